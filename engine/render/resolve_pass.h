// Several samples a pixel -> their mean.
#pragma once

#include "engine/gl/framebuffer.h"
#include "engine/gl/program.h"

namespace engine {

class ResolvePass {
 public:
  /// Puts the pixels of `source` where `corner` is in `target`, means taken in linear light. What
  /// glBlitFramebuffer does too, but Mesa builds its shader for that anew at every start (40 ms on a
  /// processor) and keeps ours.
  void draw(const gl::Framebuffer& from, const gl::PixelRect& source, const gl::Framebuffer& target,
            glm::ivec2 corner) const;

 private:
  gl::Program program_{"resolve/resolve"};
  gl::VertexArrayHandle noAttributes_ = gl::createVertexArray();
};

}  // namespace engine
