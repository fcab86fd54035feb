#include "tools/leg_forge/flip_edges.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>

#include "tests/tools/leg_forge/shapes.h"
#include "tools/leg_forge/bound_edges.h"
#include "tools/leg_forge/self_intersection.h"

namespace leg_forge {
namespace {

float leastAngle(const Surface& surface) {
  float least = 180.0F;
  for (const auto& t : surface.triangles) {
    for (std::size_t k = 0; k < 3; ++k) {
      const glm::vec3 u = glm::normalize(surface.positions[t[(k + 1) % 3]] - surface.positions[t[k]]);
      const glm::vec3 v = glm::normalize(surface.positions[t[(k + 2) % 3]] - surface.positions[t[k]]);
      least = std::min(least, std::acos(std::clamp(glm::dot(u, v), -1.0F, 1.0F)) * 57.29578F);
    }
  }
  return least;
}

TEST(FlipEdges, TurnsTheLongDiagonalOfAFlatKite) {
  // A pyramid stands below the kite, so that the whole is closed.
  Surface kite;
  kite.positions = {
      {-4.0F, 0.0F, 0.0F}, {4.0F, 0.0F, 0.0F}, {0.0F, 0.0F, 1.0F}, {0.0F, 0.0F, -1.0F}, {0.0F, -5.0F, 0.0F}};
  kite.triangles = {{0, 2, 1}, {1, 3, 0}, {0, 4, 2}, {2, 4, 1}, {1, 4, 3}, {3, 4, 0}};
  EXPECT_EQ(flipEdges(kite), 1U);
  const auto has = [&](std::uint32_t a, std::uint32_t b) {
    return std::any_of(kite.triangles.begin(), kite.triangles.end(), [&](const auto& t) {
      return std::count(t.begin(), t.end(), a) == 1 && std::count(t.begin(), t.end(), b) == 1;
    });
  };
  EXPECT_TRUE(has(2, 3));
  EXPECT_FALSE(has(0, 1));
  const Topology topology = topologyOf(kite.triangles);
  EXPECT_EQ(topology.openEdges, 0U);
  EXPECT_EQ(topology.nonManifoldEdges, 0U);
  EXPECT_EQ(flipEdges(kite), 0U) << "once is enough";
}

TEST(FlipEdges, LeavesACrease) {
  Surface roof;
  roof.positions = {{-4.0F, 0.0F, 0.0F},
                    {4.0F, 0.0F, 0.0F},
                    {0.0F, -1.0F, 1.0F},
                    {0.0F, -1.0F, -1.0F},
                    {0.0F, -5.0F, 0.0F}};
  roof.triangles = {{0, 2, 1}, {1, 3, 0}, {0, 4, 2}, {2, 4, 1}, {1, 4, 3}, {3, 4, 0}};
  EXPECT_EQ(flipEdges(roof), 0U);
}

TEST(FlipEdges, WithRelaxingMakesASphereOfEvenTriangles) {
  const VoxelField field = testing::sphereField(10.0F, 14.0F, 1.0F);
  Surface surface = extractSurface(field);
  const float before = leastAngle(surface);
  for (int i = 0; i < 3; ++i) {
    flipEdges(surface);
    relax(surface, field, 2);
  }
  flipEdges(surface);
  EXPECT_GT(leastAngle(surface), before + 10.0F);
  const Topology topology = topologyOf(surface.triangles);
  EXPECT_EQ(topology.openEdges, 0U);
  EXPECT_EQ(topology.nonManifoldEdges, 0U);
  EXPECT_EQ(topology.eulerNumber, 2);
}

TEST(BoundEdges, BringsAllEdgesOfAnExtractedSphereBetweenTheirBounds) {
  const VoxelField field = testing::sphereField(20.0F, 24.0F, 1.0F);
  Surface surface = extractSurface(field);
  relax(surface, field, 2);
  boundEdges(
      surface, field, [](const glm::vec3&) { return 1.55F; }, 3.9F);
  float shortest = 100.0F;
  float longest = 0.0F;
  for (const auto& t : surface.triangles) {
    for (std::size_t k = 0; k < 3; ++k) {
      const float length = glm::distance(surface.positions[t[k]], surface.positions[t[(k + 1) % 3]]);
      shortest = std::min(shortest, length);
      longest = std::max(longest, length);
    }
  }
  EXPECT_GE(shortest, 1.5F);
  EXPECT_LE(longest, 4.0F);
  EXPECT_GT(leastAngle(surface), 20.0F);
  const Topology topology = topologyOf(surface.triangles);
  EXPECT_EQ(topology.pieces, 1U);
  EXPECT_EQ(topology.openEdges, 0U);
  EXPECT_EQ(topology.nonManifoldEdges, 0U);
  EXPECT_EQ(topology.eulerNumber, 2);
  EXPECT_TRUE(selfIntersections(surface.positions, surface.triangles).empty());
  for (const glm::vec3& p : surface.positions) ASSERT_NEAR(glm::length(p), 20.0F, 0.05F);
}

TEST(BoundEdges, SplitsWhatIsTooCoarse) {
  const VoxelField field = testing::sphereField(20.0F, 32.0F, 8.0F);
  Surface surface = extractSurface(field);
  const std::size_t before = surface.triangles.size();
  boundEdges(
      surface, field, [](const glm::vec3&) { return 1.5F; }, 4.0F);
  EXPECT_GT(surface.triangles.size(), 2 * before);
  EXPECT_EQ(topologyOf(surface.triangles).eulerNumber, 2);
}

}  // namespace
}  // namespace leg_forge
