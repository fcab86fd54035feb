// Several samples a pixel -> their mean.
#pragma once

#include "engine/gl/framebuffer.h"
#include "engine/gl/program.h"

namespace engine {

class ResolvePass {
 public:
  enum class Onto { kNothing, kBackground };

  /// Puts the pixels of `source` where `corner` is in `target`, means taken in linear light, in place of what
  /// is there or over it (alpha premultiplied). The former is what glBlitFramebuffer does too, but Mesa
  /// builds its shader for that anew at every start (40 ms on a processor) and keeps ours.
  void draw(const gl::Framebuffer& from, const gl::PixelRect& source, const gl::Framebuffer& target,
            glm::ivec2 corner, Onto onto) const;

 private:
  gl::Program program_{"resolve/resolve"};
  gl::VertexArrayHandle noAttributes_ = gl::createVertexArray();
};

}  // namespace engine
