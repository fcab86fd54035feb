#include "tools/leg_forge/clusters.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <random>
#include <vector>

#include "engine/gltf/gltf.h"
#include "engine/scene/model.h"
#include "tests/source_folder.h"
#include "tests/tools/leg_forge/shapes.h"

namespace leg_forge {
namespace {

using Triangles = std::vector<std::array<std::uint32_t, 3>>;

/// Of the boxes round so many triangles that follow one another, metres.
double meanDiagonal(const Triangles& triangles, const std::vector<glm::vec3>& positions) {
  double sum = 0.0;
  std::size_t boxes = 0;
  for (std::size_t first = 0; first < triangles.size(); first += engine::kClusterTriangles, ++boxes) {
    engine::Box box;
    for (std::size_t i = first; i < std::min(first + engine::kClusterTriangles, triangles.size()); ++i) {
      for (const std::uint32_t v : triangles[i]) {
        box.low = glm::min(box.low, positions[v]);
        box.high = glm::max(box.high, positions[v]);
      }
    }
    sum += static_cast<double>(glm::distance(box.low, box.high));
  }
  return sum / static_cast<double>(boxes);
}

/// A flat square of 40 by 40 cells, 1 m a side, its triangles in any order.
engine::Primitive shuffledSquare() {
  engine::Primitive square;
  constexpr std::uint32_t kCells = 40;
  for (std::uint32_t i = 0; i < (kCells + 1) * (kCells + 1); ++i) {
    square.mesh.positions.emplace_back(glm::vec2(i % (kCells + 1), i / (kCells + 1)) / float{kCells}, 0.0F);
  }
  for (std::uint32_t y = 0; y < kCells; ++y) {
    for (std::uint32_t x = 0; x < kCells; ++x) {
      const std::uint32_t a = y * (kCells + 1) + x;
      square.mesh.triangles.push_back({a, a + 1, a + kCells + 1});
      square.mesh.triangles.push_back({a + 1, a + kCells + 2, a + kCells + 1});
    }
  }
  std::shuffle(square.mesh.triangles.begin(), square.mesh.triangles.end(), std::mt19937{3});
  square.coarser = {{square.mesh.triangles.begin(), square.mesh.triangles.begin() + 700}};
  return square;
}

TEST(Clusters, areTheSameTrianglesCloseTogether) {
  engine::Model model;
  model.parts = {{"muscle/square", {}, {shuffledSquare()}}, {"skin/skin", {}, {shuffledSquare()}}};
  orderByClusters(model);
  const engine::Primitive before = shuffledSquare();
  const engine::Primitive& after = model.parts[0].primitives[0];
  EXPECT_EQ(testing::inOneOrder(after.mesh.triangles), testing::inOneOrder(before.mesh.triangles));
  EXPECT_EQ(testing::inOneOrder(after.coarser[0]), testing::inOneOrder(before.coarser[0]));
  EXPECT_EQ(after.mesh.positions, before.mesh.positions);
  // Sixteen halves of cells in a square are 2.8 cells a side, 4 from corner to corner; nobody packs them so
  // well.
  EXPECT_LT(meanDiagonal(after.mesh.triangles, after.mesh.positions), 6.5 / 40.0);
  EXPECT_GT(meanDiagonal(before.mesh.triangles, before.mesh.positions), 20.0 / 40.0);
  EXPECT_EQ(model.parts[1].primitives[0].mesh.triangles, before.mesh.triangles) << "the skin is left alone";
}

TEST(Clusters, theModelIsInTheirOrder) {
  const std::filesystem::path file =
      std::filesystem::path{CRUS_SOURCE_DIR} / "assets" / "models" / "right_leg.glb";
  engine::Model model = engine::loadGltf(file).value();
  const engine::Model committed = model;
  orderByClusters(model);
  for (std::size_t i = 0; i < model.parts.size(); ++i) {
    for (std::size_t k = 0; k < model.parts[i].primitives.size(); ++k) {
      const engine::TriangleMesh& again = model.parts[i].primitives[k].mesh;
      const engine::TriangleMesh& mesh = committed.parts[i].primitives[k].mesh;
      EXPECT_LE(meanDiagonal(mesh.triangles, mesh.positions),
                1.15 * meanDiagonal(again.triangles, again.positions))
          << model.parts[i].name;
    }
  }
}

}  // namespace
}  // namespace leg_forge
