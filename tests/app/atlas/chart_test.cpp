#include "app/atlas/chart.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <glm/geometric.hpp>
#include <glm/gtc/constants.hpp>
#include <string>

#include "tests/app/atlas/committed_leg.h"

namespace crus {
namespace {

using testing::committedChart;
using testing::committedModel;
using testing::landmarksOnly;

glm::vec3 place(const char* id) {
  const engine::Anchor* anchor = landmark(committedModel(), id);
  EXPECT_NE(anchor, nullptr) << id;
  return anchor != nullptr ? anchor->position : glm::vec3(0.0F);
}

// The foot figures of the knowledge brief (read on the same bones, v to 0.05).
TEST(Chart, PutsTheLandmarksOfTheFootWhereTheBriefHasThem) {
  struct Row {
    const char* id;
    float u, v;
  };
  const std::array<Row, 6> rows{{{"lateral_malleolus_tip", 0.18F, 1.0F},
                                 {"medial_malleolus_tip", 0.27F, 0.0F},
                                 {"metatarsal5_styloid", 0.35F, 1.0F},
                                 {"navicular_tuberosity", 0.37F, 0.0F},
                                 {"metatarsal5_head", 0.63F, 0.92F},
                                 {"metatarsal1_head", 0.72F, 0.12F}}};
  for (const Row& row : rows) {
    const FootCoordinate at = committedChart().foot(place(row.id));
    EXPECT_NEAR(at.u, row.u, 0.012F) << row.id;
    EXPECT_NEAR(at.v, row.v, 0.09F) << row.id;
  }
}

TEST(Chart, PutsTheLandmarksOfTheLegWhereTheBriefHasThem) {
  struct Row {
    const char* id;
    float h, theta;
  };
  const std::array<Row, 8> rows{{{"achilles_insertion_top", -0.036F, 189.0F},
                                 {"lateral_malleolus_tip", -0.029F, 111.0F},
                                 {"medial_malleolus_tip", 0.029F, 291.0F},
                                 {"fibular_head_lateral", 0.915F, 98.0F},
                                 {"tibial_tuberosity", 0.917F, 10.0F},
                                 {"tibial_crest_50", 0.5F, 11.0F},
                                 {"tibial_medial_border_75", 0.75F, 300.0F},
                                 {"femoral_epicondyle_medial", 1.094F, 265.0F}}};
  for (const Row& row : rows) {
    const LegCoordinate at = committedChart().leg(place(row.id));
    EXPECT_NEAR(at.h, row.h, 0.003F) << row.id;
    EXPECT_LT(std::abs(angleDifference(at.thetaDegrees, row.theta)), 1.0F) << row.id;
  }
}

TEST(Chart, TheSkinOfTheFootReachesFromZeroToOne) {
  const engine::TriangleMesh skin = mergedMesh(*skinPart(committedModel()));
  float low = 1.0F;
  float high = 0.0F;
  for (const glm::vec3& p : skin.positions) {
    if (committedChart().leg(p).h > -0.05F) continue;
    low = std::min(low, committedChart().foot(p).u);
    high = std::max(high, committedChart().foot(p).u);
  }
  EXPECT_NEAR(low, 0.0F, 0.002F);
  EXPECT_NEAR(high, 1.0F, 0.002F);
  EXPECT_NEAR(committedChart().footLength(), 0.231F, 0.003F);
  EXPECT_NEAR(committedChart().legLength(), 0.3535F, 0.0005F);
}

TEST(Chart, ComesBackWhereItStarted) {
  const Chart& chart = committedChart();
  for (float h = -0.2F; h <= 1.3F; h += 0.1F) {
    for (float theta = 0.0F; theta < 360.0F; theta += 15.0F) {
      const glm::vec3 p = chart.axisPoint(h) + chart.outward(theta) * 0.05F;
      const LegCoordinate at = chart.leg(p);
      EXPECT_LT(std::abs(at.h - h) * chart.legLength(), 0.001F);
      EXPECT_LT(std::abs(angleDifference(at.thetaDegrees, theta)), 0.05F);
      EXPECT_GE(at.thetaDegrees, 0.0F);
      EXPECT_LT(at.thetaDegrees, 360.0F);
    }
  }
  for (float u = 0.0F; u <= 1.0F; u += 0.05F) {
    for (float v = -0.1F; v <= 1.1F; v += 0.1F) {
      const FootCoordinate at = chart.foot(chart.footPoint({u, v}));
      EXPECT_LT(std::abs(at.u - u) * chart.footLength(), 0.001F);
      EXPECT_LT(std::abs(at.v - v) * chart.footWidth(u), 0.001F);
    }
  }
}

TEST(Chart, TurnsClockwiseSeenFromAboveOnARightLeg) {
  const Chart& chart = committedChart();
  EXPECT_GT(chart.outward(0.0F).z, 0.99F);
  EXPECT_LT(chart.outward(90.0F).x, -0.99F);
  EXPECT_LT(chart.outward(180.0F).z, -0.99F);
  EXPECT_GT(chart.outward(270.0F).x, 0.99F);
}

TEST(Chart, FollowsALegThatIsMovedAndScaled) {
  engine::Model moved = landmarksOnly();
  const Chart original = Chart::fromModel(moved).value();
  const glm::vec3 shift(0.3F, -0.7F, 1.1F);
  for (engine::Anchor& anchor : moved.anchors) anchor.position = anchor.position * 0.8F + shift;
  const Chart chart = Chart::fromModel(moved).value();
  const glm::vec3 p(0.02F, 0.15F, 0.04F);
  EXPECT_NEAR(chart.leg(p * 0.8F + shift).h, original.leg(p).h, 1e-4F);
  EXPECT_NEAR(chart.leg(p * 0.8F + shift).thetaDegrees, original.leg(p).thetaDegrees, 0.01F);
  EXPECT_NEAR(chart.foot(p * 0.8F + shift).u, original.foot(p).u,
              0.01F);  // skin allowances stay in millimetres
}

// A left leg, measured by itself, has the heights of the right one it mirrors and its angles counted the
// other way.
TEST(Chart, AMirroredLegHasTheMirroredAngles) {
  const engine::Model right = landmarksOnly();
  engine::Model left = right;
  for (engine::Anchor& anchor : left.anchors) anchor.position.x = -anchor.position.x;
  const Chart ofRight = Chart::fromModel(right).value();
  const Chart ofLeft = Chart::fromModel(left).value();
  EXPECT_EQ(ofLeft.legLength(), ofRight.legLength());
  EXPECT_EQ(ofLeft.footLength(), ofRight.footLength());
  for (int i = 0; i < 360; ++i) {
    const auto turn = static_cast<float>(i);
    const glm::vec3 place = ofRight.axisPoint(0.003F * turn) + 0.05F * ofRight.outward(turn);
    const LegCoordinate there = ofRight.leg(place);
    const LegCoordinate mirrored = ofLeft.leg({-place.x, place.y, place.z});
    EXPECT_EQ(mirrored.h, there.h) << turn;
    EXPECT_NEAR(angleDifference(mirrored.thetaDegrees, mirrorTheta(there.thetaDegrees)), 0.0F, 1e-4F) << turn;
  }
}

TEST(Chart, MeasuresAlongALeaningTibia) {
  engine::Model leaning = landmarksOnly();
  for (engine::Anchor& anchor : leaning.anchors)
    if (anchor.name == "landmark/knee_joint_centre") anchor.position = {0.0F, 0.3F, 0.4F};
  const Chart chart = Chart::fromModel(leaning).value();
  EXPECT_NEAR(chart.legLength(), 0.5F, 1e-6F);
  EXPECT_NEAR(chart.leg({0.0F, 0.15F, 0.2F}).h, 0.5F, 1e-5F);
  EXPECT_NEAR(glm::dot(chart.outward(0.0F), chart.up()), 0.0F, 1e-6F);
  EXPECT_GT(chart.outward(0.0F).z, 0.5F);
}

TEST(Chart, EstimatesTheFootWithoutSkin) {
  engine::Model bones;
  bones.anchors = committedModel().anchors;
  const Chart chart = Chart::fromModel(bones).value();
  for (const char* id :
       {"navicular_tuberosity", "metatarsal5_styloid", "metatarsal1_head", "metatarsal5_head"}) {
    const FootCoordinate bare = chart.foot(place(id));
    const FootCoordinate covered = committedChart().foot(place(id));
    EXPECT_NEAR(bare.u, covered.u, 0.015F) << id;
    EXPECT_NEAR(bare.v, covered.v, 0.1F) << id;
  }
}

TEST(Chart, NamesTheLandmarkThatIsMissing) {
  for (const char* id : {"ankle_centre", "knee_joint_centre", "calcaneal_tuberosity_posterior", "toe4_tip"}) {
    engine::Model model = landmarksOnly();
    std::erase_if(model.anchors,
                  [&](const engine::Anchor& a) { return a.name == "landmark/" + std::string(id); });
    const auto chart = Chart::fromModel(model);
    ASSERT_FALSE(chart.has_value()) << id;
    EXPECT_EQ(chart.error().where, "landmark/" + std::string(id));
    EXPECT_EQ(chart.error().file, "made_up.glb");
  }
}

TEST(Chart, RefusesALegWithoutLength) {
  engine::Model model = landmarksOnly();
  for (engine::Anchor& anchor : model.anchors)
    if (anchor.name == "landmark/knee_joint_centre") anchor.position = {0.0F, 0.0F, 0.0F};
  EXPECT_FALSE(Chart::fromModel(model).has_value());
}

TEST(Chart, PartsLegAndFootAtTheCreaseOfTheAnkle) {
  const Chart& chart = committedChart();
  EXPECT_LT(chart.aheadOfAnkle(chart.axisPoint(0.5F) + chart.outward(0.0F) * 0.05F), 0.0F);  // shin
  EXPECT_LT(chart.aheadOfAnkle(place("calcaneal_tuberosity_posterior")), 0.0F);              // heel
  EXPECT_GT(chart.aheadOfAnkle(place("metatarsal1_base")), 0.0F);
  EXPECT_GT(chart.aheadOfAnkle(place("metatarsal5_head")), 0.0F);
}

TEST(MirrorTheta, SwapsInnerAndOuterSide) {
  EXPECT_FLOAT_EQ(mirrorTheta(90.0F), 270.0F);
  EXPECT_FLOAT_EQ(mirrorTheta(270.0F), 90.0F);
  EXPECT_FLOAT_EQ(mirrorTheta(0.0F), 0.0F);
  EXPECT_FLOAT_EQ(mirrorTheta(360.0F), 0.0F);
  EXPECT_FLOAT_EQ(mirrorTheta(180.0F), 180.0F);
  EXPECT_FLOAT_EQ(mirrorTheta(-20.0F), 20.0F);
  for (float theta = 0.0F; theta < 360.0F; theta += 7.0F)
    EXPECT_NEAR(angleDifference(mirrorTheta(mirrorTheta(theta)), theta), 0.0F, 1e-3F);
}

TEST(AngleDifference, TakesTheShortWay) {
  EXPECT_FLOAT_EQ(angleDifference(10.0F, 350.0F), 20.0F);
  EXPECT_FLOAT_EQ(angleDifference(350.0F, 10.0F), -20.0F);
  EXPECT_FLOAT_EQ(angleDifference(180.0F, 0.0F), 180.0F);
  EXPECT_FLOAT_EQ(angleDifference(0.0F, 180.0F), 180.0F);
  EXPECT_FLOAT_EQ(angleDifference(-58.0F, 302.0F), 0.0F);
  EXPECT_FLOAT_EQ(angleDifference(725.0F, 0.0F), 5.0F);
}

TEST(SkinPart, TakesTheNamedOneOrTheOnlyOne) {
  engine::Model model;
  EXPECT_EQ(skinPart(model), nullptr);
  model.parts.push_back({"skin_scan", {}, {}});
  ASSERT_NE(skinPart(model), nullptr);
  EXPECT_EQ(skinPart(model)->name, "skin_scan");
  model.parts.push_back({"skin_other", {}, {}});
  EXPECT_EQ(skinPart(model), nullptr);
  model.parts.push_back({"skin/skin", {}, {}});
  ASSERT_NE(skinPart(model), nullptr);
  EXPECT_EQ(skinPart(model)->name, "skin/skin");
}

}  // namespace
}  // namespace crus
