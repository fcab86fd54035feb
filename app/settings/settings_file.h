// The settings as TOML text. Pure: nothing here opens a file.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/state/state.h"
#include "engine/core/result.h"

namespace crus {

struct SettingsRead {
  AppState state;                       // with the settings of the text, the rest as it was given
  std::vector<engine::Error> problems;  // entries that were left out, each with its line
};

/// Sets what the text says, one setting a line and keys below [keys] ("Ctrl+K" = "palette on", "" for none)
/// and [keys.release]. What the text does not name is as in a fresh program. A mistake in one entry leaves
/// that entry out. \param file  its name, for messages. \return an Error with file and line when the text is
/// no TOML.
engine::Result<SettingsRead> readSettings(std::string_view text, const std::string& file, AppState state);

/// The text with every setting as in `state`: values that changed are written in place, new ones added, keys
/// that are back to normal taken out. Comments, order and spacing stay. `text` must be one that
/// readSettings() reads, or empty.
std::string withSettings(std::string_view text, const AppState& state);

}  // namespace crus
