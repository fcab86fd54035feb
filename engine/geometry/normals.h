// Vertex normals for meshes that came without.
#pragma once

#include "engine/geometry/triangle_mesh.h"

namespace engine {

/// Gives the mesh unit vertex normals: the mean of the faces around a position, weighted by the angle of
/// their corner there, which makes it independent of how a surface is cut up (Thuermer & Wuethrich 1998).
///
/// Vertices at the same position count as one, so a mesh that was split for texture seams still becomes
/// smooth. Faces that meet at an edge with more than `creaseDegrees` between their normals do not smooth each
/// other (180 smooths everything, 0 makes every face flat); a vertex that needs several normals is split and
/// its other attributes are copied. Triangle order and corners stay as they are; the first split keeps the
/// old vertex index and new vertices are appended. Faces without area take the normal of their neighbours,
/// and a vertex that has nothing to go by gets +Y.
///
/// \throw std::invalid_argument when a triangle names a missing vertex.
void computeNormals(TriangleMesh& mesh, float creaseDegrees = 50.0F);

}  // namespace engine
