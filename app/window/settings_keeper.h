// The settings file: read at the start, written when a setting has changed.
#pragma once

#include <filesystem>
#include <string>

#include "app/state/state.h"
#include "engine/core/result.h"

namespace crus {

/// `crus/settings.toml` below XDG_CONFIG_HOME, or below ~/.config. Empty when neither variable says where
/// that is.
std::filesystem::path settingsFile();

class SettingsKeeper {
 public:
  /// \param file  empty: settings are neither read nor kept.
  explicit SettingsKeeper(std::filesystem::path file) : file_{std::move(file)} {}

  /// The state with the settings of the file. What is wrong with it stands in the state's message, in one
  /// sentence: an entry that is no setting is left out and stays in the file; a file that is no TOML is put
  /// aside.
  AppState load(AppState state);
  /// Writes what has changed since the last call; comments and order stay. \return why it could not be
  /// written.
  engine::Status keep(const AppState& state);

 private:
  std::filesystem::path file_;
  std::string text_;
  AppState kept_;
};

}  // namespace crus
