// Where one types what hurts.
#include <imgui_internal.h>

#include <algorithm>
#include <array>

#include "app/panels/icons.h"
#include "app/panels/parts.h"
#include "app/panels/widgets.h"

namespace crus {

void drawSearchBox(const Ui& ui) {
  const FocusGroup group{ui, "search"};
  // ImGui keeps the text while it is edited; in every other frame the state's text is what counts.
  std::array<char, 256> buffer{};
  const std::string& text = ui.state().search;
  std::copy_n(text.begin(), std::min(text.size(), buffer.size() - 1), buffer.begin());

  const bool focused = ui.state().focus == "search";
  const std::string asked = std::to_string(ui.state().searchFocus);
  const bool askedFor = hasChanged("search-focus", asked) && ui.state().searchFocus > 0;
  if (askedFor || (focused && ui.context.focusMoved)) ImGui::SetKeyboardFocusHere();
  const bool clearable = !text.empty();
  const ButtonLook look{false, true, Type::kStrong};
  const float clear = clearable ? buttonWidth(ui, "×", look) + ui.px(4.0F) : 0.0F;
  ImGui::PushFont(ui.font(Type::kBody));
  ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x - clear);
  ImGui::PushStyleColor(ImGuiCol_TextDisabled, ink(ui.colors.muted));
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2{ui.px(32.0F), ui.px(7.0F)});
  // With a history of its own, of nothing, the field keeps Up and Down: they walk through what is found.
  const auto noHistory = [](ImGuiInputTextCallbackData*) { return 0; };
  if (ImGui::InputTextWithHint("##search", "Where does it hurt?", buffer.data(), buffer.size(),
                               ImGuiInputTextFlags_CallbackHistory, noHistory)) {
    ui.emit(SetSearch{buffer.data()});
  }
  ImGui::PopStyleVar();
  ImGui::PopStyleColor();
  const ImVec2 low = ImGui::GetItemRectMin();
  const ImVec2 high = ImGui::GetItemRectMax();
  const bool typing = ImGui::IsItemActive();
  if (typing && ui.context.focusMoved && !focused && !ui.state().focus.empty()) ImGui::ClearActiveID();
  recordRect(ui, "search", low, high);
  recordStop(ui, "search", low, high);
  ImDrawList* list = ImGui::GetWindowDrawList();
  drawIcon(ui, list, Icon::kSearch, {low.x + ui.px(17.0F), 0.5F * (low.y + high.y)}, ui.px(15.0F),
           ink(ui.colors.muted));
  if (typing || focused) {
    list->AddRect(low, high, ink(ui.colors.accent), ui.px(6.0F), 0, ui.px(2.0F));
  }
  ImGui::PopFont();
  if (!clearable) return;
  ImGui::SameLine(0.0F, ui.px(4.0F));
  if (button(ui, "search/clear", "×", look)) ui.emit(SetSearch{});
}

}  // namespace crus
