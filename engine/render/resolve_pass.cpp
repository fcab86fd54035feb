#include "engine/render/resolve_pass.h"

namespace engine {

void ResolvePass::draw(const gl::Framebuffer& from, const gl::PixelRect& source,
                       const gl::Framebuffer& target, glm::ivec2 corner, Onto onto) const {
  target.bind();
  glViewport(corner.x, corner.y, source.size.x, source.size.y);
  glDisable(GL_DEPTH_TEST);
  if (onto == Onto::kBackground) {
    glEnable(GL_BLEND);
    glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
  } else {
    glDisable(GL_BLEND);
  }
  glDisable(GL_CULL_FACE);
  glEnable(GL_FRAMEBUFFER_SRGB);
  glActiveTexture(GL_TEXTURE0);
  glBindTexture(GL_TEXTURE_2D_MULTISAMPLE, from.texture());
  program_.use();
  program_.set("uPicture", 0);
  program_.set("uSamples", from.samples());
  program_.set("uOffset", source.origin - corner);
  glBindVertexArray(noAttributes_.id());
  glDrawArrays(GL_TRIANGLES, 0, 3);
  glBindTexture(GL_TEXTURE_2D_MULTISAMPLE, 0);
  glDisable(GL_BLEND);
}

}  // namespace engine
