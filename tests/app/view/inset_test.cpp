// Pain off the leg, on the small picture of the whole body.
#include "app/view/inset.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <optional>
#include <set>

#include "app/atlas/atlas_reader.h"
#include "tests/source_folder.h"

namespace crus {
namespace {

const std::filesystem::path kAssets = std::filesystem::path{CRUS_SOURCE_DIR} / "assets";

const World& world() {
  static const World kWorld = [] {
    World made;
    made.atlas = readAtlas(kAssets / "knowledge").atlas;
    return made;
  }();
  return kWorld;
}

const BodyFigure& figure() {
  static const BodyFigure kFigure = loadBodyFigure(kAssets / "models/body.glb").value();
  return kFigure;
}

AppState withZones(std::set<std::string> zones) {
  AppState state;
  state.zones = std::move(zones);
  return state;
}

bool holds(const std::vector<LitArea>& lit, const LitArea& area) {
  return std::find(lit.begin(), lit.end(), area) != lit.end();
}

TEST(Inset, EveryPatchOffTheLegHasItsAreaOnTheFigure) {
  std::set<std::string> used;
  for (const TriggerPoint& point : world().atlas.points) {
    for (const Zone& zone : point.zones) {
      for (const Patch& patch : zone.patches) {
        const std::string id = bodyAreaOf(patch);
        if (id.empty()) continue;
        EXPECT_NE(figure().area(id), nullptr) << point.id << ": " << id;
        used.insert(id);
      }
    }
  }
  EXPECT_GE(used.size(), 8U);
}

Patch patchOf(const std::string& region, const std::string& area = "", std::optional<Interval> t = {}) {
  Patch patch;
  patch.region = region;
  patch.area = area;
  patch.t = t;
  return patch;
}

TEST(Inset, PatchesOfTheLegModelAreNotForIt) {
  EXPECT_EQ(bodyAreaOf(patchOf("leg")), "");
  EXPECT_EQ(bodyAreaOf(patchOf("foot_dorsum")), "");
  EXPECT_EQ(bodyAreaOf(patchOf("posterior_thigh", "", Interval{0.0F, 0.14F})), "");
  EXPECT_EQ(bodyAreaOf(patchOf("posterior_thigh", "", Interval{0.0F, 1.0F})), "posterior_thigh");
  EXPECT_EQ(bodyAreaOf(patchOf("buttock", "buttock_lower_outer")), "buttock_lower_outer");
  EXPECT_EQ(bodyAreaOf(patchOf("si_joint")), "si_joint");
}

TEST(Inset, SoleusReachesTheSacroiliacJointAndSometimesTheJaw) {
  const std::vector<LitArea> lit = litAreas(withZones({"soleus_trp3"}), world());
  EXPECT_TRUE(holds(lit, {"soleus", "si_joint", true}));
  EXPECT_TRUE(holds(lit, {"soleus", "jaw_face", false}));
  AppState coresOnly = withZones({"soleus_trp3"});
  coresOnly.spillover = false;
  EXPECT_EQ(litAreas(coresOnly, world()), (std::vector<LitArea>{{"soleus", "si_joint", true}}));
}

TEST(Inset, IsNotWantedWhileAllPainLiesOnTheLeg) {
  EXPECT_TRUE(litAreas(withZones({}), world()).empty());
  EXPECT_TRUE(litAreas(withZones({"tibialis_anterior_trp1"}), world()).empty());
}

TEST(Inset, ColoursCoresSolidAndTheRestStippled) {
  const engine::Overlay overlay = insetOverlay({{"soleus", "si_joint", true}, {"soleus", "jaw_face", false}},
                                               figure(), world().atlas, AppState{});
  ASSERT_EQ(overlay.layers.size(), 1U);
  const std::vector<engine::OverlayVertex>& corners = overlay.levels.at(0).at(0)->vertices;
  ASSERT_FALSE(corners.empty());
  const float waist = 0.3F;  // a quarter of the body's height above it: the face
  for (const engine::OverlayVertex& vertex : corners) {
    EXPECT_EQ(vertex.layer[0], 1);
    if (vertex.position.y > waist) {
      EXPECT_GT(vertex.core[0], 0.0F) << "the jaw is never solid";
    } else {
      EXPECT_GT(vertex.fringe[0], 0.0F) << "the joint is never stippled";
    }
  }
}

// Beside the jaw the whole body is shown, and the joint would be a speck.
TEST(Inset, WhatIsSmallIsDrawnLargerWhereMuchOfTheBodyIsShown) {
  const auto widthOfJoint = [&](const std::vector<LitArea>& lit) {
    float low = 1.0F;
    float high = -1.0F;
    const engine::Overlay overlay = insetOverlay(lit, figure(), world().atlas, AppState{});
    for (const engine::OverlayVertex& vertex : overlay.levels.at(0).at(0)->vertices) {
      if (vertex.core[0] >= 0.0F) continue;
      low = std::min(low, vertex.position.y);
      high = std::max(high, vertex.position.y);
    }
    return high - low;
  };
  const float alone = widthOfJoint({{"soleus", "si_joint", true}});
  const float beside = widthOfJoint({{"soleus", "si_joint", true}, {"soleus", "jaw_face", false}});
  EXPECT_GT(beside, 1.05F * alone);
  EXPECT_LT(beside, 4.0F * alone);
}

TEST(Inset, TurnsWithTheLegButTiltsLess) {
  const std::vector<LitArea> lit{{"soleus", "si_joint", true}};
  engine::Camera leg;
  leg.azimuthDegrees = 150.0F;
  leg.elevationDegrees = 40.0F;
  const engine::SceneView view = insetView(lit, figure(), AppState{}, leg, 0.6F, 2.0F);
  EXPECT_FLOAT_EQ(view.camera.azimuthDegrees, 150.0F);
  EXPECT_FLOAT_EQ(view.camera.elevationDegrees, 10.0F);
  EXPECT_FALSE(view.mirrored);
  AppState left;
  left.side = Side::kLeft;
  EXPECT_TRUE(insetView(lit, figure(), left, leg, 0.6F, 2.0F).mirrored);
}

TEST(Inset, ShowsAllThatIsLit) {
  for (const auto& lit : {std::vector<LitArea>{{"soleus", "si_joint", true}},
                          std::vector<LitArea>{{"soleus", "si_joint", true}, {"soleus", "jaw_face", false}},
                          std::vector<LitArea>{{"soleus", "posterior_thigh", true}}}) {
    const glm::ivec2 size{150, 250};
    const engine::SceneView view = insetView(lit, figure(), AppState{}, engine::Camera{}, 0.6F, 1.0F);
    for (const LitArea& one : lit) {
      const BodyArea* area = figure().area(one.area);
      for (const glm::vec3& corner : {area->box.low, area->box.high}) {
        const auto pixel = engine::project(engine::viewProjection(view, size), corner, size);
        ASSERT_TRUE(pixel.has_value());
        EXPECT_GT(pixel->x, 0.0F);
        EXPECT_LT(pixel->x, 150.0F);
        EXPECT_GT(pixel->y, 0.0F);
        EXPECT_LT(pixel->y, 250.0F);
      }
    }
  }
}

TEST(Inset, NamesAreasAndSaysWhichFaceAway) {
  const std::vector<LitArea> lit{{"soleus", "si_joint", true}, {"gluteus_medius", "si_joint", true}};
  engine::Camera front;
  engine::Camera back;
  back.azimuthDegrees = 180.0F;
  EXPECT_EQ(insetCaption(lit, figure(), Side::kRight, front), "Sacroiliac joint (behind)");
  EXPECT_EQ(insetCaption(lit, figure(), Side::kRight, back), "Sacroiliac joint");
  EXPECT_EQ(insetCaption(lit, figure(), Side::kLeft, back), "Sacroiliac joint");
  std::vector<LitArea> many;
  for (const BodyArea& area : figure().areas) many.push_back({"soleus", area.id, true});
  EXPECT_NE(insetCaption(many, figure(), Side::kRight, back).find(" and 9 more"), std::string::npos);
}

TEST(Inset, LeavesSmallViewsToTheLeg) {
  EXPECT_EQ(insetSize({250.0F, 800.0F}, 1.0F), glm::vec2(0.0F));
  EXPECT_EQ(insetSize({500.0F, 500.0F}, 2.0F), glm::vec2(0.0F));
  const glm::vec2 size = insetSize({520.0F, 650.0F}, 1.0F);
  EXPECT_GT(size.y, 150.0F);
  EXPECT_LT(size.x, 0.31F * 520.0F);
}

TEST(BodyFigure, KnowsTheAreaAtAPlaceOnEitherSide) {
  const BodyArea* joint = figure().area("si_joint");
  ASSERT_NE(joint, nullptr);
  EXPECT_LT(joint->middle.x, 0.0F) << "of the right side";
  const glm::vec3 mirrored{-joint->middle.x, joint->middle.y, joint->middle.z};
  EXPECT_EQ(figure().areaAt(joint->middle, Side::kRight), joint);
  EXPECT_EQ(figure().areaAt(mirrored, Side::kLeft), joint);
  EXPECT_EQ(figure().areaAt(mirrored, Side::kRight), nullptr);
  EXPECT_EQ(figure().areaAt({-0.025F, 0.001F, 0.0F}, Side::kRight), nullptr) << "the foot";
}

TEST(BodyFigure, RefusesAModelWithoutAreas) {
  EXPECT_FALSE(loadBodyFigure(kAssets / "models/right_leg.glb").has_value());
  const auto missing = loadBodyFigure(kAssets / "models/no_body.glb");
  ASSERT_FALSE(missing.has_value());
  EXPECT_NE(engine::describe(missing.error()).find("no_body.glb"), std::string::npos);
}

TEST(Inset, areasOfTheFigureLeadBackToTheRegionsThatCanBeAskedAbout) {
  const Atlas atlas = readAtlas(std::filesystem::path{CRUS_SOURCE_DIR} / "assets/knowledge").atlas;
  EXPECT_EQ(askedRegion(atlas, "si_joint"), "si_joint");
  EXPECT_EQ(askedRegion(atlas, "jaw_face"), "jaw_face");
  EXPECT_EQ(askedRegion(atlas, "left_wing"), "");
  EXPECT_EQ(askedRegion(atlas, ""), "");
}

TEST(Inset, keepsOffTheToes) {
  const auto from = [](float azimuthDegrees) {
    engine::Camera camera;
    camera.azimuthDegrees = azimuthDegrees;
    return camera;
  };
  // Whether the toes point to the right or to the left of the picture, the small one is on the other side.
  for (const float azimuth : {-90.0F, -50.0F, 50.0F, 90.0F}) {
    const bool toesToTheRight = engine::rightDirection(from(azimuth)).z > 0.0F;
    EXPECT_EQ(insetAtLeft(from(azimuth), false), toesToTheRight) << azimuth;
    EXPECT_EQ(insetAtLeft(from(azimuth), true), toesToTheRight) << azimuth;
  }
  // From the front it stays where it is told first, and a small turn does not move it.
  EXPECT_FALSE(insetAtLeft(from(0.0F), false));
  int moves = 0;
  bool atLeft = false;
  for (int i = 0; i < 40; ++i) {
    const bool next = insetAtLeft(from(i % 2 == 0 ? -15.0F : -16.0F), atLeft);
    moves += next != atLeft ? 1 : 0;
    atLeft = next;
  }
  EXPECT_LE(moves, 1);
}

}  // namespace
}  // namespace crus
