#include "app/window/card_writer.h"

#include <cstdlib>
#include <fstream>
#include <string_view>
#include <utility>

#include "app/sheet/sheet.h"
#include "app/state/update.h"

namespace crus {
namespace {

namespace fs = std::filesystem;

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr ? value : "";
}

/// The folder that user-dirs.dirs names: XDG_DOCUMENTS_DIR="$HOME/Documents".
fs::path fromUserDirs(const std::string& home) {
  const std::string config = environment("XDG_CONFIG_HOME");
  std::ifstream file{(config.empty() ? fs::path{home} / ".config" : fs::path{config}) / "user-dirs.dirs"};
  constexpr std::string_view kKey = "XDG_DOCUMENTS_DIR=\"";
  constexpr std::string_view kHome = "$HOME";
  for (std::string line; std::getline(file, line);) {
    if (!line.starts_with(kKey) || line.size() <= kKey.size() || line.back() != '"') continue;
    std::string folder = line.substr(kKey.size(), line.size() - kKey.size() - 1);
    if (folder.starts_with(kHome)) folder.replace(0, kHome.size(), home);
    return folder;
  }
  return {};
}

bool isFolder(const fs::path& path) {
  std::error_code error;
  return !path.empty() && fs::is_directory(path, error);
}

}  // namespace

fs::path documentsFolder() {
  if (const fs::path named = environment("XDG_DOCUMENTS_DIR"); isFolder(named)) return named;
  const std::string home = environment("HOME");
  if (!home.empty()) {
    if (const fs::path named = fromUserDirs(home); isFolder(named)) return named;
  }
  std::error_code error;
  return fs::current_path(error);
}

fs::path defaultCardFile(const fs::path& folder, const std::string& isoDate) {
  std::error_code error;
  fs::path file = folder / ("crus-card-" + isoDate + ".pdf");
  for (int number = 2; fs::exists(file, error); ++number)
    file = folder / ("crus-card-" + isoDate + "-" + std::to_string(number) + ".pdf");
  return file;
}

std::string writeCard(const AppState& state, const Leg& leg, const std::string& file, bool notes) {
  sheet::CardRequest request;
  request.side = state.side;
  request.isoDate = sheet::todayIso();
  AppState resting = state;
  resting.hovered = {};  // a pointer that happens to lie on an X asks for nothing
  for (const TriggerPoint* point : visibleZones(resting, leg.world)) request.points.push_back(point->id);
  if (notes && leg.world.journal != nullptr) {
    for (const auto& [subject, note] : leg.world.journal->notes)
      if (subject.second == legSide(state.side)) request.notes[subject.first] = note.text;
  }
  const fs::path path = file.empty() ? defaultCardFile(documentsFolder(), request.isoDate) : fs::path{file};
  const engine::Status printed = sheet::printCard(leg, request, path);
  return printed ? "The card is in " + path.string() + "." : engine::describe(printed.error());
}

}  // namespace crus
