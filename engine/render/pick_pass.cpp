#include "engine/render/pick_pass.h"

#include <array>

namespace engine {
namespace {

/// Whether both views put the same ids on the same pixels.
bool sameIds(const SceneView& a, const SceneView& b) {
  if (a.camera != b.camera || a.mirrored != b.mirrored || a.markers != b.markers ||
      a.pixelRatio != b.pixelRatio || a.level != b.level || a.section != b.section || a.bounds != b.bounds ||
      a.parts.size() != b.parts.size()) {
    return false;
  }
  for (std::size_t i = 0; i < a.parts.size(); ++i) {
    if (a.parts[i].mode != b.parts[i].mode) return false;
    if (a.section && a.parts[i].cap != b.parts[i].cap) return false;
  }
  return true;
}

/// What a pixel can show, with one more on every side for the rounding of corners.
Sight sightOf(glm::ivec2 pixel, const FrameMatrices& matrices) {
  const auto ndc = [&](int by) { return (glm::vec2(pixel + by) / matrices.viewport) * 2.0F - 1.0F; };
  return Sight{matrices.modelViewProjection, ndc(-1), ndc(2)};
}

}  // namespace

PickPass::PickPass() : program_{"pick/pick"} {}

void PickPass::refresh(const ModelBuffers& model, MarkerPass& markers, CapPass* caps, const SceneView& view,
                       glm::ivec2 size, std::uint32_t markerIds, std::optional<glm::ivec2> only) {
  if (valid_ && target_.size() == size && (!only_ || only_ == only) && sameIds(drawn_, view)) return;
  valid_ = false;
  if (!target_ || target_.size() != size) target_ = gl::Framebuffer{size, GL_R32UI, 0, true};
  target_.bind();
  if (only) {
    glEnable(GL_SCISSOR_TEST);
    glScissor(only->x, only->y, 1, 1);
  }
  constexpr std::array<GLuint, 4> kNothing{};
  glClearBufferuiv(GL_COLOR, 0, kNothing.data());
  glDepthMask(GL_TRUE);
  glClear(GL_DEPTH_BUFFER_BIT | GL_STENCIL_BUFFER_BIT);
  glDisable(GL_BLEND);
  glEnable(GL_DEPTH_TEST);
  glDepthFunc(GL_LESS);
  const FrameMatrices matrices{view, size};
  glFrontFace(view.mirrored ? GL_CW : GL_CCW);
  drawParts(model, view, matrices, only ? sightOf(*only, matrices) : Sight{matrices.modelViewProjection});
  if (caps != nullptr) caps->drawIds(view, matrices, 1);
  markers.drawIds(view, matrices, markerIds);
  glDisable(GL_SCISSOR_TEST);
  drawn_ = view;
  only_ = only;
  valid_ = true;
}

void PickPass::drawParts(const ModelBuffers& model, const SceneView& view, const FrameMatrices& matrices,
                         const Sight& sight) const {
  const Clipping clipping{view};
  const gl::Program& program = program_.use(view, matrices);
  model.bind();
  for (const DrawRange& range : model.ranges()) {
    if (view.parts.at(range.part).mode != SurfaceMode::kOpaque) continue;
    if (isTwoSided(view, range)) {
      glDisable(GL_CULL_FACE);
    } else {
      glEnable(GL_CULL_FACE);
    }
    program.set("uId", static_cast<unsigned>(range.part) + 1U);
    ModelBuffers::drawWithin(range, view.level, sight);
  }
}

std::uint32_t PickPass::readId(glm::ivec2 pixel) const {
  std::uint32_t id = 0;
  glBindFramebuffer(GL_READ_FRAMEBUFFER, target_.id());
  glReadPixels(pixel.x, pixel.y, 1, 1, GL_RED_INTEGER, GL_UNSIGNED_INT, &id);
  return id;
}

float PickPass::readDepth(glm::ivec2 pixel) const {
  float depth = 1.0F;
  glBindFramebuffer(GL_READ_FRAMEBUFFER, target_.id());
  glReadPixels(pixel.x, pixel.y, 1, 1, GL_DEPTH_COMPONENT, GL_FLOAT, &depth);
  return depth;
}

std::vector<std::uint32_t> PickPass::readAll() const {
  const glm::ivec2 size = target_.size();
  std::vector<std::uint32_t> ids(static_cast<std::size_t>(size.x) * static_cast<std::size_t>(size.y));
  glBindFramebuffer(GL_READ_FRAMEBUFFER, target_.id());
  glReadPixels(0, 0, size.x, size.y, GL_RED_INTEGER, GL_UNSIGNED_INT, ids.data());
  return ids;
}

std::vector<float> PickPass::readDepths() const {
  const glm::ivec2 size = target_.size();
  std::vector<float> depths(static_cast<std::size_t>(size.x) * static_cast<std::size_t>(size.y));
  glBindFramebuffer(GL_READ_FRAMEBUFFER, target_.id());
  glPixelStorei(GL_PACK_ALIGNMENT, 4);
  glReadPixels(0, 0, size.x, size.y, GL_DEPTH_COMPONENT, GL_FLOAT, depths.data());
  return depths;
}

}  // namespace engine
