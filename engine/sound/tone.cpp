#include "engine/sound/tone.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace engine {
namespace {

constexpr double kSwellSeconds = 0.01;
constexpr double kOctave = 0.25;  // its share beside the tone itself

}  // namespace

std::vector<std::int16_t> toneSamples(const std::vector<ToneShape>& tones, int samplesPerSecond) {
  std::vector<std::int16_t> samples;
  for (const ToneShape& tone : tones) {
    const auto count = static_cast<std::size_t>(std::max(0.0, tone.seconds * samplesPerSecond));
    for (std::size_t i = 0; i < count; ++i) {
      const double t = static_cast<double>(i) / samplesPerSecond;
      const double swell = std::min(1.0, t / kSwellSeconds);
      const double fade = 0.5 + 0.5 * std::cos(std::numbers::pi * t / tone.seconds);
      const double angle = 2.0 * std::numbers::pi * tone.frequencyHz * t;
      const double wave = (std::sin(angle) + kOctave * std::sin(2.0 * angle)) / (1.0 + kOctave);
      const double loudness = std::clamp(tone.loudness, 0.0, 1.0);
      samples.push_back(static_cast<std::int16_t>(std::lround(32767.0 * loudness * swell * fade * wave)));
    }
  }
  return samples;
}

}  // namespace engine
