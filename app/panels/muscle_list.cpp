// The left panel: muscles by compartment, their points, the model's other structures.
#include <algorithm>
#include <cmath>

#include "app/panels/icons.h"
#include "app/panels/list_filter.h"
#include "app/panels/parts.h"
#include "app/panels/widgets.h"
#include "app/panels/words.h"
#include "app/state/visibility.h"

namespace crus {
namespace {

constexpr float kCaret = 24.0F;
constexpr float kChip = 4.0F;
constexpr float kNameLeft = kCaret + kChip + 7.0F;
constexpr float kToggles = kSwitchWidth + 2.0F * kToggleWidth;
constexpr float kRoomForBoth = 420.0F;  // below, the answers to a question stand alone
constexpr float kAnswersShare = 0.56F;  // of the room, for the answers at the foot

bool allZonesOn(const Ui& ui, const Muscle& muscle) {
  return !muscle.points.empty() &&
         std::all_of(muscle.points.begin(), muscle.points.end(),
                     [&](const std::string& id) { return ui.state().zones.contains(id); });
}

bool anyMarkerOn(const Ui& ui, const Muscle& muscle) {
  return ui.state().markers &&
         std::any_of(muscle.points.begin(), muscle.points.end(),
                     [&](const std::string& id) { return !ui.state().unmarked.contains(id); });
}

/// Zone, marker and mesh, at the right end of the row that starts at `start`; what a muscle lacks stays free.
void toggles(const Ui& ui, const Muscle& muscle, ImVec2 start, float width, float height, bool shown) {
  const float top = start.y + 0.5F * (height - ui.px(kControlHeight));
  float x = start.x + width - ui.px(kToggles);
  if (!muscle.points.empty()) {
    const bool lit = allZonesOn(ui, muscle);
    ImGui::SetCursorScreenPos({x, top});
    if (pillSwitch(ui, "zone/" + muscle.id, lit, ui.fill(muscle))) ui.emit(SetZone{muscle.id, !lit});
    tooltip(ui, "Referred pain of " + muscle.name);
    const bool marked = anyMarkerOn(ui, muscle);
    ImGui::SetCursorScreenPos({x + ui.px(kSwitchWidth), top});
    if (markerToggle(ui, "marker/" + muscle.id, marked)) ui.emit(SetMarker{muscle.id, !marked});
    tooltip(ui, marked ? "Do not show its X" : "Show its X");
  }
  if (!isOnModel(muscle, ui.world())) return;
  x += ui.px(kSwitchWidth + kToggleWidth);
  ImGui::SetCursorScreenPos({x, top});
  if (eye(ui, "eye/" + muscle.id, shown)) ui.emit(SetVisible{muscle.id, !shown});
  tooltip(ui, (shown ? "Hide " : "Show ") + muscle.name);
}

void muscleRow(const Ui& ui, const Muscle& muscle, bool selectionMoved) {
  const bool selected = ui.state().selected == Pick{Pick::Kind::kMuscle, muscle.id};
  const bool ofSelection = muscleOfPick(ui.state().selected, ui.world().atlas) == &muscle;
  const std::string key = "open/" + muscle.id;
  if (selectionMoved && ofSelection) storeFlag(key, true);
  bool open = storedFlag(key, false);

  const ImVec2 start = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  const float nameWidth = width - ui.px(kNameLeft + kToggles + 4.0F);
  const ImVec2 text = measure(ui, Type::kSmall, muscle.name, nameWidth);
  const bool onModel = isOnModel(muscle, ui.world());
  const float note = onModel ? 0.0F : measure(ui, Type::kSmall, "x").y;
  const float height = std::round(std::max(ui.px(32.0F), text.y + note + ui.px(8.0F)));
  ImDrawList* list = ImGui::GetWindowDrawList();
  ImGui::SetCursorScreenPos({start.x + ui.px(kCaret), start.y});
  const Hit row = hitArea(ui, "row/" + muscle.id, {ui.px(kNameLeft - kCaret) + nameWidth, height});
  if (selected) markCurrent(ui);
  rowGround(ui, list, start, {start.x + width, start.y + height}, selected, row);
  if (row.clicked) ui.emit(GoTo{muscle.id});
  if (row.hovered || row.focused) ui.hovers(muscle.id);
  if (selectionMoved && ofSelection && !ImGui::IsItemVisible()) ImGui::SetScrollHereY(0.25F);
  if (ImGui::IsItemVisible()) {
    colorChip(ui, list, {row.low.x + ui.px(1.0F), row.low.y + ui.px(8.0F)},
              {row.low.x + ui.px(1.0F + kChip), row.high.y - ui.px(8.0F)}, muscle);
    const bool shown = isMuscleVisible(ui.state(), muscle, ui.world());
    const float top = start.y + 0.5F * (height - text.y - note);
    drawText(ui, list, Type::kSmall, {start.x + ui.px(kNameLeft), top},
             ink(shown || !onModel ? ui.colors.text : ui.colors.muted), muscle.name, nameWidth);
    if (!onModel) {
      drawText(ui, list, Type::kSmall, {start.x + ui.px(kNameLeft), top + text.y}, ink(ui.colors.muted),
               "not on this model");
    }
  }
  focusRing(ui, row, ui.px(6.0F));
  if (!muscle.points.empty()) {
    ImGui::SetCursorScreenPos(start);
    if (caret(ui, "expand/" + muscle.id, open, height)) storeFlag(key, open = !open);
  }
  toggles(ui, muscle, start, width, height, isMuscleVisible(ui.state(), muscle, ui.world()));
  ImGui::SetCursorScreenPos({start.x, start.y + height});
  ImGui::Dummy({0.0F, 0.0F});
  if (!open) return;
  for (const std::string& id : muscle.points) {
    const TriggerPoint* point = ui.world().atlas.point(id);
    if (point == nullptr || isFilteredAway(ui.state(), id)) continue;
    // A point that two muscles share stands under both.
    pointRow(ui, *point, kCaret, point->muscle == muscle.id ? "" : "@" + muscle.id);
  }
}

void compartmentHeading(const Ui& ui, const std::string& compartment, bool first) {
  if (!first) gap(ui, 10.0F);
  paragraph(ui, Type::kSmall, ui.colors.muted, capitalised(compartment.empty() ? "other" : compartment));
  gap(ui, 1.0F);
}

/// The muscles, as far as they are not filtered out.
void drawMuscles(const Ui& ui) {
  const bool moved = hasChanged("selection", ui.state().selected.id);
  const std::string* compartment = nullptr;
  for (const Muscle& muscle : ui.world().atlas.muscles) {
    if (!isListed(muscle, ui.state(), ui.world())) continue;
    if (compartment == nullptr || *compartment != muscle.compartment) {
      compartmentHeading(ui, muscle.compartment, compartment == nullptr);
      compartment = &muscle.compartment;
    }
    muscleRow(ui, muscle, moved);
  }
  if (compartment == nullptr) body(ui, "No muscle is left in the list.");
}

/// What the search has found, or else everything there is.
void drawRows(const Ui& ui) {
  if (!ui.state().search.empty()) {
    drawSearchResults(ui);
    return;
  }
  const FocusGroup group{ui, "list"};
  drawMuscles(ui);
  if (!isFiltering(ui.state())) drawStructures(ui);
}

}  // namespace

void pointRow(const Ui& ui, const TriggerPoint& point, float indent, const std::string& under) {
  const std::string name = point.id + under;
  const Muscle* muscle = ui.world().atlas.muscle(point.muscle);
  const bool selected = ui.state().selected == Pick{Pick::Kind::kPoint, point.id};
  const bool on = ui.state().zones.contains(point.id);
  const ImVec2 start = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  const float left = ui.px(indent);
  const float textLeft = left + ui.px(26.0F);
  const float textWidth = width - textLeft - ui.px(kToggles + 4.0F);
  const std::string label = shortPointName(point);
  const ImVec2 text = measure(ui, Type::kSmall, label, textWidth);
  const float height = std::round(std::max(ui.px(28.0F), text.y + ui.px(8.0F)));
  ImDrawList* list = ImGui::GetWindowDrawList();
  ImGui::SetCursorScreenPos({start.x + left, start.y});
  const Hit row = hitArea(ui, "point/" + name, {textLeft - left + textWidth, height});
  if (selected) markCurrent(ui);
  rowGround(ui, list, {start.x + left, start.y}, {start.x + width, start.y + height}, selected, row);
  if (row.clicked) ui.emit(GoTo{point.id});
  if (row.hovered || row.focused) ui.hovers(point.id);
  cross(ui, list, {row.low.x + ui.px(14.0F), 0.5F * (row.low.y + row.high.y)}, ui.px(8.0F));
  drawText(ui, list, Type::kSmall, {start.x + textLeft, start.y + 0.5F * (height - text.y)},
           ink(ui.colors.text), label, textWidth);
  focusRing(ui, row, ui.px(6.0F));
  const float top = start.y + 0.5F * (height - ui.px(kControlHeight));
  ImGui::SetCursorScreenPos({start.x + width - ui.px(kToggles), top});
  if (pillSwitch(ui, "zone/" + name, on, muscle != nullptr ? ui.fill(*muscle) : ui.colors.accent)) {
    ui.emit(SetZone{point.id, !on});
  }
  tooltip(ui, "Referred pain of " + point.name);
  const bool marked = ui.state().markers && !ui.state().unmarked.contains(point.id);
  ImGui::SetCursorScreenPos({start.x + width - ui.px(kToggles - kSwitchWidth), top});
  if (markerToggle(ui, "marker/" + name, marked)) ui.emit(SetMarker{point.id, !marked});
  tooltip(ui, marked ? "Do not show this X" : "Show this X");
  const bool mine = ui.state().mine.contains(point.id);
  ImGui::SetCursorScreenPos({start.x + width - ui.px(kToggleWidth), top});
  if (starToggle(ui, "mine/" + name, mine)) ui.emit(MarkPoint{point.id, !mine});
  tooltip(ui, mine ? "No longer one of yours (X)" : "One of yours (X)");
  ImGui::SetCursorScreenPos({start.x, start.y + height});
  ImGui::Dummy({0.0F, 0.0F});
}

void drawMuscleList(const Ui& ui) {
  const Rect& rect = ui.context.layout.list;
  if (rect.size.x < 1.0F) return;
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2{ui.px(10.0F), ui.px(12.0F)});
  beginPanel("##list", rect, kBehind | ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
  ImGui::PopStyleVar();
  drawListHeader(ui);
  gap(ui, 4.0F);
  separator(ui);

  const float statusWidth = ImGui::GetContentRegionAvail().x;
  const float status =
      ui.context.status.empty()
          ? 0.0F
          : std::min(measure(ui, Type::kSmall, ui.context.status, statusWidth).y + ui.px(10.0F),
                     0.25F * rect.size.y);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2{ui.px(8.0F), 0.0F});
  const bool answers = ui.state().asking || ui.state().asked;
  const float room = ImGui::GetContentRegionAvail().y - status;
  const float foot = !answers ? 0.0F : room > ui.px(kRoomForBoth) ? kAnswersShare * room : room;
  if (foot < room) {
    ImGui::BeginChild("##rows", {0.0F, room - foot}, false);
    gap(ui, 8.0F);
    drawRows(ui);
    gap(ui, 8.0F);
    ImGui::Dummy({0.0F, 0.0F});
    ImGui::EndChild();
  }
  if (answers) {
    ImGui::BeginChild("##answers", {0.0F, foot}, false);
    if (foot < room) separator(ui);
    gap(ui, 8.0F);
    drawReferrers(ui);
    gap(ui, 8.0F);
    ImGui::Dummy({0.0F, 0.0F});
    ImGui::EndChild();
  }
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
