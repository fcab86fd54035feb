// Tones have their pitch and do not click; without a device the program is silent and says so.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>

#include "engine/sound/speaker.h"
#include "engine/sound/tone.h"

namespace engine {
namespace {

TEST(Tone, hasItsLengthItsPitchAndSoftEnds) {
  constexpr int kRate = 44100;
  const std::vector<std::int16_t> samples = toneSamples({{440.0, 0.5, 0.5}}, kRate);
  ASSERT_EQ(samples.size(), 22050U);
  EXPECT_LT(std::abs(samples.front()), 40);
  EXPECT_LT(std::abs(samples.back()), 40);
  int crossings = 0;
  int peak = 0;
  for (std::size_t i = 1; i < samples.size(); ++i) {
    if (samples[i - 1] < 0 && samples[i] >= 0) ++crossings;
    peak = std::max(peak, std::abs(static_cast<int>(samples[i])));
    EXPECT_LT(std::abs(samples[i] - samples[i - 1]), 2600) << "a click at " << i;
  }
  EXPECT_NEAR(crossings / 0.5, 440.0, 4.0);
  EXPECT_GT(peak, 8000);
  EXPECT_LE(peak, 16384);
}

TEST(Tone, tonesFollowEachOtherAndNonsenseIsSilent) {
  EXPECT_EQ(toneSamples({{440.0, 0.1, 0.5}, {660.0, 0.2, 0.5}}, 1000).size(), 300U);
  EXPECT_TRUE(toneSamples({}, 44100).empty());
  EXPECT_TRUE(toneSamples({{440.0, -1.0, 0.5}}, 44100).empty());
}

TEST(Speaker, withoutADeviceIsSilentAndSaysWhy) {
  ::setenv("ALSOFT_DRIVERS", "none", 1);
  Speaker speaker;
  EXPECT_TRUE(speaker.problem().empty()) << "nobody has asked yet";
  speaker.play(toneSamples({{440.0, 0.1, 0.5}}, Speaker::kSamplesPerSecond));
  EXPECT_NE(speaker.problem().find("silent"), std::string::npos);
  ::unsetenv("ALSOFT_DRIVERS");
}

}  // namespace
}  // namespace engine
