// Times of frames, toggles and picks, each ended by waiting for the driver.
#pragma once

#include <chrono>
#include <vector>

#include "app/leg/leg.h"
#include "app/state/state.h"
#include "engine/render/renderer.h"

namespace crus::cli {

inline constexpr glm::ivec2 kBenchSize{1280, 800};

class Stopwatch {
 public:
  [[nodiscard]] double milliseconds() const {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start_).count();
  }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

/// \param fraction  0 the least, 0.5 the median, 1 the most; linear between neighbours is not needed here.
double percentile(std::vector<double> values, double fraction);

struct OrbitRules {
  int samples = 1;
  std::size_t level = 0;  // of detail
  int frames = 72;        // a whole turn
  bool flat = false;      // the bare bound instead of the picture
};

struct OrbitTimes {
  double medianMs = 0.0;
  double p95Ms = 0.0;
  double cpuMs = 0.0;  // of all threads, mean of a frame: comparable while others use the machine
};

/// Turns the leg once round.
OrbitTimes orbit(engine::Renderer& renderer, AppState state, const Leg& leg, const OrbitRules& rules);

struct PickTimes {
  double newViewMs = 0.0;   // the view has changed
  double sameViewMs = 0.0;  // the very same question once more
};
PickTimes pickTimes(engine::Renderer& renderer, AppState state, const Leg& leg);

/// From a command to the finished picture in full quality, with what the command makes necessary and no more.
double toggleMs(engine::Renderer& renderer, AppState& state, const Leg& leg, const Command& command);

}  // namespace crus::cli
