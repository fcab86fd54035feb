#include "app/window/settings_keeper.h"

#include <system_error>
#include <utility>

#include "app/settings/setting_table.h"
#include "app/settings/settings_file.h"
#include "app/window/text_file.h"

namespace crus {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kLargest = 1U << 18U;

}  // namespace

fs::path settingsFile() {
  if (const fs::path config = folderFromEnvironment("XDG_CONFIG_HOME"); !config.empty())
    return config / "crus" / "settings.toml";
  const fs::path home = folderFromEnvironment("HOME");
  return home.empty() ? fs::path{} : home / ".config" / "crus" / "settings.toml";
}

AppState SettingsKeeper::load(AppState state) {
  text_.clear();
  kept_ = state = withSettingsOf(std::move(state), freshSettings());
  std::error_code problem;
  if (file_.empty() || !fs::exists(file_, problem)) return state;
  const engine::Result<std::string> text = readText(file_, kLargest);
  engine::Result<SettingsRead> read = text ? readSettings(*text, file_.filename().string(), state)
                                           : engine::Result<SettingsRead>{text.error()};
  if (!read) {
    state.message =
        "The settings could not be read (" + engine::describe(read.error()) + "); " + putAside(file_);
    return state;
  }
  text_ = *text;
  state = std::move(read->state);
  kept_ = state;
  if (!read->problems.empty()) {
    const std::size_t more = read->problems.size() - 1;
    state.message = "A setting was passed over: " + engine::describe(read->problems.front());
    state.message += more == 0 ? "." : ", and " + std::to_string(more) + " more.";
  }
  return state;
}

engine::Status SettingsKeeper::keep(const AppState& state) {
  if (file_.empty() || sameSettings(kept_, state)) return engine::Done{};
  kept_ = state;
  // Somebody may have edited it meanwhile; their words stay, as long as they can be read.
  if (const engine::Result<std::string> now = readText(file_, kLargest)) {
    if (readSettings(*now, {}, state)) {
      text_ = *now;
    } else {
      putAside(file_);
    }
  }
  text_ = withSettings(text_, state);
  return writeText(text_, file_);
}

}  // namespace crus
