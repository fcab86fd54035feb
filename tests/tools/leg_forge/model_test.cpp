// assets/models/right_leg.glb as it is committed, against the figures it is made from.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <glm/trigonometric.hpp>
#include <iterator>
#include <numeric>
#include <set>
#include <string>

#include "engine/gltf/gltf.h"
#include "tests/source_folder.h"
#include "tests/tools/leg_forge/girth.h"
#include "tests/tools/leg_forge/shapes.h"
#include "tools/leg_forge/assemble.h"
#include "tools/leg_forge/mesh_distance.h"
#include "tools/leg_forge/occlusion.h"
#include "tools/leg_forge/overlap_report.h"
#include "tools/leg_forge/self_intersection.h"
#include "tools/leg_forge/surface.h"

namespace leg_forge {
namespace {

const std::filesystem::path kSource{CRUS_SOURCE_DIR};

const Anatomy& anatomy() {
  static const Anatomy kAnatomy = readAnatomy(kSource / "assets/anatomy").value();
  return kAnatomy;
}

const engine::Model& committed() {
  static const engine::Model kModel = engine::loadGltf(kSource / "assets/models/right_leg.glb").value();
  return kModel;
}

const engine::Part& partOf(const engine::Model& model, const std::string& name) {
  const auto found = std::find_if(model.parts.begin(), model.parts.end(),
                                  [&name](const engine::Part& part) { return part.name == name; });
  if (found == model.parts.end()) throw std::out_of_range{"no part " + name};
  return *found;
}

std::string bytesOf(const std::filesystem::path& file) {
  std::ifstream stream{file, std::ios::binary};
  return {std::istreambuf_iterator<char>{stream}, {}};
}

TEST(RightLeg, HoldsEachStructureOnce) {
  std::multiset<std::string> expected{"skin/skin"};
  for (const Structure& structure : anatomy().structures) {
    expected.insert(kindName(structure.kind) + "/" + structure.id);
    const engine::Part& part = partOf(committed(), kindName(structure.kind) + "/" + structure.id);
    EXPECT_EQ(part.extras.at("name"), structure.name);
    EXPECT_EQ(part.extras.at("latin"), structure.latin);
    EXPECT_EQ(part.extras.at("source"), structure.source);
    EXPECT_EQ(part.extras.count("fma"), structure.fma.empty() ? 0U : 1U);
    EXPECT_NEAR(std::stod(part.extras.at("volume_cm3")), structure.volumeCm3, 1e-6);
  }
  std::multiset<std::string> found;
  for (const engine::Part& part : committed().parts) found.insert(part.name);
  EXPECT_EQ(found, expected);
}

TEST(RightLeg, CarriesItsCreditAndLandmarks) {
  EXPECT_NE(committed().extras.at("attribution").find("BodyParts3D"), std::string::npos);
  EXPECT_EQ(committed().extras.at("license"), "CC BY-SA 4.0");
  EXPECT_EQ(committed().extras.at("side"), "right");
  EXPECT_DOUBLE_EQ(std::stod(committed().extras.at("L_mm")), anatomy().lengthMm);
  ASSERT_EQ(committed().anchors.size(), anatomy().landmarks.size());
  for (std::size_t i = 0; i < anatomy().landmarks.size(); ++i) {
    const Landmark& landmark = anatomy().landmarks[i];
    EXPECT_EQ(committed().anchors[i].name, "landmark/" + landmark.id);
    EXPECT_LT(glm::distance(committed().anchors[i].position, glm::vec3{landmark.position} * 0.001F), 1e-6F);
  }
}

TEST(RightLeg, StaysWithinItsTriangles) {
  const std::size_t skin = engine::triangleCount(partOf(committed(), "skin/skin"));
  EXPECT_GE(skin, 45000U);
  EXPECT_LE(skin, 60000U);
  EXPECT_LE(engine::triangleCount(committed()) - skin, 135000U);
  EXPECT_LE(std::filesystem::file_size(kSource / "assets/models/right_leg.glb"), 8U * 1024U * 1024U);
}

TEST(RightLeg, SkinIsOneClosedSurfaceOfAPlausibleLeg) {
  const engine::TriangleMesh& mesh = partOf(committed(), "skin/skin").primitives.at(0).mesh;
  const Topology topology = topologyOf(mesh.triangles);
  EXPECT_EQ(topology.pieces, 1U);
  EXPECT_EQ(topology.openEdges, 0U);
  EXPECT_EQ(topology.nonManifoldEdges, 0U);
  EXPECT_EQ(topology.eulerNumber, 2);
  const double litres = engine::signedVolume(mesh) * 1000.0;
  EXPECT_GT(litres, 3.9);
  EXPECT_LT(litres, 4.6);
  engine::Box foot;
  for (const glm::vec3& p : mesh.positions) {
    if (p.y < 0.0F) foot = engine::merge(foot, {p, p});
  }
  EXPECT_NEAR(foot.high.z - foot.low.z, 0.231F, 0.006F) << "heel to longest toe";
  EXPECT_NEAR(foot.low.y, -0.069F, 0.002F) << "the heel, lowest point of the sole";
  EXPECT_NEAR(engine::boundingBox(mesh).high.y, 0.474F, 0.002F);
  for (std::size_t i = 0; i < mesh.normals.size(); ++i)
    ASSERT_NEAR(glm::length(mesh.normals[i]), 1.0F, 1e-4F);
}

TEST(RightLeg, EveryVertexSaysHowOpenItLies) {
  double sum = 0.0;
  std::size_t count = 0;
  for (const engine::Part& part : committed().parts) {
    const engine::TriangleMesh& mesh = part.primitives.at(0).mesh;
    const auto found = mesh.scalars.find(kOcclusion);
    ASSERT_NE(found, mesh.scalars.end()) << part.name;
    ASSERT_EQ(found->second.size(), mesh.positions.size()) << part.name;
    EXPECT_GT(*std::min_element(found->second.begin(), found->second.end()), 0.1F)
        << part.name << " has a black spot";
    EXPECT_LE(*std::max_element(found->second.begin(), found->second.end()), 1.0F) << part.name;
    if (part.name != "skin/skin") {
      EXPECT_EQ(mesh.scalars.count(kOcclusionDeep), 1U) << part.name;
      continue;
    }
    for (const float open : found->second) sum += static_cast<double>(open);
    count += found->second.size();
  }
  EXPECT_GT(sum / static_cast<double>(count), 0.85) << "most of the skin is convex";
  const engine::TriangleMesh& skin = partOf(committed(), "skin/skin").primitives.at(0).mesh;
  const std::vector<float>& open = skin.scalars.at(kOcclusion);
  EXPECT_LT(*std::min_element(open.begin(), open.end()), 0.4F) << "between the toes it is dark";
}

double meanOf(const std::string& part, const char* scalar) {
  const std::vector<float>& values = partOf(committed(), part).primitives.at(0).mesh.scalars.at(scalar);
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

TEST(RightLeg, WhatLiesDeepIsLighterWhenItIsLaidOpen) {
  for (const std::string part : {"muscle/soleus", "muscle/tibialis_posterior",
                                 "muscle/gastrocnemius_medial_head", "bone/tibia", "bone/calcaneus"}) {
    EXPECT_GT(meanOf(part, kOcclusionDeep), meanOf(part, kOcclusion) + 0.02) << part;
  }
  EXPECT_GT(meanOf("muscle/gastrocnemius_medial_head", kOcclusionDeep), 0.95) << "alone a belly is convex";
}

TEST(RightLeg, SkinNowhereRunsThroughItself) {
  const engine::TriangleMesh& mesh = partOf(committed(), "skin/skin").primitives.at(0).mesh;
  EXPECT_TRUE(selfIntersections(mesh.positions, mesh.triangles).empty());
}

TEST(RightLeg, SkinIsOfEvenTrianglesFineAtTheToesAndCoarseOnTheCalf) {
  const engine::TriangleMesh& mesh = partOf(committed(), "skin/skin").primitives.at(0).mesh;
  std::vector<float> all;
  std::vector<float> toes;
  std::vector<float> calf;
  std::vector<float> angles;  // the least of each triangle
  for (const auto& triangle : mesh.triangles) {
    float angle = 180.0F;
    for (std::size_t k = 0; k < 3; ++k) {
      const glm::vec3 p = 1000.0F * mesh.positions[triangle[k]];
      const glm::vec3 u = 1000.0F * mesh.positions[triangle[(k + 1) % 3]] - p;
      const glm::vec3 v = 1000.0F * mesh.positions[triangle[(k + 2) % 3]] - p;
      const float cosine = glm::dot(u, v) / (glm::length(u) * glm::length(v));
      angle = std::min(angle, glm::degrees(std::acos(std::clamp(cosine, -1.0F, 1.0F))));
      all.push_back(glm::length(u));
      if (p.y < 0.0F && p.z > 125.0F) toes.push_back(all.back());
      if (p.y > 100.0F && p.y < 300.0F) calf.push_back(all.back());
    }
    angles.push_back(angle);
  }
  const auto share = [](std::vector<float>& values, double part) {
    const auto at =
        values.begin() + static_cast<std::ptrdiff_t>(part * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), at, values.end());
    return *at;
  };
  EXPECT_GE(share(all, 0.0), 1.5F);
  EXPECT_LE(share(all, 1.0), 4.0F);
  EXPECT_LT(share(toes, 0.5), 2.1F);
  EXPECT_GT(share(calf, 0.5), 3.0F);
  EXPECT_GT(share(angles, 0.01), 32.0F);
  EXPECT_GT(share(angles, 0.0), 20.0F);
}

TEST(RightLeg, SkinHasTheGirthsOfASlimAdult) {
  const engine::TriangleMesh& mesh = partOf(committed(), "skin/skin").primitives.at(0).mesh;
  double ankle = 1e9;
  double calf = 0.0;
  float calfAt = 0.0F;
  for (float y = 40.0F; y < 310.0F; y += 5.0F) {
    const double girth = testing::girthAt(mesh, y);
    ankle = std::min(ankle, girth);
    if (girth > calf) calfAt = y;
    calf = std::max(calf, girth);
  }
  EXPECT_NEAR(ankle, 213.0, 6.0);
  EXPECT_NEAR(calf, 368.0, 6.0);
  EXPECT_NEAR(calfAt, 250.0F, 10.0F);
  EXPECT_NEAR(testing::girthAt(mesh, 353.5F), 330.0, 6.0) << "at the joint line";
}

TEST(RightLeg, SkinEnclosesEverything) {
  const engine::TriangleMesh& mesh = partOf(committed(), "skin/skin").primitives.at(0).mesh;
  Lofted skin;
  for (const glm::vec3& p : mesh.positions) skin.positions.push_back(glm::dvec3{p} * 1000.0);
  skin.triangles = mesh.triangles;
  constexpr float kSpacing = 3.0F;
  constexpr float kBand = 6.0F;
  const VoxelGrid grid{{76, 201, 108}, {-116.0F, -94.0F, -128.0F}, kSpacing};
  const auto patch = distancePatch(grid, skin, kBand);
  ASSERT_TRUE(patch.has_value());
  VoxelField field{grid, kBand};
  uniteWith(field, *patch);
  constexpr float kStump = 470.0F;  // above it the lids lie in the cap
  for (const engine::Part& part : committed().parts) {
    if (part.name == "skin/skin") continue;
    std::size_t outside = 0;
    std::size_t count = 0;
    for (const glm::vec3& p : part.primitives.at(0).mesh.positions) {
      const glm::vec3 mm = 1000.0F * p;
      if (mm.y > kStump) continue;
      ++count;
      outside += field.sample(mm) > 0.7F ? 1U : 0U;  // the voxels are coarser than the clefts of the toes
    }
    EXPECT_LE(static_cast<double>(outside), 0.02 * static_cast<double>(count)) << part.name;
  }
}

TEST(RightLeg, IsWhatTheFiguresGive) {
  for (const Structure& structure : anatomy().structures) {
    if (structure.branches.size() > 1) continue;  // slow to forge without optimisation
    Anatomy one = anatomy();
    one.structures = {structure};
    one.landmarks.clear();
    const engine::Model forged = assembleLeg(one, nullptr);
    const std::string& name = forged.parts.at(0).name;
    SCOPED_TRACE(name);
    const engine::TriangleMesh& fresh = forged.parts[0].primitives.at(0).mesh;
    const engine::TriangleMesh& stored = partOf(committed(), name).primitives.at(0).mesh;
    ASSERT_EQ(fresh.positions.size(), stored.positions.size());
    EXPECT_EQ(testing::inOneOrder(fresh.triangles), testing::inOneOrder(stored.triangles));
    const bool bone = structure.kind == Kind::bone;
    for (std::size_t i = 0; i < fresh.positions.size(); ++i) {
      // Alone it keeps its shape; in the leg, neighbours and skin may have pressed it aside.
      const float away = glm::distance(fresh.positions[i], stored.positions[i]);
      ASSERT_LT(away, bone ? 1e-6F : 0.025F);
    }
    ASSERT_EQ(fresh.colors.size(), stored.colors.size());
    for (std::size_t i = 0; i < fresh.colors.size(); ++i) {
      EXPECT_LT(glm::distance(fresh.colors[i], stored.colors[i]), 0.01F);
    }
  }
}

TEST(AssembleLeg, MusclesFadeFromBellyToTendon) {
  const engine::TriangleMesh& soleus = partOf(committed(), "muscle/soleus").primitives.at(0).mesh;
  ASSERT_FALSE(soleus.colors.empty());
  const auto redness = [](const glm::vec4& c) { return c.r / c.b; };
  const auto byHeight = [](const glm::vec3& a, const glm::vec3& b) { return a.y < b.y; };
  const auto ends = std::minmax_element(soleus.positions.begin(), soleus.positions.end(), byHeight);
  const float middle = 0.5F * (ends.first->y + ends.second->y);
  const auto belly = std::find_if(soleus.positions.begin(), soleus.positions.end(),
                                  [middle](const glm::vec3& p) { return p.y < middle; });
  const auto colorAt = [&soleus](auto place) {
    return soleus.colors[static_cast<std::size_t>(place - soleus.positions.begin())];
  };
  EXPECT_GT(redness(colorAt(belly)), 2.5F);
  EXPECT_LT(redness(colorAt(ends.first)), 1.5F);
  EXPECT_TRUE(partOf(committed(), "bone/tibia").primitives.at(0).mesh.colors.empty());
}

TEST(AssembleLeg, WritesTheSameBytesTwiceAndAllOrNothing) {
  Anatomy one = anatomy();
  one.structures.resize(3);
  std::erase_if(one.structures, [](const Structure& structure) { return structure.branches.size() > 1; });
  const std::filesystem::path folder = std::filesystem::path{::testing::TempDir()} / "leg_forge_bytes";
  std::filesystem::create_directories(folder);
  ASSERT_TRUE(engine::saveGlb(assembleLeg(one, nullptr), folder / "a.glb").has_value());
  ASSERT_TRUE(engine::saveGlb(assembleLeg(one, nullptr), folder / "b.glb").has_value());
  const std::string bytes = bytesOf(folder / "a.glb");
  EXPECT_GT(bytes.size(), 1000U);
  EXPECT_EQ(bytes, bytesOf(folder / "b.glb"));

  engine::Model broken = assembleLeg(one, nullptr);
  broken.parts.at(0).primitives.at(0).mesh.triangles.at(0)[0] = 1000000;
  const engine::Status refused = engine::saveGlb(broken, folder / "a.glb");
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().where, "/meshes/0/primitives/0");
  EXPECT_EQ(bytesOf(folder / "a.glb"), bytes) << "the file that was there is untouched";
  EXPECT_FALSE(engine::saveGlb(assembleLeg(one, nullptr), folder / "nowhere" / "c.glb").has_value());
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator{folder}, {}), 2)
      << "nothing half-written is left";
  std::filesystem::remove_all(folder);
}

TEST(StructureTable, HasARowForEachPart) {
  const std::string table = structureTable(committed());
  EXPECT_EQ(std::count(table.begin(), table.end(), '\n'),
            static_cast<std::ptrdiff_t>(committed().parts.size()) + 2);
  const std::size_t soleus = table.find("| `muscle/soleus` | Musculus soleus | Soleus |");
  ASSERT_NE(soleus, std::string::npos);
  const std::size_t end = table.find('\n', soleus);
  EXPECT_LT(table.find("| FMA22558 | measured |", soleus), end);
}

}  // namespace
}  // namespace leg_forge
