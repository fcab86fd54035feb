#include "engine/render/overlay_pass.h"

#include <meshoptimizer.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <glm/trigonometric.hpp>
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

/// At the distance of what the camera turns around.
float mmPerPixel(const Camera& camera, float pixels) {
  constexpr float kMillimetres = 1000.0F;
  return 2.0F * camera.distance * std::tan(0.5F * glm::radians(camera.verticalFovDegrees)) * kMillimetres /
         std::max(pixels, 1.0F);
}

}  // namespace

OverlayPass::OverlayPass()
    : program_{"overlay/overlay"},
      vertexArray_{gl::createVertexArray()},
      vertices_{gl::createBuffer()},
      indices_{gl::createBuffer()} {
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

void OverlayPass::upload(const Overlay& overlay) {
  if (overlay.layers.size() > kMaxLayers) throw std::invalid_argument("an overlay has at most 64 layers");
  layers_ = overlay.layers;
  colored_ = {};
  hatchAnchor_ = overlay.hatchAnchor;
  counts_.clear();
  std::vector<OverlayVertex> all;
  for (const std::vector<OverlayVertex>& level : overlay.levels) {
    counts_.push_back(static_cast<GLsizei>(level.size()));
    all.insert(all.end(), level.begin(), level.end());
  }
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

std::size_t OverlayPass::draw(const SceneView& view, const FrameMatrices& matrices) {
  if (counts_.empty() || !view.overlay) return 0;
  const std::size_t level = std::min(view.level, counts_.size() - 1);
  const std::size_t first = static_cast<std::size_t>(
      std::accumulate(counts_.begin(), counts_.begin() + static_cast<std::ptrdiff_t>(level), 0));
  const GLsizei count = counts_[level];
  if (count == 0) return 0;
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
  const gl::Program& program = program_.use(view, matrices);
  if (!std::exchange(colored_[view.section ? 1 : 0], true)) setColors(program);
  program.set("uOrthographic", view.camera.orthographic ? 1 : 0);
  program.set("uPixelRatio", view.pixelRatio);
  program.set("uMmPerPixel", mmPerPixel(view.camera, matrices.viewport.y));
  program.set("uHatchAnchor", pixelOf(hatchAnchor_, matrices));
  glBindVertexArray(vertexArray_.id());
  glDrawElements(GL_TRIANGLES, count, GL_UNSIGNED_INT, gl::byteOffset(first * sizeof(unsigned)));
  glDisable(GL_POLYGON_OFFSET_FILL);
  glDisable(GL_BLEND);
  glDepthMask(GL_TRUE);
  return static_cast<std::size_t>(count) / 3;
}

}  // namespace engine
