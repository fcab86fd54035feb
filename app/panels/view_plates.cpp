// What is said over the view: one sentence or hints at its head, a load in its middle.
#include <algorithm>
#include <string>

#include "app/panels/parts.h"
#include "app/panels/widgets.h"

namespace crus {

void drawMessageLine(const Ui& ui) {
  const std::string& message = ui.state().message;
  const std::string text =
      message.empty() && ui.state().asking ? "Click on the leg where it hurts. Esc leaves." : message;
  if (text.empty()) return;
  const Rect& view = ui.context.layout.view;
  const Rect& cube = ui.context.layout.cube;
  const float padding = ui.px(12.0F);
  // Beside the cube where there is room, else under it.
  const float beside = view.size.x - 2.0F * (cube.size.x + 2.0F * padding);
  const bool under = beside < ui.px(220.0F) && cube.size.x > 0.0F;
  const float top = under ? cube.position.y + cube.size.y : view.position.y;
  const float room = under ? view.size.x - 2.0F * padding : beside;
  const float widest = std::min(ui.px(560.0F), room) - 2.0F * padding;
  const ImVec2 size = measure(ui, Type::kBody, text, widest);
  const ImVec2 low{view.position.x + 0.5F * (view.size.x - size.x) - padding, top + padding};
  const ImVec2 high{low.x + size.x + 2.0F * padding, low.y + size.y + 1.2F * padding};
  ImDrawList* list = ImGui::GetBackgroundDrawList();
  list->AddRectFilled(low, high, ink(kPlate, 0.95F), ui.px(8.0F));
  list->AddRect(low, high, ink(kOnPlate, 0.25F), ui.px(8.0F), 0, ui.px(1.0F));
  recordPlate(ui, "message", low, high);
  drawText(ui, list, Type::kBody, {low.x + padding, low.y + 0.6F * padding}, ink(kOnPlate), text, widest);
}

void drawHintLine(const Ui& ui) {
  if (!ui.state().hints || !ui.state().message.empty() || ui.state().asking || ui.context.loading) return;
  const Rect& view = ui.context.layout.view;
  const float padding = ui.px(10.0F);
  // Left of the cube, where neither names nor the small figure stand.
  const float room = view.size.x - ui.context.layout.cube.size.x - 3.0F * ui.px(8.0F) - 2.0F * padding;
  for (const std::string_view text :
       {"Drag to turn  ·  wheel to zoom  ·  click an X to read about it", "Drag to turn  ·  click an X"}) {
    const ImVec2 size = measure(ui, Type::kSmall, text);
    if (size.x > room) continue;
    const ImVec2 low{view.position.x + ui.px(8.0F), view.position.y + ui.px(8.0F)};
    const ImVec2 high{low.x + size.x + 2.0F * padding, low.y + size.y + 0.8F * padding};
    ImDrawList* list = ImGui::GetBackgroundDrawList();
    list->AddRectFilled(low, high, ink(kPlate, 0.8F), ui.px(8.0F));
    drawText(ui, list, Type::kSmall, {low.x + padding, low.y + 0.4F * padding}, ink(kOnPlate), text);
    recordPlate(ui, "hints", low, high);
    return;
  }
}

void drawLoading(const Ui& ui) {
  if (!ui.context.loading) return;
  const Loading& loading = *ui.context.loading;
  const Rect& view = ui.context.layout.view;
  const float padding = ui.px(16.0F);
  const float width = std::min(ui.px(340.0F), view.size.x - ui.px(24.0F));
  const float room = width - 2.0F * padding;
  const std::string heading = fittingText(ui, Type::kStrong, "Loading " + loading.file, room);
  const std::string words = loading.step + "  ·  Esc leaves";
  const ImVec2 head = measure(ui, Type::kStrong, heading);
  const ImVec2 foot = measure(ui, Type::kSmall, words, room);
  const float bar = ui.px(6.0F);
  const float height = head.y + foot.y + bar + 2.0F * padding + ui.px(16.0F);
  const ImVec2 low{view.position.x + 0.5F * (view.size.x - width),
                   view.position.y + 0.5F * (view.size.y - height)};
  const ImVec2 high{low.x + width, low.y + height};
  ImDrawList* list = ImGui::GetForegroundDrawList();
  list->AddRectFilled(low, high, ink(kPlate, 0.96F), ui.px(10.0F));
  list->AddRect(low, high, ink(kOnPlate, 0.3F), ui.px(10.0F), 0, ui.px(1.0F));
  recordPlate(ui, "loading", low, high);
  float y = low.y + padding;
  y += drawText(ui, list, Type::kStrong, {low.x + padding, y}, ink(kOnPlate), heading).y + ui.px(8.0F);
  const float full = room * std::clamp(loading.fraction, 0.02F, 1.0F);
  list->AddRectFilled({low.x + padding, y}, {low.x + padding + room, y + bar}, ink(kOnPlate, 0.25F),
                      0.5F * bar);
  list->AddRectFilled({low.x + padding, y}, {low.x + padding + full, y + bar}, ink(kOnPlate), 0.5F * bar);
  y += bar + ui.px(8.0F);
  drawText(ui, list, Type::kSmall, {low.x + padding, y}, ink(kOnPlate, 0.85F), words, room);
}

}  // namespace crus
