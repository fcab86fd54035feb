// The layers under a spot, on made-up cylinders and on the leg.
#include "app/atlas/press_layers.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <glm/trigonometric.hpp>

#include "tests/app/atlas/committed_leg.h"

namespace crus {
namespace {

using testing::committedAtlas;
using testing::committedChart;
using testing::committedModel;

/// A closed box, facing outward.
engine::Part box(const std::string& name, const glm::vec3& low, const glm::vec3& high) {
  engine::Part part{name, {}, {engine::Primitive{}}};
  engine::TriangleMesh& mesh = part.primitives[0].mesh;
  for (int i = 0; i < 8; ++i)
    mesh.positions.emplace_back((i & 1) != 0 ? high.x : low.x, (i & 2) != 0 ? high.y : low.y,
                                (i & 4) != 0 ? high.z : low.z);
  mesh.triangles = {{0, 4, 6}, {0, 6, 2}, {1, 3, 7}, {1, 7, 5}, {0, 1, 5}, {0, 5, 4},
                    {2, 6, 7}, {2, 7, 3}, {0, 2, 3}, {0, 3, 1}, {4, 5, 7}, {4, 7, 6}};
  return part;
}

/// Slabs between the given millimetres behind z = 0, pressed from z = 0 toward -Z.
engine::Part slab(const std::string& name, float from, float to) {
  return box(name, {-0.1F, -0.1F, -to / 1000.0F}, {0.1F, 0.1F, -from / 1000.0F});
}

std::vector<PressLayer> press(const std::vector<engine::Part>& parts, const Atlas& atlas = {}) {
  engine::Model model = testing::landmarksOnly();
  model.parts = parts;
  model.parts.push_back(slab("skin/skin", 0.0F, 90.0F));
  return PressProbe(atlas, model, {}).along({0.013F, 0.007F, 0.0F}, {0.0F, 0.0F, -1.0F});
}

TEST(PressLayers, MeasuresSlabsInOrderAndStopsAtBone) {
  const auto layers = press({slab("bone/b", 40.0F, 50.0F), slab("muscle/far", 60.0F, 70.0F),
                             slab("muscle/a", 5.0F, 20.0F), slab("muscle/c", 23.0F, 40.0F)});
  ASSERT_EQ(layers.size(), 5U);
  const std::vector<std::string> names{"skin and fat", "muscle/a", "fat, fascia and vessels", "muscle/c",
                                       "bone/b"};
  const std::vector<float> thickness{5.0F, 15.0F, 3.0F, 17.0F, 0.0F};
  float from = 0.0F;
  for (std::size_t i = 0; i < layers.size(); ++i) {
    EXPECT_EQ(layers[i].name, names[i]);
    EXPECT_NEAR(layers[i].thicknessMm, thickness[i], 0.01F) << names[i];
    EXPECT_NEAR(layers[i].fromMm, from, 0.01F) << names[i];
    from += thickness[i];
  }
  EXPECT_EQ(layers[0].kind, "skin");
  EXPECT_EQ(layers[4].kind, "bone");
}

TEST(PressLayers, PartsOfOneMuscleAreOneLayer) {
  Atlas atlas;
  Muscle muscle;
  muscle.id = "m";
  muscle.name = "Some muscle";
  muscle.parts = {"muscle/one", "muscle/two"};
  atlas.muscles.push_back(muscle);
  const auto layers = press({slab("muscle/one", 5.0F, 20.0F), slab("muscle/two", 20.2F, 30.0F)}, atlas);
  ASSERT_EQ(layers.size(), 2U);
  EXPECT_EQ(layers[1].name, "Some muscle");
  EXPECT_EQ(layers[1].muscle, "m");
  EXPECT_NEAR(layers[1].thicknessMm, 25.0F, 0.01F);
}

TEST(PressLayers, WhereTwoOverlapTheDeeperOneCounts) {
  const auto layers = press({slab("muscle/a", 5.0F, 20.0F), slab("muscle/b", 18.0F, 30.0F)});
  ASSERT_EQ(layers.size(), 3U);
  EXPECT_NEAR(layers[1].thicknessMm, 13.0F, 0.01F);
  EXPECT_NEAR(layers[2].thicknessMm, 12.0F, 0.01F);
}

TEST(PressLayers, AMuscleThatStandsOutOfTheSkinIsFirst) {
  const auto layers = press({slab("muscle/a", -2.0F, 20.0F)});
  ASSERT_EQ(layers.size(), 1U);
  EXPECT_EQ(layers[0].name, "muscle/a");
  EXPECT_NEAR(layers[0].thicknessMm, 20.0F, 0.01F);
}

TEST(PressLayers, GoesNoDeeperThanAnyonePresses) {
  const auto layers = press({slab("muscle/a", 5.0F, 200.0F)});
  ASSERT_EQ(layers.size(), 2U);
  EXPECT_NEAR(layers[1].fromMm + layers[1].thicknessMm, kPressDepthMm, 0.01F);
}

struct Leg {
  SkinSurface surface{mergedMesh(*skinPart(committedModel()))};
  std::shared_ptr<const SkinChart> skin =
      std::make_shared<const SkinChart>(committedChart(), committedModel(), surface.mesh());
  PressProbe probe{committedAtlas(), committedModel(), cautionFields(committedAtlas(), skin)};
  std::vector<PlacedPoint> points =
      placePoints(committedAtlas(), committedChart(), committedModel(), surface);

