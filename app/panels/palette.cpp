// The list of all commands: typed, or walked with the arrows.
#include <algorithm>
#include <cmath>
#include <string>

#include "app/panels/chosen.h"
#include "app/panels/overlay.h"
#include "app/panels/parts.h"
#include "app/panels/text_field.h"
#include "app/panels/widgets.h"

namespace crus {
namespace {

/// What it does, under it how it is written, and its keys on the right.
void commandRow(const Ui& ui, const FoundCommand& found, bool chosen, int steps) {
  const ImVec2 start = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  const float inset = ui.px(10.0F);
  const ImVec2 keys = measure(ui, Type::kSmall, found.chords);
  const float textWidth = width - 2.0F * inset - keys.x - ui.px(12.0F);
  const std::string label = found.label.empty() ? found.line : found.label;
  const std::string line = found.line + (found.complete ? "" : "…");
  const ImVec2 title = measure(ui, Type::kBody, label, textWidth);
  const float second = found.label.empty() ? 0.0F : measure(ui, Type::kSmall, line, textWidth).y;
  const float height = std::round(std::max(ui.px(30.0F), title.y + second + ui.px(8.0F)));
  const Hit row = hitArea(ui, "command/" + found.line, {width, height});
  if (row.clicked) {
    ui.emit(StepChoice{steps});
    ui.emit(TakeChoice{});
  }
  ImDrawList* list = ImGui::GetWindowDrawList();
  if (chosen) {
    list->AddRectFilled(row.low, row.high, ink(ui.colors.selected), ui.px(6.0F));
    list->AddRect(row.low, row.high, ink(ui.colors.accent), ui.px(6.0F), 0, ui.px(1.0F));
  } else if (row.hovered) {
    list->AddRectFilled(row.low, row.high, ink(ui.colors.hover), ui.px(6.0F));
  }
  const float top = start.y + 0.5F * (height - title.y - second);
  drawText(ui, list, Type::kBody, {start.x + inset, top}, ink(ui.colors.text), label, textWidth);
  if (second > 0.0F) {
    drawText(ui, list, Type::kSmall, {start.x + inset, top + title.y}, ink(ui.colors.muted), line, textWidth);
  }
  drawText(ui, list, Type::kSmall, {start.x + width - inset - keys.x, start.y + 0.5F * (height - keys.y)},
           ink(ui.colors.muted), found.chords);
}

}  // namespace

void drawPalette(const Ui& ui) {
  static const std::vector<FoundCommand> kNone;
  const std::vector<FoundCommand>& offered = ui.context.offered != nullptr ? *ui.context.offered : kNone;
  if (beginOverlay(ui, "##palette", "What do you want to do?", 640.0F)) ui.emit(SetPalette{false, {}});
  if (const auto typed =
          textField(ui, "palette", *ui.state().palette, "Type a few letters: skin, back, undo …")) {
    ui.emit(SetPalette{true, *typed});
  }
  gap(ui, 4.0F);
  ImGui::BeginChild("##palette-rows", {0.0F, 0.0F}, false);
  if (offered.empty()) muted(ui, "No command is called so. Esc closes.");
  const int chosen = static_cast<int>(chosenOf(ui.state().chosen, offered.size()));
  const bool moved = hasChanged("chosen", std::to_string(chosen) + *ui.state().palette);
  for (int i = 0; i < static_cast<int>(offered.size()); ++i) {
    commandRow(ui, offered[static_cast<std::size_t>(i)], i == chosen, i - chosen);
    if (i == chosen && moved && !ImGui::IsItemVisible()) ImGui::SetScrollHereY(0.5F);
  }
  ImGui::EndChild();
  endOverlay();
}

}  // namespace crus
