#include "tools/leg_forge/ray_votes.h"

#include <gtest/gtest.h>

namespace leg_forge {
namespace {

using Triangles = std::vector<std::array<std::uint32_t, 3>>;

/// A cube from 2.3 to 7.3 in voxels; its faces are -x, +x, -y, +y, -z, +z, two triangles each.
struct Cube {
  std::vector<glm::vec3> points;
  Triangles triangles{{0, 4, 6}, {0, 6, 2}, {1, 3, 7}, {1, 7, 5}, {0, 1, 5}, {0, 5, 4},
                      {2, 6, 7}, {2, 7, 3}, {0, 2, 3}, {0, 3, 1}, {4, 5, 7}, {4, 7, 6}};
  Cube() {
    for (int i = 0; i < 8; ++i) {
      const auto at = [i](int bit) { return (i >> bit & 1) != 0 ? 7.31F : 2.32F; };
      points.emplace_back(at(0) + 0.011F, at(1) + 0.023F, at(2) + 0.007F);
    }
  }
};

const VoxelGrid kGrid{{12, 12, 12}, {0.0F, 0.0F, 0.0F}, 1.0F};

RayVotes votesOf(const Cube& cube) {
  RayVotes votes{kGrid};
  for (int axis = 0; axis < 3; ++axis) votes.cast(cube.points, cube.triangles, axis);
  return votes;
}

bool isInside(int x, int y, int z) {
  return x >= 3 && x <= 7 && y >= 3 && y <= 7 && z >= 3 && z <= 7;
}

TEST(RayVotes, AllAgreeOnAClosedBody) {
  const RayVotes votes = votesOf({});
  for (int z = 0; z < 12; ++z) {
    for (int y = 0; y < 12; ++y) {
      for (int x = 0; x < 12; ++x) {
        ASSERT_EQ(votes.of(kGrid.index(x, y, z)), isInside(x, y, z) ? 6 : 0) << x << " " << y << " " << z;
      }
    }
  }
}

TEST(RayVotes, MostAreRightWhereAFaceIsMissing) {
  for (std::ptrdiff_t face = 0; face < 6; ++face) {
    Cube cube;
    cube.triangles.erase(cube.triangles.begin() + 2 * face, cube.triangles.begin() + 2 * face + 2);
    const RayVotes votes = votesOf(cube);
    for (int z = 0; z < 12; ++z) {
      for (int y = 0; y < 12; ++y) {
        for (int x = 0; x < 12; ++x) {
          ASSERT_EQ(votes.of(kGrid.index(x, y, z)) >= 4, isInside(x, y, z)) << "without face " << face;
        }
      }
    }
  }
}

TEST(RayVotes, OverlappingBodiesCountOnce) {
  Cube cube;
  for (int i = 0; i < 8; ++i) {
    cube.points.push_back(cube.points[static_cast<std::size_t>(i)] + glm::vec3{2.0F, 0.0F, 0.0F});
  }
  for (std::size_t i = 0; i < 12; ++i) {
    const auto [a, b, c] = cube.triangles[i];
    cube.triangles.push_back({a + 8, b + 8, c + 8});
  }
  const RayVotes votes = votesOf(cube);
  EXPECT_EQ(votes.of(kGrid.index(3, 5, 5)), 6);
  EXPECT_EQ(votes.of(kGrid.index(6, 5, 5)), 6) << "in both";
  EXPECT_EQ(votes.of(kGrid.index(9, 5, 5)), 6);
  EXPECT_EQ(votes.of(kGrid.index(10, 5, 5)), 0);
}

TEST(RayVotes, WhatReachesBeyondTheGridIsCutOff) {
  Cube cube;
  for (glm::vec3& p : cube.points) p.y += 6.0F;
  const RayVotes votes = votesOf(cube);
  EXPECT_EQ(votes.of(kGrid.index(5, 10, 5)), 6);
  EXPECT_EQ(votes.of(kGrid.index(5, 7, 5)), 0);
}

}  // namespace
}  // namespace leg_forge