  [[nodiscard]] UnderThumb under(float h, float theta) const {
    return probe.under(spotOnLeg(committedChart(), surface, {h, theta}).value());
  }
};

const Leg& leg() {
  static const Leg kLeg;
  return kLeg;
}

TEST(PressLayers, EveryPointsRayMeetsItsOwnMuscleAtItsDepth) {
  ASSERT_GE(leg().points.size(), 22U);
  for (const PlacedPoint& placed : leg().points) {
    const TriggerPoint& point = *committedAtlas().point(placed.point);
    const std::vector<PressLayer> layers = leg().probe.toPoint(placed, point);
    ASSERT_FALSE(layers.empty()) << point.id;
    const bool own = layers.back().muscle == point.muscle ||
                     std::find(point.alsoMuscles.begin(), point.alsoMuscles.end(), layers.back().muscle) !=
                         point.alsoMuscles.end();
    EXPECT_TRUE(own) << point.id << " ends in " << layers.back().name;
    EXPECT_NEAR(layers.back().fromMm, placed.depthMm, 2.0F) << point.id;
    for (const PressLayer& layer : layers) EXPECT_NE(layer.kind, "bone") << point.id;
  }
}

std::vector<std::string> passedFirst(const char* id) {
  std::vector<std::string> muscles;
  for (const PlacedPoint& placed : leg().points) {
    if (placed.point != id) continue;
    for (const PressLayer& layer : leg().probe.toPoint(placed, *committedAtlas().point(id)))
      if (!layer.muscle.empty()) muscles.push_back(layer.muscle);
  }
  return muscles;
}

// Superficial points lie right under the skin, deep ones under what the books put over them.
TEST(PressLayers, WhatIsPassedFirstIsWhatLiesOverTheMuscle) {
  EXPECT_EQ(passedFirst("gastrocnemius_trp1"), std::vector<std::string>{"gastrocnemius_medial"});
  EXPECT_EQ(passedFirst("tibialis_anterior_trp1"), std::vector<std::string>{"tibialis_anterior"});
  EXPECT_EQ(passedFirst("soleus_trp3"), (std::vector<std::string>{"gastrocnemius_lateral", "soleus"}));
  EXPECT_EQ(passedFirst("quadratus_plantae_trp1"),
            (std::vector<std::string>{"flexor_digitorum_brevis", "quadratus_plantae"}));
  const std::vector<std::string> deep = passedFirst("tibialis_posterior_trp1");
  ASSERT_GE(deep.size(), 2U);
  EXPECT_EQ(deep[deep.size() - 2], "soleus");
}

TEST(PressLayers, TheShinIsSkinOnBone) {
  const UnderThumb under = leg().under(0.6F, 345.0F);
  ASSERT_EQ(under.layers.size(), 2U);
  EXPECT_EQ(under.layers[0].kind, "skin");
  EXPECT_LT(under.layers[0].thicknessMm, 10.0F);
  EXPECT_EQ(under.layers[1].name, "Tibia");
  ASSERT_FALSE(under.cautions.empty());
  EXPECT_EQ(under.cautions[0].zone, "sz_tibia_bone");
  EXPECT_FLOAT_EQ(under.cautions[0].distanceMm, 0.0F);
}

TEST(PressLayers, WarnsOfTheNerveAtTheFibularNeckAndOfNothingOnTheBelly) {
  const auto warns = [](const UnderThumb& under, const char* zone) {
    return std::any_of(under.cautions.begin(), under.cautions.end(),
                       [&](const PressCaution& caution) { return caution.zone == zone; });
  };
  EXPECT_TRUE(warns(leg().under(0.88F, 100.0F), "sz_fibular_neck"));
  EXPECT_TRUE(warns(leg().under(0.81F, 100.0F), "sz_fibular_neck")) << "7 mm below the zone";
  EXPECT_TRUE(warns(leg().under(1.02F, 180.0F), "sz_popliteal"));
  EXPECT_TRUE(leg().under(0.65F, 225.0F).cautions.empty());
  for (const PressCaution& caution : leg().under(0.81F, 100.0F).cautions) {
    EXPECT_GE(caution.distanceMm, 0.0F);
    EXPECT_LE(caution.distanceMm, kCautionReachMm);
  }
}

// The first of the model's parts that a press from outside meets, straight towards the leg's axis.
std::string firstPart(float h, float theta) {
  const SkinSpot spot = spotOnLeg(committedChart(), leg().surface, {h, theta}).value();
  for (const PressLayer& layer : leg().probe.along(spot.position, -committedChart().outward(theta))) {
    if (layer.kind != "muscle" && layer.kind != "bone" && layer.kind != "tendon") continue;
    for (const engine::Part& part : committedModel().parts) {
      const Muscle* muscle = committedAtlas().muscleOfPart(part.name);
      const auto name = part.extras.find("name");
      const bool same = muscle != nullptr ? muscle->id == layer.muscle
                                          : name != part.extras.end() && name->second == layer.name;
      if (same && part.name.rfind(layer.kind + "/", 0) == 0) return part.name;
    }
  }
  return {};
}

// What was read off the measured leg, angle by angle, is what lies there on the model: in the middle half of
// a sector.
TEST(PressLayers, RoundTheLegLiesWhatTheMeasuredLegHas) {
  int met = 0;
  int missed = 0;
  std::string misses;
  for (const UnderSkin& sector : committedAtlas().reference.underSkin) {
    for (const float part : {0.35F, 0.5F, 0.65F}) {
      const float theta =
          sector.thetaDegrees.low + part * (sector.thetaDegrees.high - sector.thetaDegrees.low);
      const std::string first = firstPart(sector.h, theta);
      const bool right = std::find(sector.parts.begin(), sector.parts.end(), first) != sector.parts.end();
      ++(right ? met : missed);
      if (!right)
        misses += "h " + std::to_string(sector.h) + " theta " + std::to_string(theta) + " " + sector.what +
                  ": " + first + "\n";
    }
  }
  EXPECT_GT(met, 80) << misses;
  EXPECT_LE(missed, 9) << misses;
}

}  // namespace
}  // namespace crus
