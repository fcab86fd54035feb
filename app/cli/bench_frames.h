// Times of frames, toggles and picks, each ended by waiting for the driver.
#pragma once

#include <chrono>
#include <vector>

#include "app/leg/leg.h"
#include "app/state/state.h"
#include "app/view/overlay_builder.h"
#include "engine/render/renderer.h"

namespace crus::cli {

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

/// What all is drawn with.
struct Stage {
  engine::Renderer& renderer;
  const Leg& leg;
  OverlayBuilder overlay = {};
};

struct OrbitRules {
  glm::ivec2 size{1280, 800};
  int samples = 1;
  bool moving = false;  // with the level of detail for that
  int frames = 72;      // a whole turn
  bool flat = false;    // the bare bound instead of the picture
  bool zones = true;
};

struct OrbitTimes {
  double medianMs = 0.0;
  double p95Ms = 0.0;
  double cpuMs = 0.0;     // of all threads, mean of a frame: comparable while others use the machine
  double submitMs = 0.0;  // median until all is said to the driver
  double gpuMs = 0.0;     // median of what the GPU measures of itself; says nothing where the processor draws
  double framesPerSecond = 0.0;  // when none waits for the one before
};

/// Turns the leg once round.
OrbitTimes orbit(Stage& stage, AppState state, const OrbitRules& rules);

struct PickTimes {
  double newViewMs = 0.0;   // the view has changed
  double sameViewMs = 0.0;  // the very same question once more
};
PickTimes pickTimes(engine::Renderer& renderer, AppState state, const Leg& leg, glm::ivec2 size);

/// From a command to the finished picture in full quality, with what the command makes necessary and no more.
double toggleMs(Stage& stage, AppState& state, const Command& command, glm::ivec2 size);

}  // namespace crus::cli
