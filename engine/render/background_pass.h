// What lies behind everything: a slow gradient from top to bottom.
#pragma once

#include <glm/vec2.hpp>
#include <optional>
#include <utility>

#include "engine/gl/framebuffer.h"
#include "engine/gl/program.h"
#include "engine/render/frame_matrices.h"
#include "engine/scene/scene_view.h"

namespace engine {

class BackgroundPass {
 public:
  /// Fills the colour of `target`, which stays bound. A picture with one sample a pixel is kept from the
  /// second time on and then copied for as long as its size and colours last, which on a processor takes a
  /// quarter of the time.
  void draw(const SceneView& view, const FrameMatrices& matrices, const gl::Framebuffer& target);

 private:
  using Colors = std::pair<glm::vec4, glm::vec4>;

  void paint(const Colors& colors, glm::vec2 origin) const;

  gl::Program program_{"background/background"};
  gl::VertexArrayHandle noAttributes_ = gl::createVertexArray();
  gl::Framebuffer kept_;
  std::optional<Colors> keptColors_;
  std::optional<std::pair<Colors, glm::ivec2>> before_;  // colours and size of what was painted last
};

}  // namespace engine
