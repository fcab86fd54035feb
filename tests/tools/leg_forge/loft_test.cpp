#include "tools/leg_forge/loft.h"

#include <gtest/gtest.h>

#include <glm/geometric.hpp>
#include <numbers>

#include "tests/tools/leg_forge/shapes.h"

namespace leg_forge {
namespace {

constexpr double kPi = std::numbers::pi;

void expectClosed(const Lofted& lofted) {
  const Topology topology = testing::topologyByPlace(lofted.positions, lofted.triangles);
  EXPECT_EQ(topology.openEdges, 0U);
  EXPECT_EQ(topology.nonManifoldEdges, 0U);
  EXPECT_EQ(topology.pieces, 1U);
  EXPECT_EQ(topology.eulerNumber, 2);
}

TEST(Loft, CylinderHasItsVolumeAndIsClosed) {
  const Lofted lofted = loftBranch(testing::cylinder(10.0, 80.0));
  EXPECT_NEAR(signedVolumeMm3(lofted), kPi * 100.0 * 80.0, 1e-6 * kPi * 100.0 * 80.0);
  expectClosed(lofted);
}

TEST(Loft, ReversedLoopsStillFaceOutward) {
  Branch branch = testing::cylinder(10.0, 80.0);
  for (Loop& loop : branch.loops) loop.terms[2] = -loop.terms[2];
  const Lofted lofted = loftBranch(branch);
  EXPECT_GT(signedVolumeMm3(lofted), 0.0);
  expectClosed(lofted);
}

TEST(Loft, CutEndsAreFlatAndCreased) {
  const Lofted lofted = loftBranch(testing::cylinder(10.0, 80.0));
  std::size_t lid = 0;
  for (std::size_t i = 0; i < lofted.positions.size(); ++i) {
    EXPECT_NEAR(glm::length(lofted.normals[i]), 1.0, 1e-9);
    const double upward = lofted.normals[i].y;
    if (std::abs(upward) > 0.5) {
      ++lid;
      EXPECT_NEAR(std::abs(upward), 1.0, 1e-9);
      EXPECT_EQ(upward > 0.0, lofted.positions[i].y > 40.0);
    } else {
      EXPECT_NEAR(upward, 0.0, 1e-9) << "the wall leans on the lid";
    }
  }
  EXPECT_GT(lid, 10U);
}

TEST(Loft, SphereWithinThePrecision) {
  const LoftPrecision precision;
  const Lofted lofted = loftBranch(testing::sphere(20.0), precision);
  expectClosed(lofted);
  const double exact = 4.0 / 3.0 * kPi * 8000.0;
  EXPECT_NEAR(signedVolumeMm3(lofted), exact, 0.02 * exact);
  for (std::size_t i = 0; i < lofted.positions.size(); ++i) {
    EXPECT_NEAR(glm::length(lofted.positions[i]), 20.0, 2.0 * precision.chordMm);
    EXPECT_GT(glm::dot(glm::normalize(lofted.positions[i]), lofted.normals[i]), 0.95);
  }
}

TEST(Loft, FinerPrecisionCostsTriangles) {
  const Branch branch = testing::sphere(20.0);
  LoftPrecision fine;
  fine.chordMm = 0.05;
  LoftPrecision coarse;
  coarse.chordMm = 1.0;
  EXPECT_GT(loftBranch(branch, fine).triangles.size(), 2 * loftBranch(branch, coarse).triangles.size());
}

TEST(Loft, StraightTubeNeedsFewRings) {
  LoftPrecision precision;
  precision.longestStepMm = 1000.0;
  const Lofted lofted = loftBranch(testing::cylinder(10.0, 80.0), precision);
  const std::size_t n = (lofted.positions.size() - 2) / 4;  // two rings, each doubled for its lid
  EXPECT_EQ(lofted.positions.size(), 4 * n + 2);
  EXPECT_EQ(lofted.triangles.size(), 4 * n);
}

TEST(Loft, SheetIsASlabOfItsThickness) {
  std::vector<SheetRow> rows;
  for (int i = 0; i < 6; ++i) {
    SheetRow row;
    for (int j = 0; j < 5; ++j) row.points.push_back({2.0 * j, -10.0 * i, 0.0});
    row.thickness.assign(5, 1.5);
    rows.push_back(row);
  }
  const Lofted lofted = loftSheet({rows});
  expectClosed(lofted);
  EXPECT_NEAR(signedVolumeMm3(lofted), 8.0 * 50.0 * 1.5, 1e-9);
}

TEST(Loft, ASheetForksWherePatchesPart) {
  // Two strips side by side, 2 mm wide: their common edge parts after the fifth row.
  const auto strip = [](double side) {
    SheetPatch rows;
    for (int i = 0; i < 10; ++i) {
      const double apart = i > 4 ? side * 0.5 * (i - 4) : 0.0;
      rows.push_back({{{apart, -3.0 * i, 0.0}, {apart + 2.0 * side, -3.0 * i, 0.0}}, {1.0, 1.0}});
      if (side < 0.0) std::swap(rows.back().points[0], rows.back().points[1]);
    }
    return rows;
  };
  const Lofted lofted = loftSheet({strip(1.0), strip(-1.0)});
  expectClosed(lofted);
  EXPECT_EQ(lofted.positions.size(), 2U * (20U + 20U - 5U)) << "five places are shared";
  EXPECT_NEAR(signedVolumeMm3(lofted), 2.0 * 2.0 * 27.0, 1e-9);
}

}  // namespace
}  // namespace leg_forge
