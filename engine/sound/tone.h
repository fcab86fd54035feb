// Tones as samples. Pure.
#pragma once

#include <cstdint>
#include <vector>

namespace engine {

struct ToneShape {
  double frequencyHz = 440.0;
  double seconds = 0.3;
  double loudness = 0.5;  // of the peak, 0..1
};

/// 16-bit mono samples of one tone after the other. Each swells and fades so that nothing clicks, and has a
/// quiet octave so that small loudspeakers are heard as well.
std::vector<std::int16_t> toneSamples(const std::vector<ToneShape>& tones, int samplesPerSecond);

}  // namespace engine
