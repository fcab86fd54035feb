#include "app/window/release_desk.h"

#include <utility>

#include "engine/sound/tone.h"

namespace crus {
namespace {

constexpr double kLoud = 0.5;

/// Up for the start, one for the half, down for the end: told apart without looking.
std::vector<engine::ToneShape> shapesOf(HoldTone tone) {
  switch (tone) {
    case HoldTone::kStart:
      return {{523.0, 0.16, kLoud}, {784.0, 0.30, kLoud}};
    case HoldTone::kHalf:
      return {{659.0, 0.35, kLoud}};
    case HoldTone::kEnd:
      break;
  }
  return {{784.0, 0.18, kLoud}, {659.0, 0.18, kLoud}, {523.0, 0.60, kLoud}};
}

bool runs(const AppState& state) {
  return state.release && state.release->hold.running;
}

}  // namespace

std::optional<ReleaseTick> ReleaseDesk::tick(const AppState& state, double seconds) {
  const std::optional<double> before =
      std::exchange(last_, runs(state) ? std::optional{seconds} : std::nullopt);
  if (!runs(state) || !before || !(seconds > *before)) return std::nullopt;
  return ReleaseTick{seconds - *before};
}

std::optional<double> ReleaseDesk::due(const AppState& state) const {
  if (!runs(state)) return std::nullopt;
  return last_.value_or(0.0) + secondsToNextNumber(state.release->hold);
}

std::optional<ReleaseRecord> ReleaseDesk::changed(const AppState& before, const AppState& now) {
  if (before.release && now.release && now.preferences.sound && before.release->point == now.release->point &&
      before.release->page == now.release->page) {
    for (const HoldTone tone : tonesOf(before.release->hold, now.release->hold)) {
      speaker_.play(engine::toneSamples(shapesOf(tone), engine::Speaker::kSamplesPerSecond));
    }
  }
  const std::optional<EndedHold> ended = endedHold(before.release, now.release);
  if (!ended) return std::nullopt;
  return ReleaseRecord{ended->point, before.side, ended->seconds};
}

std::string ReleaseDesk::problem() {
  if (told_ || speaker_.problem().empty()) return {};
  told_ = true;
  return speaker_.problem();
}

}  // namespace crus
