// The state of the program as files: the one that is kept from one start to the next, and those a user saves.
#pragma once

#include <filesystem>
#include <string>

#include "app/state/state.h"
#include "app/state/update.h"
#include "engine/core/result.h"

namespace crus {

/// `crus/state.json` below XDG_STATE_HOME, or below ~/.local/state (XDG Base Directory Specification 0.8).
/// Empty when neither variable says where that is.
std::filesystem::path keptStateFile();

/// The file beside it with what is the user's own: marked points and stored views.
std::filesystem::path ownFile();

/// Whole or not at all; makes the folder. \return why it could not be written.
engine::Status writeState(const AppState& state, const std::filesystem::path& file);

/// \return the state, or an Error with the file, the place in it and the reason.
engine::Result<AppState> readState(const std::filesystem::path& file, const World& world);

/// What was kept, or a fresh state when nothing was. A file that cannot be read is renamed to
/// `state.json.broken`, and the state's message says so.
AppState restoredState(const std::filesystem::path& file, const World& world);

engine::Status writeOwn(const AppState& state, const std::filesystem::path& file);
/// The state with what that file holds; with none, as it was. One that cannot be read is put aside, and the
/// state's message says so.
AppState withOwn(AppState state, const std::filesystem::path& file, const World& world);

}  // namespace crus
