#include "app/atlas/skin_graph.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <glm/trigonometric.hpp>
#include <random>
#include <stdexcept>
#include <vector>

namespace crus {
namespace {

engine::TriangleMesh sphere(float radius) {
  engine::TriangleMesh mesh;
  constexpr std::uint32_t kRings = 60;
  constexpr std::uint32_t kAround = 120;
  for (std::uint32_t r = 0; r <= kRings; ++r) {
    const float polar = glm::radians(180.0F * static_cast<float>(r) / static_cast<float>(kRings));
    for (std::uint32_t k = 0; k < kAround; ++k) {
      const float turn = glm::radians(360.0F * static_cast<float>(k) / static_cast<float>(kAround));
      mesh.positions.push_back(radius * glm::vec3(std::sin(polar) * std::sin(turn), std::cos(polar),
                                                  std::sin(polar) * std::cos(turn)));
    }
  }
  for (std::uint32_t r = 0; r < kRings; ++r) {
    for (std::uint32_t k = 0; k < kAround; ++k) {
      const std::uint32_t a = r * kAround + k;
      const std::uint32_t b = r * kAround + (k + 1) % kAround;
      mesh.triangles.push_back({a, a + kAround, b});
      mesh.triangles.push_back({b, a + kAround, b + kAround});
    }
  }
  return mesh;
}

TEST(SkinGraph, MeasuresGreatCirclesOnASphere) {
  const SkinGraph graph(sphere(0.02F));
  std::vector<float> field;
  for (const glm::vec3& p : graph.positions()) field.push_back(p.y);
  const std::vector<float> distance = graph.signedDistance(field, 100.0F);
  for (std::size_t i = 0; i < distance.size(); ++i) {
    const float latitude = std::asin(std::clamp(graph.positions()[i].y / 20.0F, -1.0F, 1.0F));
    EXPECT_NEAR(distance[i], 20.0F * latitude, 0.35F);
  }
}

TEST(SkinGraph, FillsSmallHolesAndLeavesTheOutsideAndWideGaps) {
  const SkinGraph graph(sphere(0.02F));
  // The outside is the upper cap beyond y = 15 mm, 26 mm wide, and a spot of 6 mm at the lower pole.
  std::vector<float> field;
  for (const glm::vec3& p : graph.positions()) field.push_back(p.y > 15.0F || p.y < -19.75F ? 1.0F : -1.0F);
  ASSERT_GT(std::count(field.begin(), field.end(), 1.0F), 100);
  graph.fillHoles(field, 10.0F);
  for (std::size_t i = 0; i < field.size(); ++i) EXPECT_EQ(field[i] > 0.0F, graph.positions()[i].y > 15.0F);
  graph.fillHoles(field, 60.0F);
  EXPECT_TRUE(std::all_of(field.begin(), field.end(), [](float value) { return value < 0.0F; }));
}

TEST(SkinGraph, BlurLeavesALinearFieldAloneOnAnIrregularPlane) {
  std::mt19937 random(3);
  std::uniform_real_distribution<float> jitter(-0.0003F, 0.0003F);
  engine::TriangleMesh mesh;  // nearly equilateral, 2 mm
  constexpr std::uint32_t kSide = 23;
  for (std::uint32_t j = 0; j < kSide; ++j) {
    for (std::uint32_t i = 0; i < kSide; ++i) {
      const float x = 0.002F * static_cast<float>(i) + (j % 2 == 1 ? 0.001F : 0.0F);
      mesh.positions.emplace_back(x + jitter(random), 0.0F,
                                  -0.00173F * static_cast<float>(j) + jitter(random));
    }
  }
  for (std::uint32_t j = 0; j + 1 < kSide; ++j) {
    for (std::uint32_t i = 0; i + 1 < kSide; ++i) {
      const std::uint32_t a = j * kSide + i;
      const std::uint32_t b = a + kSide;
      if (j % 2 == 0) {
        mesh.triangles.push_back({a, a + 1, b});
        mesh.triangles.push_back({a + 1, b + 1, b});
      } else {
        mesh.triangles.push_back({a, b + 1, b});
        mesh.triangles.push_back({a, a + 1, b + 1});
      }
    }
  }
  const SkinGraph graph(mesh);
  std::vector<float> field;
  for (const glm::vec3& p : graph.positions()) field.push_back(p.x - 20.3F);
  std::vector<float> blurred = field;
  graph.smooth(blurred, 3, 50.0F);
  std::vector<float> bumpy = field;
  for (std::size_t i = 0; i < bumpy.size(); ++i) bumpy[i] += i % 2 == 0 ? 0.5F : -0.5F;
  graph.smooth(bumpy, 6, 50.0F);
  float squares = 0.0F;
  float count = 0.0F;
  for (std::size_t i = 0; i < field.size(); ++i) {
    const glm::vec3& p = graph.positions()[i];
    if (p.x < 14.0F || p.x > 30.0F || p.z > -14.0F || p.z < -24.0F) continue;  // the rim pulls inward
    EXPECT_NEAR(blurred[i], field[i], 0.01F);
    squares += (bumpy[i] - field[i]) * (bumpy[i] - field[i]);
    ++count;
  }
  ASSERT_GT(count, 20.0F);
  EXPECT_LT(std::sqrt(squares / count), 0.2F);  // from 0.5
  const std::vector<float> distance = graph.signedDistance(field, 15.0F);
  for (std::size_t i = 0; i < field.size(); ++i)
    EXPECT_NEAR(distance[i], std::clamp(field[i], -15.0F, 15.0F), 0.1F);
}

TEST(SkinGraph, RefusesATriangleWithoutItsVertex) {
  engine::TriangleMesh mesh;
  mesh.positions = {{0.0F, 0.0F, 0.0F}, {1.0F, 0.0F, 0.0F}};
  mesh.triangles = {{0, 1, 2}};
  EXPECT_THROW(SkinGraph{mesh}, std::invalid_argument);
}

TEST(SkinGraph, AStraightEdgeStaysStraightWhateverTheSlopesOnEitherSide) {
  // An irregular grid in the plane and a field with its edge at x = 0, three times as steep on one side.
  std::mt19937 random{5};
  std::uniform_real_distribution<float> shift{-0.9F, 0.9F};
  constexpr std::uint32_t kSide = 24;
  constexpr float kStepMm = 3.0F;
  engine::TriangleMesh mesh;
  for (std::uint32_t row = 0; row < kSide; ++row) {
    for (std::uint32_t column = 0; column < kSide; ++column) {
      const float x = (static_cast<float>(column) - 0.5F * kSide) * kStepMm + shift(random);
      const float y = static_cast<float>(row) * kStepMm + shift(random);
      mesh.positions.emplace_back(x / 1000.0F, y / 1000.0F, 0.0F);
    }
  }
  for (std::uint32_t row = 0; row + 1 < kSide; ++row) {
    for (std::uint32_t column = 0; column + 1 < kSide; ++column) {
      const std::uint32_t a = row * kSide + column;
      mesh.triangles.push_back({a, a + 1, a + kSide + 1});
      mesh.triangles.push_back({a, a + kSide + 1, a + kSide});
    }
  }
  const SkinGraph graph{mesh};
  std::vector<float> field;
  for (const glm::vec3& p : graph.positions()) field.push_back(p.x < 0.0F ? 0.6F * p.x : 1.8F * p.x);
  const std::vector<float> distance = graph.signedDistance(field, 20.0F);
  double worst = 0.0;
  for (const auto& t : mesh.triangles) {
    for (std::size_t i = 0; i < 3; ++i) {
      const std::uint32_t a = graph.nodeOf(t[i]);
      const std::uint32_t b = graph.nodeOf(t[(i + 1) % 3]);
      if ((distance[a] < 0.0F) == (distance[b] < 0.0F)) continue;
      const float part = distance[a] / (distance[a] - distance[b]);
      const float x = graph.positions()[a].x + part * (graph.positions()[b].x - graph.positions()[a].x);
      worst = std::max(worst, static_cast<double>(std::abs(x)));
    }
  }
  EXPECT_LT(worst, 0.55);  // mm; without levelling the slopes it is 0.91
}

}  // namespace
}  // namespace crus
