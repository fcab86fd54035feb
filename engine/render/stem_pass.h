// Thin lines from markers to what they stand for, with a dot at its end.
#pragma once

#include "engine/gl/program.h"
#include "engine/render/frame_matrices.h"

namespace engine {

class StemPass {
 public:
  StemPass();
  /// Before glass, so that what lies under it is seen through it: at full strength where nothing opaque is in
  /// front, faintly where something is.
  void draw(const SceneView& view, const FrameMatrices& matrices);

 private:
  gl::Program program_;
  gl::VertexArrayHandle vertexArray_;
  gl::BufferHandle instances_;
};

}  // namespace engine
