// Lines round the silhouettes of some parts: at full strength where they can be seen, faint where something
// opaque hides them.
#pragma once

#include "engine/render/clipped_program.h"
#include "engine/render/frame_matrices.h"
#include "engine/render/model_buffers.h"

namespace engine {

class OutlinePass {
 public:
  OutlinePass();
  /// Whether any part of the view has a line.
  static bool isWanted(const SceneView& view);
  /// After the opaque parts and before glass; wants a cleared stencil. Parts with equal lines share one
  /// silhouette. Costs their own triangles three times over. \return triangles handed over.
  std::size_t draw(const ModelBuffers& model, const SceneView& view, const FrameMatrices& matrices) const;

 private:
  ClippedProgram mark_, line_;
};

}  // namespace engine
