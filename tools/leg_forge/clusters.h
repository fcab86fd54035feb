// Triangles in the order of small clusters, so that a picture can leave out those that something else covers.
#pragma once

#include "engine/scene/model.h"

namespace leg_forge {

/// Reorders the triangles of every structure and of its coarser levels so that each engine::kClusterTriangles
/// that follow one another hang together and reach no farther than they must. The skin stays as it is: it
/// covers and is not covered.
void orderByClusters(engine::Model& model);

}  // namespace leg_forge
