#include "engine/render/overlay_pass.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <numeric>
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

/// Copies them into the buffer that is bound there, which is made anew only when they outgrow it.
/// \param room  how many it holds.
template <class Element>
void put(GLenum target, const std::vector<Element>& elements, std::size_t& room) {
  constexpr std::size_t kSize = sizeof(Element);
  if (elements.size() > room) {
    room = elements.size() + elements.size() / 8;
    glBufferData(target, static_cast<GLsizeiptr>(room * kSize), nullptr, GL_DYNAMIC_DRAW);
  }
  glBufferSubData(target, 0, static_cast<GLsizeiptr>(elements.size() * kSize), elements.data());
}

constexpr GLsizei kFewCorners = 30000;  // of one level's triangles

constexpr std::array kDefines{"#define LAYERS 1\n",
                              "#define LAYERS 1\n#define STIPPLED\n",
                              "#define LAYERS 2\n#define STIPPLED\n",
                              "#define LAYERS 3\n#define STIPPLED\n",
                              "#define LAYERS 4\n#define STIPPLED\n",
                              "#define LAYERS 4\n#define STIPPLED\n#define INKED\n"};

}  // namespace

OverlayPass::Level::Level()
    : vertexArray{gl::createVertexArray()}, vertices{gl::createBuffer()}, indices{gl::createBuffer()} {
  glBindVertexArray(vertexArray.id());
  glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, indices.id());
  glBindBuffer(GL_ARRAY_BUFFER, vertices.id());
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

void OverlayPass::Level::fill(const OverlayPieces& wanted) {
  if (pieces == wanted) return;
  pieces = wanted;
  std::vector<OverlayVertex> corners;
  std::vector<std::uint32_t> order;
  for (const auto& piece : pieces)
    corners.insert(corners.end(), piece->vertices.begin(), piece->vertices.end());
  for (std::size_t kind = 0; kind < kOverlayKinds; ++kind) {
    const std::size_t before = order.size();
    std::uint32_t first = 0;
    for (const auto& piece : pieces) {
      for (const std::uint32_t index : piece->triangles[kind]) order.push_back(first + index);
      first += static_cast<std::uint32_t>(piece->vertices.size());
    }
    counts[kind] = static_cast<GLsizei>(order.size() - before);
  }
  if (order.empty()) return;
  glBindVertexArray(vertexArray.id());
  put(GL_ELEMENT_ARRAY_BUFFER, order, indexRoom);
  glBindVertexArray(0);
  glBindBuffer(GL_ARRAY_BUFFER, vertices.id());
  put(GL_ARRAY_BUFFER, corners, vertexRoom);
}

GLsizei OverlayPass::Level::corners() const {
  return std::accumulate(counts.begin(), counts.end(), GLsizei{0});
}

void OverlayPass::upload(const Overlay& overlay) {
  if (overlay.layers.size() > kMostOverlayLayers)
    throw std::invalid_argument("an overlay has at most 64 layers");
  if (layers_ != overlay.layers) colored_ = {};
  layers_ = overlay.layers;
  hatchAnchor_ = overlay.hatchAnchor;
  levels_.resize(overlay.levels.size());
  for (std::size_t i = 0; i < levels_.size(); ++i) levels_[i].fill(overlay.levels[i]);
}

/// None when it has nothing to draw.
const OverlayPass::Level* OverlayPass::levelOf(const SceneView& view) const {
  if (levels_.empty() || !view.overlay) return nullptr;
  const Level& level = levels_[std::min(view.level, levels_.size() - 1)];
  return level.corners() > 0 ? &level : nullptr;
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
  const Level* level = levelOf(view);
  if (level == nullptr) return 0;
  glBindVertexArray(level->vertexArray.id());
  glDrawElements(GL_TRIANGLES, level->corners(), GL_UNSIGNED_INT, nullptr);
  return static_cast<std::size_t>(level->corners()) / 3;
}

/// The program of that kind, in use, with all that it needs.
void OverlayPass::prepare(std::size_t kind, const SceneView& view, const FrameMatrices& matrices) {
  if (!programs_[kind]) programs_[kind].emplace("overlay/overlay", kDefines[kind]);
  const gl::Program& program = programs_[kind]->use(view, matrices);
  if (!std::exchange(colored_[kind][view.section ? 1 : 0], true)) setColors(program);
  program.set("uPixelRatio", view.pixelRatio);
  program.set("uPitchMm", pitchMm(view, static_cast<int>(matrices.viewport.y)));
  program.set("uHatchAnchor", pixelOf(hatchAnchor_, matrices));
}

std::size_t OverlayPass::draw(const SceneView& view, const FrameMatrices& matrices) {
  const Level* level = levelOf(view);
  if (level == nullptr) return 0;
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
  glBindVertexArray(level->vertexArray.id());
  if (level->corners() < kFewCorners) {
    // Making one more program takes longer than drawing these with the one that can do all.
    std::size_t kind = kOverlayKinds - 1;
    while (level->counts[kind] == 0) --kind;
    prepare(kind, view, matrices);
    glDrawElements(GL_TRIANGLES, level->corners(), GL_UNSIGNED_INT, nullptr);
  } else {
    std::size_t first = 0;
    for (std::size_t kind = 0; kind < kOverlayKinds; ++kind) {
      if (level->counts[kind] == 0) continue;
      prepare(kind, view, matrices);
      glDrawElements(GL_TRIANGLES, level->counts[kind], GL_UNSIGNED_INT,
                     gl::byteOffset(first * sizeof(std::uint32_t)));
      first += static_cast<std::size_t>(level->counts[kind]);
    }
  }
  glDisable(GL_POLYGON_OFFSET_FILL);
  glDisable(GL_BLEND);
  glDepthMask(GL_TRUE);
  return static_cast<std::size_t>(level->corners()) / 3;
}

}  // namespace engine
