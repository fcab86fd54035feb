#include "tools/leg_forge/unite.h"

#include <gtest/gtest.h>

#include "tests/tools/leg_forge/shapes.h"

namespace leg_forge {
namespace {

Branch lying(double y) {
  Branch across = testing::cylinder(5.0, 40.0);
  for (Loop& loop : across.loops) {
    loop.terms = {{loop.terms[0].y - 20.0, y, 0.0}, {0.0, 5.0, 0.0}, {0.0, 0.0, 5.0}};
  }
  across.start = {EndType::joined, {-20.0, y, 0.0}};
  across.end.tip = {20.0, y, 0.0};
  return across;
}

TEST(Unite, TwoCylindersBecomeOneSurface) {
  const std::vector<Branch> branches{testing::cylinder(5.0, 40.0), lying(20.0)};
  UnionRules rules;
  rules.blendMm = 0.5;
  const std::vector<Lofted> cross = uniteBranches(branches, tubesOf(branches), rules);
  ASSERT_EQ(cross.size(), 1U);
  const Topology topology = testing::topologyByPlace(cross[0].positions, cross[0].triangles);
  EXPECT_EQ(topology.pieces, 1U);
  EXPECT_EQ(topology.openEdges, 0U);
  EXPECT_EQ(topology.nonManifoldEdges, 0U);
  EXPECT_EQ(topology.eulerNumber, 2);
  // Two cylinders less what they share, 16/3 r^3 (Archimedes' hoof, twice).
  const double exact = 2.0 * 3.14159265 * 25.0 * 40.0 - 16.0 / 3.0 * 125.0;
  EXPECT_NEAR(signedVolumeMm3(cross[0]), exact, 0.02 * exact);
  for (std::size_t i = 0; i < cross[0].positions.size(); ++i) {
    const glm::dvec3& p = cross[0].positions[i];
    if (std::abs(p.y - 20.0) > 10.0) {
      EXPECT_EQ(cross[0].places[i].branch, 0U);
    }
    if (std::abs(p.x) > 10.0) {
      EXPECT_EQ(cross[0].places[i].branch, 1U);
    }
  }
}

TEST(Unite, WhatStandsApartStaysApart) {
  const std::vector<Branch> branches{testing::cylinder(5.0, 40.0), lying(60.0)};
  const std::vector<Lofted> two = uniteBranches(branches, tubesOf(branches), {});
  ASSERT_EQ(two.size(), 2U);
  EXPECT_EQ(two[0].positions, loftBranch(branches[0]).positions);
  EXPECT_EQ(two[1].places[0].branch, 1U);
}

}  // namespace
}  // namespace leg_forge
