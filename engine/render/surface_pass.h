// The model's parts: opaque first, then glass over them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "engine/render/chosen_triangles.h"
#include "engine/render/clipped_program.h"
#include "engine/render/farthest_depth_pass.h"
#include "engine/render/frame_matrices.h"
#include "engine/render/model_buffers.h"

namespace engine {

class SurfacePass {
 public:
  SurfacePass();
  /// Opaque parts, depth written. \return triangles handed over.
  std::size_t drawOpaque(const ModelBuffers& model, const SceneView& view,
                         const FrameMatrices& matrices) const;
  /// The same picture without what others cover. That is found out while it is drawn, for which the program
  /// waits for depths: it pays where the processor draws, with several samples a pixel. \param target  bound,
  /// cleared, with a depthTexture(). \param size  of what is drawn in it, from the bottom left.
  std::size_t drawOpaqueSeen(const ModelBuffers& model, const SceneView& view, const FrameMatrices& matrices,
                             const gl::Framebuffer& target, glm::ivec2 size);
  /// Glass parts, over what is behind, without their folds piling up: depth first and then colour, or from
  /// near to far while the view moves.
  /// \param chooseWithin  the size of what is drawn, where it pays to find out on the processor which depths
  /// have to come first.
  std::size_t drawGlass(const ModelBuffers& model, const SceneView& view, const FrameMatrices& matrices,
                        std::optional<glm::ivec2> chooseWithin);

 private:
  /// \pre the model is bound with the indices that the portions are of.
  std::size_t drawOpaquePortions(const std::vector<Portion>& portions, const SceneView& view,
                                 const FrameMatrices& matrices) const;
  std::size_t drawOpaqueChosen(const ChosenTriangles& triangles, const ModelBuffers& model,
                               const SceneView& view, const FrameMatrices& matrices);
  std::size_t drawGlassLayer(const ModelBuffers& model, const SceneView& view, const FrameMatrices& matrices,
                             std::optional<glm::ivec2> chooseWithin, bool outer);
  void bindChosen(const std::vector<std::uint32_t>& indices, const ModelBuffers& model);
  ClippedProgram opaque_, grained_, glass_, depth_;
  FarthestDepthPass farthest_;
  gl::BufferHandle chosen_;  // indices of triangles that were chosen for one picture
};

}  // namespace engine
