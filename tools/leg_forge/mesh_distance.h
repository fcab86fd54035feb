// Signed distance to closed triangle meshes, in a narrow band on a voxel grid. Millimetres.
#pragma once

#include <optional>

#include "tools/leg_forge/loft.h"
#include "tools/leg_forge/voxel_field.h"

namespace leg_forge {

/// Distance from p to the triangle a, b, c.
float distanceToTriangle(const glm::vec3& p, const glm::vec3& a, const glm::vec3& b, const glm::vec3& c);

/// Signed distance in voxels of a grid round one surface, cut out of a larger grid.
struct DistancePatch {
  glm::ivec3 first{0};  // voxel of the larger grid at the patch's own (0, 0, 0)
  VoxelField distance;  // millimetres
};

/// Signed distance of a closed surface, exact within `bandMm` of it and +-bandMm beyond.
/// Inside is what two of the three rays along the axes say, so a self-crossing of a tube does no harm.
/// \return nothing when the surface lies outside the grid.
std::optional<DistancePatch> distancePatch(const VoxelGrid& grid, const Lofted& surface, float bandMm);

/// Lowers `field` to the patch where that is smaller: the union of both bodies.
void uniteWith(VoxelField& field, const DistancePatch& patch);

}  // namespace leg_forge
