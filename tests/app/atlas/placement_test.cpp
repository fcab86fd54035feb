#include "app/atlas/placement.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <glm/geometric.hpp>
#include <glm/trigonometric.hpp>
#include <map>
#include <string>

#include "engine/geometry/bvh.h"
#include "tests/app/atlas/committed_leg.h"

namespace crus {
namespace {

using testing::committedAtlas;
using testing::committedChart;
using testing::committedModel;
using testing::landmarksOnly;

const std::vector<PlacedPoint>& placed() {
  static const std::vector<PlacedPoint> all =
      placePoints(committedAtlas(), committedChart(), committedModel());
  return all;
}

/// Open tube round the Y axis, facing outward, with its side centred at (x, 0, 0).
engine::Part tube(const std::string& name, float radius, float low, float high, float x = 0.0F) {
  engine::Part part{name, {}, {engine::Primitive{}}};
  engine::TriangleMesh& mesh = part.primitives[0].mesh;
  constexpr std::uint32_t kAround = 180;
  for (std::uint32_t i = 0; i < kAround; ++i) {
    const float angle = glm::radians(static_cast<float>(i) * 360.0F / static_cast<float>(kAround));
    for (const float y : {low, high})
      mesh.positions.emplace_back(x + radius * std::sin(angle), y, radius * std::cos(angle));
    const std::uint32_t a = 2 * i;
    const std::uint32_t b = 2 * ((i + 1) % kAround);
    mesh.triangles.push_back({a, b, a + 1});
    mesh.triangles.push_back({a + 1, b, b + 1});
  }
  return part;
}

Atlas oneMuscle(const TriggerPoint& point) {
  Atlas atlas;
  Muscle muscle;
  muscle.id = "m";
  muscle.parts = {"muscle/m"};
  atlas.muscles.push_back(muscle);
  atlas.points.push_back(point);
  return atlas;
}

TriggerPoint legPoint(float h, float theta) {
  TriggerPoint point;
  point.id = "m_trp1";
  point.muscle = "m";
  point.location.chart = "leg";
  point.location.h = h;
  point.location.thetaDegrees = theta;
  point.location.hBand = {h - 0.1F, h + 0.1F};
  point.location.thetaBand = {theta - 20.0F, theta + 20.0F};
  return point;
}

TEST(PlacePoints, FindsTheBellyOfEveryPointOnTheCommittedLeg) {
  std::size_t onModel = 0;
  for (const TriggerPoint& point : committedAtlas().points)
    onModel += point.location.chart != "hip" ? 1U : 0U;
  EXPECT_EQ(placed().size(), onModel);
  EXPECT_GE(placed().size(), 18U);
  for (const PlacedPoint& p : placed()) EXPECT_TRUE(p.meetsMuscle) << p.point;
}

TEST(PlacePoints, LeavesLegPointsWhereTheChartPutsThem) {
  for (const PlacedPoint& p : placed()) {
    const PointLocation& location = committedAtlas().point(p.point)->location;
    if (location.chart != "leg") continue;
    EXPECT_FLOAT_EQ(p.movedMm, 0.0F) << p.point;
    const LegCoordinate at = committedChart().leg(p.onSkin);
    EXPECT_NEAR(at.h, location.h, 0.002F) << p.point;
    EXPECT_LT(std::abs(angleDifference(at.thetaDegrees, location.thetaDegrees)), 0.5F) << p.point;
    EXPECT_GE(at.h, location.hBand.low - 0.002F) << p.point;
    EXPECT_LE(at.h, location.hBand.high + 0.002F) << p.point;
  }
}

TEST(PlacePoints, KeepsFootPointsInTheirBandAndOnTheirSide) {
  for (const PlacedPoint& p : placed()) {
    const PointLocation& location = committedAtlas().point(p.point)->location;
    if (location.chart == "leg") continue;
    const FootCoordinate at = committedChart().foot(p.onSkin);
    EXPECT_NEAR(at.u, location.u, 0.051F) << p.point;
    EXPECT_NEAR(at.v, location.v, 0.16F) << p.point;
    if (location.chart == "foot_plantar" && location.surface == "plantar") {
      EXPECT_LT(p.skinNormal.y, -0.5F) << p.point;
    }
    if (location.chart == "foot_dorsum") {
      EXPECT_GT(p.skinNormal.y, 0.0F) << p.point;
      EXPECT_LT(committedChart().leg(p.onSkin).h, 0.1F) << p.point;  // not on the shin
    }
  }
}

TEST(PlacePoints, PutsMarkersOnTheSkinAndNormalsOutward) {
  const engine::TriangleBvh skin(mergedMesh(*skinPart(committedModel())));
  for (const PlacedPoint& p : placed()) {
    const auto nearest = skin.closestPoint(p.onSkin);
    ASSERT_TRUE(nearest.has_value());
    EXPECT_LT(nearest->distance, 1e-5F) << p.point;
    EXPECT_NEAR(glm::length(p.skinNormal), 1.0F, 1e-4F) << p.point;
    const auto outside = skin.closestPoint(p.onSkin + p.skinNormal * 0.003F);
    ASSERT_TRUE(outside.has_value());
    EXPECT_GT(outside->signedDistance, 0.0F) << p.point;
    EXPECT_NEAR(glm::length(p.inBelly - p.onSkin) * 1000.0F, p.depthMm, 0.01F) << p.point;
  }
}

// Tibialis posterior lies on the interosseous membrane, popliteus behind the knee under both gastrocnemius
// heads; tibialis anterior and gastrocnemius are felt through the skin.
TEST(PlacePoints, DepthsAgreeWithTheLayersOfTheLeg) {
  std::map<std::string, float> depth;
  for (const PlacedPoint& p : placed()) depth[p.point] = p.depthMm;
  for (const char* id :
       {"gastrocnemius_trp1", "gastrocnemius_trp2", "tibialis_anterior_trp1", "peroneus_longus_trp1"}) {
    EXPECT_GT(depth.at(id), 1.0F) << id;
    EXPECT_LT(depth.at(id), 15.0F) << id;
  }
  EXPECT_GT(depth.at("soleus_trp3"), depth.at("gastrocnemius_trp1"));
  EXPECT_GT(depth.at("popliteus_trp1"), depth.at("plantaris_trp1"));
  EXPECT_GT(depth.at("tibialis_posterior_trp1"), depth.at("soleus_trp3"));
  EXPECT_GT(depth.at("quadratus_plantae_trp1"), depth.at("flexor_digitorum_brevis_trp1"));
  for (const auto& [id, mm] : depth) EXPECT_LT(mm, 80.0F) << id;
}

TEST(PlacePoints, MeasuresTheDepthBetweenTwoTubes) {
  engine::Model model = landmarksOnly();
  model.parts.push_back(tube("skin/skin", 0.05F, -0.1F, 0.5F));
  model.parts.push_back(tube("muscle/m", 0.03F, 0.0F, 0.4F));
  const Chart chart = Chart::fromModel(model).value();
  for (const float theta : {0.0F, 77.0F, 180.0F, 301.0F}) {
    const auto points = placePoints(oneMuscle(legPoint(0.5F, theta)), chart, model);
    ASSERT_EQ(points.size(), 1U);
    EXPECT_TRUE(points[0].meetsMuscle);
    EXPECT_NEAR(points[0].depthMm, 20.0F, 0.05F);
    EXPECT_NEAR(glm::dot(points[0].skinNormal, chart.outward(theta)), 1.0F, 1e-3F);
    EXPECT_NEAR(glm::length(points[0].onSkin - chart.axisPoint(0.5F)), 0.05F, 1e-4F);
  }
}

TEST(PlacePoints, StaysAndSaysSoWhereThereIsNoMuscle) {
  engine::Model model = landmarksOnly();
  model.parts.push_back(tube("skin/skin", 0.05F, -0.1F, 0.5F));
  const Chart chart = Chart::fromModel(model).value();
  const auto points = placePoints(oneMuscle(legPoint(0.5F, 90.0F)), chart, model);
  ASSERT_EQ(points.size(), 1U);
  EXPECT_FALSE(points[0].meetsMuscle);
  EXPECT_FLOAT_EQ(points[0].depthMm, 0.0F);
  EXPECT_FLOAT_EQ(points[0].movedMm, 0.0F);
  EXPECT_EQ(points[0].inBelly, points[0].onSkin);
}

TEST(PlacePoints, MovesAMissedPointNoFurtherThanItsBand) {
  engine::Model model = landmarksOnly();
  model.parts.push_back(tube("skin/skin", 0.05F, -0.1F, 0.5F));
  model.parts.push_back(tube("muscle/m", 0.02F, 0.22F, 0.4F));  // begins at h = 0.55, 20 mm above the point
  const Chart chart = Chart::fromModel(model).value();
  const auto points = placePoints(oneMuscle(legPoint(0.5F, 90.0F)), chart, model);
  ASSERT_EQ(points.size(), 1U);
  EXPECT_TRUE(points[0].meetsMuscle);
  EXPECT_GE(points[0].movedMm, 20.0F);
  EXPECT_LT(points[0].movedMm, 24.0F);  // one step of the search further at most
  EXPECT_NEAR(chart.leg(points[0].onSkin).thetaDegrees, 90.0F, 0.5F);

  TriggerPoint narrow = legPoint(0.5F, 90.0F);
  narrow.location.hBand = {0.48F, 0.52F};
  const auto stayed = placePoints(oneMuscle(narrow), chart, model);
  ASSERT_EQ(stayed.size(), 1U);
  EXPECT_FALSE(stayed[0].meetsMuscle);
}

TEST(PlacePoints, DoesNotReachThroughToTheOtherSide) {
  engine::Model model = landmarksOnly();
  model.parts.push_back(tube("skin/skin", 0.05F, -0.1F, 0.5F));
  model.parts.push_back(tube("muscle/m", 0.01F, 0.0F, 0.4F, 0.03F));  // on the medial side
  const Chart chart = Chart::fromModel(model).value();
  const auto lateral = placePoints(oneMuscle(legPoint(0.5F, 90.0F)), chart, model);
  EXPECT_FALSE(lateral.at(0).meetsMuscle);
  const auto medial = placePoints(oneMuscle(legPoint(0.5F, 270.0F)), chart, model);
  EXPECT_TRUE(medial.at(0).meetsMuscle);
}

TEST(PlacePoints, LeavesOutWhatIsNotOnTheModel) {
  TriggerPoint hip = legPoint(0.5F, 90.0F);
  hip.location.chart = "hip";
  engine::Model model = landmarksOnly();
  model.parts.push_back(tube("muscle/m", 0.03F, 0.0F, 0.4F));
  const Chart chart = Chart::fromModel(model).value();
  EXPECT_TRUE(placePoints(oneMuscle(legPoint(0.5F, 90.0F)), chart, model).empty());  // no skin
  model.parts.push_back(tube("skin/skin", 0.05F, -0.1F, 0.5F));
  EXPECT_TRUE(placePoints(oneMuscle(hip), chart, model).empty());
  EXPECT_TRUE(placePoints(oneMuscle(legPoint(3.0F, 90.0F)), chart, model).empty());  // above the skin's end
}

}  // namespace
}  // namespace crus
