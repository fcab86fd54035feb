// The middle of the view, while one's own spot is pinned: for those who work without a mouse.
#include "app/panels/my_journal.h"

namespace crus {

void drawPinAim(const Ui& ui) {
  const Rect& view = ui.context.layout.view;
  const ImVec2 middle{view.position.x + 0.5F * view.size.x, view.position.y + 0.5F * view.size.y};
  ImDrawList* list = ImGui::GetBackgroundDrawList();
  const auto cross = [&](ImU32 color, float width) {
    for (const float way : {-1.0F, 1.0F}) {
      const float from = way * ui.px(5.0F);
      const float to = way * ui.px(14.0F);
      list->AddLine({middle.x + from, middle.y}, {middle.x + to, middle.y}, color, ui.px(width));
      list->AddLine({middle.x, middle.y + from}, {middle.x, middle.y + to}, color, ui.px(width));
    }
  };
  cross(ink(kOnPlate), 3.5F);
  cross(ink(kPlate), 1.5F);
}

}  // namespace crus
