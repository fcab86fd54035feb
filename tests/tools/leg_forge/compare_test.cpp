#include "tools/leg_forge/compare.h"

#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <glm/common.hpp>
#include <nlohmann/json.hpp>
#include <string>

#include "engine/gltf/gltf.h"
#include "tests/tools/leg_forge/shapes.h"
#include "tools/leg_forge/compare_report.h"
#include "tools/leg_forge/compared_volume.h"
#include "tools/leg_forge/loft.h"

namespace leg_forge {
namespace {

constexpr CompareOptions kFew{4000, 100000};

/// A ball as a mesh, millimetres.
engine::TriangleMesh ball(double radius) {
  const Lofted lofted = loftBranch(testing::sphere(radius), {0.005, 2.0, 10, 96});
  engine::TriangleMesh mesh;
  for (const glm::dvec3& p : lofted.positions) mesh.positions.emplace_back(p);
  for (const glm::dvec3& n : lofted.normals) mesh.normals.emplace_back(n);
  mesh.triangles = lofted.triangles;
  return mesh;
}

/// A box as a mesh, millimetres; its faces are -x, +x, -y, +y, -z, +z, two triangles each.
engine::TriangleMesh box(const glm::vec3& low, const glm::vec3& high) {
  engine::TriangleMesh mesh;
  for (int i = 0; i < 8; ++i) {
    const auto at = [&](int bit) { return (i >> bit & 1) != 0 ? high[bit] : low[bit]; };
    mesh.positions.emplace_back(at(0), at(1), at(2));
  }
  mesh.normals.assign(8, {0.0F, 1.0F, 0.0F});
  mesh.triangles = {{0, 4, 6}, {0, 6, 2}, {1, 3, 7}, {1, 7, 5}, {0, 1, 5}, {0, 5, 4},
                    {2, 6, 7}, {2, 7, 3}, {0, 2, 3}, {0, 3, 1}, {4, 5, 7}, {4, 7, 6}};
  return mesh;
}

engine::Part part(const std::string& name, const std::string& fma, engine::TriangleMesh mesh, float scale) {
  for (glm::vec3& p : mesh.positions) p *= scale;
  engine::Part out{name, {}, {{std::move(mesh), std::nullopt}}};
  if (!fma.empty()) out.extras["fma"] = fma;
  return out;
}

/// A folder of references and a model beside it.
class Compare : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto* info = ::testing::UnitTest::GetInstance()->current_test_info();
    folder_ = std::filesystem::path{::testing::TempDir()} / (std::string{"compare_"} + info->name());
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  void addReference(const std::string& fma, engine::TriangleMesh mesh) const {
    engine::Model model;
    model.parts.push_back(part("reference", "", std::move(mesh), 1.0F));
    ASSERT_TRUE(engine::saveGlb(model, folder_ / ("FJ1_" + fma + "_x.glb")).has_value());
  }
  void addForged(const std::string& name, const std::string& fma, engine::TriangleMesh mesh) {
    model_.parts.push_back(part(name, fma, std::move(mesh), 0.001F));
  }
  [[nodiscard]] Comparison compare(const ReferenceIndex& index = {}) const {
    const auto comparison = compareWithReference(model_, index, folder_, kFew);
    EXPECT_TRUE(comparison.has_value());
    return comparison.has_value() ? *comparison : Comparison{};
  }

