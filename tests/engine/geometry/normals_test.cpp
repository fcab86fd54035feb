#include "engine/geometry/normals.h"

#include <gtest/gtest.h>

#include <cmath>
#include <glm/geometric.hpp>
#include <set>
#include <stdexcept>

#include "mesh_samples.h"

namespace {

using engine::TriangleMesh;

glm::vec3 faceNormal(const TriangleMesh& mesh, std::size_t t) {
  const auto& [a, b, c] = mesh.triangles[t];
  return glm::normalize(
      glm::cross(mesh.positions[b] - mesh.positions[a], mesh.positions[c] - mesh.positions[a]));
}

TEST(Normals, SphereNormalsPointAwayFromTheCentre) {
  TriangleMesh sphere = samples::sphere(4);
  const std::size_t vertices = sphere.positions.size();
  engine::computeNormals(sphere);
  ASSERT_EQ(sphere.positions.size(), vertices) << "a smooth mesh is not split";
  ASSERT_EQ(sphere.normals.size(), vertices);
  for (std::size_t i = 0; i < vertices; ++i) {
    EXPECT_GT(glm::dot(sphere.normals[i], sphere.positions[i]), 0.9999F);
    EXPECT_NEAR(glm::length(sphere.normals[i]), 1.0F, 1e-6F);
  }
}

TEST(Normals, CubeIsSplitIntoTwentyFourFlatCorners) {
  TriangleMesh cube = samples::cube();
  engine::computeNormals(cube, 50.0F);
  EXPECT_EQ(cube.positions.size(), 24U);
  EXPECT_EQ(cube.triangles.size(), 12U);
  for (std::size_t t = 0; t < cube.triangles.size(); ++t) {
    for (const auto vertex : cube.triangles[t]) {
      EXPECT_LT(glm::distance(cube.normals[vertex], faceNormal(cube, t)), 1e-6F);
    }
  }
  EXPECT_NEAR(engine::signedVolume(cube), 8.0, 1e-6) << "corners stay where they were";
}

TEST(Normals, CubeWithoutCreasesPointsAlongItsDiagonals) {
  TriangleMesh cube = samples::cube();
  engine::computeNormals(cube, 180.0F);
  ASSERT_EQ(cube.positions.size(), 8U);
  for (std::size_t i = 0; i < 8; ++i) {
    EXPECT_LT(glm::distance(cube.normals[i], glm::normalize(cube.positions[i])), 1e-6F)
        << "the way a square is cut must not tilt the normal";
  }
}

TEST(Normals, CreaseDecidesAtItsAngle) {
  // Two unit squares hinged at the Z axis, 40 degrees apart.
  const float angle = 40.0F * std::acos(-1.0F) / 180.0F;
  TriangleMesh hinge;
  hinge.positions = {{0, 0, 0},
                     {0, 0, 1},
                     {-1, 0, 0},
                     {-1, 0, 1},
                     {std::cos(angle), -std::sin(angle), 0},
                     {std::cos(angle), -std::sin(angle), 1}};
  hinge.triangles = {{0, 2, 3}, {0, 3, 1}, {0, 1, 5}, {0, 5, 4}};
  TriangleMesh sharp = hinge;
  engine::computeNormals(hinge, 41.0F);
  EXPECT_EQ(hinge.positions.size(), 6U);
  const glm::vec3 between{std::sin(angle / 2), std::cos(angle / 2), 0.0F};
  EXPECT_LT(glm::distance(glm::normalize(hinge.normals[0] + hinge.normals[1]), between), 1e-5F);
  engine::computeNormals(sharp, 39.0F);
  EXPECT_EQ(sharp.positions.size(), 8U);
}

TEST(Normals, MeshSplitEverywhereBecomesSmoothAgain) {
  TriangleMesh welded = samples::sphere(3);
  TriangleMesh split = samples::unwelded(welded);
  const std::size_t vertices = split.positions.size();
  engine::computeNormals(welded);
  engine::computeNormals(split);
  ASSERT_EQ(split.positions.size(), vertices);
  for (std::size_t t = 0; t < welded.triangles.size(); ++t) {
    for (std::size_t i = 0; i < 3; ++i) {
      EXPECT_LT(glm::distance(welded.normals[welded.triangles[t][i]], split.normals[split.triangles[t][i]]),
                1e-6F);
    }
  }
}

TEST(Normals, SplitVerticesKeepTheirOtherAttributes) {
  TriangleMesh cube = samples::cube();
  for (std::size_t i = 0; i < 8; ++i) {
    cube.texcoords.emplace_back(static_cast<float>(i), 0.5F);
    cube.colors.emplace_back(static_cast<float>(i), 0.0F, 0.0F, 1.0F);
    cube.scalars["_OCCLUSION"].push_back(0.1F * static_cast<float>(i));
  }
  const TriangleMesh before = cube;
  engine::computeNormals(cube, 10.0F);
  ASSERT_EQ(cube.texcoords.size(), 24U);
  ASSERT_EQ(cube.colors.size(), 24U);
  const std::vector<float>& scalars = cube.scalars.at("_OCCLUSION");
  ASSERT_EQ(scalars.size(), 24U);
  for (std::size_t t = 0; t < 12; ++t) {
    for (std::size_t i = 0; i < 3; ++i) {
      EXPECT_EQ(cube.texcoords[cube.triangles[t][i]], before.texcoords[before.triangles[t][i]]);
      EXPECT_EQ(cube.colors[cube.triangles[t][i]], before.colors[before.triangles[t][i]]);
      EXPECT_EQ(scalars[cube.triangles[t][i]], before.scalars.at("_OCCLUSION")[before.triangles[t][i]]);
      EXPECT_EQ(cube.positions[cube.triangles[t][i]], before.positions[before.triangles[t][i]]);
    }
  }
}

TEST(Normals, FacesWithoutAreaBorrowFromTheirNeighbours) {
  TriangleMesh mesh;
  mesh.positions = {{0, 0, 0}, {1, 0, 0}, {0, 0, -1}, {0.5F, 0, 0}};
  mesh.triangles = {{0, 1, 2}, {0, 3, 1}, {2, 2, 2}};  // the second is a line, the third a point
  engine::computeNormals(mesh);
  for (const auto& triangle : mesh.triangles) {
    for (const auto vertex : triangle) EXPECT_EQ(mesh.normals[vertex], (glm::vec3{0, 1, 0}));
  }
}

TEST(Normals, VertexOfNoTriangleGetsUp) {
  TriangleMesh mesh;
  mesh.positions = {{1, 2, 3}};
  engine::computeNormals(mesh);
  ASSERT_EQ(mesh.normals.size(), 1U);
  EXPECT_EQ(mesh.normals[0], (glm::vec3{0, 1, 0}));
}

TEST(Normals, ManyFacesAtOneEdgeTakeNoQuadraticTime) {
  TriangleMesh mesh;
  mesh.positions = {{0, 0, 0}, {1, 0, 0}, {0, 0, -1}};
  mesh.triangles.assign(60000, {0, 1, 2});
  engine::computeNormals(mesh);
  EXPECT_EQ(mesh.positions.size(), 3U);
  EXPECT_EQ(mesh.normals[1], (glm::vec3{0, 1, 0}));
}

TEST(Normals, MissingVertexIsRefused) {
  TriangleMesh mesh = samples::cube();
  mesh.triangles.push_back({0, 1, 8});
  EXPECT_THROW(engine::computeNormals(mesh), std::invalid_argument);
}

}  // namespace
