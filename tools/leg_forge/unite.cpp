#include "tools/leg_forge/unite.h"

#include <algorithm>
#include <glm/common.hpp>

#include "tools/leg_forge/blending.h"
#include "tools/leg_forge/mesh_distance.h"
#include "tools/leg_forge/surface.h"

namespace leg_forge {

bool wantsUnion(const Structure& structure) {
  if (structure.kind != Kind::bone && structure.kind != Kind::tendon) return false;
  return std::any_of(structure.branches.begin(), structure.branches.end(), [](const Branch& branch) {
    return branch.start.type == EndType::joined || branch.end.type == EndType::joined;
  });
}

Lofted unite(const std::vector<Lofted>& surfaces, float voxelMm, float blendMm, std::size_t target) {
  const float band = std::max(3.0F * voxelMm, 2.0F * blendMm);
  glm::vec3 low{1e30F};
  glm::vec3 high{-1e30F};
  for (const Lofted& surface : surfaces) {
    for (const glm::dvec3& position : surface.positions) {
      low = glm::min(low, glm::vec3{position});
      high = glm::max(high, glm::vec3{position});
    }
  }
  low -= band + voxelMm;
  high += band + voxelMm;
  VoxelField field{{glm::ivec3{glm::ceil((high - low) / voxelMm)} + 1, low, voxelMm}, band};
  for (const Lofted& surface : surfaces) {
    const auto patch = distancePatch(field.grid, surface, band);
    if (!patch) continue;
    const glm::ivec3 size = patch->distance.grid.size;
    for (int z = 0; z < size.z; ++z) {
      for (int y = 0; y < size.y; ++y) {
        for (int x = 0; x < size.x; ++x) {
          float& value =
              field.values[field.grid.index(patch->first.x + x, patch->first.y + y, patch->first.z + z)];
          value = smoothMin(value, patch->distance.at(x, y, z), blendMm);
        }
      }
    }
  }
  Surface surface = largestPiece(extractSurface(field));
  relax(surface, field, 3);
  surface = simplify(surface, target, [](const glm::vec3&) { return 1.0; });

  Lofted out;
  for (const glm::vec3& p : surface.positions) out.positions.emplace_back(p);
  for (const glm::vec3& n : surfaceNormals(surface, field)) out.normals.emplace_back(n);
  out.tendon.assign(out.positions.size(), 1.0);
  out.triangles = surface.triangles;
  return out;
}

}  // namespace leg_forge
