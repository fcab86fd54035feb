// How a user wants the program to behave, whatever is shown.
#pragma once

#include <map>
#include <string>

namespace crus {

/// What two fingers on a touch pad do, and the wheel of a mouse.
enum class ScrollMeaning { kZoom, kTurn, kMove };

struct Preferences {
  bool blenderMouse = false;     // the middle button turns, Shift and the middle button move
  bool reduceMotion = false;     // the view jumps instead of easing
  bool sound = true;             // tones of the hold timer
  int hiddenMarkerPercent = 25;  // how much of an X behind the leg is seen
  ScrollMeaning scroll = ScrollMeaning::kZoom;
  /// What differs from the keys that the program comes with: chord -> command line, empty for unbound. Keys
  /// of a release session stand behind "release ".
  std::map<std::string, std::string> keys;
  bool operator==(const Preferences&) const = default;
};

}  // namespace crus
