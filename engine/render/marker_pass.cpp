#include "engine/render/marker_pass.h"

#include <cstddef>
#include <tuple>
#include <vector>

namespace engine {
namespace {

struct GpuMarker {
  glm::vec3 position;
  float sizePixels;
  std::uint32_t shape;
  glm::vec3 halo;
  std::uint32_t id;
};

// Far enough that a calf's curve does not cut a 22 pixel sign, near enough that the other side of a toe stays
// hidden.
constexpr float kPullMetres = 0.005F;

// Signs beside the shape, as in marker.frag.
constexpr std::uint32_t kRing = 16;
constexpr std::uint32_t kDot = 32;
constexpr std::uint32_t kFlag = 64;

}  // namespace

MarkerPass::MarkerPass()
    : program_{"marker/marker"},
      idProgram_{"pick/marker"},
      vertexArray_{gl::createVertexArray()},
      instances_{gl::createBuffer()} {
  glBindVertexArray(vertexArray_.id());
  glBindBuffer(GL_ARRAY_BUFFER, instances_.id());
  constexpr GLsizei kStride = sizeof(GpuMarker);
  for (const auto& [slot, count, offset] :
       {std::tuple{0U, 3, offsetof(GpuMarker, position)}, std::tuple{1U, 1, offsetof(GpuMarker, sizePixels)},
        std::tuple{3U, 3, offsetof(GpuMarker, halo)}}) {
    glEnableVertexAttribArray(slot);
    glVertexAttribPointer(slot, count, GL_FLOAT, GL_FALSE, kStride, gl::byteOffset(offset));
    glVertexAttribDivisor(slot, 1);
  }
  for (const auto& [slot, offset] :
       {std::pair{2U, offsetof(GpuMarker, shape)}, std::pair{4U, offsetof(GpuMarker, id)}}) {
    glEnableVertexAttribArray(slot);
    glVertexAttribIPointer(slot, 1, GL_UNSIGNED_INT, kStride, gl::byteOffset(offset));
    glVertexAttribDivisor(slot, 1);
  }
  glBindVertexArray(0);
}

GLsizei MarkerPass::upload(const SceneView& view, std::uint32_t base, bool pickableOnly) {
  std::vector<GpuMarker> gpu;
  gpu.reserve(view.markers.size());
  for (const Marker& marker : view.markers) {
    if ((pickableOnly && !marker.pickable) || isCutAway(view, marker.position)) continue;
    const std::uint32_t shape = static_cast<std::uint32_t>(marker.shape) + (marker.ring ? kRing : 0U) +
                                (marker.dot ? kDot : 0U) + (marker.flag ? kFlag : 0U);
    gpu.push_back({marker.position, marker.sizePixels, shape, marker.halo, base + marker.id});
  }
  glBindBuffer(GL_ARRAY_BUFFER, instances_.id());
  glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(gpu.size() * sizeof(GpuMarker)), gpu.data(),
               GL_STREAM_DRAW);
  return static_cast<GLsizei>(gpu.size());
}

void MarkerPass::draw(const SceneView& view, const FrameMatrices& matrices) {
  const GLsizei count = upload(view, 0, false);
  if (count == 0) return;
  glDisable(GL_CULL_FACE);
  glEnable(GL_DEPTH_TEST);
  glDepthMask(GL_FALSE);
  glEnable(GL_BLEND);
  glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
  program_.use();
  matrices.apply(program_);
  program_.set("uPixelRatio", view.pixelRatio);
  program_.set("uPullMetres", kPullMetres);
  glBindVertexArray(vertexArray_.id());
  if (view.hiddenMarkerAlpha > 0.0F) {
    glDepthFunc(GL_GREATER);
    program_.set("uAlpha", view.hiddenMarkerAlpha);
    glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, count);
  }
  glDepthFunc(GL_LEQUAL);
  program_.set("uAlpha", 1.0F);
  glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, count);
  glDisable(GL_BLEND);
  glDepthMask(GL_TRUE);
}

void MarkerPass::drawIds(const SceneView& view, const FrameMatrices& matrices, std::uint32_t base) {
  const GLsizei count = upload(view, base, true);
  if (count == 0) return;
  glDisable(GL_CULL_FACE);
  glEnable(GL_DEPTH_TEST);
  glDepthMask(GL_FALSE);
  idProgram_.use();
  matrices.apply(idProgram_);
  idProgram_.set("uPixelRatio", view.pixelRatio);
  idProgram_.set("uPullMetres", kPullMetres);
  glBindVertexArray(vertexArray_.id());
  if (view.hiddenMarkerAlpha > 0.0F) {
    glDepthFunc(GL_GREATER);
    glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, count);
  }
  glDepthFunc(GL_LEQUAL);
  glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, count);
  glDepthMask(GL_TRUE);
}

}  // namespace engine
