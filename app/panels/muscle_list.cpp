// The left panel: search, muscles by compartment, the model's other structures.
#include <algorithm>
#include <array>

#include "app/panels/parts.h"
#include "app/panels/widgets.h"
#include "app/panels/words.h"
#include "app/state/visibility.h"

namespace crus {
namespace {

constexpr float kSwitchWidth = 36.0F;
constexpr float kEyeWidth = 28.0F;

void searchBox(const Ui& ui) {
  // ImGui keeps the text while it is edited; in every other frame the state's text is what counts.
  std::array<char, 256> buffer{};
  const std::string& text = ui.state().search;
  std::copy_n(text.begin(), std::min(text.size(), buffer.size() - 1), buffer.begin());

  const std::string focus = std::to_string(ui.state().searchFocus);
  if (hasChanged("search-focus", focus) && ui.state().searchFocus > 0) ImGui::SetKeyboardFocusHere();
  const bool clearable = !text.empty();
  const ButtonLook look{false, true, Type::kStrong};
  const float clear = clearable ? buttonWidth(ui, "×", look) + ui.px(4.0F) : 0.0F;
  ImGui::PushFont(ui.font(Type::kBody));
  ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x - clear);
  ImGui::PushStyleColor(ImGuiCol_TextDisabled, ink(ui.colors.muted));
  if (ImGui::InputTextWithHint("##search", "Where does it hurt?", buffer.data(), buffer.size())) {
    ui.emit(SetSearch{buffer.data()});
  }
  ImGui::PopStyleColor();
  recordRect(ui, "search", ImGui::GetItemRectMin(), ImGui::GetItemRectMax());
  ImGui::PopFont();
  if (!clearable) return;
  ImGui::SameLine(0.0F, ui.px(4.0F));
  if (button(ui, "search/clear", "×", look)) ui.emit(SetSearch{});
}

/// All on, all off, and what is out of sight just now.
void summaryRow(const Ui& ui) {
  const ButtonLook look{false, false, Type::kSmall};
  auto placed = [&, first = true](std::string_view label) mutable {
    if (!first) {
      ImGui::SameLine(0.0F, ui.px(6.0F));
      if (ImGui::GetContentRegionAvail().x < buttonWidth(ui, label, look)) ImGui::NewLine();
    }
    first = false;
  };
  const auto chip = [&](const std::string& name, const std::string& label, std::string_view hint,
                        Command command) {
    placed(label);
    if (button(ui, name, label, look)) ui.emit(std::move(command));
    tooltip(ui, hint);
  };
  if (!ui.state().asking && !ui.state().asked) {
    chip("ask", "It hurts here …", "Then click on the leg: whose pain is felt there? (W)", SetAsking{true});
  }
  const bool allOn = ui.state().zones.size() >= ui.world().atlas.points.size();
  if (!allOn)
    chip("zone/all", "All pain on", "Switch on the referred pain of every point", SetZone{"all", true});
  if (!ui.state().zones.empty()) {
    chip("zone/none", "All pain off", "Switch off all referred pain (Shift+O)", SetZone{"all", false});
  }
  if (!ui.state().isolated.empty())
    chip("isolate/off", "Leave isolation", "Show the rest again (I)", Isolate{});
  if (const std::size_t hidden = hiddenCount(ui.state(), ui.world()); hidden > 0) {
    chip("show/all", "Hidden (" + std::to_string(hidden) + ") · show", "Show everything again (U)",
         SetVisible{"all", true});
  }
}

bool allZonesOn(const Ui& ui, const Muscle& muscle) {
  return !muscle.points.empty() &&
         std::all_of(muscle.points.begin(), muscle.points.end(),
                     [&](const std::string& id) { return ui.state().zones.contains(id); });
}

bool isOfSelection(const Ui& ui, const Muscle& muscle) {
  const Pick& selected = ui.state().selected;
  if (selected.kind == Pick::Kind::kMuscle) return selected.id == muscle.id;
  if (selected.kind != Pick::Kind::kPoint) return false;
  const TriggerPoint* point = ui.world().atlas.point(selected.id);
  return point != nullptr && point->muscle == muscle.id;
}

void muscleRow(const Ui& ui, const Muscle& muscle, bool selectionMoved) {
  const bool selected = ui.state().selected == Pick{Pick::Kind::kMuscle, muscle.id};
  const bool onModel = isOnModel(muscle, ui.world());
  const bool ofSelection = isOfSelection(ui, muscle);
  const std::string key = "open/" + muscle.id;
  if (selectionMoved && ofSelection) storeFlag(key, true);
  bool open = storedFlag(key, false);

  const ImVec2 start = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  const float switches = ui.px(kSwitchWidth + kEyeWidth);
  const float nameLeft = ui.px(24.0F + 11.0F);
  const float nameWidth = width - nameLeft - switches - ui.px(4.0F);
  const ImVec2 text = measure(ui, Type::kBody, muscle.name, nameWidth);
  const float note = onModel ? 0.0F : measure(ui, Type::kSmall, "x").y;
  const float height = std::max(ui.px(34.0F), text.y + note + ui.px(8.0F));
  ImDrawList* list = ImGui::GetWindowDrawList();
  if (selected) {
    list->AddRectFilled(start, {start.x + width, start.y + height}, ink(ui.colors.selected), ui.px(6.0F));
  }

  if (!muscle.points.empty()) {
    if (caret(ui, "expand/" + muscle.id, open, height)) storeFlag(key, open = !open);
  }
  ImGui::SetCursorScreenPos({start.x + ui.px(24.0F), start.y});
  const Hit row = hitArea(ui, "row/" + muscle.id, {nameLeft - ui.px(24.0F) + nameWidth, height});
  if (row.clicked) ui.emit(GoTo{muscle.id});
  if (row.hovered) ui.hovers(muscle.id);
  if (selectionMoved && ofSelection && !ImGui::IsItemVisible()) ImGui::SetScrollHereY(0.25F);
  list->AddRectFilled({row.low.x, row.low.y + ui.px(8.0F)},
                      {row.low.x + ui.px(5.0F), row.high.y - ui.px(8.0F)}, ink(muscle.fill), ui.px(2.0F));
  list->AddRect({row.low.x, row.low.y + ui.px(8.0F)}, {row.low.x + ui.px(5.0F), row.high.y - ui.px(8.0F)},
                ink(ui.colors.border, 0.7F), ui.px(2.0F));
  const bool shown = isMuscleVisible(ui.state(), muscle, ui.world());
  const Color8 color = row.hovered ? ui.colors.accent : shown ? ui.colors.text : ui.colors.muted;
  const float top = start.y + 0.5F * (height - text.y - note);
  drawText(ui, list, Type::kBody, {start.x + nameLeft, top}, ink(color), muscle.name, nameWidth);
  if (!onModel) {
    drawText(ui, list, Type::kSmall, {start.x + nameLeft, top + text.y}, ink(ui.colors.muted),
             "not on this model");
  }
  focusRing(ui, row, ui.px(6.0F));

  const float switchTop = start.y + 0.5F * (height - ui.px(kControlHeight));
  if (!muscle.points.empty()) {
    ImGui::SetCursorScreenPos({start.x + width - switches, switchTop});
    if (pillSwitch(ui, "zone/" + muscle.id, allZonesOn(ui, muscle), muscle.fill)) {
      ui.emit(SetZone{muscle.id, !allZonesOn(ui, muscle)});
    }
    tooltip(ui, "Referred pain of " + muscle.name);
  }
  if (onModel) {
    ImGui::SetCursorScreenPos({start.x + width - ui.px(kEyeWidth), switchTop});
    if (eye(ui, "eye/" + muscle.id, shown)) ui.emit(SetVisible{muscle.id, !shown});
    tooltip(ui, (shown ? "Hide " : "Show ") + muscle.name);
  }
  ImGui::SetCursorScreenPos({start.x, start.y + height});
  ImGui::Dummy({0.0F, 0.0F});
  if (!open) return;
  for (const std::string& id : muscle.points) {
    if (const TriggerPoint* point = ui.world().atlas.point(id)) pointRow(ui, *point, 26.0F);
  }
}

void compartmentHeading(const Ui& ui, const std::string& compartment, bool first) {
  if (!first) gap(ui, 10.0F);
  paragraph(ui, Type::kSmall, ui.colors.muted, capitalised(compartment.empty() ? "other" : compartment));
  separator(ui);
}

}  // namespace

