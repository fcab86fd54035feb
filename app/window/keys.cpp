#include "app/window/keys.h"

#include <algorithm>
#include <array>

#include "app/panels/panels.h"

namespace crus {
namespace {

/// Lists under a field are walked while the field keeps the keyboard.
std::optional<std::string> lineForList(std::string_view chord) {
  if (chord == "Down") return "choose next";
  if (chord == "Up") return "choose previous";
  if (chord == "Enter") return "choose this";
  return std::nullopt;
}

/// Keys that mean the same while text is typed: function keys, Esc, Tab, and those with Ctrl that a field
/// does not use itself.
bool isOutsideText(std::string_view chord) {
  if (chord == "Esc" || chord == "Tab" || chord == "Shift+Tab") return true;
  if (chord.size() > 1 && chord[0] == 'F') return true;
  if (!chord.starts_with("Ctrl+")) return false;
  constexpr std::array<std::string_view, 11> kOfFields{
      "Ctrl+Z", "Ctrl+Y",    "Ctrl+Shift+Z", "Ctrl+A",         "Ctrl+C",     "Ctrl+V",
      "Ctrl+X", "Ctrl+Left", "Ctrl+Right",   "Ctrl+Backspace", "Ctrl+Delete"};
  return std::find(kOfFields.begin(), kOfFields.end(), chord) == kOfFields.end();
}

}  // namespace

std::optional<std::string> lineForKey(std::string_view chord, const AppState& state, const Keymap& keymap,
                                      KeyboardUse use) {
  const bool asked = state.palette || state.pathQuestion;
  if (asked || (use.typing && !state.search.empty())) {
    if (const auto line = lineForList(chord)) return line;
  }
  // A page that asks something holds the keyboard, whether its field has it already or not.
  if ((use.typing || asked) && !isOutsideText(chord)) return std::nullopt;
  const bool release = state.release.has_value();
  if (!use.typing && !asked && !release) {
    if (const auto line = focusLine(chord, state)) return std::string{*line};
  }
  return keymap.command(chord, release ? KeyContext::kRelease : KeyContext::kAlways);
}

}  // namespace crus
