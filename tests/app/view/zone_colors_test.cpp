#include "app/view/zone_colors.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <map>
#include <set>

#include "app/atlas/atlas_reader.h"
#include "tests/source_folder.h"

namespace crus {
namespace {

constexpr Colors kVisions[] = {Colors::kDeutan, Colors::kProtan, Colors::kTritan};

TEST(ZoneColors, greysLookTheSameToEveryone) {
  // The rows of each matrix add up to one.
  for (const Colors vision : kVisions) {
    for (const int level : {0, 60, 128, 255}) {
      const auto byte = static_cast<std::uint8_t>(level);
      const Color8 seen = seenWith(vision, {byte, byte, byte});
      EXPECT_NEAR(seen.r, level, 1);
      EXPECT_NEAR(seen.g, level, 1);
      EXPECT_NEAR(seen.b, level, 1);
    }
  }
}

TEST(ZoneColors, redAndGreenFallTogetherWithoutTheirCones) {
  // Without green cones red and green of one lightness differ in hue no longer: both become yellows.
  for (const Colors vision : {Colors::kDeutan, Colors::kProtan}) {
    const Color8 red = seenWith(vision, {0xC8, 0x10, 0x2E});
    const Color8 green = seenWith(vision, {0x00, 0x80, 0x20});
    EXPECT_LT(std::abs(red.r - red.g), 90);
    EXPECT_LT(red.b, red.r);
    EXPECT_LT(green.b, green.r);
    EXPECT_GE(green.r, green.g - 40);
  }
  const Color8 protan = seenWith(Colors::kProtan, {255, 0, 0});
  const Color8 deutan = seenWith(Colors::kDeutan, {255, 0, 0});
  EXPECT_LT(protan.r, deutan.r) << "red is dark without red cones";
  // 0.152286 and 0.367322 of linear red, as sRGB bytes.
  EXPECT_NEAR(protan.r, 109, 1);
  EXPECT_NEAR(deutan.r, 163, 1);
}

TEST(ZoneColors, classicIsOneRedAndByMuscleIsWhatTheKnowledgeSays) {
  Muscle muscle;
  muscle.fill = {1, 2, 3};
  muscle.edge = {4, 5, 6};
  EXPECT_EQ(fillOf(muscle, Colors::kMuscle).b, 3);
  EXPECT_EQ(edgeOf(muscle, Colors::kMuscle).b, 6);
  EXPECT_EQ(fillOf(muscle, Colors::kClassic).r, 0xC8);
  EXPECT_EQ(edgeOf(muscle, Colors::kClassic).g, 0x10);
}

TEST(ZoneColors, compartmentsOfTheLegHavePatternsOfTheirOwn) {
  const Atlas atlas = readAtlas(std::string{CRUS_SOURCE_DIR} + "/assets/knowledge").atlas;
  std::map<Pattern, std::set<std::string>> wearers;
  for (const Muscle& muscle : atlas.muscles) {
    const bool ofTheHip = muscle.compartment == "hip";  // off the leg: zones of one muscle there, plain
    const std::string name = muscle.compartment.starts_with("sole") ? "sole" : muscle.compartment;
    if (!ofTheHip) wearers[patternOf(muscle)].insert(name);
  }
  for (const auto& [pattern, names] : wearers) {
    EXPECT_EQ(names.size(), 1U) << *names.begin() << " and " << *names.rbegin();
  }
  EXPECT_EQ(wearers.size(), 6U);
}

}  // namespace
}  // namespace crus
