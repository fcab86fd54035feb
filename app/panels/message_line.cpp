// One sentence at the view's head.
#include <algorithm>

#include "app/panels/parts.h"

namespace crus {

void drawMessageLine(const Ui& ui) {
  const std::string& message = ui.state().message;
  const std::string text =
      message.empty() && ui.state().asking ? "Click on the leg where it hurts. Esc leaves." : message;
  if (text.empty()) return;
  const Rect& view = ui.context.layout.view;
  const float padding = ui.px(12.0F);
  const float widest = std::min(ui.px(560.0F), view.size.x - 2.0F * padding) - 2.0F * padding;
  const ImVec2 size = measure(ui, Type::kBody, text, widest);
  const ImVec2 low{view.position.x + 0.5F * (view.size.x - size.x) - padding, view.position.y + padding};
  const ImVec2 high{low.x + size.x + 2.0F * padding, low.y + size.y + 1.2F * padding};
  ImDrawList* list = ImGui::GetBackgroundDrawList();
  list->AddRectFilled(low, high, ink(kPlate, 0.95F), ui.px(8.0F));
  list->AddRect(low, high, ink(kOnPlate, 0.25F), ui.px(8.0F), 0, ui.px(1.0F));
  recordPlate(ui, "message", low, high);
  drawText(ui, list, Type::kBody, {low.x + padding, low.y + 0.6F * padding}, ink(kOnPlate), text, widest);
}

}  // namespace crus
