#include "app/panels/theme.h"

#include <gtest/gtest.h>
#include <imgui.h>

namespace crus {
namespace {

TEST(Contrast, knownValues) {
  EXPECT_NEAR(contrastRatio({0, 0, 0}, {255, 255, 255}), 21.0F, 1e-3F);
  EXPECT_NEAR(contrastRatio({119, 119, 119}, {255, 255, 255}), 4.48F,
              0.01F);  // #777 on white, WCAG's own example
  EXPECT_FLOAT_EQ(contrastRatio({12, 34, 56}, {12, 34, 56}), 1.0F);
}

class ThemeTest : public ::testing::TestWithParam<Theme> {};

TEST_P(ThemeTest, textIsReadableWhereverItStands) {
  const Palette& p = paletteOf(GetParam());
  for (const Color8 ground :
       {p.panel, p.raised, p.sunken, p.selected, p.hover, p.cautionFill, p.dangerFill}) {
    EXPECT_GE(contrastRatio(p.text, ground), 4.5F);
    EXPECT_GE(contrastRatio(p.muted, ground), 4.5F);
  }
  EXPECT_GE(contrastRatio(p.accent, p.panel), 4.5F);
  EXPECT_GE(contrastRatio(p.accent, p.selected), 4.5F);
  EXPECT_GE(contrastRatio(p.onAccent, p.accent), 4.5F);
  EXPECT_GE(contrastRatio(p.caution, p.panel), 4.5F);
  EXPECT_GE(contrastRatio(p.danger, p.panel), 4.5F);
  EXPECT_GE(contrastRatio(p.caution, p.cautionFill), 4.5F);
  EXPECT_GE(contrastRatio(p.danger, p.dangerFill), 4.5F);
  EXPECT_GE(contrastRatio(kOnPlate, kPlate), 4.5F);
}

TEST_P(ThemeTest, controlsCanBeSeen) {
  const Palette& p = paletteOf(GetParam());
  for (const Color8 ground : {p.panel, p.raised, p.sunken, p.hover}) {
    EXPECT_GE(contrastRatio(p.border, ground), 3.0F);
  }
  EXPECT_GE(contrastRatio(p.accent, p.raised), 3.0F);
}

TEST_P(ThemeTest, metricsFollowTheScale) {
  ImGui::CreateContext();
  applyTheme(GetParam(), 2.0F);
  const float twice = ImGui::GetStyle().FramePadding.y;
  applyTheme(GetParam(), 1.0F);
  EXPECT_FLOAT_EQ(twice, 2.0F * ImGui::GetStyle().FramePadding.y);
  ImGui::DestroyContext();
}

std::string nameOf(const testing::TestParamInfo<Theme>& info) {
  return info.param == Theme::kDark ? "dark" : "light";
}

INSTANTIATE_TEST_SUITE_P(Both, ThemeTest, ::testing::Values(Theme::kDark, Theme::kLight), nameOf);

}  // namespace
}  // namespace crus
