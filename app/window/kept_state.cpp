#include "app/window/kept_state.h"

#include <system_error>
#include <utility>

#include "app/state/state_json.h"
#include "app/window/text_file.h"

namespace crus {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kLargestState = 1U << 20U;  // a state is a few kilobytes

fs::path stateFolder() {
  if (const fs::path state = folderFromEnvironment("XDG_STATE_HOME"); !state.empty()) return state / "crus";
  const fs::path home = folderFromEnvironment("HOME");
  return home.empty() ? fs::path{} : home / ".local" / "state" / "crus";
}

}  // namespace

fs::path keptStateFile() {
  const fs::path folder = stateFolder();
  return folder.empty() ? folder : folder / "state.json";
}

fs::path ownFile() {
  const fs::path folder = stateFolder();
  return folder.empty() ? folder : folder / "own.json";
}

engine::Status writeState(const AppState& state, const fs::path& file) {
  return writeText(stateAsJson(state) + '\n', file);
}

engine::Status writeOwn(const AppState& state, const fs::path& file) {
  return writeText(ownAsJson(state) + '\n', file);
}

AppState withOwn(AppState state, const fs::path& file, const World& world) {
  std::error_code problem;
  if (file.empty() || !fs::exists(file, problem)) return state;
  engine::Error reason;
  if (const engine::Result<std::string> text = readText(file, kLargestState)) {
    engine::Result<AppState> own = withOwnFromJson(state, *text, world);
    if (own) return std::move(own).value();
    reason = own.error();
  } else {
    reason = text.error();
  }
  state.message =
      "Your marked points and stored views could not be read (" + reason.reason + "); " + putAside(file);
  return state;
}

engine::Result<AppState> readState(const fs::path& file, const World& world) {
  const engine::Result<std::string> text = readText(file, kLargestState);
  if (!text) return text.error();
  engine::Result<AppState> state = stateFromJson(*text, world);
  if (!state) return engine::Error{file.string(), state.error().where, state.error().reason};
  return state;
}

AppState restoredState(const fs::path& file, const World& world) {
  std::error_code problem;
  if (file.empty() || !fs::exists(file, problem)) return initialState(world);
  engine::Result<AppState> kept = readState(file, world);
  if (kept) return std::move(kept).value();
  AppState fresh = initialState(world);
  fresh.message = "The view of last time could not be read (" + kept.error().reason + "); " + putAside(file);
  return fresh;
}

}  // namespace crus
