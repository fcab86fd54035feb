#include "app/window/kept_state.h"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <system_error>

#include "app/state/state_json.h"

namespace crus {
namespace {

namespace fs = std::filesystem;

/// A state is a few kilobytes; what is larger is something else.
constexpr std::uintmax_t kLargestState = 1U << 20U;

fs::path fromEnvironment(const char* name) {
  const char* value = std::getenv(name);
  // A relative path there is to be ignored, says the specification.
  return value != nullptr && fs::path{value}.is_absolute() ? fs::path{value} : fs::path{};
}

}  // namespace

fs::path keptStateFile() {
  if (const fs::path state = fromEnvironment("XDG_STATE_HOME"); !state.empty())
    return state / "crus" / "state.json";
  const fs::path home = fromEnvironment("HOME");
  return home.empty() ? fs::path{} : home / ".local" / "state" / "crus" / "state.json";
}

engine::Status writeState(const AppState& state, const fs::path& file) {
  std::error_code problem;
  if (file.has_parent_path()) fs::create_directories(file.parent_path(), problem);
  if (problem) return engine::Error{file.string(), {}, "its folder cannot be made: " + problem.message()};
  fs::path beside = file;
  beside += ".new";
  {
    std::ofstream stream{beside, std::ios::binary | std::ios::trunc};
    stream << stateAsJson(state) << '\n';
    stream.flush();
    if (!stream) {
      fs::remove(beside, problem);
      return engine::Error{file.string(), {}, "cannot be written"};
    }
  }
  fs::rename(beside, file, problem);
  if (problem) return engine::Error{file.string(), {}, "cannot be written: " + problem.message()};
  return engine::Done{};
}

engine::Result<AppState> readState(const fs::path& file, const World& world) {
  std::error_code problem;
  const std::uintmax_t size = fs::file_size(file, problem);
  if (problem) return engine::Error{file.string(), {}, "cannot be read: " + problem.message()};
  if (size > kLargestState) return engine::Error{file.string(), {}, "is too large to be a state of Crus"};
  std::ifstream stream{file, std::ios::binary};
  const std::string text{std::istreambuf_iterator<char>{stream}, {}};
  if (!stream) return engine::Error{file.string(), {}, "cannot be read"};
  engine::Result<AppState> state = stateFromJson(text, world);
  if (!state) return engine::Error{file.string(), state.error().where, state.error().reason};
  return state;
}

AppState restoredState(const fs::path& file, const World& world) {
  std::error_code problem;
  if (file.empty() || !fs::exists(file, problem)) return initialState(world);
  engine::Result<AppState> kept = readState(file, world);
  if (kept) return std::move(kept).value();
  AppState fresh = initialState(world);
  fs::path aside = file;
  aside += ".broken";
  fs::rename(file, aside, problem);
  fresh.message = "The view of last time could not be read (" + kept.error().reason + "); " +
                  (problem ? "it was left alone." : "it was put aside as " + aside.filename().string() + ".");
  return fresh;
}

}  // namespace crus
