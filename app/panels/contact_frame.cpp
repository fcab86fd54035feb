#include "app/panels/contact_frame.h"

#include <imgui.h>

#include "app/panels/theme.h"

namespace crus {
namespace {

ImU32 shade(Color8 color) {
  return IM_COL32(color.r, color.g, color.b, 255);
}

}  // namespace

void drawContactFrame(const std::vector<std::pair<std::string, Rect>>& tiles, Theme theme, void* font,
                      float scale) {
  auto* face = font != nullptr ? static_cast<ImFont*>(font) : ImGui::GetFont();
  const Palette& palette = paletteOf(theme);
  ImDrawList* list = ImGui::GetBackgroundDrawList();
  for (const auto& [caption, rect] : tiles) {
    const ImVec2 low{rect.position.x, rect.position.y};
    const ImVec2 high{low.x + rect.size.x, low.y + rect.size.y};
    list->AddRect({low.x - 0.5F * scale, low.y - 0.5F * scale}, {high.x, high.y}, shade(palette.line), 0.0F,
                  0, scale);
    // On a plate: the leg may lie behind it.
    const ImVec2 at{low.x + 10.0F * scale, low.y + 8.0F * scale};
    const ImVec2 size = face->CalcTextSizeA(face->FontSize, 1e6F, 0.0F, caption.c_str());
    list->AddRectFilled({at.x - 5.0F * scale, at.y - 2.0F * scale},
                        {at.x + size.x + 5.0F * scale, at.y + size.y + 2.0F * scale}, shade(palette.panel),
                        4.0F * scale);
    list->AddText(face, face->FontSize, at, shade(palette.text), caption.c_str());
  }
}

}  // namespace crus
