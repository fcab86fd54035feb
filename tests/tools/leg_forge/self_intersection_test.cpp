#include "tools/leg_forge/self_intersection.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "tests/tools/leg_forge/shapes.h"

namespace leg_forge {
namespace {

using Triangles = std::vector<std::array<std::uint32_t, 3>>;
using Pairs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

TEST(SelfIntersections, ATriangleThroughAnotherIsFoundAndOneBesideItIsNot) {
  const std::vector<glm::vec3> through{{0.0F, 0.0F, 0.0F},  {4.0F, 0.0F, 0.0F}, {0.0F, 4.0F, 0.0F},
                                       {1.0F, 1.0F, -1.0F}, {1.0F, 1.0F, 1.0F}, {9.0F, 1.0F, 0.0F}};
  const Triangles triangles{{0, 1, 2}, {3, 4, 5}};
  EXPECT_EQ(selfIntersections(through, triangles), (Pairs{{0, 1}}));
  std::vector<glm::vec3> beside = through;
  for (std::size_t i = 3; i < 6; ++i) beside[i].x += 4.0F;
  EXPECT_TRUE(selfIntersections(beside, triangles).empty());
  std::vector<glm::vec3> above = through;
  for (std::size_t i = 3; i < 6; ++i) above[i].z += 1.1F;
  EXPECT_TRUE(selfIntersections(above, triangles).empty());
}

TEST(SelfIntersections, NeighboursCountOnlyWhenTheyMeetElsewhere) {
  const std::vector<glm::vec3> p{{0.0F, 0.0F, 0.0F},  {4.0F, 0.0F, 0.0F},  {0.0F, 4.0F, 0.0F},
                                 {3.0F, 3.0F, 1.0F},  {2.0F, 1.0F, -1.0F}, {1.0F, 2.0F, 1.0F},
                                 {0.1F, -1.0F, 0.0F}, {0.1F, 3.0F, 0.0F}};
  EXPECT_TRUE(selfIntersections(p, {{0, 1, 2}, {2, 1, 3}}).empty()) << "an edge in common";
  EXPECT_EQ(selfIntersections(p, {{0, 1, 2}, {0, 4, 5}}), (Pairs{{0, 1}})) << "a corner in common";
  EXPECT_TRUE(selfIntersections(p, {{0, 1, 2}, {0, 6, 4}}).empty()) << "a corner, and apart elsewhere";
  EXPECT_EQ(selfIntersections(p, {{0, 1, 2}, {1, 0, 7}}), (Pairs{{0, 1}})) << "folded flat";
  EXPECT_TRUE(selfIntersections(p, {{0, 1, 2}, {1, 0, 6}}).empty()) << "laid open flat";
}

TEST(SelfIntersections, AgreesWithComparingAllPairs) {
  std::mt19937 random{11};
  const auto number = [&random](float most) { return most * static_cast<float>(random() % 4001) / 4000.0F; };
  std::vector<glm::vec3> positions;
  Triangles triangles;
  for (std::uint32_t t = 0; t < 150; ++t) {
    const glm::vec3 middle{number(10.0F), number(10.0F), number(10.0F)};
    for (int k = 0; k < 3; ++k)
      positions.push_back(middle + glm::vec3{number(2.0F), number(2.0F), number(2.0F)});
    triangles.push_back({3 * t, 3 * t + 1, 3 * t + 2});
  }
  Pairs slow;
  for (std::uint32_t s = 0; s < triangles.size(); ++s) {
    for (std::uint32_t t = s + 1; t < triangles.size(); ++t) {
      if (!selfIntersections(positions, {triangles[s], triangles[t]}).empty()) slow.emplace_back(s, t);
    }
  }
  EXPECT_GT(slow.size(), 5U);
  EXPECT_EQ(selfIntersections(positions, triangles), slow);
}

TEST(SelfIntersections, ASphereHasNoneUntilItIsPushedThroughItself) {
  Surface sphere = extractSurface(testing::sphereField(10.0F, 13.0F, 1.0F));
  EXPECT_TRUE(selfIntersections(sphere.positions, sphere.triangles).empty());
  for (glm::vec3& p : sphere.positions) {
    if (p.y > 9.0F) p -= glm::vec3{0.37F, 25.0F, 0.21F};  // aslant: not along the mirrored edges below
  }
  EXPECT_GT(selfIntersections(sphere.positions, sphere.triangles).size(), 10U);
}

TEST(SelfIntersections, NothingHasNone) {
  EXPECT_TRUE(selfIntersections({}, {}).empty());
}

}  // namespace
}  // namespace leg_forge
