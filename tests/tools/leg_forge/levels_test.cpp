#include "tools/leg_forge/levels.h"
#include "tests/source_folder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <random>
#include <set>

#include "engine/geometry/bvh.h"
#include "engine/gltf/gltf.h"
#include "engine/scene/camera.h"
#include "tests/tools/leg_forge/shapes.h"

namespace leg_forge {
namespace {

using Triangles = std::vector<std::array<std::uint32_t, 3>>;

constexpr float kPi = 3.14159265F;

Topology byPlace(const engine::TriangleMesh& mesh, const Triangles& triangles) {
  return testing::topologyByPlace({mesh.positions.begin(), mesh.positions.end()}, triangles);
}

engine::TriangleMesh withTriangles(const engine::TriangleMesh& mesh, const Triangles& triangles) {
  engine::TriangleMesh other;
  other.positions = mesh.positions;
  other.triangles = triangles;
  return other;
}

/// A closed tube along +Y in metres, as the forge makes them: the column of vertices where texture places
/// begin anew is there twice, and so are the rims of the flat lids.
engine::TriangleMesh tube(float radius, float height, std::uint32_t around, std::uint32_t rings) {
  engine::TriangleMesh mesh;
  for (std::uint32_t ring = 0; ring <= rings; ++ring) {
    for (std::uint32_t i = 0; i <= around; ++i) {
      const float angle = 2.0F * kPi * static_cast<float>(i % around) / static_cast<float>(around);
      const float y = height * static_cast<float>(ring) / static_cast<float>(rings);
      mesh.positions.emplace_back(radius * std::cos(angle), y, radius * std::sin(angle));
      mesh.texcoords.emplace_back(radius * 2.0F * kPi * static_cast<float>(i) / static_cast<float>(around),
                                  y);
    }
  }
  const std::uint32_t row = around + 1;
  for (std::uint32_t ring = 0; ring < rings; ++ring) {
    for (std::uint32_t i = 0; i < around; ++i) {
      const std::uint32_t a = ring * row + i;
      mesh.triangles.push_back({a, a + row, a + 1});
      mesh.triangles.push_back({a + 1, a + row, a + row + 1});
    }
  }
  for (const bool top : {false, true}) {
    const std::uint32_t from = top ? rings * row : 0;
    const auto first = static_cast<std::uint32_t>(mesh.positions.size());
    for (std::uint32_t i = 0; i < around; ++i) {
      mesh.positions.push_back(glm::vec3{mesh.positions[from + i]});
      mesh.texcoords.emplace_back(0.0F);
    }
    mesh.positions.emplace_back(0.0F, top ? height : 0.0F, 0.0F);
    mesh.texcoords.emplace_back(0.0F);
    for (std::uint32_t i = 0; i < around; ++i) {
      const std::uint32_t a = first + i;
      const std::uint32_t b = first + (i + 1) % around;
      mesh.triangles.push_back(top ? std::array{a, first + around, b} : std::array{a, b, first + around});
    }
  }
  return mesh;
}

engine::Model modelOf(engine::TriangleMesh mesh) {
  engine::Model model;
  model.parts.push_back({"tube", {}, {{std::move(mesh), std::nullopt}}});
  return model;
}

TEST(Levels, SeamsAndRimsOfATubeStayShut) {
  engine::Model model = modelOf(tube(0.012F, 0.2F, 48, 60));
  const engine::TriangleMesh& mesh = model.parts[0].primitives[0].mesh;
  ASSERT_EQ(byPlace(mesh, mesh.triangles).openEdges, 0U);
  ASSERT_GT(topologyOf(mesh.triangles).openEdges, 0U) << "or there is no seam to be kept";
  addCoarserLevels(model);
  const auto& coarser = model.parts[0].primitives[0].coarser;
  ASSERT_EQ(coarser.size(), 2U);
  EXPECT_LT(coarser[0].size() * 2, mesh.triangles.size());
  EXPECT_LT(coarser[1].size() * 2, coarser[0].size() * 3 / 2);
  for (const auto& level : coarser) {
    const Topology topology = byPlace(mesh, level);
    EXPECT_EQ(topology.openEdges, 0U);
    EXPECT_EQ(topology.nonManifoldEdges, 0U);
    EXPECT_EQ(topology.eulerNumber, 2);
    const double volume = engine::signedVolume(mesh);
    EXPECT_NEAR(engine::signedVolume(withTriangles(mesh, level)), volume, 0.03 * volume);
    // No triangle reaches from one end of the texture to the other.
    for (const auto& triangle : level) {
      float low = 1.0F;
      float high = 0.0F;
      for (const std::uint32_t v : triangle) {
        low = std::min(low, mesh.texcoords[v].x);
        high = std::max(high, mesh.texcoords[v].x);
      }
      EXPECT_LT(high - low, kPi * 0.012F);
    }
  }
}

TEST(Levels, WhatCannotBeCoarserStaysAsItIs) {
  engine::TriangleMesh pyramid;
  pyramid.positions = {{0, 0, 0}, {0.1F, 0, 0}, {0, 0.1F, 0}, {0, 0, 0.1F}};
  pyramid.triangles = {{0, 2, 1}, {0, 1, 3}, {0, 3, 2}, {1, 2, 3}};
  engine::Model model = modelOf(pyramid);
  addCoarserLevels(model);
  EXPECT_TRUE(model.parts[0].primitives[0].coarser.empty());
  model = modelOf({});
  addCoarserLevels(model);
  EXPECT_TRUE(model.parts[0].primitives[0].coarser.empty());
}

/// The committed leg with its levels.
const engine::Model& leg() {
  static const engine::Model kLeg =
      engine::loadGltf(std::filesystem::path{CRUS_SOURCE_DIR} / "assets/models/right_leg.glb").value();
  return kLeg;
}

TEST(Levels, TheMovingLegStaysWithinItsTriangles) {
  std::array<std::size_t, 2> moving{};
  std::array<std::size_t, 2> without{};
  for (const engine::Part& part : leg().parts) {
    for (const engine::Primitive& primitive : part.primitives) {
      std::size_t triangles = primitive.mesh.triangles.size();
      for (std::size_t level = 0; level < moving.size(); ++level) {
        const bool has = level < primitive.coarser.size();
        if (has) triangles = primitive.coarser[level].size();
        moving[level] += triangles;
        without[level] += has ? 0U : 1U;
      }
    }
  }
  EXPECT_LE(moving[0], 90000U);
  EXPECT_LE(moving[1], 30000U);
  EXPECT_LE(without[0], 8U) << "structures that have no coarser level";
  EXPECT_LE(without[1], 16U);
}

TEST(Levels, TheLegStaysClosedAndInAsManyPieces) {
  for (const engine::Part& part : leg().parts) {
    const engine::Primitive& primitive = part.primitives[0];
    const Topology before = byPlace(primitive.mesh, primitive.mesh.triangles);
    for (const auto& level : primitive.coarser) {
      const Topology after = byPlace(primitive.mesh, level);
      EXPECT_LE(after.openEdges, before.openEdges) << part.name;
      EXPECT_LE(after.nonManifoldEdges, before.nonManifoldEdges) << part.name;
      EXPECT_EQ(after.pieces, before.pieces) << part.name;
    }
  }
}

TEST(Levels, NoPlaceOfTheLegMovesByAPixel) {
  std::mt19937 random{5};
  std::uniform_real_distribution<float> share{0.0F, 1.0F};
  const LevelRules rules = kLevelRules[0];
  for (const engine::Part& part : leg().parts) {
    const engine::Primitive& primitive = part.primitives[0];
    if (primitive.coarser.empty()) continue;
    const engine::TriangleMesh coarse = withTriangles(primitive.mesh, primitive.coarser[0]);
    const double volume = engine::signedVolume(primitive.mesh);
    // The thinnest loses most, and the smallest pads are hardly larger than what may be lost.
    constexpr double kTwentyMm3 = 20e-9;
    EXPECT_NEAR(engine::signedVolume(coarse), volume, std::max(0.12 * volume, kTwentyMm3)) << part.name;
    // Places anywhere on one surface, seen from the other: a little more than at the vertices.
    for (const bool there : {false, true}) {
      const engine::TriangleMesh& from = there ? primitive.mesh : coarse;
      const engine::TriangleBvh to{there ? coarse : primitive.mesh};
      float farthest = 0.0F;
      for (std::size_t i = 0; i < from.triangles.size(); i += 3) {
        const auto& [a, b, c] = from.triangles[i];
        const float u = share(random);
        const float v = share(random) * (1.0F - u);
        const glm::vec3 p =
            u * from.positions[a] + v * from.positions[b] + (1.0F - u - v) * from.positions[c];
        farthest = std::max(farthest, to.closestPoint(p)->distance);
      }
      EXPECT_LT(farthest * 1000.0F, 1.25 * rules.farthestMm) << part.name << (there ? " lost" : " gained");
    }
  }
}

TEST(Levels, TheSecondLevelKeepsItsRulesAtTheVertices) {
  const LevelRules rules = kLevelRules[1];
  for (const engine::Part& part : leg().parts) {
    const engine::Primitive& primitive = part.primitives[0];
    if (primitive.coarser.size() < 2) continue;
    const engine::TriangleBvh coarse{withTriangles(primitive.mesh, primitive.coarser[1])};
    const std::vector<glm::vec3>& places = primitive.mesh.positions;
    std::size_t strays = 0;
    double farthestMm = 0.0;
    for (const glm::vec3& place : places) {
      const double mm = 1000.0 * static_cast<double>(coarse.closestPoint(place)->distance);
      if (mm > rules.farthestMm) ++strays;
      farthestMm = std::max(farthestMm, mm);
    }
    EXPECT_LE(static_cast<double>(strays), rules.straysShare * static_cast<double>(places.size()) + 1.0)
        << part.name;
    EXPECT_LE(farthestMm, 2.001 * rules.farthestMm) << part.name;
  }
}

TEST(Levels, WhatMovesMovesByLessThanAPixelOfTheDefaultView) {
  engine::Box box;
  for (const engine::Part& part : leg().parts) {
    box = engine::merge(box, engine::boundingBox(part.primitives[0].mesh));
  }
  constexpr float kWidth = 1280.0F;
  constexpr float kHeight = 800.0F;
  const engine::Camera camera = engine::framed({}, box, kWidth / kHeight);
  const glm::vec3 eye = engine::eyePosition(camera);
  const float nearest = glm::distance(eye, glm::clamp(eye, box.low, box.high));
  const float tangent = std::tan(0.5F * camera.verticalFovDegrees * kPi / 180.0F);
  const float pixelMm = 1000.0F * 2.0F * nearest * tangent / kHeight;
  EXPECT_GT(pixelMm, 0.5F);
  // By so much at most, as the test before this one holds against both surfaces.
  EXPECT_LT(1.25 * kLevelRules[0].farthestMm, static_cast<double>(pixelMm));
}

TEST(Levels, AreTheSameWhateverTheNumberOfThreads) {
  engine::Model alone = leg();
  alone.parts.resize(alone.parts.size() / 4);  // enough to share out
  engine::Model together = alone;
  addCoarserLevels(together);
  addCoarserLevels(alone, kLevelRules, 1);
  for (std::size_t i = 0; i < alone.parts.size(); ++i) {
    EXPECT_EQ(alone.parts[i].primitives[0].coarser, together.parts[i].primitives[0].coarser);
  }
}

}  // namespace
}  // namespace leg_forge
