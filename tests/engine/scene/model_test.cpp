#include "engine/scene/model.h"

#include <gtest/gtest.h>

namespace {

engine::TriangleMesh tetrahedron(float edge) {
  engine::TriangleMesh mesh;
  mesh.positions = {{0, 0, 0}, {edge, 0, 0}, {0, edge, 0}, {0, 0, edge}};
  mesh.triangles = {{0, 2, 1}, {0, 1, 3}, {0, 3, 2}, {1, 2, 3}};
  return mesh;
}

TEST(Model, SumsOverPartsAndPrimitives) {
  engine::Model model;
  model.parts.push_back({"two", {}, {{tetrahedron(1.0F), {}}, {tetrahedron(2.0F), {}}}});
  model.parts.push_back({"one", {}, {{tetrahedron(3.0F), {}}}});
  model.parts.push_back({"none", {}, {}});
  EXPECT_EQ(engine::triangleCount(model.parts[0]), 8U);
  EXPECT_EQ(engine::triangleCount(model), 12U);
  EXPECT_NEAR(engine::signedVolume(model.parts[0]), (1.0 + 8.0) / 6.0, 1e-6);
  EXPECT_EQ(engine::boundingBox(model.parts[0]).high, glm::vec3{2.0F});
  EXPECT_EQ(engine::boundingBox(model).high, glm::vec3{3.0F});
  EXPECT_TRUE(engine::boundingBox(model.parts[2]).empty());
  EXPECT_TRUE(engine::boundingBox(engine::Model{}).empty());
}

}  // namespace
