// What a key asks for, given where the keyboard is. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/state/key_bindings.h"
#include "app/state/state.h"

namespace crus {

/// Where the keyboard is, as far as Dear ImGui knows.
struct KeyboardUse {
  bool typing = false;  // a field has it: letters are letters, and undo is the field's own
};

/// The script line of a key; nothing when it is somebody else's or nobody's.
std::optional<std::string> lineForKey(std::string_view chord, const AppState& state, const Keymap& keymap,
                                      KeyboardUse use);

}  // namespace crus
