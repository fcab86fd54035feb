// Signs of constant size on screen: drawn faintly where something hides them, at full strength where nothing
// does.
#pragma once

#include "engine/gl/program.h"
#include "engine/render/frame_matrices.h"

namespace engine {

class MarkerPass {
 public:
  MarkerPass();
  void draw(const SceneView& view, const FrameMatrices& matrices);
  /// Ids instead of colours; hidden markers first, so that visible ones win. `base` is added to each id.
  void drawIds(const SceneView& view, const FrameMatrices& matrices, std::uint32_t base);

 private:
  /// Those that no section takes away. \return how many there are.
  GLsizei upload(const SceneView& view, std::uint32_t base, bool pickableOnly);
  gl::Program program_, idProgram_;
  gl::VertexArrayHandle vertexArray_;
  gl::BufferHandle instances_;
};

}  // namespace engine
