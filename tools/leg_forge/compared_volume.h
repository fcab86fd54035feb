// Volumes of a forged structure and of its torn reference, counted in the same voxels. Millimetres.
#pragma once

#include <cstddef>

#include "engine/geometry/triangle_mesh.h"
#include "tools/leg_forge/reference.h"

namespace leg_forge {

/// Adds the vertices and triangles of a mesh to another (positions alone).
void append(engine::TriangleMesh& mesh, const engine::TriangleMesh& more);

struct ComparedVolume {
  double forgedCm3 = 0.0;
  double referenceCm3 = 0.0;
};

/// Counts both bodies between two heights, each without what `neighbours` fill.
/// \param forged closed, may be several tubes that overlap: what they enclose together is counted once.
/// \param reference may be torn: inside is what most of six rays say.
/// \param neighbours closed bodies in one mesh.
/// \param voxels about as many are counted.
ComparedVolume compareVolumes(const engine::TriangleMesh& forged, const engine::TriangleMesh& reference,
                              const engine::TriangleMesh& neighbours, const HeightRange& range,
                              std::size_t voxels);

}  // namespace leg_forge
