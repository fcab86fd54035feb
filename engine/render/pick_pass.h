// What is under each pixel, as integers.
#pragma once

#include <optional>

#include "engine/gl/framebuffer.h"
#include "engine/render/cap_pass.h"
#include "engine/render/clipped_program.h"
#include "engine/render/frame_matrices.h"
#include "engine/render/marker_pass.h"
#include "engine/render/model_buffers.h"

namespace engine {

class PickPass {
 public:
  PickPass();
  /// Draws ids unless the last ones still hold: same view, same size, same geometry.
  /// \param caps  may be null while nothing is cut. \param only  the one pixel that is asked for, which costs
  /// a fraction of the whole picture.
  void refresh(const ModelBuffers& model, MarkerPass& markers, CapPass* caps, const SceneView& view,
               glm::ivec2 size, std::uint32_t markerIds, std::optional<glm::ivec2> only = std::nullopt);
  /// Forgets the ids, after new geometry.
  void invalidate() { valid_ = false; }
  [[nodiscard]] std::uint32_t readId(glm::ivec2 pixel) const;
  [[nodiscard]] float readDepth(glm::ivec2 pixel) const;
  [[nodiscard]] std::vector<std::uint32_t> readAll() const;
  [[nodiscard]] std::vector<float> readDepths() const;

 private:
  void drawParts(const ModelBuffers& model, const SceneView& view, const FrameMatrices& matrices,
                 const Sight& sight) const;
  ClippedProgram program_;
  gl::Framebuffer target_;
  SceneView drawn_;
  std::optional<glm::ivec2> only_;  // where alone ids were drawn; empty: everywhere
  bool valid_ = false;
};

}  // namespace engine
