#include "tools/leg_forge/voxel_field.h"

#include <gtest/gtest.h>

#include <glm/geometric.hpp>
#include <random>

#include "tests/tools/leg_forge/shapes.h"
#include "tools/leg_forge/loft.h"
#include "tools/leg_forge/mesh_distance.h"

namespace leg_forge {
namespace {

TEST(NearestSeed, AgreesWithBruteForce) {
  const VoxelGrid grid{{13, 9, 11}, glm::vec3{0.0F}, 1.0F};
  std::mt19937 random{7};
  for (const std::size_t seedCount : {std::size_t{1}, std::size_t{5}, std::size_t{200}}) {
    std::vector<std::int32_t> seedOf(grid.count(), -1);
    std::vector<glm::ivec3> places;
    while (places.size() < seedCount) {
      const glm::ivec3 p{random() % 13, random() % 9, random() % 11};
      std::int32_t& here = seedOf[grid.index(p.x, p.y, p.z)];
      if (here >= 0) continue;
      here = static_cast<std::int32_t>(places.size());
      places.push_back(p);
    }
    const std::vector<std::int32_t> nearest = nearestSeed(grid, seedOf);
    const auto distance2 = [](const glm::ivec3& a, const glm::ivec3& b) {
      const glm::ivec3 d = a - b;
      return d.x * d.x + d.y * d.y + d.z * d.z;
    };
    for (int z = 0; z < 11; ++z) {
      for (int y = 0; y < 9; ++y) {
        for (int x = 0; x < 13; ++x) {
          int least = 1 << 30;
          for (const glm::ivec3& place : places) least = std::min(least, distance2({x, y, z}, place));
          const std::int32_t id = nearest[grid.index(x, y, z)];
          ASSERT_GE(id, 0);
          EXPECT_EQ(distance2({x, y, z}, places[static_cast<std::size_t>(id)]), least);
        }
      }
    }
  }
}

TEST(NearestSeed, NoSeedNoAnswer) {
  const VoxelGrid grid{{3, 4, 5}, glm::vec3{0.0F}, 1.0F};
  for (const std::int32_t id : nearestSeed(grid, std::vector<std::int32_t>(grid.count(), -1)))
    EXPECT_EQ(id, -1);
}

TEST(Redistance, RestoresTheDistanceOfADistortedSphere) {
  const VoxelField exact = testing::sphereField(12.3F, 30.0F, 1.5F);
  VoxelField distorted = exact;
  for (float& value : distorted.values) value = 0.4F * std::clamp(value, -4.0F, 4.0F);
  const VoxelField restored = redistance(distorted);
  double worst = 0.0;
  double sum = 0.0;
  for (std::size_t i = 0; i < exact.values.size(); ++i) {
    const double error = std::abs(static_cast<double>(restored.values[i] - exact.values[i]));
    worst = std::max(worst, error);
    sum += error;
  }
  // Small parts of a voxel of 1.5 mm, also 40 mm away; a plain transform is off by half a voxel.
  EXPECT_LT(worst, 0.4);
  EXPECT_LT(sum / static_cast<double>(exact.values.size()), 0.06);
}

TEST(Redistance, LeavesAFieldWithoutASurface) {
  const VoxelField field{{{4, 4, 4}, glm::vec3{0.0F}, 1.0F}, 2.5F};
  EXPECT_EQ(redistance(field).values, field.values);
}

TEST(Blur, KeepsAConstantAndItsBorder) {
  const VoxelField field{{{20, 12, 8}, glm::vec3{0.0F}, 1.5F}, 3.0F};
  for (const float value : blur(field, 4.0F).values) EXPECT_NEAR(value, 3.0F, 1e-5F);
}

TEST(Blur, SpreadsAPointByItsVariance) {
  VoxelField field{{{41, 41, 41}, glm::vec3{-20.0F}, 1.0F}};
  field.values[field.grid.index(20, 20, 20)] = 1.0F;
  const VoxelField blurred = blur(field, 3.0F);
  double mass = 0.0;
  glm::dvec3 second{0.0};
  for (int z = 0; z < 41; ++z) {
    for (int y = 0; y < 41; ++y) {
      for (int x = 0; x < 41; ++x) {
        const glm::dvec3 p{blurred.grid.point(x, y, z)};
        mass += static_cast<double>(blurred.at(x, y, z));
        second += static_cast<double>(blurred.at(x, y, z)) * p * p;
      }
    }
  }
  EXPECT_NEAR(mass, 1.0, 1e-4);
  for (int axis = 0; axis < 3; ++axis) EXPECT_NEAR(second[axis], 9.0, 0.2);  // cut at 3.5 sigma
}

TEST(VoxelField, SamplesALinearFieldExactly) {
  VoxelField field{{{6, 7, 8}, {1.0F, -2.0F, 3.0F}, 0.5F}};
  const glm::vec3 slope{2.0F, -1.0F, 0.5F};
  forEachVoxel(field, [&](int x, int y, int z, float) { return glm::dot(slope, field.grid.point(x, y, z)); });
  const glm::vec3 p{2.3F, -0.4F, 5.1F};
  EXPECT_NEAR(field.sample(p), glm::dot(slope, p), 1e-5F);
  EXPECT_LT(glm::distance(field.gradient(p), slope), 1e-4F);
}

TEST(VoxelField, SetsTheVoxelsBetweenTwoCornersOnly) {
  VoxelField field{{{9, 8, 7}, {1.0F, -2.0F, 3.0F}, 0.5F}, 4.0F};
  const glm::vec3 low{1.9F, -9.0F, 4.0F};
  const glm::vec3 high{3.1F, 0.1F, 5.2F};
  forEachVoxelIn(field, low, high, [](const glm::vec3& p, float value) { return value + p.x; });
  std::size_t set = 0;
  for (int z = 0; z < 7; ++z) {
    for (int y = 0; y < 8; ++y) {
      for (int x = 0; x < 9; ++x) {
        const glm::vec3 p = field.grid.point(x, y, z);
        const bool inside = p.x > low.x && p.x < high.x && p.y < high.y && p.z >= low.z && p.z < high.z;
        EXPECT_FLOAT_EQ(field.at(x, y, z), inside ? 4.0F + p.x : 4.0F);
        set += inside ? 1U : 0U;
      }
    }
  }
  EXPECT_EQ(set, 3U * 5U * 3U);
}

TEST(MeshDistance, PointToTriangle) {
  const glm::vec3 a{0.0F, 0.0F, 0.0F};
  const glm::vec3 b{4.0F, 0.0F, 0.0F};
  const glm::vec3 c{0.0F, 3.0F, 0.0F};
  EXPECT_FLOAT_EQ(distanceToTriangle({1.0F, 1.0F, 2.0F}, a, b, c), 2.0F);
  EXPECT_FLOAT_EQ(distanceToTriangle({2.0F, -3.0F, 0.0F}, a, b, c), 3.0F);
  EXPECT_FLOAT_EQ(distanceToTriangle({-3.0F, -4.0F, 0.0F}, a, b, c), 5.0F);
  EXPECT_NEAR(distanceToTriangle({4.0F, 3.0F, 0.0F}, a, b, c), 2.4F, 1e-6F);
}

TEST(MeshDistance, PatchOfASphere) {
  LoftPrecision fine;
  fine.chordMm = 0.02;
  fine.mostPoints = 120;
  const Lofted sphere = loftBranch(testing::sphere(9.0), fine);
  const VoxelField exact = testing::sphereField(9.0F, 16.0F, 1.0F);
  constexpr float kBand = 3.0F;
  const auto patch = distancePatch(exact.grid, sphere, kBand);
  ASSERT_TRUE(patch.has_value());
  VoxelField field{exact.grid, kBand};
  uniteWith(field, *patch);
  for (std::size_t i = 0; i < field.values.size(); ++i) {
    EXPECT_NEAR(field.values[i], std::clamp(exact.values[i], -kBand, kBand), 0.15F);
  }
}

TEST(MeshDistance, NoPatchOutsideTheGrid) {
  const VoxelGrid grid{{8, 8, 8}, glm::vec3{100.0F}, 1.0F};
  EXPECT_FALSE(distancePatch(grid, loftBranch(testing::sphere(9.0)), 2.0F).has_value());
}

}  // namespace
}  // namespace leg_forge
