// Which triangles of a glass surface are worth drawing, and which of them only after their depths.
#pragma once

#include <vector>

#include "engine/render/chosen_triangles.h"

namespace engine {

/// The triangles of a glass surface that face the eye, and those of them that may lie before or behind
/// others.
struct GlassTriangles {
  ChosenTriangles all;
  std::vector<Portion> folded;
};

/// \param range  whose material shows one side alone; in a view without a section. \param size  of the
/// rectangle at the matrices' origin that is drawn. \throw GlError when the driver does not let the model be
/// read.
GlassTriangles findGlassTriangles(const ModelBuffers& model, const DrawRange& range, const SceneView& view,
                                  const FrameMatrices& matrices, glm::ivec2 size);

}  // namespace engine
