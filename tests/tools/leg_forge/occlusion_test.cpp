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

std::vector<float> openPerVertex(const TriangleMesh& mesh, const engine::TriangleBvh& around,
                                 const OcclusionRules& rules = {}) {
  const Places places{mesh};
  return places.perVertex(openness(mesh, places, around, rules).near);
}

TEST(Openness, aSphereAloneLiesOpen) {
  TriangleMesh sphere = samples::sphere(3);
  for (glm::vec3& p : sphere.positions) p *= 0.02F;
  engine::computeNormals(sphere);
  for (const float open : openPerVertex(sphere, engine::TriangleBvh{sphere})) EXPECT_EQ(open, 1.0F);
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
  const std::vector<float> open = openPerVertex(plates, engine::TriangleBvh{plates});
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
  const std::vector<float> open = openPerVertex(mesh, engine::TriangleBvh{mesh});
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
  const std::vector<float> one = openPerVertex(mesh, around, rules);
  rules.threads = 2;
  EXPECT_EQ(openPerVertex(mesh, around, rules), one);
  rules.threads = 5;
  EXPECT_EQ(openPerVertex(mesh, around, rules), one);
}

TEST(Openness, whoSinksALittleIntoAnotherLiesOnItAndWhoIsDeepInsideIsDark) {
  const TriangleMesh ground = slab(50.0F, -20.0F, 0.0F);
  const engine::TriangleBvh around{ground};
  const auto middleOf = [&](float highMm) {
    const TriangleMesh sunk = slab(5.0F, highMm - 1.0F, highMm);
    const std::vector<float> open = openPerVertex(sunk, around);
    return open[open.size() - 221];  // in the middle of the upper face
  };
  EXPECT_GT(middleOf(-0.5F), 0.75F);
  EXPECT_LT(middleOf(-10.0F), 0.05F);
}

TEST(Openness, refusesAMeshWithoutNormals) {
  EXPECT_THROW(openPerVertex(samples::cube(), engine::TriangleBvh{}), std::invalid_argument);
}

/// Value of the vertex of a slab that lies nearest to a point, mm.
float valueAt(const engine::Part& part, const char* name, const glm::vec3& mm) {
  const TriangleMesh& mesh = part.primitives.at(0).mesh;
  std::size_t best = 0;
  for (std::size_t i = 0; i < mesh.positions.size(); ++i) {
    const auto away = [&](std::size_t v) { return glm::distance(1000.0F * mesh.positions[v], mm); };
    if (away(i) < away(best)) best = i;
  }
  return mesh.scalars.at(name)[best];
}

/// A deep muscle under a superficial one under the skin.
engine::Model layers() {
  engine::Model model;
  const auto add = [&model](const char* name, const char* layer, const TriangleMesh& mesh) {
    model.parts.push_back({name, {{"layer", layer}}, {{mesh, std::nullopt}}});
  };
  add("muscle/deep", "deep", slab(60.0F, -4.0F, 0.0F));
  add("muscle/cover", "superficial", slab(25.0F, 1.0F, 9.0F));
  add("skin/skin", "", slab(70.0F, 12.0F, 14.0F));
  return model;
}

TEST(BakeOcclusion, skinShadesItselfAloneAndWhatIsCoveredKeepsItsLight) {
  engine::Model model = layers();
  std::vector<std::string> told;
  bakeOcclusion(model, {}, [&](const std::string& line) { told.push_back(line); });
  EXPECT_FALSE(told.empty());
  for (const engine::Part& part : model.parts) {
    const TriangleMesh& mesh = part.primitives.at(0).mesh;
    ASSERT_EQ(mesh.scalars.at(kOcclusion).size(), mesh.positions.size()) << part.name;
  }
  for (const float open : model.parts[2].primitives[0].mesh.scalars.at(kOcclusion)) EXPECT_EQ(open, 1.0F);
  EXPECT_EQ(model.parts[2].primitives[0].mesh.scalars.count(kOcclusionDeep), 0U);
  const auto at = [&](float xMm) { return valueAt(model.parts[0], kOcclusion, {xMm, 0.0F, 0.0F}); };
  EXPECT_GT(at(0.0F), 0.7F) << "under the cover";
  EXPECT_LT(at(24.0F), 0.65F) << "the shadow at its edge";
  EXPECT_GT(at(54.0F), 0.95F) << "far from it";
}

TEST(BakeOcclusion, whatLiesDeepLosesTheShadowOfItsCoverWhenThatIsTakenAway) {
  engine::Model model = layers();
  bakeOcclusion(model, {}, [](const std::string&) {});
  for (float x = -60.0F; x <= 60.0F; x += 6.0F) {
    EXPECT_GT(valueAt(model.parts[0], kOcclusionDeep, {x, 0.0F, 0.0F}), 0.98F) << x;
    EXPECT_GT(valueAt(model.parts[1], kOcclusionDeep, {0.4F * x, 1.0F, 0.0F}), 0.98F) << "the cover alone";
  }
  EXPECT_GT(valueAt(model.parts[1], kOcclusion, {0.0F, 9.0F, 0.0F}), 0.98F) << "the skin shades nothing";
}

TEST(BakeOcclusion, aDeepNeighbourShadesHalfAndABoneOnlyBones) {
  for (const char* name : {"muscle/lower", "bone/lower"}) {
    engine::Model model;
    model.parts.push_back({name, {{"layer", "deep"}}, {{slab(60.0F, -4.0F, 0.0F), std::nullopt}}});
    model.parts.push_back({"muscle/upper", {{"layer", "deep"}}, {{slab(25.0F, 1.0F, 9.0F), std::nullopt}}});
    bakeOcclusion(model, {}, [](const std::string&) {});
    const glm::vec3 edge{24.0F, 0.0F, 0.0F};
    const float among = valueAt(model.parts[0], kOcclusion, edge);
    const float deep = valueAt(model.parts[0], kOcclusionDeep, edge);
    EXPECT_LT(among, 0.65F) << name;
    if (name == std::string{"bone/lower"}) {
      EXPECT_GT(deep, 0.98F);
    } else {
      EXPECT_NEAR(deep, 0.5F * (1.0F + among), 0.04F);
    }
  }
}

TEST(BakeOcclusion, bothSidesOfASeamGetOneValue) {
  TriangleMesh seamed = grooves();
  const std::size_t count = seamed.positions.size();
  // The same ground a second time, each triangle with vertices of its own.
  TriangleMesh split;
  for (const auto& triangle : seamed.triangles) {
    const auto first = static_cast<std::uint32_t>(split.positions.size());
    for (const std::uint32_t v : triangle) {
      split.positions.push_back(seamed.positions[v]);
      split.normals.push_back(seamed.normals[v]);
    }
    split.triangles.push_back({first, first + 1, first + 2});
  }
  engine::Model model;
  model.parts.push_back({"muscle/split", {{"layer", "deep"}}, {{split, std::nullopt}}});
  bakeOcclusion(model, {}, [](const std::string&) {});
  const std::vector<float>& open = model.parts[0].primitives[0].mesh.scalars.at(kOcclusion);
  std::vector<float> seen(count, -1.0F);
  std::size_t repeated = 0;
  for (std::size_t t = 0; t < seamed.triangles.size(); ++t) {
    for (std::size_t k = 0; k < 3; ++k) {
      float& value = seen[seamed.triangles[t][k]];
      if (value >= 0.0F) {
        EXPECT_EQ(value, open[3 * t + k]);
        ++repeated;
      }
      value = open[3 * t + k];
    }
  }
  EXPECT_GT(repeated, count);
}

}  // namespace
}  // namespace leg_forge
