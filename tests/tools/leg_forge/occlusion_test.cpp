#include "tools/leg_forge/occlusion.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <vector>

#include "engine/geometry/normals.h"
#include "tests/engine/geometry/mesh_samples.h"

namespace leg_forge {
namespace {

using engine::TriangleMesh;

TEST(Openness, aSphereAloneLiesOpen) {
  TriangleMesh sphere = samples::sphere(3);
  for (glm::vec3& p : sphere.positions) p *= 0.02F;
  engine::computeNormals(sphere);
  const Openness open = openness(sphere, engine::TriangleBvh{sphere});
  for (const float near : open.near) EXPECT_EQ(near, 1.0F);
  for (const float sky : open.sky) EXPECT_EQ(sky, 1.0F);
}

/// Slab across +Y, finely cut above and below, `mm` in each direction.
TriangleMesh slab(float halfMm, float lowMm, float highMm) {
  TriangleMesh mesh;
  constexpr std::uint32_t kSteps = 20;
  for (const bool top : {false, true}) {
    const auto first = static_cast<std::uint32_t>(mesh.positions.size());
    for (std::uint32_t z = 0; z <= kSteps; ++z) {
      for (std::uint32_t x = 0; x <= kSteps; ++x) {
        const auto along = [&](std::uint32_t i) {
          return 0.001F * halfMm * (2.0F * static_cast<float>(i) / kSteps - 1.0F);
        };
        mesh.positions.emplace_back(along(x), 0.001F * (top ? highMm : lowMm), along(z));
        mesh.normals.emplace_back(0.0F, top ? 1.0F : -1.0F, 0.0F);
        if (x == kSteps || z == kSteps) continue;
        const std::uint32_t a = first + z * (kSteps + 1) + x;
        const std::uint32_t b = a + 1;
        const std::uint32_t c = a + kSteps + 1;
        const std::uint32_t d = c + 1;
        if (top) {
          mesh.triangles.insert(mesh.triangles.end(), {{a, c, b}, {b, c, d}});
        } else {
          mesh.triangles.insert(mesh.triangles.end(), {{a, b, c}, {b, d, c}});
        }
      }
    }
  }
  return mesh;
}

TriangleMesh both(const TriangleMesh& a, const TriangleMesh& b) {
  TriangleMesh mesh = a;
  const auto first = static_cast<std::uint32_t>(a.positions.size());
  mesh.positions.insert(mesh.positions.end(), b.positions.begin(), b.positions.end());
  mesh.normals.insert(mesh.normals.end(), b.normals.begin(), b.normals.end());
  for (const auto& [i, j, k] : b.triangles) mesh.triangles.push_back({first + i, first + j, first + k});
  return mesh;
}

TEST(Openness, twoPlatesAreDarkBetweenAndOpenOutside) {
  const TriangleMesh plates = both(slab(50.0F, -4.0F, 0.0F), slab(50.0F, 5.0F, 9.0F));
  const std::vector<float> open = openness(plates, engine::TriangleBvh{plates}).near;
  std::size_t between = 0;
  for (std::size_t i = 0; i < open.size(); ++i) {
    const glm::vec3 mm = 1000.0F * plates.positions[i];
    const bool inner = (mm.y > -1.0F && mm.y < 6.0F);
    if (!inner) {
      EXPECT_EQ(open[i], 1.0F);
    } else if (std::max(std::abs(mm.x), std::abs(mm.z)) < 25.0F) {
      // A plate of no end at distance h shades by the mean of 1 - smoothstep(h / cos / 30 mm): 0.83 at 5 mm.
      EXPECT_NEAR(open[i], 0.17F, 0.06F);
      ++between;
    }
  }
  EXPECT_GT(between, 100U);
}

/// Wavy ground: ridges along Z, one every 20 mm, 10 mm high, from flat faces.
TriangleMesh grooves() {
  TriangleMesh mesh;
  constexpr std::uint32_t kAcross = 24;
  constexpr std::uint32_t kAlong = 12;
  for (std::uint32_t z = 0; z <= kAlong; ++z) {
    for (std::uint32_t x = 0; x <= kAcross; ++x) {
      const std::uint32_t phase = x % 8;  // 0 floor, 4 ridge
      const float height = static_cast<float>(phase <= 4 ? phase : 8 - phase) / 4.0F;
      mesh.positions.emplace_back(0.0025F * static_cast<float>(x), 0.010F * height,
                                  0.01F * static_cast<float>(z));
      if (x == kAcross || z == kAlong) continue;
      const std::uint32_t a = z * (kAcross + 1) + x;
      const std::uint32_t c = a + kAcross + 1;
      mesh.triangles.insert(mesh.triangles.end(), {{a, c, a + 1}, {a + 1, c, c + 1}});
    }
  }
  engine::computeNormals(mesh, 180.0F);
  return mesh;
}

TEST(Openness, theFloorOfAGrooveIsDarkerThanItsShoulderAndTheRidgeLiesOpen) {
  const TriangleMesh mesh = grooves();
  const std::vector<float> open = openness(mesh, engine::TriangleBvh{mesh}).near;
  constexpr std::size_t kRow = 6 * 25;  // in the middle
  const float floor = open[kRow + 8];
  const float shoulder = open[kRow + 11];
  const float ridge = open[kRow + 12];
  EXPECT_LT(floor, shoulder - 0.03F);
  EXPECT_LT(shoulder, ridge - 0.03F);
  EXPECT_GT(ridge, 0.9F);
}

TEST(Openness, isTheSameForAnyNumberOfThreads) {
  const TriangleMesh mesh = grooves();
  const engine::TriangleBvh around{mesh};
  OcclusionRules rules;
  rules.threads = 1;
  const std::vector<float> one = openness(mesh, around, rules).near;
  rules.threads = 2;
  EXPECT_EQ(openness(mesh, around, rules).near, one);
  rules.threads = 5;
  EXPECT_EQ(openness(mesh, around, rules).near, one);
}

TEST(Openness, whoSinksALittleIntoAnotherLiesOnItAndWhoIsDeepInsideIsDark) {
  const TriangleMesh ground = slab(50.0F, -20.0F, 0.0F);
  const engine::TriangleBvh around{ground};
  const auto middleOf = [&](float highMm) {
    const TriangleMesh sunk = slab(5.0F, highMm - 1.0F, highMm);
    const std::vector<float> open = openness(sunk, around).near;
    return open[open.size() - 221];  // in the middle of the upper face
  };
  EXPECT_GT(middleOf(-0.5F), 0.75F);
  EXPECT_LT(middleOf(-10.0F), 0.05F);
}

TEST(Openness, refusesAMeshWithoutNormals) {
  EXPECT_THROW(openness(samples::cube(), engine::TriangleBvh{}), std::invalid_argument);
}

TEST(BakeOcclusion, skinShadesItselfAloneAndWhatIsCoveredKeepsItsLight) {
  engine::Model model;
  const TriangleMesh lower = slab(60.0F, -4.0F, 0.0F);
  model.parts.push_back({"muscle/deep", {}, {{lower, std::nullopt}}});
  model.parts.push_back({"muscle/cover", {}, {{slab(25.0F, 1.0F, 9.0F), std::nullopt}}});
  model.parts.push_back({"skin/skin", {}, {{slab(70.0F, 12.0F, 14.0F), std::nullopt}}});
  std::vector<std::string> told;
  bakeOcclusion(model, {}, [&](const std::string& line) { told.push_back(line); });
  EXPECT_FALSE(told.empty());
  for (const engine::Part& part : model.parts) {
    const TriangleMesh& mesh = part.primitives.at(0).mesh;
    ASSERT_EQ(mesh.scalars.at(kOcclusion).size(), mesh.positions.size()) << part.name;
  }
  for (const float open : model.parts[2].primitives[0].mesh.scalars.at(kOcclusion)) EXPECT_EQ(open, 1.0F);
  const std::vector<float>& deep = model.parts[0].primitives[0].mesh.scalars.at(kOcclusion);
  const auto at = [&](float xMm) {
    std::size_t best = 0;
    for (std::size_t i = 0; i < deep.size(); ++i) {
      const auto away = [&](std::size_t v) {
        return glm::distance(1000.0F * lower.positions[v], glm::vec3{xMm, 0.0F, 0.0F});
      };
      if (away(i) < away(best)) best = i;
    }
    return deep[best];
  };
  EXPECT_GT(at(0.0F), 0.7F) << "under the cover";
  EXPECT_LT(at(24.0F), 0.65F) << "the shadow at its edge";
  EXPECT_GT(at(54.0F), 0.95F) << "far from it";
}

}  // namespace
}  // namespace leg_forge
