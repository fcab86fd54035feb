// What can be done with the thing under the pointer, after a right click.
#include <algorithm>
#include <string>
#include <vector>

#include "app/panels/parts.h"
#include "app/panels/words.h"
#include "app/state/visibility.h"

namespace crus {
namespace {

/// `line`: the script line whose key stands beside it; empty when it has none.
struct Entry {
  std::string key, label, line;
  Command command;
};

/// Whether the pick's own parts are all ghosts.
bool isGhost(const Pick& pick, const AppState& state, const World& world) {
  AppState other = state;
  setGhost(other, SetGhost{pick.id, true, true}, world);
  return other.ghosted.size() < state.ghosted.size();
}

/// At the place that was clicked; where none was, as high as it was last.
Entry sectionEntry(const Menu& menu, const AppState& state, const World& world) {
  Section cut = state.section;
  cut.on = !cut.on;
  const float leg = world.axisHigh.y - world.axisLow.y;
  const bool here = cut.on && menu.place && leg > 0.0F;
  if (here) cut.height = (menu.place->y - world.axisLow.y) / leg;
  const char* label = here ? "Cut the leg open here" : cut.on ? "Cut the leg open" : "The leg whole again";
  return {"section", label, "section toggle", SetSection{cut}};
}

std::vector<Entry> entriesFor(const Menu& menu, const AppState& state, const World& world) {
  const Pick& pick = menu.on;
  std::vector<Entry> entries;
  if (menu.place) entries.push_back({"ask", "Who refers pain here?", "ask toggle", AskAt{*menu.place}});
  if (!pick) {
    entries.push_back({"show", "Show everything", "show all", SetVisible{"all", true}});
    entries.push_back({"frame", "Fit the leg into the view", "frame all", FrameAll{}});
    entries.push_back({"reset", "Reset the view", "reset", ResetCamera{}});
    entries.push_back(sectionEntry(menu, state, world));
    if (world.journal != nullptr)
      entries.push_back({"journal", "My sessions", "journal toggle", SetJournal{true}});
    entries.push_back({"contact", state.contact ? "One view" : "All sides at once", "contact toggle",
                       SetContact{!state.contact}});
    entries.push_back({"card", "Card to print", "card", PrintCard{}});
    if (world.journal != nullptr && !world.journal->notes.empty())
      entries.push_back({"card-notes", "Card with my notes", "card notes", PrintCard{{}, true}});
    return entries;
  }
  const bool skin = pick.kind == Pick::Kind::kPart && partKind(pick.id) == "skin";
  if (skin) {
    entries.push_back({"glass", "See through the skin", "skin next", SetSkin{SkinMode::kGlass}});
    entries.push_back({"hide", "Take the skin off", "skin next", SetSkin{SkinMode::kOff}});
    entries.push_back(sectionEntry(menu, state, world));
    return entries;
  }
  const Muscle* muscle = muscleOfPick(pick, world.atlas);
  if (muscle != nullptr && !muscle->points.empty()) {
    const auto& ids = muscle->points;
    const bool point = pick.kind == Pick::Kind::kPoint;
    const bool lit = point ? state.zones.contains(pick.id)
                           : std::all_of(ids.begin(), ids.end(),
                                         [&](const std::string& id) { return state.zones.contains(id); });
    entries.push_back({"zone", lit ? "Referred pain off" : "Referred pain on", "zone selected toggle",
                       SetZone{pick.id, !lit}});
  }
  if (muscle == nullptr || isOnModel(*muscle, world)) {
    const bool alone = !state.isolated.empty();
    entries.push_back({"isolate", alone ? "Show the rest again" : "Show only this", "isolate toggle",
                       alone ? Isolate{} : Isolate{pick.id}});
    const bool ghost = isGhost(pick, state, world);
    entries.push_back({"ghost", ghost ? "Solid again" : "See through it", "", SetGhost{pick.id, !ghost}});
    entries.push_back({"hide", "Hide", "hide selected", SetVisible{pick.id, false}});
    entries.push_back({"others", "Hide the others", "hideothers selected", HideOthers{pick.id}});
    entries.push_back({"goto", "Turn the leg to it", "", GoTo{pick.id}});
    if (menu.place) entries.push_back(sectionEntry(menu, state, world));
  }
  return entries;
}

}  // namespace

void drawMenu(const Ui& ui) {
  trapFocus(ui);
  const FocusGroup group{ui, "menu"};
  const Menu& menu = *ui.state().menu;
  const std::vector<Entry> entries = entriesFor(menu, ui.state(), ui.world());
  const std::string heading = menu.on ? nameOf(menu.on, ui.world()) : std::string{};
  const float padding = ui.px(8.0F);
  const float rowHeight = ui.px(30.0F);
  const float inset = ui.px(10.0F);

  const Keymap keysOfProgram;
  const Keymap& keymap = ui.context.keymap != nullptr ? *ui.context.keymap : keysOfProgram;
  float width = ui.px(180.0F);
  for (const Entry& entry : entries) {
    width = std::max(width, measure(ui, Type::kBody, entry.label).x +
                                measure(ui, Type::kSmall, keymap.chordOf(entry.line)).x + 2.0F * inset +
                                ui.px(28.0F));
  }
  const ImVec2 title = heading.empty() ? ImVec2{} : measure(ui, Type::kStrong, heading, width - 2.0F * inset);
  const float head = heading.empty() ? 0.0F : title.y + ui.px(8.0F);
  const ImVec2 size{width + 2.0F * padding,
                    head + static_cast<float>(entries.size()) * rowHeight + 2.0F * padding};
  const ImVec2 display = ImGui::GetIO().DisplaySize;
  // Opened by a key it has no place of its own.
  const Rect& view = ui.context.layout.view;
  const glm::vec2 wished = menu.at == glm::vec2{0.0F} ? view.position + 0.3F * view.size : menu.at;
  const ImVec2 at{std::clamp(wished.x, 0.0F, std::max(0.0F, display.x - size.x)),
                  std::clamp(wished.y, 0.0F, std::max(0.0F, display.y - size.y))};

  ImGui::PushStyleColor(ImGuiCol_WindowBg, ink(ui.colors.raised));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2{padding, padding});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, ui.px(8.0F));
  beginPanel("##menu", {{at.x, at.y}, {size.x, size.y}}, ImGuiWindowFlags_NoScrollbar);
  if (ImGui::IsWindowAppearing()) ImGui::SetWindowFocus();
  ImGui::PopStyleVar(2);
  ImGui::PopStyleColor();
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRect(at, {at.x + size.x, at.y + size.y}, ink(ui.colors.border), ui.px(8.0F), 0, ui.px(1.0F));
  const ImVec2 start = ImGui::GetCursorScreenPos();
  drawText(ui, list, Type::kStrong, {start.x + inset, start.y + ui.px(2.0F)}, ink(ui.colors.text), heading,
           width - 2.0F * inset);
  float y = start.y + head;
  for (const Entry& entry : entries) {
    ImGui::SetCursorScreenPos({start.x, y});
    const Hit row = hitArea(ui, "menu/" + entry.key, {width, rowHeight});
    if (row.hovered || row.focused) {
      list->AddRectFilled(row.low, row.high, ink(ui.colors.selected), ui.px(5.0F));
    }
    const ImVec2 label = measure(ui, Type::kBody, entry.label);
    drawText(ui, list, Type::kBody, {start.x + inset, y + 0.5F * (rowHeight - label.y)}, ink(ui.colors.text),
             entry.label);
    const std::string keys = keymap.chordOf(entry.line);
    const ImVec2 chord = measure(ui, Type::kSmall, keys);
    drawText(ui, list, Type::kSmall, {start.x + width - inset - chord.x, y + 0.5F * (rowHeight - chord.y)},
             ink(ui.colors.muted), keys);
    focusRing(ui, row, ui.px(5.0F));
    if (row.clicked) ui.emit(entry.command);
    y += rowHeight;
  }
  const bool outside = !ImGui::IsMouseHoveringRect(at, {at.x + size.x, at.y + size.y}, false);
  if (outside && ImGui::IsMouseClicked(ImGuiMouseButton_Left)) ui.emit(CloseMenu{});
  endPanel();
}

}  // namespace crus
