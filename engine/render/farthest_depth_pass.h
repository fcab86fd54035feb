// Depths that have been drawn -> the farthest of each small square of pixels, for the processor to ask.
#pragma once

#include <optional>

#include "engine/gl/framebuffer.h"
#include "engine/gl/program.h"
#include "engine/scene/occlusion_culling.h"

namespace engine {

class FarthestDepthPass {
 public:
  /// Waits until all that was drawn is there. Leaves another framebuffer bound. \param from  with several
  /// samples a pixel, of which the farthest counts, and a depthTexture(). \param size  of what counts in it,
  /// from the bottom left.
  FarthestDepths read(const gl::Framebuffer& from, glm::ivec2 size);

 private:
  std::optional<gl::Program> program_;  // for so many samples; made when first needed
  int samples_ = 0;
  gl::Framebuffer cells_;
  gl::VertexArrayHandle noAttributes_ = gl::createVertexArray();
};

}  // namespace engine
