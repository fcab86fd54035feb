#include "tools/leg_forge/branch_surface.h"

#include <gtest/gtest.h>

#include "tests/tools/leg_forge/shapes.h"

namespace leg_forge {
namespace {

/// A branch along y whose only change is its radius.
Branch tubeOfRadii(const std::vector<double>& u, const std::vector<double>& radii) {
  Branch branch;
  for (std::size_t i = 0; i < u.size(); ++i) {
    branch.loops.push_back(testing::circle(u[i], radii[i], {0.0, u[i], 0.0}));
  }
  return branch;
}

double radiusAt(const BranchSurface& surface, double u) {
  return surface.ring(u, 4)[0].x;
}

TEST(MonotoneSlopes, StraightLineKeepsItsSlope) {
  const std::vector<double> slopes = monotoneSlopes({0.0, 1.0, 4.0, 6.0}, {1.0, 3.0, 9.0, 13.0});
  for (const double slope : slopes) EXPECT_DOUBLE_EQ(slope, 2.0);
}

TEST(MonotoneSlopes, VanishAtAnExtreme) {
  const std::vector<double> slopes = monotoneSlopes({0.0, 1.0, 2.0, 3.0}, {0.0, 5.0, 5.0, 1.0});
  EXPECT_EQ(slopes[1], 0.0);
  EXPECT_EQ(slopes[2], 0.0);
  EXPECT_DOUBLE_EQ(slopes[0], 5.0);
  EXPECT_DOUBLE_EQ(slopes[3], -4.0);
}

TEST(BranchSurface, PassesThroughItsLoopsAndNeverBeyondThem) {
  const std::vector<double> u{0.0, 2.0, 3.0, 7.0, 8.0, 15.0};
  const std::vector<double> radii{1.0, 1.1, 9.0, 9.0, 2.0, 2.5};
  const BranchSurface surface{tubeOfRadii(u, radii)};
  for (std::size_t i = 0; i < u.size(); ++i) EXPECT_NEAR(radiusAt(surface, u[i]), radii[i], 1e-12);
  for (std::size_t i = 0; i + 1 < u.size(); ++i) {
    const double low = std::min(radii[i], radii[i + 1]);
    const double high = std::max(radii[i], radii[i + 1]);
    double last = radii[i];
    for (int k = 1; k <= 50; ++k) {
      const double radius = radiusAt(surface, u[i] + (u[i + 1] - u[i]) * k / 50.0);
      EXPECT_GE(radius, low - 1e-12);
      EXPECT_LE(radius, high + 1e-12);
      if (radii[i + 1] >= radii[i]) {
        EXPECT_GE(radius, last - 1e-12) << "turns back between loops " << i << " and " << i + 1;
      }
      last = radius;
    }
  }
}

TEST(BranchSurface, HasNoKinkAtALoop) {
  const BranchSurface surface{tubeOfRadii({0.0, 1.0, 3.0, 4.0}, {1.0, 2.0, 5.0, 5.5})};
  constexpr double kStep = 1e-6;
  for (const double u : {1.0, 3.0}) {
    const double before = (radiusAt(surface, u) - radiusAt(surface, u - kStep)) / kStep;
    const double after = (radiusAt(surface, u + kStep) - radiusAt(surface, u)) / kStep;
    EXPECT_NEAR(before, after, 1e-4);
  }
}

TEST(BranchSurface, TendonDoesNotTurnIntoMuscleAgain) {
  Branch branch = tubeOfRadii({0.0, 10.0, 20.0, 30.0, 40.0}, {3.0, 9.0, 2.0, 1.5, 4.0});
  const std::vector<double> tendon{0.35, 0.0, 0.9, 1.0, 0.2};
  for (std::size_t i = 0; i < tendon.size(); ++i) branch.loops[i].tendon = tendon[i];
  const BranchSurface surface{branch};
  EXPECT_DOUBLE_EQ(surface.tendon(10.0), 0.0);
  EXPECT_DOUBLE_EQ(surface.tendon(15.0), 0.45);
  EXPECT_DOUBLE_EQ(surface.tendon(0.0), 0.35);
  EXPECT_DOUBLE_EQ(surface.tendon(40.0), 1.0);
}

}  // namespace
}  // namespace leg_forge
