#include "app/panels/overlay.h"

#include <algorithm>
#include <string>

#include "app/panels/widgets.h"

namespace crus {

bool beginOverlay(const Ui& ui, const char* id, std::string_view heading, float widthUnits,
                  float heightUnits) {
  trapFocus(ui);
  const ImVec2 display = ImGui::GetIO().DisplaySize;
  const std::string name{id};
  ImGui::PushStyleColor(ImGuiCol_WindowBg, ink(kPlate, 0.55F));
  beginPanel((name + "-veil").c_str(), {{0.0F, 0.0F}, {display.x, display.y}},
             ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse | ImGuiWindowFlags_NoNav);
  ImGui::SetCursorPos({0.0F, 0.0F});
  bool close = ImGui::InvisibleButton("veil", {std::max(display.x, 1.0F), std::max(display.y, 1.0F)});
  ImGui::SetItemAllowOverlap();
  ImGui::PopStyleColor();

  const float width = std::min(ui.px(widthUnits), display.x - ui.px(24.0F));
  const float height = std::min(ui.px(heightUnits), display.y - ui.px(24.0F));
  ImGui::SetCursorPos({0.5F * (display.x - width), 0.5F * (display.y - height)});
  ImGui::PushStyleColor(ImGuiCol_ChildBg, ink(ui.colors.panel));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2{ui.px(24.0F), ui.px(20.0F)});
  ImGui::PushStyleVar(ImGuiStyleVar_ChildRounding, ui.px(10.0F));
  ImGui::BeginChild(id, {width, height}, false, ImGuiWindowFlags_AlwaysUseWindowPadding);
  ImGui::PopStyleVar(2);
  ImGui::PopStyleColor();

  const ImVec2 start = ImGui::GetCursorPos();
  const ButtonLook look{false, false, Type::kSmall};
  const float closeWidth = buttonWidth(ui, "Close", look);
  const float right = start.x + ImGui::GetContentRegionAvail().x - closeWidth;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  drawText(ui, ImGui::GetWindowDrawList(), Type::kHeading, at, ink(ui.colors.text), heading);
  ImGui::SetCursorPos({right, start.y});
  close = button(ui, "close", "Close", look) || close;
  gap(ui, 10.0F);
  return close;
}

void endOverlay() {
  ImGui::EndChild();
  endPanel();
}

}  // namespace crus
