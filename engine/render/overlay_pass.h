// Coloured regions that lie exactly on a surface drawn before.
#pragma once

#include <vector>

#include "engine/gl/program.h"
#include "engine/render/frame_matrices.h"

namespace engine {

class OverlayPass {
 public:
  OverlayPass();
  void upload(const Overlay& overlay);
  /// \return triangles handed over.
  std::size_t draw(const SceneView& view, const FrameMatrices& matrices) const;

  static constexpr std::size_t kMaxLayers = 64;  // as in overlay.frag

 private:
  gl::Program program_;
  gl::VertexArrayHandle vertexArray_;
  gl::BufferHandle vertices_;
  glm::vec3 hatchAnchor_{0.0F};
  std::vector<GLsizei> counts_;  // vertices of each level, one after the other in the buffer
};

}  // namespace engine
