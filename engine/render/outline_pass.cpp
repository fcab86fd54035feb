#include "engine/render/outline_pass.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace engine {
namespace {

constexpr float kHiddenAlpha = 0.3F;
constexpr std::size_t kMostLines = 8;  // bits of the stencil

using Line = std::pair<float, glm::vec3>;  // logical pixels, colour

Line lineOf(const PartStyle& style) {
  return {style.outlinePixels, style.outline};
}

/// The different lines, thin ones first, so that a broad one is drawn over them.
std::vector<Line> linesOf(const SceneView& view) {
  std::vector<Line> lines;
  for (const PartStyle& style : view.parts) {
    if (style.mode == SurfaceMode::kHidden || style.outlinePixels <= 0.0F) continue;
    if (std::find(lines.begin(), lines.end(), lineOf(style)) == lines.end()) lines.push_back(lineOf(style));
  }
  std::stable_sort(lines.begin(), lines.end(),
                   [](const Line& a, const Line& b) { return a.first < b.first; });
  if (lines.size() > kMostLines) lines.resize(kMostLines);
  return lines;
}

}  // namespace

OutlinePass::OutlinePass() : mark_{"pick/pick"}, line_{"outline/outline"} {}

bool OutlinePass::isWanted(const SceneView& view) {
  return std::any_of(view.parts.begin(), view.parts.end(), [](const PartStyle& style) {
    return style.mode != SurfaceMode::kHidden && style.outlinePixels > 0.0F;
  });
}

std::size_t OutlinePass::draw(const ModelBuffers& model, const SceneView& view,
                              const FrameMatrices& matrices) const {
  const std::vector<Line> lines = linesOf(view);
  if (lines.empty()) return 0;
  const Clipping clipping{view};
  std::size_t triangles = 0;
  const auto drawParts = [&](const Line& line) {
    for (const DrawRange& range : model.ranges()) {
      const PartStyle& style = view.parts.at(range.part);
      if (style.mode != SurfaceMode::kHidden && lineOf(style) == line)
        triangles += ModelBuffers::draw(range, view.level);
    }
  };
  model.bind();
  glDisable(GL_CULL_FACE);
  glDepthMask(GL_FALSE);
  glEnable(GL_STENCIL_TEST);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const GLuint bit = 1U << i;
    const GLint reference = static_cast<GLint>(bit);
    glStencilMask(bit);
    // The silhouette itself stays free of its line.
    glDisable(GL_DEPTH_TEST);
    glColorMask(GL_FALSE, GL_FALSE, GL_FALSE, GL_FALSE);
    glStencilFunc(GL_ALWAYS, reference, bit);
    glStencilOp(GL_KEEP, GL_KEEP, GL_REPLACE);
    mark_.use(view, matrices);
    drawParts(lines[i]);
    // Each place round it is drawn once: where it can be seen first, then the rest faintly.
    glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
    glEnable(GL_DEPTH_TEST);
    glEnable(GL_BLEND);
    glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    glStencilFunc(GL_NOTEQUAL, reference, bit);
    const gl::Program& line = line_.use(view, matrices);
    line.set("uWidthPixels", lines[i].first * view.pixelRatio);
    for (const bool hidden : {false, true}) {
      glDepthFunc(hidden ? GL_GREATER : GL_LEQUAL);
      line.set("uColor", glm::vec4(lines[i].second, hidden ? kHiddenAlpha : 1.0F));
      drawParts(lines[i]);
    }
    glDisable(GL_BLEND);
  }
  glDisable(GL_STENCIL_TEST);
  glStencilMask(0xFF);
  glDepthMask(GL_TRUE);
  glDepthFunc(GL_LESS);
  return triangles;
}

}  // namespace engine
