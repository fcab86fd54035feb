// Names of keys, as people write them in a settings file.
#pragma once

#include <string>
#include <string_view>

#include "engine/core/result.h"

namespace crus {

/// "ctrl + shift+z" -> "Ctrl+Shift+Z", the way in which the window names it. Modifiers in any order, case and
/// spacing; "Cmd" is Ctrl. A sign stands for itself: "?" and not "Shift+/". \return an Error that names the
/// unknown key.
engine::Result<std::string> parseChord(std::string_view text);

}  // namespace crus