void pointRow(const Ui& ui, const TriggerPoint& point, float indent) {
  const Muscle* muscle = ui.world().atlas.muscle(point.muscle);
  const bool selected = ui.state().selected == Pick{Pick::Kind::kPoint, point.id};
  const bool on = ui.state().zones.contains(point.id);
  const ImVec2 start = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  const float left = ui.px(indent);
  const float switches = ui.px(kSwitchWidth + kEyeWidth);
  const float textLeft = left + ui.px(24.0F);
  const float textWidth = width - textLeft - switches - ui.px(4.0F);
  const std::string label = shortPointName(point);
  const ImVec2 text = measure(ui, Type::kSmall, label, textWidth);
  const float height = std::max(ui.px(30.0F), text.y + ui.px(8.0F));
  ImDrawList* list = ImGui::GetWindowDrawList();
  if (selected) {
    list->AddRectFilled({start.x + left, start.y}, {start.x + width, start.y + height},
                        ink(ui.colors.selected), ui.px(6.0F));
  }
  ImGui::SetCursorScreenPos({start.x + left, start.y});
  const Hit row = hitArea(ui, "point/" + point.id, {textLeft - left + textWidth, height});
  if (row.clicked) ui.emit(GoTo{point.id});
  if (row.hovered) ui.hovers(point.id);
  cross(ui, list, {row.low.x + ui.px(11.0F), 0.5F * (row.low.y + row.high.y)}, ui.px(8.0F));
  drawText(ui, list, Type::kSmall, {start.x + textLeft, start.y + 0.5F * (height - text.y)},
           ink(row.hovered ? ui.colors.accent : ui.colors.text), label, textWidth);
  focusRing(ui, row, ui.px(6.0F));
  ImGui::SetCursorScreenPos({start.x + width - switches, start.y + 0.5F * (height - ui.px(kControlHeight))});
  if (pillSwitch(ui, "zone/" + point.id, on, muscle != nullptr ? muscle->fill : ui.colors.accent)) {
    ui.emit(SetZone{point.id, !on});
  }
  tooltip(ui, "Referred pain of " + point.name);
  ImGui::SetCursorScreenPos({start.x, start.y + height});
  ImGui::Dummy({0.0F, 0.0F});
}

