// What lies inside a surface, told by rays along the axes of a voxel grid. In voxels of that grid.
#pragma once

#include <array>
#include <cstdint>
#include <glm/vec3.hpp>
#include <vector>

#include "tools/leg_forge/voxel_field.h"

namespace leg_forge {

/// Counts for every voxel how many rays find it inside. Each line of voxels is looked at from both ends: it
/// is inside where the surface has been entered more often than left. On a closed surface both ends agree,
/// and overlapping or self-crossing tubes count as their union; a slit misleads only the rays that go through
/// it.
class RayVotes {
 public:
  explicit RayVotes(const VoxelGrid& grid) : grid_{grid}, votes_(grid.count(), 0) {}

  /// Adds the two votes of the lines along one axis (0, 1 or 2).
  /// \param points in voxels of the grid. Rays run through the voxels' centres, at whole numbers, so the
  /// points
  ///               had better not lie there.
  void cast(const std::vector<glm::vec3>& points, const std::vector<std::array<std::uint32_t, 3>>& triangles,
            int axis);

  /// Votes for voxel i being inside: two at most for each axis that was cast.
  [[nodiscard]] int of(std::size_t i) const { return votes_[i]; }

 private:
  VoxelGrid grid_;
  std::vector<std::int8_t> votes_;
};

}  // namespace leg_forge
