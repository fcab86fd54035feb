#include "engine/render/overlay_pass.h"

#include <meshoptimizer.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <utility>

namespace engine {
namespace {

/// Where a place of the model comes to lie, pixels from the bottom left; the corner when it is behind the
/// eye.
glm::vec2 pixelOf(const glm::vec3& place, const FrameMatrices& matrices) {
  const glm::vec4 clip = matrices.modelViewProjection * glm::vec4(place, 1.0F);
  if (clip.w <= 0.0F) return glm::vec2(0.0F);
  return (glm::vec2(clip) / clip.w * 0.5F + 0.5F) * matrices.viewport;
}

/// From one dot of a stipple to the next: about 8 pixels on screen, in steps of two so that it stays as it is
/// while the view moves a little. One for the whole picture.
float pitchMm(const SceneView& view, int height) {
  constexpr float kPitchPixels = 8.0F;
  constexpr float kLatticeMm = 8.0F;  // as in overlay.frag
  const float wanted = kPitchPixels * view.pixelRatio * 1000.0F * metresPerPixel(view.camera, height);
  return std::min(std::exp2(std::floor(std::log2(wanted) + 0.5F)), kLatticeMm);
}

constexpr std::size_t kFewCorners = 30000;  // of one level's triangles

constexpr std::array kDefines{"#define LAYERS 1\n",
                              "#define LAYERS 1\n#define STIPPLED\n",
                              "#define LAYERS 2\n#define STIPPLED\n",
                              "#define LAYERS 3\n#define STIPPLED\n",
                              "#define LAYERS 4\n#define STIPPLED\n",
                              "#define LAYERS 4\n#define STIPPLED\n#define INKED\n"};

}  // namespace

OverlayPass::OverlayPass()
    : vertexArray_{gl::createVertexArray()}, vertices_{gl::createBuffer()}, indices_{gl::createBuffer()} {
  glBindVertexArray(vertexArray_.id());
  glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, indices_.id());
  glBindBuffer(GL_ARRAY_BUFFER, vertices_.id());
  constexpr GLsizei kStride = sizeof(OverlayVertex);
  const auto floats = [&](GLuint slot, GLint count, std::size_t offset) {
    glEnableVertexAttribArray(slot);
    glVertexAttribPointer(slot, count, GL_FLOAT, GL_FALSE, kStride, gl::byteOffset(offset));
  };
  floats(0, 3, offsetof(OverlayVertex, position));
  floats(1, 3, offsetof(OverlayVertex, normal));
  floats(2, 2, offsetof(OverlayVertex, patternMm));
  glEnableVertexAttribArray(3);
  glVertexAttribIPointer(3, 4, GL_UNSIGNED_BYTE, kStride, gl::byteOffset(offsetof(OverlayVertex, layer)));
  floats(4, 4, offsetof(OverlayVertex, core));
  floats(5, 4, offsetof(OverlayVertex, fringe));
  floats(6, 1, offsetof(OverlayVertex, hatch));
  glBindVertexArray(0);
}

OverlayPass::Kind OverlayPass::kindOf(const OverlayVertex* corners) const {
  const auto any = [&](auto what) { return std::any_of(corners, corners + 3, what); };
  const glm::u8vec4 layer = corners[0].layer;
  for (int i = 0; i < 4; ++i) {
    if (layer[i] != 0 && layers_.at(layer[i] - 1U).pattern != 0) return Kind::kInked;
  }
  if (any([](const OverlayVertex& corner) { return corner.hatch < 0.0F; })) return Kind::kInked;
  const std::ptrdiff_t layers = 4 - std::count(&layer[0], &layer[0] + 4, 0);
  if (layers > 1) return layers == 2 ? Kind::kTwo : layers == 3 ? Kind::kThree : Kind::kFour;
  if (any([](const OverlayVertex& corner) { return corner.core[0] >= 0.0F; })) return Kind::kStippled;
  return Kind::kSolid;
}

OverlayPass::Batches OverlayPass::append(const std::vector<OverlayVertex>& level,
                                         std::vector<OverlayVertex>& all) const {
  std::vector<Kind> kinds;
  kinds.reserve(level.size() / 3);
  for (std::size_t i = 0; i + 2 < level.size(); i += 3) kinds.push_back(kindOf(&level[i]));
  if (level.size() < kFewCorners && !kinds.empty()) {
    // Making one more program takes longer than drawing these with the one that can do all.
    std::fill(kinds.begin(), kinds.end(), *std::max_element(kinds.begin(), kinds.end()));
  }
  Batches batches;
  for (std::size_t kind = 0; kind < kKinds; ++kind) {
    batches[kind].first = all.size();
    for (std::size_t t = 0; t < kinds.size(); ++t) {
      if (kinds[t] == static_cast<Kind>(kind)) all.insert(all.end(), &level[3 * t], &level[3 * t] + 3);
    }
    batches[kind].count = static_cast<GLsizei>(all.size() - batches[kind].first);
  }
  return batches;
}

