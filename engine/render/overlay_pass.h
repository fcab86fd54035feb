// Coloured regions that lie exactly on a surface drawn before.
#pragma once

#include <array>
#include <vector>

#include "engine/render/clipped_program.h"
#include "engine/render/frame_matrices.h"

namespace engine {

class OverlayPass {
 public:
  OverlayPass();
  void upload(const Overlay& overlay);
  /// \return triangles handed over.
  std::size_t draw(const SceneView& view, const FrameMatrices& matrices);

  static constexpr std::size_t kMaxLayers = 64;  // as in overlay.frag

 private:
  void setColors(const gl::Program& program) const;

  ClippedProgram program_;
  gl::VertexArrayHandle vertexArray_;
  gl::BufferHandle vertices_, indices_;
  std::vector<OverlayLayer> layers_;
  std::array<bool, 2> colored_{};  // whether the whole and the cutting program know the layers
  glm::vec3 hatchAnchor_{0.0F};
  std::vector<GLsizei> counts_;  // indices of each level, one after the other in the buffer
};

}  // namespace engine
