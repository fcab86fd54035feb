// The model's parts: opaque first, then glass over them.
#pragma once

#include "engine/render/clipped_program.h"
#include "engine/render/frame_matrices.h"
#include "engine/render/model_buffers.h"

namespace engine {

class SurfacePass {
 public:
  SurfacePass();
  /// Opaque parts, depth written. \return triangles handed over.
  std::size_t drawOpaque(const ModelBuffers& model, const SceneView& view,
                         const FrameMatrices& matrices) const;
  /// Glass parts, over what is behind, without their folds piling up: depth first and then colour, or from
  /// near to far while the view moves.
  std::size_t drawGlass(const ModelBuffers& model, const SceneView& view,
                        const FrameMatrices& matrices) const;

 private:
  std::size_t drawGlassLayer(const ModelBuffers& model, const SceneView& view, const FrameMatrices& matrices,
                             bool outer) const;
  ClippedProgram opaque_, grained_, glass_, depth_;
};

}  // namespace engine
