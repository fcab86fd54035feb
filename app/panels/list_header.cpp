// What stands over the list: the search box, what concerns the whole leg, filters, and what is hidden.
#include <algorithm>
#include <array>

#include "app/panels/icons.h"
#include "app/panels/list_filter.h"
#include "app/panels/parts.h"
#include "app/panels/widgets.h"
#include "app/panels/words.h"
#include "app/state/visibility.h"

namespace crus {
namespace {

/// Chips side by side, as many to a row as fit.
class ChipRow {
 public:
  explicit ChipRow(const Ui& ui) : ui_{ui} {}

  void place(float width) {
    if (!first_) {
      ImGui::SameLine(0.0F, ui_.px(6.0F));
      if (ImGui::GetContentRegionAvail().x < width) ImGui::NewLine();
    }
    first_ = false;
  }
  bool chip(const std::string& name, std::string_view label, bool on, std::string_view hint) {
    const ButtonLook look{on, false, Type::kSmall, true};
    place(buttonWidth(ui_, label, look));
    const bool clicked = button(ui_, name, label, look);
    tooltip(ui_, hint);
    return clicked;
  }

 private:
  const Ui& ui_;
  bool first_ = true;
};

/// All on, all off, and the way to the filters.
void summaryRow(const Ui& ui) {
  const FocusGroup group{ui, "summary"};
  const AppState& state = ui.state();
  ChipRow row{ui};
  if (!state.asking && !state.asked) {
    if (row.chip("ask", "It hurts here", false, "Then click on the leg: whose pain is felt there? (W)"))
      ui.emit(SetAsking{true});
  }
  if (state.zones.size() < ui.world().atlas.points.size()) {
    if (row.chip("zone/all", "All pain on", false, "Switch on the referred pain of every point"))
      ui.emit(SetZone{"all", true});
  }
  if (!state.zones.empty()) {
    if (row.chip("zone/none", "All off", false, "Switch off all referred pain (Shift+O)"))
      ui.emit(SetZone{"all", false});
  }
  row.place(ui.px(kIconButton));
  const bool open = storedFlag("filters-open", false);
  const bool active = isFiltering(state);
  if (iconButton(ui, "filter", Icon::kFilter, active || open,
                 active ? "What the list is limited to" : "Limit the list")) {
    storeFlag("filters-open", !open);
  }
  if (!state.isolated.empty()) {
    if (row.chip("isolate/off", "Leave isolation", true, "Show the rest again (I)")) ui.emit(Isolate{});
  }
}

void filterRow(const Ui& ui) {
  if (!storedFlag("filters-open", false) && !isFiltering(ui.state())) return;
  const FocusGroup group{ui, "filters"};
  ChipRow row{ui};
  for (const ListFilter& filter : listFilters(ui.state(), ui.world())) {
    if (row.chip("filter/" + filter.key, filter.label, filter.on, filter.hint)) ui.emit(filter.toggle);
  }
}

/// "Hidden (3)" and, unfolded, what it is, each with its way back.
void hiddenRows(const Ui& ui) {
  const std::vector<Pick> things = hiddenThings(ui.state(), ui.world());
  if (things.empty()) return;
  const FocusGroup group{ui, "hidden"};
  ChipRow row{ui};
  const bool open = storedFlag("hidden-open", false);
  const std::string label = "Hidden (" + std::to_string(things.size()) + ")";
  if (row.chip("hidden", label, open, open ? "Fold the list away" : "What is hidden?"))
    storeFlag("hidden-open", !open);
  if (row.chip("show/all", "Show all", false, "Show everything again (U)")) ui.emit(SetVisible{"all", true});
  if (!open) return;
  // At most a few rows high; then it scrolls.
  const float line = ui.px(kControlHeight);
  const float most = std::min(6.0F * line, 0.3F * ui.context.layout.list.size.y);
  const float height = std::min(line * static_cast<float>(things.size()), most);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2{0.0F, 0.0F});
  ImGui::BeginChild("##hidden-things", {0.0F, height}, false);
  for (const Pick& thing : things) {
    const ImVec2 start = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const Hit hit = hitArea(ui, "restore/" + thing.id, {width, line});
    tooltip(ui, "Show it again");
    ImDrawList* list = ImGui::GetWindowDrawList();
    rowGround(ui, list, hit.low, hit.high, false, hit);
    drawIcon(ui, list, Icon::kEyeOff, {start.x + ui.px(14.0F), start.y + 0.5F * line}, ui.px(15.0F),
             ink(ui.colors.muted));
    const float room = width - ui.px(34.0F);
    const std::string name = fittingText(ui, Type::kSmall, nameOf(thing, ui.world()), room);
    drawText(ui, list, Type::kSmall,
             {start.x + ui.px(30.0F), start.y + 0.5F * (line - measure(ui, Type::kSmall, name).y)},
             ink(ui.colors.text), name);
    focusRing(ui, hit, ui.px(6.0F));
    if (hit.clicked) ui.emit(SetVisible{thing.id, true});
  }
  ImGui::EndChild();
  ImGui::PopStyleVar();
}

}  // namespace

void drawListHeader(const Ui& ui) {
  drawSearchBox(ui);
  gap(ui, 2.0F);
  summaryRow(ui);
  filterRow(ui);
  hiddenRows(ui);
}

}  // namespace crus