void drawMuscleList(const Ui& ui) {
  const Rect& rect = ui.context.layout.list;
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2{ui.px(12.0F), ui.px(12.0F)});
  beginPanel("##list", rect, kBehind | ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
  ImGui::PopStyleVar();
  searchBox(ui);
  gap(ui, 2.0F);
  summaryRow(ui);
  gap(ui, 4.0F);
  separator(ui);

  const float statusWidth = ImGui::GetContentRegionAvail().x;
  const float status =
      ui.context.status.empty()
          ? 0.0F
          : std::min(measure(ui, Type::kSmall, ui.context.status, statusWidth).y + ui.px(10.0F),
                     0.25F * rect.size.y);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2{ui.px(8.0F), ui.px(2.0F)});
  ImGui::BeginChild("##rows", {0.0F, -status}, false);
  gap(ui, 6.0F);
  if (ui.state().asking || ui.state().asked) {
    drawReferrers(ui);
  } else if (!ui.state().search.empty()) {
    drawSearchResults(ui);
  } else {
    const bool moved = hasChanged("selection", ui.state().selected.id);
    const std::string* compartment = nullptr;
    for (const Muscle& muscle : ui.world().atlas.muscles) {
      if (compartment == nullptr || *compartment != muscle.compartment) {
        compartmentHeading(ui, muscle.compartment, compartment == nullptr);
        compartment = &muscle.compartment;
      }
      muscleRow(ui, muscle, moved);
    }
    drawStructures(ui);
  }
  gap(ui, 8.0F);
  ImGui::Dummy({0.0F, 0.0F});
  ImGui::EndChild();
  ImGui::PopStyleVar();
  if (status > 0.0F) {
    ImGui::BeginChild("##status", {0.0F, 0.0F}, false);
    separator(ui);
    muted(ui, ui.context.status);
    ImGui::EndChild();
  }

  const float edge = rect.position.x + rect.size.x - ui.px(0.5F);
  edgeLine(ui, {edge, rect.position.y}, {edge, rect.position.y + rect.size.y});
  endPanel();
}

}  // namespace crus
