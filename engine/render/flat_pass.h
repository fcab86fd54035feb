// The least that a picture's triangles can cost: each drawn once, in one colour. For measuring.
#pragma once

#include "engine/gl/program.h"
#include "engine/render/frame_matrices.h"
#include "engine/render/model_buffers.h"
#include "engine/render/overlay_pass.h"

namespace engine {

class FlatPass {
 public:
  FlatPass() : program_{"flat/flat"} {}
  /// Every part that is not hidden, and the regions. \return triangles handed over.
  std::size_t draw(const ModelBuffers& model, const OverlayPass& overlay, const SceneView& view,
                   const FrameMatrices& matrices) const;

 private:
  gl::Program program_;
};

}  // namespace engine
