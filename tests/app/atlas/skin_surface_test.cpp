// From a chart to the skin and back.
#include "app/atlas/skin_surface.h"

#include <gtest/gtest.h>

#include <glm/geometric.hpp>
#include <optional>
#include <random>
#include <string>

#include "app/atlas/zone_field.h"
#include "tests/app/atlas/committed_leg.h"

namespace crus {
namespace {

using testing::committedChart;
using testing::committedModel;

struct Skin {
  SkinSurface surface{mergedMesh(*skinPart(committedModel()))};
  SkinChart sides{committedChart(), committedModel(), surface.mesh()};
};

const Skin& skin() {
  static const Skin kSkin;
  return kSkin;
}

float millimetres(const glm::vec3& a, const glm::vec3& b) {
  return glm::length(a - b) * 1000.0F;
}

TEST(SkinSurface, ChartsOfTheLegComeBackWithinAMillimetre) {
  std::mt19937 random{20};
  const std::vector<glm::vec3>& positions = skin().surface.mesh().positions;
  int tried = 0;
  while (tried < 500) {
    const glm::vec3& place = positions[random() % positions.size()];
    const LegCoordinate at = committedChart().leg(place);
    if (at.h < 0.12F || at.h > 1.25F) continue;  // below, rays pass the heel or the foot; above is the cut
    ++tried;
    const auto spot = spotOnLeg(committedChart(), skin().surface, at);
    ASSERT_TRUE(spot) << at.h;
    EXPECT_LT(millimetres(spot->position, place), 1.0F) << "h " << at.h << " theta " << at.thetaDegrees;
  }
}

TEST(SkinSurface, ChartsOfTheFootComeBackWithinAMillimetre) {
  std::mt19937 random{21};
  const std::vector<glm::vec3>& positions = skin().surface.mesh().positions;
  int tried = 0;
  for (int i = 0; tried < 200 && i < 200000; ++i) {
    const std::size_t vertex = random() % positions.size();
    const FootCoordinate at = committedChart().foot(positions[vertex]);
    if (skin().sides.plantarMm(vertex) > -8.0F || at.u < 0.05F || at.u > 0.72F) continue;
    ++tried;
    const auto spot = spotOnFoot(committedChart(), skin().sides, skin().surface, {"foot_plantar", "", at});
    ASSERT_TRUE(spot);
    EXPECT_LT(millimetres(spot->position, positions[vertex]), 1.0F) << at.u << " " << at.v;
  }
  EXPECT_EQ(tried, 200);
}

TEST(SkinSurface, ChartsOfDorsumAndToesComeBackWithinAMillimetre) {
  std::mt19937 random{22};
  const engine::TriangleMesh& mesh = skin().surface.mesh();
  int dorsum = 0;
  int toes = 0;
  for (int i = 0; (dorsum < 200 || toes < 100) && i < 400000; ++i) {
    const std::size_t vertex = random() % mesh.positions.size();
    const FootCoordinate at = committedChart().foot(mesh.positions[vertex]);
    if (skin().sides.plantarMm(vertex) < 8.0F || glm::dot(mesh.normals[vertex], committedChart().up()) < 0.6F)
      continue;
    if (committedChart().aheadOfAnkle(mesh.positions[vertex]) < 0.01F || at.v < 0.1F || at.v > 0.9F) continue;
    std::optional<engine::Result<SkinSpot>> spot;
    if (at.u < 0.7F && dorsum < 200) {
      ++dorsum;
      spot = spotOnFoot(committedChart(), skin().sides, skin().surface, {"foot_dorsum", "", at});
    }
    for (int toe = 1; toe <= 5 && toes < 100; ++toe) {
      if (skin().sides.toeMm(vertex, toe) > -3.0F) continue;
      ++toes;
      spot = spotOnFoot(committedChart(), skin().sides, skin().surface,
                        {"toe_" + std::to_string(toe), "dorsal", at});
    }
    if (!spot) continue;
    ASSERT_TRUE(*spot) << at.u << " " << at.v;
    EXPECT_LT(millimetres((*spot)->position, mesh.positions[vertex]), 1.0F) << at.u << " " << at.v;
  }
  EXPECT_EQ(dorsum, 200);
  EXPECT_EQ(toes, 100);
}

// What is mirrored twice is the same spot to the last bit; that a mirrored leg has the mirrored angles is a
// test of the chart.
TEST(SkinSurface, MirroringTwiceIsTheSameSpot) {
  const Chart& chart = committedChart();
  for (const float theta : {0.0F, 17.0F, 90.0F, 143.5F, 180.0F, 261.0F, 359.0F}) {
    const auto right = spotOnLeg(chart, skin().surface, {0.4F, theta});
    const auto left = spotOnLeg(chart, skin().surface, {0.4F, mirrorTheta(mirrorTheta(theta))});
    ASSERT_TRUE(right && left);
    EXPECT_EQ(right->position, left->position);
    EXPECT_EQ(right->corners, left->corners);
  }
}

TEST(SkinSurface, AnyAngleIsWrapped) {
  for (const float theta : {-145.0F, 215.0F, 575.0F}) {
    const auto spot = spotOnLeg(committedChart(), skin().surface, {0.6F, theta});
    ASSERT_TRUE(spot);
    EXPECT_NEAR(committedChart().leg(spot->position).thetaDegrees, 215.0F, 0.05F);
  }
}

TEST(SkinSurface, SaysWhyThereIsNoSkin) {
  const auto above = spotOnLeg(committedChart(), skin().surface, {2.0F, 0.0F});
  ASSERT_FALSE(above);
  EXPECT_NE(above.error().reason.find("reaches from h -0."), std::string::npos) << above.error().reason;
  const auto beside = [](const FootSpot& at) {
    return spotOnFoot(committedChart(), skin().sides, skin().surface, at);
  };
  const auto wrongToe = beside({"toe_1", "", {0.95F, 0.8F}});
  ASSERT_FALSE(wrongToe);
  EXPECT_NE(wrongToe.error().reason.find("its skin has u"), std::string::npos) << wrongToe.error().reason;
  EXPECT_FALSE(beside({"heel", "", {0.6F, 0.5F}}));
  EXPECT_FALSE(beside({"foot_dorsum", "", {0.15F, 0.5F}})) << "the leg stands there";
}

TEST(SkinSurface, FindsEachSideOfHeelAndToes) {
  const auto spot = [](const FootSpot& at) {
    return spotOnFoot(committedChart(), skin().sides, skin().surface, at).value();
  };
  EXPECT_LT(spot({"heel", "", {0.12F, 0.5F}}).normal.y, -0.7F);
  EXPECT_LT(glm::dot(spot({"heel", "posterior", {0.1F, 0.5F}}).normal, committedChart().footForward()),
            -0.7F);
  EXPECT_LT(glm::dot(spot({"heel", "medial", {0.12F, 0.5F}}).normal, committedChart().footLateral()), -0.5F);
  EXPECT_GT(glm::dot(spot({"heel", "lateral", {0.12F, 0.5F}}).normal, committedChart().footLateral()), 0.5F);
  for (int toe = 1; toe <= 5; ++toe) {
    const std::string chart = "toe_" + std::to_string(toe);
    const FootCoordinate at =
        committedChart().foot(landmark(committedModel(), "toe" + std::to_string(toe) + "_tip")->position -
                              committedChart().footForward() * 0.006F);
    EXPECT_GT(spot({chart, "dorsal", at}).normal.y, 0.3F) << chart;
    EXPECT_LT(spot({chart, "plantar", at}).normal.y, -0.3F) << chart;
  }
}

TEST(SkinSurface, AFieldIsReadBetweenItsVertices) {
  SkinSpot spot;
  spot.corners = {2, 0, 1};
  spot.weights = {0.5F, 0.25F, 0.25F};
  EXPECT_FLOAT_EQ(valueAt({4.0F, 8.0F, 2.0F}, spot), 4.0F);
}

}  // namespace
}  // namespace crus