void OverlayPass::upload(const Overlay& overlay) {
  if (overlay.layers.size() > kMaxLayers) throw std::invalid_argument("an overlay has at most 64 layers");
  layers_ = overlay.layers;
  colored_ = {};
  hatchAnchor_ = overlay.hatchAnchor;
  levels_.clear();
  std::size_t count = 0;
  for (const std::vector<OverlayVertex>& level : overlay.levels) count += level.size();
  std::vector<OverlayVertex> all;
  all.reserve(count);
  for (const std::vector<OverlayVertex>& level : overlay.levels) levels_.push_back(append(level, all));
  if (all.empty()) return;
  // Corners that are alike to the bit are transformed once.
  std::vector<unsigned> indices(all.size());
  const std::size_t different = meshopt_generateVertexRemap(indices.data(), nullptr, all.size(), all.data(),
                                                            all.size(), sizeof(OverlayVertex));
  meshopt_remapVertexBuffer(all.data(), all.data(), all.size(), sizeof(OverlayVertex), indices.data());
  all.resize(different);
  glBindVertexArray(vertexArray_.id());
  glBufferData(GL_ELEMENT_ARRAY_BUFFER, static_cast<GLsizeiptr>(indices.size() * sizeof(unsigned)),
               indices.data(), GL_DYNAMIC_DRAW);
  glBindVertexArray(0);
  glBindBuffer(GL_ARRAY_BUFFER, vertices_.id());
  glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(all.size() * sizeof(OverlayVertex)), all.data(),
               GL_DYNAMIC_DRAW);
}

void OverlayPass::setColors(const gl::Program& program) const {
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    const std::string index = "[" + std::to_string(i) + "]";
    program.set("uFill" + index, layers_[i].fill);
    program.set("uEdge" + index, layers_[i].edge);
    program.set("uPattern" + index, layers_[i].pattern);
  }
}

std::size_t OverlayPass::drawBare(const SceneView& view) const {
  if (levels_.empty() || !view.overlay) return 0;
  const Batches& batches = levels_[std::min(view.level, levels_.size() - 1)];
  GLsizei corners = 0;
  for (const Batch& batch : batches) corners += batch.count;
  glBindVertexArray(vertexArray_.id());
  glDrawElements(GL_TRIANGLES, corners, GL_UNSIGNED_INT,
                 gl::byteOffset(batches.front().first * sizeof(unsigned)));
  return static_cast<std::size_t>(corners) / 3;
}

std::size_t OverlayPass::draw(const SceneView& view, const FrameMatrices& matrices) {
  if (levels_.empty() || !view.overlay) return 0;
  const Clipping clipping{view};
  glEnable(GL_DEPTH_TEST);
  glDepthFunc(GL_LEQUAL);
  glDepthMask(GL_FALSE);
  glEnable(GL_CULL_FACE);
  glEnable(GL_BLEND);
  glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
  // Depths are equal by construction; the offset guards against drivers that fuse arithmetic differently.
  glEnable(GL_POLYGON_OFFSET_FILL);
  glPolygonOffset(0.0F, -2.0F);
  glBindVertexArray(vertexArray_.id());
  const Batches& batches = levels_[std::min(view.level, levels_.size() - 1)];
  std::size_t corners = 0;
  for (std::size_t kind = 0; kind < kKinds; ++kind) {
    if (batches[kind].count == 0) continue;
    if (!programs_[kind]) programs_[kind].emplace("overlay/overlay", kDefines[kind]);
    const gl::Program& program = programs_[kind]->use(view, matrices);
    if (!std::exchange(colored_[kind][view.section ? 1 : 0], true)) setColors(program);
    program.set("uPixelRatio", view.pixelRatio);
    program.set("uPitchMm", pitchMm(view, static_cast<int>(matrices.viewport.y)));
    program.set("uHatchAnchor", pixelOf(hatchAnchor_, matrices));
    glDrawElements(GL_TRIANGLES, batches[kind].count, GL_UNSIGNED_INT,
                   gl::byteOffset(batches[kind].first * sizeof(unsigned)));
    corners += static_cast<std::size_t>(batches[kind].count);
  }
  glDisable(GL_POLYGON_OFFSET_FILL);
  glDisable(GL_BLEND);
  glDepthMask(GL_TRUE);
  return corners / 3;
}

}  // namespace engine
