#include "tools/leg_forge/compared_volume.h"

#include <algorithm>
#include <cmath>
#include <glm/common.hpp>
#include <glm/vector_relational.hpp>
#include <initializer_list>

#include "tools/leg_forge/ray_votes.h"

namespace leg_forge {
namespace {

constexpr int kOneAxis = 2;   // all votes, for closed bodies whose rays run along one axis
constexpr int kMajority = 4;  // of six, for what may be torn

VoxelGrid gridRound(const engine::Box& box, std::size_t voxels) {
  const glm::dvec3 extent{box.high - box.low};
  VoxelGrid grid;
  grid.spacing = static_cast<float>(std::cbrt(extent.x * extent.y * extent.z / static_cast<double>(voxels)));
  grid.origin = box.low - 1.5F * grid.spacing;
  grid.size = glm::ivec3{glm::ceil((box.high - box.low) / grid.spacing)} + 3;
  return grid;
}

RayVotes votesOf(const engine::TriangleMesh& mesh, const VoxelGrid& grid, std::initializer_list<int> axes) {
  std::vector<glm::vec3> points;
  points.reserve(mesh.positions.size());
  // Shifted a little so that no ray runs through a vertex.
  const glm::vec3 shift{0.0137F, 0.0219F, 0.0311F};
  for (const glm::vec3& p : mesh.positions) points.push_back((p - grid.origin) / grid.spacing - shift);
  RayVotes votes{grid};
  for (const int axis : axes) votes.cast(points, mesh.triangles, axis);
  return votes;
}

}  // namespace

void append(engine::TriangleMesh& mesh, const engine::TriangleMesh& more) {
  const auto first = static_cast<std::uint32_t>(mesh.positions.size());
  mesh.positions.insert(mesh.positions.end(), more.positions.begin(), more.positions.end());
  for (const auto& [a, b, c] : more.triangles) mesh.triangles.push_back({first + a, first + b, first + c});
}

ComparedVolume compareVolumes(const engine::TriangleMesh& forged, const engine::TriangleMesh& reference,
                              const engine::TriangleMesh& neighbours, const HeightRange& range,
                              std::size_t voxels) {
  engine::Box box = engine::merge(engine::boundingBox(forged), engine::boundingBox(reference));
  box.low.y = std::max(box.low.y, static_cast<float>(range.low));
  box.high.y = std::min(box.high.y, static_cast<float>(range.high));
  if (glm::any(glm::lessThanEqual(box.high, box.low))) return {};
  const VoxelGrid grid = gridRound(box, voxels);
  const RayVotes own = votesOf(forged, grid, {1});
  const RayVotes measured = votesOf(reference, grid, {0, 1, 2});
  const RayVotes others = votesOf(neighbours, grid, {1});
  std::size_t forgedCount = 0;
  std::size_t referenceCount = 0;
  for (int y = 0; y < grid.size.y; ++y) {
    const auto height = static_cast<double>(grid.point(0, y, 0).y);
    if (height < range.low || height > range.high) continue;
    for (int z = 0; z < grid.size.z; ++z) {
      for (int x = 0; x < grid.size.x; ++x) {
        const std::size_t i = grid.index(x, y, z);
        if (others.of(i) >= kOneAxis) continue;
        if (own.of(i) >= kOneAxis) ++forgedCount;
        if (measured.of(i) >= kMajority) ++referenceCount;
      }
    }
  }
  constexpr double kCm3PerMm3 = 1e-3;
  const double voxel = kCm3PerMm3 * std::pow(static_cast<double>(grid.spacing), 3.0);
  return {voxel * static_cast<double>(forgedCount), voxel * static_cast<double>(referenceCount)};
}

}  // namespace leg_forge
