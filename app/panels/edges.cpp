// The edges of the panels: dragged they resize, double-clicked they go back to the usual size.
#include <imgui_internal.h>

#include "app/panels/parts.h"

namespace crus {
namespace {

void edge(const Ui& ui, const std::string& name, const Rect& rect, Panel panel) {
  if (rect.size.x < 1.0F || rect.size.y < 1.0F) return;
  const bool upright = rect.size.y > rect.size.x;
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2{0.0F, 0.0F});
  beginPanel(("##" + name).c_str(), rect,
             kBehind | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoScrollbar |
                 ImGuiWindowFlags_NoScrollWithMouse);
  ImGui::PopStyleVar();
  // A panel that was folded away comes back over what was there before it.
  ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
  ImGui::SetCursorScreenPos({rect.position.x, rect.position.y});
  ImGui::InvisibleButton(name.c_str(), {rect.size.x, rect.size.y});
  const bool hovered = ImGui::IsItemHovered();
  const bool held = ImGui::IsItemActive();
  const ImVec2 low = ImGui::GetItemRectMin();
  const ImVec2 high = ImGui::GetItemRectMax();
  recordPlate(ui, name, low, high);
  if (panel == Panel::kReadingHeight) {
    ImGui::GetWindowDrawList()->AddRectFilled(low, high, ink(ui.colors.panel));
    edgeLine(ui, low, {high.x, low.y});
  }
  if (hovered || held) {
    ImGui::SetMouseCursor(upright ? ImGuiMouseCursor_ResizeEW : ImGuiMouseCursor_ResizeNS);
    ImGui::GetWindowDrawList()->AddRectFilled(low, high, ink(ui.colors.accent, held ? 1.0F : 0.7F));
  }
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  const ImVec2 moved = ImGui::GetIO().MouseDelta;
  if (hovered && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) {
    ui.emit(SetPanelSize{panel, 0.0F});
  } else if (held && (moved.x != 0.0F || moved.y != 0.0F)) {
    const Rect& list = ui.context.layout.list;
    const Rect& page = ui.context.layout.reading;
    const float half = 0.5F * std::min(rect.size.x, rect.size.y);
    const float size = panel == Panel::kList      ? mouse.x + half - list.position.x
                       : panel == Panel::kReading ? page.position.x + page.size.x - mouse.x + half
                                                  : page.position.y + page.size.y - mouse.y + half;
    ui.emit(SetPanelSize{panel, std::max(size / ui.context.scale, 1.0F)});
  }
  if (!held) tooltip(ui, "Drag to resize; double-click for the usual size");
  endPanel();
}

}  // namespace

void drawEdges(const Ui& ui) {
  const Layout& layout = ui.context.layout;
  edge(ui, "edge/list", layout.listEdge, Panel::kList);
  edge(ui, "edge/reading", layout.readingEdge, layout.stacked ? Panel::kReadingHeight : Panel::kReading);
}

}  // namespace crus
