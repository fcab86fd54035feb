// The lattice of the stipple: it keeps lengths and angles, and fits from triangle to triangle.
#include "app/atlas/skin_pattern.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>

#include "tests/app/atlas/committed_leg.h"

namespace crus {
namespace {

using testing::committedChart;
using testing::committedModel;

struct Skin {
  engine::TriangleMesh mesh = mergedMesh(*skinPart(committedModel()));
  SkinGraph graph{mesh};
  SkinPattern pattern{graph, committedChart(), mesh};
};

const Skin& skin() {
  static const Skin made;
  return made;
}

/// The greater and the smaller of the factors by which the pattern stretches a triangle.
glm::vec2 stretch(const std::array<std::uint32_t, 3>& t) {
  const std::vector<glm::vec3>& p = skin().mesh.positions;
  const glm::vec3 ab = (p[t[1]] - p[t[0]]) * 1000.0F;
  const glm::vec3 ac = (p[t[2]] - p[t[0]]) * 1000.0F;
  const float base = glm::length(ab);
  const float x = glm::dot(ac, ab) / base;
  const float y = std::sqrt(std::max(glm::dot(ac, ac) - x * x, 1e-8F));
  const std::array<glm::vec2, 3> c = skin().pattern.corners(t);
  const glm::vec2 u = (c[1] - c[0]) / base;  // image of the unit vectors along and across ab
  const glm::vec2 v = (c[2] - c[0] - u * x) / y;
  // Singular values of the two by two matrix.
  const float e = 0.5F * (u.x + v.y);
  const float f = 0.5F * (u.x - v.y);
  const float g = 0.5F * (u.y + v.x);
  const float h = 0.5F * (u.y - v.x);
  const float q = std::hypot(e, h);
  const float r = std::hypot(f, g);
  return {q + r, std::abs(q - r)};
}

TEST(SkinPattern, KeepsLengthsAndAnglesNearlyEverywhere) {
  std::vector<float> larger;
  std::vector<float> smaller;
  for (const auto& t : skin().mesh.triangles) {
    if (committedChart().leg(skin().mesh.positions[t[0]]).h > 1.2F) continue;  // the cut through the thigh
    const glm::vec2 factors = stretch(t);
    larger.push_back(factors.x);
    smaller.push_back(factors.y);
  }
  ASSERT_GT(larger.size(), 20000U);
  std::sort(larger.begin(), larger.end());
  std::sort(smaller.begin(), smaller.end());
  const auto part = [](const std::vector<float>& all, double share) {
    return all[static_cast<std::size_t>(share * static_cast<double>(all.size() - 1))];
  };
  EXPECT_NEAR(part(larger, 0.5), 1.06F, 0.08F);
  EXPECT_NEAR(part(smaller, 0.5), 0.94F, 0.08F);
  EXPECT_LT(part(larger, 0.9), 1.35F);
  EXPECT_GT(part(smaller, 0.1), 0.65F);
}

// Two triangles that share an edge lay it down alike, but for whole steps of the lattice.
TEST(SkinPattern, FitsFromTriangleToTriangle) {
  const auto steps = [](const glm::vec2& mm) {
    return glm::vec2(mm.x - mm.y / std::sqrt(3.0F), mm.x + mm.y / std::sqrt(3.0F)) / SkinPattern::kPitchMm;
  };
  std::size_t torn = 0;
  for (const auto& t : skin().mesh.triangles) {
    const std::array<glm::vec2, 3> a = skin().pattern.corners(t);
    const std::array<glm::vec2, 3> b = skin().pattern.corners({t[1], t[2], t[0]});
    for (std::size_t i = 0; i < 3; ++i) {
      const glm::vec2 apart = steps(a[(i + 1) % 3] - b[i]);
      ASSERT_NEAR(apart.x, std::round(apart.x), 0.01F);
      ASSERT_NEAR(apart.y, std::round(apart.y), 0.01F);
    }
    const glm::vec2 edge = steps((a[2] - a[1]) - (b[1] - b[0]));
    if (glm::length(edge) > 0.1F) ++torn;
  }
  // Rows begin and end only here and there.
  EXPECT_LT(torn, skin().mesh.triangles.size() / 50);
}

// The model brings phases along that were found when it was made; were they of another skin, dots would lie
// torn.
TEST(SkinPattern, TheModelsPhasesAreThoseOfItsShape) {
  const engine::TriangleMesh& mesh = skinPart(committedModel())->primitives.front().mesh;
  for (const char* name : SkinPattern::kPhases) ASSERT_TRUE(mesh.scalars.contains(name)) << name;
  engine::TriangleMesh bare = mesh;
  for (const char* name : SkinPattern::kPhases) bare.scalars.erase(name);
  const SkinGraph graph{mesh};
  const SkinPattern taken{graph, committedChart(), mesh};
  const SkinPattern grown{graph, committedChart(), bare};
  const auto apart = [](float a, float b) { return std::abs(a - b - std::round(a - b)); };
  std::size_t wrong = 0;
  for (std::size_t v = 0; v < mesh.positions.size(); ++v) {
    const glm::vec2 a = taken.phase(v);
    const glm::vec2 b = grown.phase(v);
    if (std::max(apart(a.x, b.x), apart(a.y, b.y)) > 1.0F / 255.0F) ++wrong;
  }
  EXPECT_LT(wrong, mesh.positions.size() / 1000);
}

}  // namespace
}  // namespace crus
