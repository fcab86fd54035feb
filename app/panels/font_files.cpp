#include "app/panels/font_files.h"

#include <array>
#include <cstdlib>
#include <filesystem>
#include <map>

namespace crus {
namespace {

namespace fs = std::filesystem;

/// A family as its packages name the files; the first that is there is used.
struct Family {
  std::array<const char*, 2> regular;
  std::array<const char*, 3> strong;
};
constexpr std::array<Family, 4> kFamilies{{
    {{"Inter-Regular.otf", "Inter-Regular.ttf"},
     {"Inter-SemiBold.otf", "Inter-SemiBold.ttf", "Inter-Bold.otf"}},
    {{"DejaVuSans.ttf", ""}, {"DejaVuSans-Bold.ttf", "", ""}},
    {{"NotoSans-Regular.ttf", "NotoSans-Regular.otf"}, {"NotoSans-SemiBold.ttf", "NotoSans-Bold.ttf", ""}},
    {{"LiberationSans-Regular.ttf", ""}, {"LiberationSans-Bold.ttf", "", ""}},
}};

std::vector<fs::path> fontFolders() {
  std::vector<fs::path> folders{"/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts",
                                "/System/Library/Fonts"};
  if (const char* home = std::getenv("HOME"); home != nullptr && *home != '\0') {
    folders.push_back(fs::path{home} / ".local/share/fonts");
    folders.push_back(fs::path{home} / ".fonts");
    folders.push_back(fs::path{home} / "Library/Fonts");
  }
  return folders;
}

/// File name -> path, for every font below the folders; of equal names the path that sorts first.
std::map<std::string, fs::path> installedFonts() {
  std::map<std::string, fs::path> fonts;
  for (const fs::path& folder : fontFolders()) {
    std::error_code error;
    fs::recursive_directory_iterator file{folder, fs::directory_options::skip_permission_denied, error};
    for (; !error && file != fs::recursive_directory_iterator{}; file.increment(error)) {
      const fs::path& path = file->path();
      const auto [entry, isNew] = fonts.try_emplace(path.filename().string(), path);
      if (!isNew && path < entry->second) entry->second = path;
    }
  }
  return fonts;
}

template <std::size_t N>
std::string firstOf(const std::array<const char*, N>& names, const std::map<std::string, fs::path>& fonts) {
  for (const char* name : names) {
    if (const auto found = fonts.find(name); found != fonts.end()) return found->second.string();
  }
  return {};
}

}  // namespace

std::vector<FontFiles> fontFiles() {
  const std::map<std::string, fs::path> installed = installedFonts();
  std::vector<FontFiles> files;
  for (const Family& family : kFamilies) {
    const std::string regular = firstOf(family.regular, installed);
    if (regular.empty()) continue;
    const std::string strong = firstOf(family.strong, installed);
    files.push_back({regular, strong.empty() ? regular : strong});
  }
  return files;
}

}  // namespace crus
