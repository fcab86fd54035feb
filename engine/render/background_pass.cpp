#include "engine/render/background_pass.h"

#include <glm/gtc/color_space.hpp>

namespace engine {
namespace {

/// Linear colour with straight alpha -> sRGB, alpha as it is.
glm::vec4 encoded(const glm::vec4& color) {
  return {glm::convertLinearToSRGB(glm::vec3(color)), color.a};
}

}  // namespace

void BackgroundPass::draw(const SceneView& view, const FrameMatrices& matrices,
                          const gl::Framebuffer& target) {
  glDisable(GL_FRAMEBUFFER_SRGB);  // it encodes its own colours
  const Colors colors{view.backgroundTop, view.backgroundBottom};
  const bool isWhole = glm::vec2(target.size()) == matrices.viewport;
  if (target.samples() > 0 || !isWhole) return paint(colors, matrices.origin);
  const std::pair now{colors, target.size()};
  if (before_ != now) {  // a picture that is drawn once needs no copy
    before_ = now;
    target.bind();
    return paint(colors, matrices.origin);
  }
  if (!kept_ || kept_.size() != target.size()) {
    kept_ = {};
    kept_ = gl::Framebuffer{target.size(), GL_SRGB8_ALPHA8, 0, false};
    keptColors_.reset();
  }
  if (keptColors_ != colors) {
    kept_.bind();
    paint(colors, matrices.origin);
    keptColors_ = colors;
  }
  // Both encode alike, so that it is a plain copy of bytes; drivers see that only while encoding is on.
  glEnable(GL_FRAMEBUFFER_SRGB);
  gl::blitColor(kept_, target.id(), {0, 0});
  glDisable(GL_FRAMEBUFFER_SRGB);
  target.bind();
}

void BackgroundPass::paint(const Colors& colors, glm::vec2 origin) const {
  glDisable(GL_DEPTH_TEST);
  glDisable(GL_BLEND);
  glDisable(GL_CULL_FACE);
  program_.use();
  program_.set("uTop", encoded(colors.first));
  program_.set("uBottom", encoded(colors.second));
  program_.set("uOrigin", origin);
  glBindVertexArray(noAttributes_.id());
  glDrawArrays(GL_TRIANGLES, 0, 3);
}

}  // namespace engine
