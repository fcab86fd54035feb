#include "app/release/hold_timer.h"

#include <algorithm>
#include <cmath>

namespace crus {
namespace {

constexpr double kHair = 1e-6;  // seconds: below this two moments are one

}  // namespace

int HoldTimer::secondsLeft() const {
  return static_cast<int>(std::ceil(std::max(totalSeconds - elapsedSeconds - kHair, 0.0)));
}

HoldTimer startedOrPaused(HoldTimer timer) {
  timer.running = !timer.running && timer.totalSeconds > 0.0 && !timer.over();
  return timer;
}

HoldTimer after(HoldTimer timer, double seconds) {
  if (!timer.running || !(seconds > 0.0)) return timer;
  timer.elapsedSeconds = std::min(timer.elapsedSeconds + seconds, timer.totalSeconds);
  if (timer.over()) timer.running = false;
  return timer;
}

std::vector<HoldTone> tonesOf(const HoldTimer& before, const HoldTimer& now) {
  const double half = 0.5 * now.totalSeconds;
  if (now.over() && !before.over() && before.begun()) return {HoldTone::kEnd};
  if (before.begun() && before.elapsedSeconds < half && now.elapsedSeconds >= half) return {HoldTone::kHalf};
  if (now.running && !before.begun()) return {HoldTone::kStart};
  return {};
}

double secondsToNextNumber(const HoldTimer& timer) {
  if (!timer.running) return -1.0;
  const double left = timer.totalSeconds - timer.elapsedSeconds;
  const double lower = static_cast<double>(timer.secondsLeft()) - 1.0;
  return std::max(left - lower, kHair);
}

}  // namespace crus
