#include "engine/geometry/triangle_mesh.h"

#include <gtest/gtest.h>

#include <glm/trigonometric.hpp>

#include "mesh_samples.h"

namespace {

TEST(TriangleMesh, CubeHasItsVolumeAndBox) {
  const auto cube = samples::cube(3.0F);
  EXPECT_NEAR(engine::signedVolume(cube), 27.0, 1e-5);
  EXPECT_EQ(engine::boundingBox(cube).low, glm::vec3{-1.5F});
  EXPECT_EQ(engine::boundingBox(cube).high, glm::vec3{1.5F});
}

TEST(TriangleMesh, TurnedRoundVolumeIsNegative) {
  auto cube = samples::cube();
  for (auto& triangle : cube.triangles) std::swap(triangle[0], triangle[1]);
  EXPECT_NEAR(engine::signedVolume(cube), -8.0, 1e-5);
}

TEST(TriangleMesh, FineSphereComesNearFourThirdsPi) {
  EXPECT_NEAR(engine::signedVolume(samples::sphere(5)), 4.0 / 3.0 * glm::radians(180.0), 7e-3);
}

TEST(TriangleMesh, NothingHasAnEmptyBoxThatMergesAway) {
  const engine::TriangleMesh nothing;
  EXPECT_TRUE(engine::boundingBox(nothing).empty());
  const engine::Box box = engine::merge(engine::boundingBox(nothing), {glm::vec3{1.0F}, glm::vec3{2.0F}});
  EXPECT_EQ(box.low, glm::vec3{1.0F});
  EXPECT_EQ(box.high, glm::vec3{2.0F});
}

}  // namespace
