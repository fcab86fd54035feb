#include "app/panels/inset_frame.h"

#include <imgui.h>

#include "app/panels/theme.h"

namespace crus {
namespace {

ImU32 shade(Color8 color, int alpha) {
  return IM_COL32(color.r, color.g, color.b, alpha);
}

}  // namespace

Rect drawInsetFrame(const std::string& caption, const Rect& inset, Theme theme, void* font, float scale) {
  auto* face = font != nullptr ? static_cast<ImFont*>(font) : ImGui::GetFont();
  const ImVec2 low{inset.position.x, inset.position.y};
  const ImVec2 high{low.x + inset.size.x, low.y + inset.size.y};
  const float padding = 6.0F * scale;
  const float width = inset.size.x - 2.0F * padding;
  const ImVec2 text = face->CalcTextSizeA(face->FontSize, 1e6F, width, caption.c_str());
  ImDrawList* list = ImGui::GetBackgroundDrawList();
  const ImVec2 plate{low.x, low.y - text.y - padding};
  list->AddRectFilled(plate, {high.x, low.y}, shade(kPlate, 225));
  list->AddText(face, face->FontSize, {plate.x + padding, plate.y + 0.5F * padding}, shade(kOnPlate, 255),
                caption.c_str(), nullptr, width);
  list->AddRect(low, high, shade(paletteOf(theme).border, 255), 0.0F, 0, scale);
  return {{plate.x, plate.y}, {high.x - plate.x, high.y - plate.y}};
}

}  // namespace crus
