// What the list shows while there are words in the search box.
#include <algorithm>
#include <cmath>

#include "app/panels/chosen.h"
#include "app/panels/my_journal.h"
#include "app/panels/parts.h"
#include "app/panels/widgets.h"
#include "app/panels/words.h"

namespace crus {
namespace {

const Muscle* muscleOf(const Ui& ui, const Pick& pick) {
  if (pick.kind == Pick::Kind::kMuscle) return ui.world().atlas.muscle(pick.id);
  const TriggerPoint* point = ui.world().atlas.point(pick.id);
  return point == nullptr ? nullptr : ui.world().atlas.muscle(point->muscle);
}

void resultRow(const Ui& ui, const Finding& finding, bool chosen, bool moved) {
  const ImVec2 start = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  const float left = ui.px(28.0F);
  const float textWidth = width - left - ui.px(6.0F);
  const std::string name = nameOf(finding.pick, ui.world());
  const ImVec2 title = measure(ui, Type::kBody, name, textWidth);
  const float why = finding.why.empty() ? 0.0F : measure(ui, Type::kSmall, finding.why, textWidth).y;
  const float height = std::round(std::max(ui.px(32.0F), title.y + why + ui.px(10.0F)));
  ImDrawList* list = ImGui::GetWindowDrawList();
  if (ui.state().selected == finding.pick) {
    list->AddRectFilled(start, {start.x + width, start.y + height}, ink(ui.colors.selected), ui.px(6.0F));
  }
  const Hit row = hitArea(ui, "found/" + finding.pick.id, {width, height});
  if (row.clicked) ui.emit(GoTo{finding.pick.id});
  if (row.hovered || row.focused) ui.hovers(finding.pick.id);
  if (chosen) list->AddRect(row.low, row.high, ink(ui.colors.accent), ui.px(6.0F), 0, ui.px(2.0F));
  if (chosen && moved && !ImGui::IsItemVisible()) ImGui::SetScrollHereY(0.5F);
  const float top = start.y + 0.5F * (height - title.y - why);
  const float middle = top + 0.5F * measure(ui, Type::kBody, "x").y;
  if (finding.pick.kind == Pick::Kind::kPoint) {
    cross(ui, list, {start.x + ui.px(13.0F), middle}, ui.px(8.0F));
  } else if (const Muscle* muscle = muscleOf(ui, finding.pick)) {
    colorChip(ui, list, {start.x + ui.px(7.0F), middle - ui.px(6.0F)},
              {start.x + ui.px(19.0F), middle + ui.px(6.0F)}, *muscle);
  }
  drawText(ui, list, Type::kBody, {start.x + left, top}, ink(row.hovered ? ui.colors.accent : ui.colors.text),
           name, textWidth);
  drawText(ui, list, Type::kSmall, {start.x + left, top + title.y}, ink(ui.colors.muted), finding.why,
           textWidth);
  focusRing(ui, row, ui.px(6.0F));
}

}  // namespace

void drawSearchResults(const Ui& ui) {
  const FocusGroup group{ui, "list"};
  const bool notes = drawFoundNotes(ui);
  static const std::vector<Finding> kNone;
  const std::vector<Finding>& found = ui.context.found != nullptr ? *ui.context.found : kNone;
  if (found.empty() && notes) return;
  if (found.empty()) {
    body(ui, "Nothing found.");
    gap(ui, 4.0F);
    muted(ui, "Try a place such as “outer ankle”, “heel” or “shin”, or the name of a muscle.");
    return;
  }
  muted(ui, found.size() == 1 ? "1 match: Enter goes there"
                              : std::to_string(found.size()) + " matches: ↑ ↓ and Enter");
  separator(ui);
  const std::size_t chosen = chosenOf(ui.state().chosen, found.size());
  const bool moved = hasChanged("chosen", std::to_string(ui.state().chosen));
  for (std::size_t i = 0; i < found.size(); ++i) resultRow(ui, found[i], i == chosen, moved);
}

}  // namespace crus
