// The state as text, for `state` in a script and for tests of the real window.
#pragma once

#include <string>

#include "app/state/state.h"

namespace crus {

/// One line of JSON with every member of the state; enumerations are written as in scripts.
std::string stateAsJson(const AppState& state);

}  // namespace crus
