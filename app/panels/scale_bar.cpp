#include "app/panels/scale_bar.h"

#include <imgui.h>

#include <cmath>
#include <string>

namespace crus {

Rect drawScaleBar(const ScaleBar& bar, const Rect& view, void* font, float scale) {
  constexpr ImU32 kPlate = IM_COL32(0x16, 0x18, 0x1B, 235);
  constexpr ImU32 kInk = IM_COL32(0xF4, 0xF5, 0xF7, 255);
  auto* face = font != nullptr ? static_cast<ImFont*>(font) : ImGui::GetFont();
  const std::string text = std::to_string(static_cast<int>(std::lround(bar.mm))) + " mm";
  const ImVec2 words = face->CalcTextSizeA(face->FontSize, 1e6F, 0.0F, text.c_str());
  const float padding = 7.0F * scale;
  const float tick = 4.0F * scale;
  const float width = std::max(bar.pixels, words.x) + 2.0F * padding;
  const float height = words.y + 2.0F * tick + 2.0F * padding;
  const float left = view.position.x + 12.0F * scale;
  const float top = view.position.y + view.size.y - 12.0F * scale - height;
  ImDrawList* list = ImGui::GetBackgroundDrawList();
  list->PushClipRect({view.position.x, view.position.y},
                     {view.position.x + view.size.x, view.position.y + view.size.y});
  list->AddRectFilled({left, top}, {left + width, top + height}, kPlate, 4.0F * scale);
  const float x = left + 0.5F * (width - bar.pixels);
  list->AddText(face, face->FontSize, {left + 0.5F * (width - words.x), top + 0.6F * padding}, kInk,
                text.c_str());
  const float line = top + height - padding - 0.5F * tick;
  list->AddLine({x, line}, {x + bar.pixels, line}, kInk, 1.6F * scale);
  for (const float end : {x, x + bar.pixels})
    list->AddLine({end, line - tick}, {end, line + tick}, kInk, 1.6F * scale);
  list->PopClipRect();
  return {{left, top}, {width, height}};
}

}  // namespace crus
