// The name of what the pointer is over.
#include <algorithm>
#include <cmath>
#include <string>

#include "app/panels/parts.h"
#include "app/panels/words.h"

namespace crus {

void drawNameTag(const Ui& ui) {
  const glm::vec2 at = ui.context.hoverAt;
  const Pick& hovered = ui.state().hovered;
  if (!hovered || at.x < 0.0F || at.y < 0.0F) return;
  const Rect& view = ui.context.layout.view;
  std::string name = nameOf(hovered, ui.world());
  std::string second;
  if (const Muscle* muscle = ui.world().atlas.muscle(hovered.id)) second = muscle->latin;
  if (hovered.kind == Pick::Kind::kPart) second = capitalised(partKind(hovered.id));
  if (ui.context.cutDepthMm) {
    const int depth = static_cast<int>(std::lround(*ui.context.cutDepthMm));
    second += (second.empty() ? "" : " · ") + std::to_string(depth) + " mm under the skin";
  }

  const float padding = ui.px(9.0F);
  const float widest = std::min(ui.px(300.0F), view.size.x - ui.px(16.0F)) - 2.0F * padding;
  const ImVec2 first = measure(ui, Type::kBody, name, widest);
  const ImVec2 below = second.empty() ? ImVec2{0.0F, 0.0F} : measure(ui, Type::kSmall, second, widest);
  const ImVec2 size{std::max(first.x, below.x) + 2.0F * padding, first.y + below.y + 1.4F * padding};
  // Beside the pointer, on the side where there is room, never outside the view.
  const float right = view.position.x + view.size.x - ui.px(6.0F);
  const float foot = view.position.y + view.size.y - ui.px(6.0F);
  float x = at.x + ui.px(16.0F);
  if (x + size.x > right) x = at.x - ui.px(12.0F) - size.x;
  x = std::clamp(x, view.position.x + ui.px(6.0F), std::max(view.position.x + ui.px(6.0F), right - size.x));
  const float y = std::clamp(at.y + ui.px(14.0F), view.position.y + ui.px(6.0F),
                             std::max(view.position.y + ui.px(6.0F), foot - size.y));
  recordPlate(ui, "name-tag", {x, y}, {x + size.x, y + size.y});
  ImDrawList* list = ImGui::GetBackgroundDrawList();
  list->AddRectFilled({x, y}, {x + size.x, y + size.y}, ink(kPlate, 0.95F), ui.px(6.0F));
  list->AddRect({x, y}, {x + size.x, y + size.y}, ink(kOnPlate, 0.25F), ui.px(6.0F), 0, ui.px(1.0F));
  drawText(ui, list, Type::kBody, {x + padding, y + 0.7F * padding}, ink(kOnPlate), name, widest);
  if (!second.empty()) {
    drawText(ui, list, Type::kSmall, {x + padding, y + 0.7F * padding + first.y}, ink(kOnPlate, 0.8F), second,
             widest);
  }
}

}  // namespace crus
