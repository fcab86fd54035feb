#include "tools/leg_forge/surface.h"

#include <gtest/gtest.h>

#include <glm/geometric.hpp>
#include <random>

#include "tests/tools/leg_forge/shapes.h"

namespace leg_forge {
namespace {

void expectClosed(const Topology& topology) {
  EXPECT_EQ(topology.openEdges, 0U);
  EXPECT_EQ(topology.nonManifoldEdges, 0U);
}

double signedVolume(const Surface& surface) {
  double six = 0.0;
  for (const auto& [a, b, c] : surface.triangles) {
    six += static_cast<double>(
        glm::dot(surface.positions[a], glm::cross(surface.positions[b], surface.positions[c])));
  }
  return six / 6.0;
}

TEST(Surface, SphereIsOneClosedPieceOfTheRightSize) {
  const VoxelField field = testing::sphereField(10.0F, 14.0F, 1.0F);
  Surface surface = extractSurface(field);
  relax(surface, field, 3);
  const Topology topology = topologyOf(surface.triangles);
  expectClosed(topology);
  EXPECT_EQ(topology.pieces, 1U);
  EXPECT_EQ(topology.eulerNumber, 2);
  for (const glm::vec3& p : surface.positions) EXPECT_NEAR(glm::length(p), 10.0F, 0.05F);
  EXPECT_NEAR(signedVolume(surface), 4188.8, 0.02 * 4188.8);
  const std::vector<glm::vec3> normals = surfaceNormals(surface, field);
  for (std::size_t i = 0; i < normals.size(); ++i) {
    EXPECT_GT(glm::dot(normals[i], surface.positions[i] / 10.0F), 0.995F);
  }
}

TEST(Surface, NoiseGivesNoCracksAndNoTangles) {
  std::mt19937 random{3};
  for (int round = 0; round < 5; ++round) {
    // Every one of the 256 cases of a cube, next to every other.
    VoxelField field{{{24, 24, 24}, glm::vec3{0.0F}, 1.0F}};
    forEachVoxel(field, [&](int x, int y, int z, float) {
      const bool border = std::min({x, y, z}) == 0 || std::max({x, y, z}) == 23;
      return border ? 1.0F : 0.0F;
    });
    for (float& value : field.values) {
      if (value == 0.0F) value = static_cast<float>(random() % 2001) / 1000.0F - 1.0005F;
    }
    expectClosed(topologyOf(extractSurface(field).triangles));
  }
}

TEST(Surface, TorusHasAHole) {
  VoxelField field{{{41, 41, 21}, {-20.0F, -20.0F, -10.0F}, 1.0F}};
  forEachVoxel(field, [&](int x, int y, int z, float) {
    const glm::vec3 p = field.grid.point(x, y, z);
    const float ring = std::sqrt(p.x * p.x + p.y * p.y) - 12.0F;
    return std::sqrt(ring * ring + p.z * p.z) - 5.0F;
  });
  const Surface surface = extractSurface(field);
  EXPECT_EQ(topologyOf(surface.triangles).eulerNumber, 0);
  const Surface fewer = simplify(surface, 300, [](const glm::vec3&) { return 1.0; });
  const Topology topology = topologyOf(fewer.triangles);
  expectClosed(topology);
  EXPECT_EQ(topology.eulerNumber, 0);
  EXPECT_LE(fewer.triangles.size(), 300U);
}

TEST(Surface, LargestPieceLeavesTheCrumbs) {
  VoxelField field = testing::sphereField(6.0F, 14.0F, 1.0F);
  forEachVoxel(field, [&](int x, int y, int z, float value) {
    return std::min(value, glm::distance(field.grid.point(x, y, z), glm::vec3{11.0F}) - 1.5F);
  });
  const Surface both = extractSurface(field);
  EXPECT_EQ(topologyOf(both.triangles).pieces, 2U);
  const Surface one = largestPiece(both);
  EXPECT_EQ(topologyOf(one.triangles).pieces, 1U);
  for (const glm::vec3& p : one.positions) EXPECT_LT(glm::length(p), 7.0F);
}

TEST(Simplify, KeepsShapeAndManifold) {
  const Surface surface = extractSurface(testing::sphereField(20.0F, 24.0F, 1.0F));
  const Surface fewer = simplify(surface, 1000, [](const glm::vec3&) { return 1.0; });
  EXPECT_LE(fewer.triangles.size(), 1000U);
  EXPECT_GE(fewer.triangles.size(), 990U);
  expectClosed(topologyOf(fewer.triangles));
  EXPECT_EQ(topologyOf(fewer.triangles).eulerNumber, 2);
  for (const glm::vec3& p : fewer.positions) EXPECT_NEAR(glm::length(p), 20.0F, 0.3F);
}

TEST(Simplify, SpendsTrianglesWhereTheyMatter) {
  const Surface surface = extractSurface(testing::sphereField(20.0F, 24.0F, 1.0F));
  const Surface fewer = simplify(surface, 1000, [](const glm::vec3& p) { return p.y > 0.0F ? 50.0 : 1.0; });
  std::ptrdiff_t above = 0;
  for (const glm::vec3& p : fewer.positions) above += p.y > 0.0F ? 1 : -1;
  EXPECT_GT(above, static_cast<std::ptrdiff_t>(fewer.positions.size()) / 3);
}

TEST(Topology, SeesAHoleAndATurnedTriangle) {
  Surface surface = extractSurface(testing::sphereField(5.0F, 8.0F, 1.0F));
  auto open = surface.triangles;
  open.pop_back();
  EXPECT_EQ(topologyOf(open).openEdges, 3U);
  std::swap(surface.triangles[0][0], surface.triangles[0][1]);
  EXPECT_EQ(topologyOf(surface.triangles).nonManifoldEdges, 3U);
}

}  // namespace
}  // namespace leg_forge
