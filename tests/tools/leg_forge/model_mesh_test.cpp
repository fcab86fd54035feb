// The meshes of assets/models/right_leg.glb as they are committed: sound, whatever shape they have.
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <glm/geometric.hpp>
#include <set>
#include <string>
#include <vector>

#include "engine/gltf/gltf.h"
#include "tests/source_folder.h"
#include "tools/leg_forge/solid.h"
#include "tools/leg_forge/surface.h"

namespace leg_forge {
namespace {

const engine::Model& committed() {
  static const engine::Model kModel =
      engine::loadGltf(std::filesystem::path{CRUS_SOURCE_DIR} / "assets/models/right_leg.glb").value();
  return kModel;
}

/// The triangles with one vertex for each place: normals and texture coordinates split vertices.
std::vector<std::array<std::uint32_t, 3>> weldedByPlace(const engine::TriangleMesh& mesh) {
  const VertexPlaces places{{mesh.positions.begin(), mesh.positions.end()}};
  std::vector<std::array<std::uint32_t, 3>> welded;
  for (const auto& [a, b, c] : mesh.triangles) {
    welded.push_back({places.of[a], places.of[b], places.of[c]});
  }
  return welded;
}

/// Everything a vertex says, as numbers.
std::vector<float> attributesOf(const engine::TriangleMesh& mesh, std::size_t i) {
  std::vector<float> all;
  const auto add = [&all](const auto& vectors, std::size_t index) {
    if (vectors.empty()) return;
    for (int c = 0; c < vectors[index].length(); ++c) all.push_back(vectors[index][c]);
  };
  add(mesh.positions, i);
  add(mesh.normals, i);
  add(mesh.tangents, i);
  add(mesh.texcoords, i);
  add(mesh.colors, i);
  for (const auto& [name, values] : mesh.scalars) all.push_back(values[i]);
  return all;
}

TEST(RightLegMeshes, AreClosedSpheresByPlaceAllWoundAlike) {
  for (const engine::Part& part : committed().parts) {
    SCOPED_TRACE(part.name);
    for (const engine::Primitive& primitive : part.primitives) {
      const Topology topology = topologyOf(weldedByPlace(primitive.mesh));
      EXPECT_GE(topology.pieces, 1U);
      EXPECT_EQ(topology.openEdges, 0U);
      EXPECT_EQ(topology.nonManifoldEdges, 0U) << "an edge with other than two triangles, or wound unlike";
      // The expansions of toes 2 to 5 are rings: a slip in the middle between two bands.
      const bool rings = part.name == "tendon/dorsal_digital_expansions_foot";
      EXPECT_EQ(topology.eulerNumber, rings ? 2 : 2 * static_cast<std::ptrdiff_t>(topology.pieces));
      EXPECT_GT(engine::signedVolume(primitive.mesh), 0.0) << "faces inward";
    }
  }
}

TEST(RightLegMeshes, HaveNoTriangleWithoutArea) {
  for (const engine::Part& part : committed().parts) {
    for (const engine::Primitive& primitive : part.primitives) {
      std::size_t degenerate = 0;
      for (const auto& [a, b, c] : primitive.mesh.triangles) {
        const glm::dvec3 p{primitive.mesh.positions[a]};
        const glm::dvec3 toB = glm::dvec3{primitive.mesh.positions[b]} - p;
        const glm::dvec3 toC = glm::dvec3{primitive.mesh.positions[c]} - p;
        degenerate += glm::length(glm::cross(toB, toC)) > 0.0 ? 0U : 1U;
      }
      EXPECT_EQ(degenerate, 0U) << part.name;
    }
  }
}

TEST(RightLegMeshes, HaveNoVertexTwiceAndNoneUnused) {
  for (const engine::Part& part : committed().parts) {
    for (const engine::Primitive& primitive : part.primitives) {
      const engine::TriangleMesh& mesh = primitive.mesh;
      std::set<std::vector<float>> seen;
      for (std::size_t i = 0; i < mesh.positions.size(); ++i) seen.insert(attributesOf(mesh, i));
      EXPECT_EQ(seen.size(), mesh.positions.size()) << part.name;
      std::set<std::uint32_t> used;
      for (const auto& triangle : mesh.triangles) used.insert(triangle.begin(), triangle.end());
      EXPECT_EQ(used.size(), mesh.positions.size()) << part.name;
    }
  }
}

TEST(RightLegMeshes, HaveUnitNormalsAndTangents) {
  for (const engine::Part& part : committed().parts) {
    for (const engine::Primitive& primitive : part.primitives) {
      const engine::TriangleMesh& mesh = primitive.mesh;
      SCOPED_TRACE(part.name);
      ASSERT_EQ(mesh.normals.size(), mesh.positions.size());
      for (const glm::vec3& normal : mesh.normals) ASSERT_NEAR(glm::length(normal), 1.0F, 1e-4F);
      for (const glm::vec4& tangent : mesh.tangents) {
        ASSERT_NEAR(glm::length(glm::vec3{tangent}), 1.0F, 1e-4F);
        ASSERT_EQ(std::abs(tangent.w), 1.0F);
      }
      for (const glm::vec2& place : mesh.texcoords) {
        ASSERT_TRUE(std::isfinite(place.x) && std::isfinite(place.y));
      }
    }
  }
}

}  // namespace
}  // namespace leg_forge
