#include <imgui.h>
#include <imgui_freetype.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <map>

#include "app/panels/panels.h"

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

// Latin-1 and Latin Extended-A, dashes, quotes, bullet, ellipsis, arrows, minus, comparison signs.
constexpr ImWchar kGlyphs[] = {0x0020, 0x017F, 0x2010, 0x2015, 0x2018, 0x201F, 0x2022, 0x2022, 0x2026, 0x2026,
                               0x2190, 0x2193, 0x2212, 0x2212, 0x2248, 0x2248, 0x2260, 0x2265, 0};

// ImGui counts a font's size from its ascent to its descent; designers count the em. Inter's ratio is 1.21.
constexpr float kPixelsPerEm = 1.21F;

}  // namespace

engine::Result<Fonts> loadFonts(float scale) {
  ImGuiIO& io = ImGui::GetIO();
  io.Fonts->Clear();
  io.FontGlobalScale = 1.0F;
  io.FontDefault = nullptr;
  io.Fonts->FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
  // Four fonts of a few hundred glyphs fit into this width at any scale, and no graphics card is too small
  // for it.
  io.Fonts->TexDesiredWidth = 2048;

  const std::map<std::string, fs::path> installed = installedFonts();
  for (const Family& family : kFamilies) {
    const std::string regular = firstOf(family.regular, installed);
    if (regular.empty()) continue;
    std::string strong = firstOf(family.strong, installed);
    if (strong.empty()) strong = regular;
    ImFontConfig config;
    config.OversampleH = 1;
    config.PixelSnapH = true;
    const auto add = [&](const std::string& file, float em) {
      return io.Fonts->AddFontFromFileTTF(file.c_str(), em * kPixelsPerEm * scale, &config, kGlyphs);
    };
    Fonts fonts;
    fonts.file = regular;
    fonts.body = add(regular, 16.0F);
    if (fonts.body == nullptr) {  // a damaged file: the next family
      io.Fonts->Clear();
      continue;
    }
    fonts.strong = add(strong, 16.0F);
    fonts.heading = add(strong, 22.0F);
    fonts.small = add(regular, 13.5F);
    fonts.large = add(regular, 18.0F);
    if (io.Fonts->Build()) return fonts;
    io.Fonts->Clear();
  }
  io.Fonts->AddFontDefault();
  io.FontGlobalScale = 1.25F * scale;
  return engine::Error{{},
                       {},
                       "no readable font is installed; install one of the packages fonts-inter, "
                       "fonts-dejavu-core, fonts-noto-core "
                       "or fonts-liberation"};
}

}  // namespace crus
