#include "tools/leg_forge/ray_votes.h"

#include <algorithm>
#include <cmath>
#include <glm/common.hpp>

namespace leg_forge {

void RayVotes::cast(const std::vector<glm::vec3>& points,
                    const std::vector<std::array<std::uint32_t, 3>>& triangles, int axis) {
  const int u = (axis + 1) % 3;
  const int v = (axis + 2) % 3;
  const auto voxelAt = [&](int iu, int iv, int ia) {
    glm::ivec3 voxel;
    voxel[u] = iu;
    voxel[v] = iv;
    voxel[axis] = ia;
    return grid_.index(voxel.x, voxel.y, voxel.z);
  };
  std::vector<std::int16_t> change(grid_.count(), 0);  // of the winding number between a voxel and the last
  for (const auto& [ia, ib, ic] : triangles) {
    const glm::dvec3 a{points[ia]};
    const glm::dvec3 b{points[ib]};
    const glm::dvec3 c{points[ic]};
    const double area = (b[u] - a[u]) * (c[v] - a[v]) - (b[v] - a[v]) * (c[u] - a[u]);
    if (std::abs(area) < 1e-9) continue;
    const glm::ivec3 low = glm::max(glm::ivec3{glm::ceil(glm::min(a, glm::min(b, c)))}, 0);
    const glm::ivec3 high = glm::min(glm::ivec3{glm::floor(glm::max(a, glm::max(b, c)))}, grid_.size - 1);
    for (int iv = low[v]; iv <= high[v]; ++iv) {
      for (int iu = low[u]; iu <= high[u]; ++iu) {
        const double wa = ((b[u] - iu) * (c[v] - iv) - (b[v] - iv) * (c[u] - iu)) / area;
        const double wb = ((c[u] - iu) * (a[v] - iv) - (c[v] - iv) * (a[u] - iu)) / area;
        const double wc = 1.0 - wa - wb;
        if (wa < 0.0 || wb < 0.0 || wc < 0.0) continue;
        const double at = wa * a[axis] + wb * b[axis] + wc * c[axis];
        std::int16_t& step =
            change[voxelAt(iu, iv, std::clamp(static_cast<int>(std::ceil(at)), 0, grid_.size[axis] - 1))];
        step = static_cast<std::int16_t>(step + (area > 0.0 ? -1 : 1));
      }
    }
  }
  for (int iv = 0; iv < grid_.size[v]; ++iv) {
    for (int iu = 0; iu < grid_.size[u]; ++iu) {
      int total = 0;
      for (int ia = 0; ia < grid_.size[axis]; ++ia) total += change[voxelAt(iu, iv, ia)];
      int winding = 0;
      for (int ia = 0; ia < grid_.size[axis]; ++ia) {
        const std::size_t i = voxelAt(iu, iv, ia);
        winding += change[i];
        if (winding > 0) ++votes_[i];
        if (winding - total > 0) ++votes_[i];
      }
    }
  }
}

}  // namespace leg_forge
