// Which key does what: the one table behind the window, the help overlay and the README.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace crus {

/// `chord` is written as shown to people: "G", "Ctrl+Z", "Shift+H", "F9", "Home", "+". `command` is a script
/// line.
struct KeyBinding {
  std::string_view chord;
  std::string_view command;
  std::string_view help;
};
std::span<const KeyBinding> keyBindings();
/// Mouse gestures, for the help only.
std::span<const KeyBinding> mouseBindings();

/// The script line bound to a chord; empty when nothing is.
std::optional<std::string_view> commandForChord(std::string_view chord);

}  // namespace crus
