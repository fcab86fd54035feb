#include "app/sheet/contour.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <glm/geometric.hpp>
#include <limits>

namespace crus::sheet {
namespace {

constexpr float kNowhere = std::numeric_limits<float>::quiet_NaN();

Grid grid(glm::ivec2 size, const std::function<float(glm::vec2)>& value) {
  Grid made{size, {}};
  for (int y = 0; y < size.y; ++y) {
    for (int x = 0; x < size.x; ++x) made.values.push_back(value(glm::vec2{x, y}));
  }
  return made;
}

float area(const Loop& loop) {
  float twice = 0.0F;
  for (std::size_t i = 0; i < loop.points.size(); ++i) {
    const glm::vec2& a = loop.points[i];
    const glm::vec2& b = loop.points[(i + 1) % loop.points.size()];
    twice += a.x * b.y - a.y * b.x;
  }
  return 0.5F * std::abs(twice);
}

TEST(Contours, circleHasItsAreaAndIsRealAllTheWayRound) {
  const glm::vec2 middle{50.0F, 40.0F};
  const auto loops =
      contours(grid({100, 80}, [&](glm::vec2 p) { return glm::distance(p, middle) - 25.0F; }), 1.0F);
  ASSERT_EQ(loops.size(), 1U);
  EXPECT_NEAR(area(loops[0]), 3.14159F * 625.0F, 0.01F * 3.14159F * 625.0F);
  for (const glm::vec2& p : loops[0].points) EXPECT_NEAR(glm::distance(p, middle), 25.0F, 0.25F);
  const auto edges = realEdges(loops);
  ASSERT_EQ(edges.size(), 1U);
  EXPECT_EQ(edges[0].front(), edges[0].back());
  EXPECT_LT(loops[0].points.size(), 80U) << "only the points that it needs";
}

TEST(Contours, regionIsClosedWhereTheSurfaceEndsButThatIsNoEdgeOfIt) {
  const glm::vec2 middle{50.0F, 40.0F};
  const auto loops = contours(
      grid({100, 80}, [&](glm::vec2 p) { return p.x > 50.0F ? kNowhere : glm::distance(p, middle) - 25.0F; }),
      1.0F);
  ASSERT_EQ(loops.size(), 1U);
  EXPECT_NEAR(area(loops[0]), 0.5F * 3.14159F * 625.0F, 40.0F);
  const auto edges = realEdges(loops);
  ASSERT_EQ(edges.size(), 1U);
  for (const glm::vec2& p : edges[0]) EXPECT_LT(p.x, 51.0F);
  EXPECT_GT(glm::distance(edges[0].front(), edges[0].back()), 40.0F) << "open along the cut";
}

TEST(Contours, holesAreLoopsOfTheirOwnAndSpecksAreDropped) {
  const glm::vec2 middle{50.0F, 50.0F};
  const auto ring = grid({100, 100}, [&](glm::vec2 p) {
    const float r = glm::distance(p, middle);
    const float speck = glm::distance(p, {5.0F, 5.0F}) - 1.2F;
    return std::min(std::max(r - 30.0F, 15.0F - r), speck);
  });
  EXPECT_EQ(contours(ring, 1.0F).size(), 3U);
  EXPECT_EQ(contours(ring, 20.0F).size(), 2U);
}

TEST(Contours, nothingInsideNothingDrawn) {
  EXPECT_TRUE(contours(grid({20, 20}, [](glm::vec2) { return 1.0F; }), 0.0F).empty());
  EXPECT_TRUE(contours(grid({20, 20}, [](glm::vec2) { return kNowhere; }), 0.0F).empty());
}

}  // namespace
}  // namespace crus::sheet
