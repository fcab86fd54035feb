#include "engine/render/flat_pass.h"

namespace engine {

std::size_t FlatPass::draw(const ModelBuffers& model, const OverlayPass& overlay, const SceneView& view,
                           const FrameMatrices& matrices) const {
  glDisable(GL_BLEND);
  glEnable(GL_CULL_FACE);
  glEnable(GL_DEPTH_TEST);
  glDepthFunc(GL_LEQUAL);
  glDepthMask(GL_TRUE);
  program_.use();
  matrices.apply(program_);
  model.bind();
  std::size_t triangles = 0;
  for (const DrawRange& range : model.ranges()) {
    if (view.parts.at(range.part).mode != SurfaceMode::kHidden)
      triangles += ModelBuffers::draw(range, view.level);
  }
  return triangles + overlay.drawBare(view);
}

}  // namespace engine
