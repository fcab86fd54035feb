#include <imgui.h>
#include <imgui_freetype.h>

#include "app/panels/font_files.h"
#include "app/panels/panels.h"

namespace crus {
namespace {

// Latin-1 and Latin Extended-A, dashes, quotes, bullet, ellipsis, arrows, minus, comparison signs.
constexpr ImWchar kGlyphs[] = {0x0020, 0x017F, 0x2010, 0x2015, 0x2018, 0x201F, 0x2022, 0x2022, 0x2026, 0x2026,
                               0x2190, 0x2193, 0x2212, 0x2212, 0x2248, 0x2248, 0x2260, 0x2265, 0};

constexpr ImWchar kDigits[] = {0x0030, 0x003A, 0};  // and the colon
constexpr float kTimerOverRelease = 2.2F;

// ImGui counts a font's size from its ascent to its descent; designers count the em. Inter's ratio is 1.21.
constexpr float kPixelsPerEm = 1.21F;

}  // namespace

engine::Result<Fonts> loadFonts(float scale, float releasePixels) {
  ImGuiIO& io = ImGui::GetIO();
  io.Fonts->Clear();
  io.FontGlobalScale = 1.0F;
  io.FontDefault = nullptr;
  io.Fonts->FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
  // Four fonts of a few hundred glyphs fit into this width at any scale, and no graphics card is too small
  // for it.
  io.Fonts->TexDesiredWidth = 2048;

  for (const auto& [regular, strong] : fontFiles()) {
    ImFontConfig config;
    config.OversampleH = 1;
    config.PixelSnapH = true;
    const auto add = [&](const std::string& file, float em, const ImWchar* glyphs = kGlyphs) {
      return io.Fonts->AddFontFromFileTTF(file.c_str(), em * kPixelsPerEm * scale, &config, glyphs);
    };
    Fonts fonts;
    fonts.file = regular;
    fonts.body = add(regular, 16.0F);
    if (fonts.body == nullptr) {  // a damaged file: the next family
      io.Fonts->Clear();
      continue;
    }
    fonts.strong = add(strong, 16.0F);
    fonts.heading = add(strong, 24.0F);
    fonts.small = add(regular, 14.0F);
    fonts.large = add(regular, 18.0F);
    if (releasePixels > 0.0F) {
      fonts.release = add(regular, releasePixels / scale);
      fonts.timer = add(strong, kTimerOverRelease * releasePixels / scale, kDigits);
    }
    if (io.Fonts->Build()) return fonts;
    io.Fonts->Clear();
  }
  io.Fonts->AddFontDefault();
  io.FontGlobalScale = 1.25F * scale;
  return engine::Error{{}, {}, std::string{kNoFont}};
}

}  // namespace crus
