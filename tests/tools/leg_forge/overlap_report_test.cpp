#include "tools/leg_forge/overlap_report.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <numbers>

#include "tests/tools/leg_forge/shapes.h"
#include "tools/leg_forge/solid.h"

namespace leg_forge {
namespace {

constexpr double kPi = std::numbers::pi;

Lofted moved(Lofted lofted, const glm::dvec3& by) {
  for (glm::dvec3& p : lofted.positions) p += by;
  return lofted;
}

Structure named(Kind kind, const char* id) {
  Structure structure;
  structure.kind = kind;
  structure.id = id;
  return structure;
}

Lofted ball(double radius, const glm::dvec3& centre) {
  return moved(loftBranch(testing::sphere(radius), {0.02, 2.0, 10, 64}), centre);
}

/// Volume that two balls of radius r share whose centres are d apart.
double lens(double r, double d) {
  return kPi * (2.0 * r - d) * (2.0 * r - d) * (d * d + 4.0 * d * r) / (12.0 * d);
}

TEST(Solid, KnowsHowDeepAPointOfABallLies) {
  const Solid solid{bodyOf(named(Kind::muscle, "a"), {ball(20.0, {5.0, 0.0, 0.0})}).mesh};
  EXPECT_FALSE(solid.holds({-15.5F, 0.0F, 0.0F}));
  EXPECT_FALSE(solid.depthAt({-15.5F, 0.0F, 0.0F}).has_value());
  const auto depth = solid.depthAt({5.0F, 0.0F, 15.0F});
  ASSERT_TRUE(depth.has_value());
  EXPECT_NEAR(depth->mm, 5.0, 0.1);
  EXPECT_NEAR(depth->exit.z, 20.0F, 0.1F);
}

TEST(Solid, IsTheUnionOfItsPieces) {
  const Solid solid{
      bodyOf(named(Kind::muscle, "a"), {ball(10.0, {0.0, 0.0, 0.0}), ball(10.0, {0.0, 15.0, 0.0})}).mesh};
  EXPECT_TRUE(solid.holds({0.0F, -8.0F, 0.0F}));
  EXPECT_TRUE(solid.holds({0.0F, 7.5F, 0.0F}));
  EXPECT_TRUE(solid.holds({0.0F, 23.0F, 0.0F}));
  EXPECT_NEAR(solid.depthAt({0.0F, 9.5F, 0.0F})->mm, 4.5, 0.1) << "where it lies deepest";
  const auto stretches = solid.stretchesAlongY(0.1F, 0.1F);
  ASSERT_EQ(stretches.size(), 1U);
  EXPECT_NEAR(stretches[0].first, -10.0F, 0.1F);
  EXPECT_NEAR(stretches[0].second, 25.0F, 0.1F);
}

TEST(MeasureOverlaps, TwoBallsShareALens) {
  constexpr double kRadius = 20.0;
  constexpr double kApart = 30.0;
  const std::vector<PairOverlap> pairs =
      measureOverlaps({bodyOf(named(Kind::muscle, "a"), {ball(kRadius, {0.0, 0.0, 0.0})}),
                       bodyOf(named(Kind::tendon, "b"), {ball(kRadius, {kApart, 0.0, 0.0})}),
                       bodyOf(named(Kind::tendon, "far"), {ball(kRadius, {90.0, 0.0, 0.0})})});
  ASSERT_EQ(pairs.size(), 1U);
  EXPECT_EQ(pairs[0].first, "muscle/a");
  EXPECT_EQ(pairs[0].second, "tendon/b");
  EXPECT_NEAR(pairs[0].volumeCm3, 1e-3 * lens(kRadius, kApart), 0.03 * 1e-3 * lens(kRadius, kApart));
  EXPECT_NEAR(pairs[0].depthMm, 2.0 * kRadius - kApart, 0.2);
  EXPECT_NEAR(pairs[0].deepest.y, 0.0, 2.0);
}

TEST(MeasureOverlaps, SeesAFaceThatCutsThroughBetweenItsCorners) {
  engine::TriangleMesh blade;  // corners far outside the ball
  blade.positions = {
      {-60.0F, 17.0F, -60.0F}, {60.0F, 17.0F, -60.0F}, {0.0F, 17.0F, 90.0F}, {0.0F, 60.0F, 0.0F}};
  blade.triangles = {{0, 1, 2}, {0, 3, 1}, {1, 3, 2}, {2, 3, 0}};
  const std::vector<PairOverlap> pairs =
      measureOverlaps({{"bone/ball", bodyOf(named(Kind::bone, "ball"), {ball(20.0, {0.0, 0.0, 0.0})}).mesh},
                       {"muscle/blade", blade}});
  ASSERT_EQ(pairs.size(), 1U);
  EXPECT_NEAR(pairs[0].depthMm, 3.0, 0.15);
}

TEST(MeasureOverlaps, LeavesJointsAndTheSkinAlone) {
  const Body one = bodyOf(named(Kind::bone, "a"), {ball(20.0, {0.0, 0.0, 0.0})});
  const Body two = bodyOf(named(Kind::bone, "b"), {ball(20.0, {30.0, 0.0, 0.0})});
  EXPECT_TRUE(measureOverlaps({one, two}).empty());

  engine::Model model;
  for (const char* name : {"muscle/a", "muscle/b", "skin/skin"}) {
    engine::TriangleMesh mesh = std::string{name} == "muscle/b" ? two.mesh : one.mesh;
    for (glm::vec3& p : mesh.positions) p *= 0.001F;
    model.parts.push_back({name, {}, {{mesh, std::nullopt}}});
  }
  const std::vector<PairOverlap> pairs = measureOverlaps(model);
  ASSERT_EQ(pairs.size(), 1U);
  EXPECT_EQ(pairs[0].second, "muscle/b");
  EXPECT_NEAR(pairs[0].depthMm, 10.0, 0.2) << "of a model in metres";
}

TEST(OverlapTable, PutsBeforeBesideAfter) {
  const std::vector<PairOverlap> before{{"bone/tibia", "muscle/tibialis_anterior", 16.754, 12.31, {}},
                                        {"muscle/a", "muscle/b", 0.01, 0.2, {}}};
  const std::vector<PairOverlap> after{{"bone/tibia", "muscle/tibialis_anterior", 0.04, 0.31, {}},
                                       {"muscle/new", "muscle/pair", 0.5, 0.7, {}}};
  const std::string table = overlapTable(before, after);
  EXPECT_NE(table.find("| `bone/tibia` - `muscle/tibialis_anterior` | 16.75 | 0.04 | 12.3 | 0.3 |"),
            std::string::npos)
      << table;
  EXPECT_NE(table.find("| `muscle/new` - `muscle/pair` | 0.00 | 0.50 | 0.0 | 0.7 |"), std::string::npos);
  EXPECT_EQ(table.find("muscle/a"), std::string::npos) << "too shallow to be told";

  const nlohmann::json json = nlohmann::json::parse(overlapJson(before, after));
  ASSERT_EQ(json.size(), 2U);
  EXPECT_EQ(json[0]["first"], "bone/tibia");
  EXPECT_DOUBLE_EQ(json[0]["before"]["volume_cm3"].get<double>(), 16.754);
  EXPECT_DOUBLE_EQ(json[0]["after"]["depth_mm"].get<double>(), 0.31);
  EXPECT_DOUBLE_EQ(json[1]["before"]["depth_mm"].get<double>(), 0.0);
}

}  // namespace
}  // namespace leg_forge
