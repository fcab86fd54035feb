#include "tools/leg_forge/mesh_distance.h"

#include <algorithm>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <utility>

#include "tools/leg_forge/ray_votes.h"

namespace leg_forge {

float distanceToTriangle(const glm::vec3& p, const glm::vec3& a, const glm::vec3& b, const glm::vec3& c) {
  const auto toEdge = [&p](const glm::vec3& from, const glm::vec3& to) {
    const glm::vec3 edge = to - from;
    const float length2 = glm::dot(edge, edge);
    const float s = length2 > 0.0F ? glm::clamp(glm::dot(p - from, edge) / length2, 0.0F, 1.0F) : 0.0F;
    return glm::distance(p, from + s * edge);
  };
  const glm::vec3 normal = glm::cross(b - a, c - a);
  const float area2 = glm::dot(normal, normal);
  if (area2 > 0.0F && glm::dot(glm::cross(b - a, p - a), normal) >= 0.0F &&
      glm::dot(glm::cross(c - b, p - b), normal) >= 0.0F &&
      glm::dot(glm::cross(a - c, p - c), normal) >= 0.0F) {
    return std::abs(glm::dot(p - a, normal)) / std::sqrt(area2);
  }
  return std::min({toEdge(a, b), toEdge(b, c), toEdge(c, a)});
}

std::optional<DistancePatch> distancePatch(const VoxelGrid& grid, const Lofted& surface, float bandMm) {
  glm::vec3 low{1e30F};
  glm::vec3 high{-1e30F};
  for (const glm::dvec3& position : surface.positions) {
    low = glm::min(low, glm::vec3{position});
    high = glm::max(high, glm::vec3{position});
  }
  const glm::ivec3 first = glm::max(glm::ivec3{glm::floor((low - bandMm - grid.origin) / grid.spacing)}, 0);
  const glm::ivec3 last =
      glm::min(glm::ivec3{glm::ceil((high + bandMm - grid.origin) / grid.spacing)}, grid.size - 1);
  if (last.x < first.x || last.y < first.y || last.z < first.z) return std::nullopt;

  // A local grid in voxel units, shifted a little so that no ray runs through a vertex.
  VoxelGrid local;
  local.size = last - first + 1;
  const glm::vec3 origin = grid.origin + grid.spacing * glm::vec3{first};
  const glm::vec3 shift{0.0137F, 0.0219F, 0.0311F};
  std::vector<glm::vec3> points;
  points.reserve(surface.positions.size());
  for (const glm::dvec3& p : surface.positions) points.push_back((glm::vec3{p} - origin) / grid.spacing);
  std::vector<glm::vec3> shifted;
  shifted.reserve(points.size());
  for (const glm::vec3& p : points) shifted.push_back(p - shift);
  constexpr int kMajority = 4;  // two of three axes, whose rays from either end agree on a closed surface
  RayVotes votes{local};
  for (int axis = 0; axis < 3; ++axis) votes.cast(shifted, surface.triangles, axis);

  const float band = bandMm / grid.spacing;
  VoxelField distance{local, band};
  for (const auto& [ia, ib, ic] : surface.triangles) {
    const glm::vec3& a = points[ia];
    const glm::vec3& b = points[ib];
    const glm::vec3& c = points[ic];
    const glm::ivec3 from = glm::max(glm::ivec3{glm::ceil(glm::min(a, glm::min(b, c)) - band)}, 0);
    const glm::ivec3 to =
        glm::min(glm::ivec3{glm::floor(glm::max(a, glm::max(b, c)) + band)}, local.size - 1);
    for (int z = from.z; z <= to.z; ++z) {
      for (int y = from.y; y <= to.y; ++y) {
        for (int x = from.x; x <= to.x; ++x) {
          float& value = distance.values[local.index(x, y, z)];
          value = std::min(value, distanceToTriangle(glm::vec3{glm::ivec3{x, y, z}}, a, b, c));
        }
      }
    }
  }
  for (std::size_t i = 0; i < distance.values.size(); ++i) {
    const float mm = distance.values[i] * grid.spacing;
    distance.values[i] = votes.of(i) >= kMajority ? -mm : mm;
  }
  return DistancePatch{first, std::move(distance)};
}

void uniteWith(VoxelField& field, const DistancePatch& patch) {
  const glm::ivec3 size = patch.distance.grid.size;
  for (int z = 0; z < size.z; ++z) {
    for (int y = 0; y < size.y; ++y) {
      for (int x = 0; x < size.x; ++x) {
        float& value =
            field.values[field.grid.index(patch.first.x + x, patch.first.y + y, patch.first.z + z)];
        value = std::min(value, patch.distance.at(x, y, z));
      }
    }
  }
}

}  // namespace leg_forge
