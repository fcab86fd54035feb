// The seconds of a hold: a value that somebody lets time pass for. It knows no clock.
#pragma once

#include <vector>

namespace crus {

enum class HoldTone { kStart, kHalf, kEnd };

struct HoldTimer {
  double totalSeconds = 0.0;
  double elapsedSeconds = 0.0;  // 0..totalSeconds
  bool running = false;
  bool operator==(const HoldTimer&) const = default;

  [[nodiscard]] bool begun() const { return running || elapsedSeconds > 0.0; }
  [[nodiscard]] bool over() const { return totalSeconds > 0.0 && elapsedSeconds >= totalSeconds; }
  /// What people read: whole seconds that are left, counted down to 0.
  [[nodiscard]] int secondsLeft() const;
};

/// Starts, goes on or pauses; does nothing once it is over.
HoldTimer startedOrPaused(HoldTimer timer);

/// After `seconds` have passed; stops by itself at the end. A pause lets time pass it by, and so do seconds
/// that are no time (negative, not a number).
HoldTimer after(HoldTimer timer, double seconds);

/// The tones that belong to a change: one when a fresh hold starts, one when half of it is over, one at its
/// end. Of several at once only the last.
std::vector<HoldTone> tonesOf(const HoldTimer& before, const HoldTimer& now);

/// Seconds until secondsLeft() shows another number; a timer that does not run: none, as a negative number.
double secondsToNextNumber(const HoldTimer& timer);

}  // namespace crus
