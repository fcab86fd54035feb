// The standing figure: assets/anatomy/body.json, what the forge makes of it, and the committed model.
#include "tools/leg_forge/body.h"
#include "tests/source_folder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <functional>
#include <glm/geometric.hpp>
#include <iterator>
#include <map>
#include <tuple>

#include "engine/geometry/triangle_mesh.h"
#include "engine/gltf/gltf.h"
#include "tests/tools/leg_forge/girth.h"
#include "tools/leg_forge/surface.h"

namespace leg_forge {
namespace {

const std::filesystem::path kSource{CRUS_SOURCE_DIR};

const BodyFigures& figures() {
  static const BodyFigures kFigures = readBodyFigures(kSource / "assets/anatomy").value();
  return kFigures;
}

const engine::Model& committed() {
  static const engine::Model kModel = engine::loadGltf(kSource / "assets/models/body.glb").value();
  return kModel;
}

const engine::TriangleMesh& mesh() {
  return committed().parts.at(0).primitives.at(0).mesh;
}

std::string bytesOf(const std::filesystem::path& file) {
  std::ifstream stream{file, std::ios::binary};
  return {std::istreambuf_iterator<char>{stream}, {}};
}

/// Box in mm of the vertices that satisfy a condition on their place in mm.
engine::Box boxOf(const std::function<bool(const glm::vec3&)>& holds) {
  engine::Box box;
  for (const glm::vec3& p : mesh().positions) {
    const glm::vec3 mm = p * 1000.0F;
    if (!holds(mm)) continue;
    box.low = glm::min(box.low, mm);
    box.high = glm::max(box.high, mm);
  }
  return box;
}

bool inArea(const std::string& id, std::size_t vertex) {
  return mesh().scalars.at(areaAttribute(id))[vertex] > 0.5F;
}

/// Box in mm of the vertices within an area.
engine::Box areaBox(const std::string& id) {
  engine::Box box;
  for (std::size_t i = 0; i < mesh().positions.size(); ++i) {
    if (!inArea(id, i)) continue;
    box.low = glm::min(box.low, mesh().positions[i] * 1000.0F);
    box.high = glm::max(box.high, mesh().positions[i] * 1000.0F);
  }
  return box;
}

/// The least or greatest girth of the right side between two heights, from the middle outwards, mm.
float girthBetween(float low, float high, float fromX, float toX, bool greatest) {
  double found = greatest ? 0.0 : 1e9;
  for (float y = low; y <= high; y += 10.0F) {
    const double girth = testing::girthAt(mesh(), y, fromX, toX);
    found = greatest ? std::max(found, girth) : std::min(found, girth);
  }
  return static_cast<float>(found);
}

float measure(const std::string& id) {
  const float stature = figures().statureMm;
  // The tape where ANSUR II lays it: at the navel, round the greatest buttocks, in the gluteal fold, at the
  // greatest calf, the least ankle and wrist.
  constexpr float kMiddle = -1.0F;  // the right half lies at x < 0
  constexpr float kLeg = -190.0F;
  constexpr float kArms = -200.0F;
  if (id == "waist_girth") return girthBetween(1035.0F, 1035.0F, kArms, -kArms, false);
  if (id == "buttock_girth") return girthBetween(850.0F, 900.0F, kArms, -kArms, true);
  if (id == "thigh_girth") return girthBetween(805.0F, 805.0F, kLeg, kMiddle, false);
  if (id == "calf_girth") return girthBetween(300.0F, 460.0F, kLeg, kMiddle, true);
  if (id == "ankle_girth") return girthBetween(90.0F, 200.0F, kLeg, kMiddle, false);
  if (id == "wrist_girth") return girthBetween(850.0F, 900.0F, -400.0F, kArms, false);
  const auto breadthAt = [&](float fraction, float within) {
    const engine::Box box = boxOf([&](const glm::vec3& p) {
      return std::abs(p.y - fraction * stature) < 15.0F && std::abs(p.x) < within;
    });
    return box.high.x - box.low.x;
  };
  if (id == "shoulder_breadth") return breadthAt(0.818F, 1000.0F);
  if (id == "hip_breadth") return breadthAt(0.530F, 210.0F);  // without the arms
  if (id == "fingertip_height")
    return boxOf([](const glm::vec3& p) { return std::abs(p.x) > 220.0F && p.y > 300.0F; }).low.y;
  const engine::Box foot = boxOf([](const glm::vec3& p) { return p.y < 40.0F && p.x < 0.0F; });
  if (id == "foot_length") return foot.high.z - foot.low.z;
  if (id == "foot_breadth") {
    const engine::Box ball =
        boxOf([](const glm::vec3& p) { return p.y < 40.0F && p.x < 0.0F && std::abs(p.z - 90.0F) < 15.0F; });
    return ball.high.x - ball.low.x;
  }
  ADD_FAILURE() << "nothing measures " << id;
  return 0.0F;
}

TEST(Body, StandsOnTheFloorAtItsStature) {
  const engine::Box box = boxOf([](const glm::vec3&) { return true; });
  EXPECT_NEAR(box.low.y, 0.0F, 3.0F);
  EXPECT_NEAR(box.high.y, figures().statureMm, 8.0F);
}

TEST(Body, KeepsThePublishedProportions) {
  EXPECT_GE(figures().measures.size(), 11U);
  for (const BodyMeasure& wanted : figures().measures)
    EXPECT_NEAR(measure(wanted.id), wanted.valueMm, wanted.toleranceMm) << wanted.id;
}

TEST(Body, IsOneClosedSurfaceThatFacesOutward) {
  const Topology topology = topologyOf(mesh().triangles);
  EXPECT_EQ(topology.pieces, 1U);
  EXPECT_EQ(topology.openEdges, 0U);
  EXPECT_EQ(topology.nonManifoldEdges, 0U);
  EXPECT_EQ(topology.eulerNumber, 2);
  // A person of that stature, 60 to 85 litres.
  EXPECT_GT(engine::signedVolume(mesh()), 0.050);
  EXPECT_LT(engine::signedVolume(mesh()), 0.085);
  EXPECT_LE(mesh().triangles.size(), 20000U);
}

TEST(Body, IsTheSameOnBothSidesToTheBit) {
  std::map<std::tuple<float, float, float>, std::size_t> places;
  for (std::size_t i = 0; i < mesh().positions.size(); ++i) {
    const glm::vec3& p = mesh().positions[i];
    EXPECT_TRUE(places.try_emplace({p.x, p.y, p.z}, i).second) << "two vertices in one place";
  }
  std::size_t alone = 0;
  for (const glm::vec3& p : mesh().positions) alone += places.contains({-p.x, p.y, p.z}) ? 0U : 1U;
  EXPECT_EQ(alone, 0U);
}

TEST(Body, NormalsAreOfUnitLengthAndOutward) {
  for (const auto& [a, b, c] : mesh().triangles) {
    const glm::vec3 across =
        glm::cross(mesh().positions[b] - mesh().positions[a], mesh().positions[c] - mesh().positions[a]);
    ASSERT_GT(glm::length(across), 0.0F);
  }
  for (const glm::vec3& n : mesh().normals) ASSERT_NEAR(glm::length(n), 1.0F, 1e-4F);
}

TEST(BodyAreas, LieOnTheRightSideOnly) {
  EXPECT_EQ(mesh().scalars.size(), figures().areas.size());
  for (const BodyArea& area : figures().areas) {
    const engine::Box box = areaBox(area.id);
    ASSERT_FALSE(box.empty()) << area.id;
    EXPECT_LT(box.low.x, 0.0F) << area.id;
    EXPECT_LT(box.high.x, area.id == "sacrum" ? 20.0F : 1.0F) << area.id;
  }
}

TEST(BodyAreas, LieWhereAnatomyHasThem) {
  const float stature = figures().statureMm;
  const auto expectHeights = [&](const std::string& id, float low, float high) {
    const engine::Box box = areaBox(id);
    EXPECT_GE(box.low.y, low * stature) << id;
    EXPECT_LE(box.high.y, high * stature) << id;
  };
  // The posterior superior spine lies about 0.57 of the stature high, the trochanter 0.53, the knee 0.285,
  // the chin 0.87 (Drillis and Contini 1966).
  expectHeights("si_joint", 0.52F, 0.59F);
  expectHeights("sacrum", 0.51F, 0.60F);
  expectHeights("iliac_crest", 0.56F, 0.62F);
  expectHeights("lateral_thigh", 0.27F, 0.56F);
  expectHeights("posterior_thigh", 0.27F, 0.51F);
  expectHeights("jaw_face", 0.85F, 0.94F);
  for (const char* id :
       {"si_joint", "sacrum", "buttock", "buttock_lower_outer", "buttock_lower_inner", "posterior_thigh"})
    EXPECT_LT(areaBox(id).high.z, 0.0F) << id << " is on the back";
  EXPECT_GT(areaBox("jaw_face").low.z, -5.0F) << "in front of the ear";
  EXPECT_LT(areaBox("lateral_thigh").high.x, -100.0F) << "on the outer side";
}

TEST(BodyAreas, DoNotLieOnOneAnotherWhereTheyMustNot) {
  const auto expectApart = [](const std::string& a, const std::string& b) {
    for (std::size_t i = 0; i < mesh().positions.size(); ++i)
      ASSERT_FALSE(inArea(a, i) && inArea(b, i)) << a << " and " << b;
  };
  expectApart("lateral_thigh", "posterior_thigh");
  expectApart("si_joint", "buttock_lower_outer");
  expectApart("si_joint", "buttock_lower_inner");
  expectApart("sacrum", "iliac_crest");
  expectApart("iliac_crest", "buttock");
}

TEST(BodyAreas, HaveAPlaceForTheirName) {
  ASSERT_EQ(committed().anchors.size(), figures().areas.size());
  for (std::size_t i = 0; i < figures().areas.size(); ++i) {
    EXPECT_EQ(committed().anchors[i].name, "area/" + figures().areas[i].id);
    EXPECT_EQ(committed().anchors[i].extras.at("name"), figures().areas[i].name);
  }
}

TEST(Body, TheCommittedModelIsWhatTheForgeMakes) {
  const auto forged = forgeBody(figures());
  ASSERT_TRUE(forged.has_value());
  const std::filesystem::path file = std::filesystem::path{::testing::TempDir()} / "forged_body.glb";
  ASSERT_TRUE(engine::saveGlb(*forged, file).has_value());
  EXPECT_TRUE(bytesOf(file) == bytesOf(kSource / "assets/models/body.glb"));
  std::filesystem::remove(file);
}

class SpoiltBody : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto* info = ::testing::UnitTest::GetInstance()->current_test_info();
    folder_ = std::filesystem::path{::testing::TempDir()} / (std::string{"body_"} + info->name());
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  /// The committed figures with one piece of text replaced.
  void expectRefusal(const std::string& from, const std::string& to, const std::string& pointer) const {
    std::string text = bytesOf(kSource / "assets/anatomy/body.json");
    const std::size_t at = text.find(from);
    ASSERT_NE(at, std::string::npos);
    std::ofstream{folder_ / "body.json"} << text.replace(at, from.size(), to);
    const auto read = readBodyFigures(folder_);
    ASSERT_FALSE(read.has_value());
    EXPECT_EQ(read.error().file, (folder_ / "body.json").string());
    EXPECT_EQ(read.error().where, pointer);
    EXPECT_FALSE(read.error().reason.empty());
  }

  std::filesystem::path folder_;
};

TEST_F(SpoiltBody, IsRefusedWithThePlaceOfTheMistake) {
  expectRefusal(R"("stature_mm": 1720)", R"("stature_mm": -1)", "/stature_mm");
  expectRefusal(R"("kind": "tube")", R"("kind": "cube")", "/solids/0/kind");
  expectRefusal("[850, 0,", "[700, 0,", "/solids/0/sections/3");
  expectRefusal(R"("id": "sacrum")", R"("id": "si_joint")", "/areas/1/id");
  expectRefusal(R"("source": "drillis_contini")", R"("source": "hearsay")", "/measures/0/source");
}

}  // namespace
}  // namespace leg_forge
