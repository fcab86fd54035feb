#include "engine/geometry/closest_point.h"

#include <gtest/gtest.h>

#include <glm/geometric.hpp>
#include <random>

namespace {

using Triangle = std::array<glm::dvec3, 3>;

glm::dvec3 nearest(const Triangle& triangle, const glm::dvec3& p) {
  const glm::dvec3 w = engine::closestBarycentrics(triangle, p);
  EXPECT_NEAR(w.x + w.y + w.z, 1.0, 1e-12);
  EXPECT_GE(std::min({w.x, w.y, w.z}), 0.0);
  return w.x * triangle[0] + w.y * triangle[1] + w.z * triangle[2];
}

TEST(ClosestPoint, EveryRegionOfARightTriangle) {
  const Triangle t{glm::dvec3{0, 0, 0}, glm::dvec3{2, 0, 0}, glm::dvec3{0, 2, 0}};
  struct Case {
    glm::dvec3 from, to;
  };
  const Case cases[] = {{{0.5, 0.5, 3}, {0.5, 0.5, 0}}, {{-1, -1, 1}, {0, 0, 0}}, {{3, -1, 0}, {2, 0, 0}},
                        {{-1, 4, 0}, {0, 2, 0}},        {{1, -1, 2}, {1, 0, 0}},  {{2, 2, 0}, {1, 1, 0}},
                        {{-3, 1, 1}, {0, 1, 0}}};
  for (const Case& c : cases) EXPECT_LT(glm::distance(nearest(t, c.from), c.to), 1e-12);
}

TEST(ClosestPoint, ObtuseCornerBelongsToTheFarEdge) {
  // Outside two edge lines at once, yet nearest to the inside of an edge: where region tests by sign go
  // wrong.
  const Triangle t{glm::dvec3{0, 0, 0}, glm::dvec3{10, 0, 0}, glm::dvec3{-5, 1, 0}};
  EXPECT_LT(glm::distance(nearest(t, {1, -1, 0}), {1, 0, 0}), 1e-12);
}

TEST(ClosestPoint, NoSampleOfTheTriangleIsNearer) {
  std::mt19937 random{7};
  const auto uniform = [&] { return static_cast<double>(random()) / 2147483648.0 - 1.0; };
  const auto point = [&] {
    const double x = uniform();
    const double y = uniform();
    return glm::dvec3{x, y, uniform()};
  };
  for (int run = 0; run < 200; ++run) {
    const Triangle t{point(), point(), point()};
    const glm::dvec3 p = 2.0 * point();
    const double distance = glm::distance(nearest(t, p), p);
    for (int i = 0; i <= 20; ++i) {
      for (int j = 0; i + j <= 20; ++j) {
        const glm::dvec3 q = t[0] + (t[1] - t[0]) * (i / 20.0) + (t[2] - t[0]) * (j / 20.0);
        ASSERT_LE(distance, glm::distance(q, p) + 1e-12);
      }
    }
  }
}

TEST(ClosestPoint, TrianglesWithoutAreaAreLinesAndPoints) {
  const Triangle line{glm::dvec3{0, 0, 0}, glm::dvec3{1, 0, 0}, glm::dvec3{4, 0, 0}};
  EXPECT_LT(glm::distance(nearest(line, {3, 1, 0}), {3, 0, 0}), 1e-12);
  const Triangle dot{glm::dvec3{1}, glm::dvec3{1}, glm::dvec3{1}};
  EXPECT_LT(glm::distance(nearest(dot, {3, 1, 0}), {1, 1, 1}), 1e-12);
}

}  // namespace
