// The state as text: for `state` in a script, for tests of the real window, to be kept and to be passed on.
#pragma once

#include <string>
#include <string_view>

#include "app/state/state.h"
#include "app/state/update.h"
#include "engine/core/result.h"

namespace crus {

/// One line of JSON with every member of the state; enumerations are written as in scripts.
std::string stateAsJson(const AppState& state);

/// Back from stateAsJson(), as a state to start with: pointer, open overlays and messages are as in a fresh
/// one. Members that are missing are as in `initialState`; ids that this world does not have are left out,
/// and the message says how many. \return Error with the JSON pointer and the reason when the text is no
/// state.
engine::Result<AppState> stateFromJson(std::string_view text, const World& world);

/// What is the user's own and no part of a view: marked points and stored views, for a file of its own.
std::string ownAsJson(const AppState& state);
/// Back, into `state`; points that this world does not have are left out. \return Error as for
/// stateFromJson().
engine::Result<AppState> withOwnFromJson(AppState state, std::string_view text, const World& world);

}  // namespace crus
