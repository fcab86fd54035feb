// A leg that is loaded beside other work.
#include "app/leg/leg_loading.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "tests/source_folder.h"

namespace crus {
namespace {

const std::filesystem::path kAssets = std::filesystem::path{CRUS_SOURCE_DIR} / "assets";

TEST(LegLoading, HasTheModelFirstAndThenTheSameLegAsAnyOther) {
  LegLoading loading{kAssets / "models" / "right_leg.glb", kAssets / "knowledge"};
  const engine::Model* model = loading.model();
  ASSERT_NE(model, nullptr);
  EXPECT_FALSE(model->parts.empty());
  const std::size_t parts = model->parts.size();
  const engine::Result<Leg> leg = loading.leg();
  ASSERT_TRUE(leg);
  EXPECT_EQ(leg->model.parts.size(), parts);
  EXPECT_FALSE(leg->world.points.empty());
  EXPECT_TRUE(leg->pattern.has_value());
}

TEST(LegLoading, SaysWhyThereIsNoneAndHasNoModelThen) {
  LegLoading loading{kAssets / "models" / "missing.glb", kAssets / "knowledge"};
  EXPECT_EQ(loading.model(), nullptr);
  const engine::Result<Leg> leg = loading.leg();
  ASSERT_FALSE(leg);
  EXPECT_EQ(leg.error().reason, "no such file");
}

// Without points nothing is measured, so that there is no time to win.
TEST(LegLoading, AModelWithoutChartsComesWithItsLeg) {
  LegLoading loading{kAssets / "models" / "body.glb", kAssets / "knowledge"};
  EXPECT_EQ(loading.model(), nullptr);
  EXPECT_TRUE(loading.leg());
}

TEST(LegLoading, MayBeLeftAtAnyTime) {
  { const LegLoading unasked{kAssets / "models" / "right_leg.glb", kAssets / "knowledge"}; }
  LegLoading asked{kAssets / "models" / "right_leg.glb", kAssets / "knowledge"};
  EXPECT_NE(asked.model(), nullptr);
}

}  // namespace
}  // namespace crus