  std::filesystem::path folder_;
  engine::Model model_;
};

TEST_F(Compare, ABallHalfAMillimetreLargerIsThatFarAwayEverywhere) {
  addReference("FMA1", ball(20.0));
  addForged("muscle/ball", "FMA1", ball(20.5));
  addForged("muscle/drawn", "", ball(1.0));
  addForged("skin/skin", "", ball(40.0));
  const Comparison comparison = compare();
  ASSERT_EQ(comparison.shapes.size(), 1U);
  const ShapeComparison& shape = comparison.shapes[0];
  EXPECT_EQ(shape.part, "muscle/ball");
  EXPECT_EQ(shape.fma, "FMA1");
  EXPECT_NEAR(shape.meanMm, 0.5, 0.01);
  EXPECT_NEAR(shape.p95Mm, 0.5, 0.02);
  EXPECT_NEAR(shape.maxMm, 0.5, 0.04);
  EXPECT_EQ(shape.leftOut, 0.0) << "the skin holds all, and the drawn ball no part of the surface";
  EXPECT_NEAR(shape.volumeRatio(), std::pow(20.5 / 20.0, 3.0), 0.01);
  EXPECT_FALSE(shape.within());
  EXPECT_FALSE(comparison.within());
  EXPECT_EQ(comparison.withoutReference, std::vector<std::string>{"muscle/drawn"});
}

TEST_F(Compare, WhatMadeRoomForANeighbourIsLeftOut) {
  addReference("FMA1", ball(20.0));
  engine::TriangleMesh pulledBack = ball(20.0);
  for (glm::vec3& p : pulledBack.positions) p.x = std::min(p.x, 10.0F);
  addForged("muscle/ball", "FMA1", std::move(pulledBack));
  addForged("bone/box", "FMA2", box({10.0F, -30.0F, -30.0F}, {40.0F, 30.0F, 30.0F}));
  const Comparison comparison = compare();
  ASSERT_EQ(comparison.shapes.size(), 1U);
  const ShapeComparison& shape = comparison.shapes[0];
  EXPECT_NEAR(shape.leftOut, 0.25, 0.005) << "a zone of a sphere is as large as it is high (Archimedes)";
  EXPECT_LT(shape.meanMm, 0.02);
  EXPECT_NEAR(shape.volumeRatio(), 1.0, 0.01);
  EXPECT_NEAR(shape.referenceCm3, 1e-3 * 9000.0 * 3.14159265, 0.3) << "the ball less a cap of height 10";
  EXPECT_TRUE(comparison.within());
}

TEST_F(Compare, AThinSheetCutBackOnOneSideIsItsReferenceStill) {
  addReference("FMA1", box({0.0F, 0.0F, 0.0F}, {40.0F, 40.0F, 3.0F}));
  addForged("muscle/sheet", "FMA1", box({0.0F, 0.0F, 0.0F}, {40.0F, 40.0F, 1.0F}));
  addForged("bone/box", "FMA2", box({-5.0F, -5.0F, 1.0F}, {45.0F, 45.0F, 30.0F}));
  const ShapeComparison shape = compare().shapes.at(0);
  EXPECT_LT(shape.maxMm, 0.01) << "not the millimetre from the cut to the side away from the bone";
  EXPECT_NEAR(shape.leftOut, (1600.0 + 320.0) / (3200.0 + 480.0), 0.01);
}

TEST_F(Compare, WhatIsPushedAsideByANeighbourCounts) {
  addReference("FMA1", box({0.0F, 0.0F, 0.0F}, {40.0F, 40.0F, 3.0F}));
  addForged("muscle/sheet", "FMA1", box({0.0F, 0.0F, -2.0F}, {40.0F, 40.0F, 1.0F}));
  addForged("bone/box", "FMA2", box({-5.0F, -5.0F, 1.0F}, {45.0F, 45.0F, 30.0F}));
  EXPECT_NEAR(compare().shapes.at(0).p95Mm, 2.0, 0.05);
}

TEST_F(Compare, OnlySharedHeightsCount) {
  addReference("FMA1", box({-10.0F, -40.0F, -10.0F}, {10.0F, 40.0F, 10.0F}));
  addForged("context_muscle/half", "FMA1", box({-10.0F, -40.0F, -10.0F}, {10.0F, 2.0F, 10.0F}));
  ReferenceIndex index;
  index.ranges["FMA1"].high = 0.0;
  const ShapeComparison shape = compare(index).shapes.at(0);
  EXPECT_LT(shape.maxMm, 1e-3);
  EXPECT_NEAR(shape.referenceCm3, 16.0, 0.4);
  EXPECT_NEAR(shape.volumeRatio(), 1.0, 1e-6);
  EXPECT_GT(compare().shapes.at(0).maxMm, 37.0);
}

TEST_F(Compare, AReferenceThatIsNoBodyIsNotMatched) {
  engine::TriangleMesh line = box({0.0F, 0.0F, 0.0F}, {0.0F, 40.0F, 0.0F});
  addReference("FMA1", std::move(line));
  addForged("muscle/ball", "FMA1", ball(20.0));
  EXPECT_FALSE(compare().within());
  ReferenceIndex elsewhere;
  elsewhere.ranges["FMA1"] = {100.0, 200.0};
  EXPECT_FALSE(compare(elsewhere).within()) << "nothing to compare between these heights";
}

TEST_F(Compare, NothingThatMatches) {
  addForged("muscle/ball", "FMA1", ball(20.0));
  addReference("FMA12", ball(20.0));
  const auto none = compareWithReference(model_, {}, folder_, kFew);
  ASSERT_FALSE(none.has_value());
  EXPECT_EQ(none.error().file, folder_.string());
  EXPECT_NE(none.error().reason.find("no reference"), std::string::npos);
  EXPECT_FALSE(compareWithReference(model_, {}, folder_ / "nowhere", kFew).has_value());
}

TEST_F(Compare, ABrokenReferenceIsNamed) {
  addForged("muscle/ball", "FMA1", ball(20.0));
  std::ofstream{folder_ / "FMA1.glb"} << "nothing";
  const auto broken = compareWithReference(model_, {}, folder_, kFew);
  ASSERT_FALSE(broken.has_value());
  EXPECT_EQ(broken.error().file, (folder_ / "FMA1.glb").string());
}

TEST_F(Compare, TheReportsSayWhatBreaksItsBound) {
  addReference("FMA1", ball(20.0));
  addReference("FMA2", box({40.0F, 0.0F, 0.0F}, {60.0F, 20.0F, 20.0F}));
  addForged("muscle/ball", "FMA1", ball(20.5));
  addForged("bone/box", "FMA2", box({40.0F, 0.0F, 0.0F}, {60.0F, 20.0F, 20.0F}));
  const Comparison comparison = compare();
  const OverlapTables overlaps{{{"bone/box", "muscle/ball", 1.5, 3.0, {}}}, {}};
  const std::string table = compareTable(comparison, overlaps);
  EXPECT_NE(table.find("| `muscle/ball` | FMA1 | 0.50 |"), std::string::npos) << table;
  EXPECT_NE(table.find("**no: mean, volume**"), std::string::npos) << table;
  EXPECT_NE(table.find("| 1.000 | yes |"), std::string::npos) << table;
  EXPECT_NE(table.find("| `bone/box` - `muscle/ball` | 1.50 | 0.00 | 3.0 | 0.0 |"), std::string::npos)
      << table;
  const nlohmann::json json = nlohmann::json::parse(compareJson(comparison, overlaps));
  EXPECT_FALSE(json["within"].get<bool>());
  EXPECT_NEAR(json["structures"][0]["mean_mm"].get<double>(), 0.5, 0.01);
  EXPECT_FALSE(json["structures"][0]["within"].get<bool>());
  EXPECT_TRUE(json["structures"][1]["within"].get<bool>());
  EXPECT_EQ(json["overlaps"][0]["before"]["volume_cm3"].get<double>(), 1.5);
}

TEST(ShapeBounds, AreWiderForPhalangesAndTheCalcanealTendon) {
  EXPECT_EQ(boundsOf("muscle/soleus").volume, 0.04);
  EXPECT_EQ(boundsOf("bone/middle_phalanx_3").volume, 0.08);
  EXPECT_EQ(boundsOf("tendon/calcaneal_tendon").volume, 0.06);
  EXPECT_EQ(boundsOf("tendon/calcaneal_tendon").meanMm, 0.4);
  EXPECT_EQ(boundsOf("bone/tibia").p95Mm, 1.25);
}

TEST(CompareVolumes, OfATornReferenceAreStillRight) {
  const engine::TriangleMesh whole = box({0.0F, 0.0F, 0.0F}, {20.0F, 20.0F, 20.0F});
  engine::TriangleMesh open = whole;
  open.triangles.resize(10);          // without its +z face
  engine::TriangleMesh slit = whole;  // a corner pulled in where one triangle meets the others
  slit.positions.emplace_back(18.0F, 18.0F, 20.0F);
  slit.triangles[11] = {4, 8, 6};
  for (const engine::TriangleMesh& torn : {whole, open, slit}) {
    const ComparedVolume volume = compareVolumes(whole, torn, {}, {}, 200000);
    EXPECT_NEAR(volume.forgedCm3, 8.0, 0.25);  // a voxel more or less on each side
    EXPECT_NEAR(volume.referenceCm3, volume.forgedCm3, 0.01 * volume.forgedCm3);
  }
}

}  // namespace
}  // namespace leg_forge
