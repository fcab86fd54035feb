// Notes that the search found, as rows of the list.
#include <string>
#include <vector>

#include "app/journal/history.h"
#include "app/panels/my_journal.h"
#include "app/panels/words.h"
#include "app/state/journal_commands.h"

namespace crus {
namespace {

std::string titleOf(const Ui& ui, const journal::Subject& subject) {
  std::string name = "The whole leg";
  if (const TriggerPoint* point = ui.world().atlas.point(subject.first)) name = point->name;
  if (const Muscle* muscle = ui.world().atlas.muscle(subject.first)) name = muscle->name;
  return "My note: " + name + ", " + std::string{journal::sideWord(subject.second)};
}

}  // namespace

bool drawFoundNotes(const Ui& ui) {
  if (ui.world().journal == nullptr) return false;
  const std::vector<journal::FoundNote> notes = journal::findNotes(*ui.world().journal, ui.state().search);
  for (const journal::FoundNote& found : notes) {
    const ImVec2 start = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const float inset = ui.px(8.0F);
    const std::string title = titleOf(ui, found.subject);
    const ImVec2 head = measure(ui, Type::kBody, title, width - 2.0F * inset);
    const ImVec2 why = measure(ui, Type::kSmall, found.why, width - 2.0F * inset);
    const std::string name =
        "note/" + found.subject.first + "/" + std::string{journal::sideWord(found.subject.second)};
    const Hit row = hitArea(ui, name, {width, head.y + why.y + ui.px(10.0F)});
    ImDrawList* list = ImGui::GetWindowDrawList();
    drawText(ui, list, Type::kBody, {start.x + inset, start.y + ui.px(5.0F)},
             ink(row.hovered ? ui.colors.accent : ui.colors.text), title, width - 2.0F * inset);
    drawText(ui, list, Type::kSmall, {start.x + inset, start.y + ui.px(5.0F) + head.y}, ink(ui.colors.muted),
             found.why, width - 2.0F * inset);
    focusRing(ui, row, ui.px(6.0F));
    if (!row.clicked) continue;
    ui.emit(SetSide{sideOf(found.subject.second)});
    if (found.subject.first == journal::kWholeLeg) {
      ui.emit(SetJournal{true});
    } else {
      ui.emit(GoTo{found.subject.first});
    }
  }
  return !notes.empty();
}

}  // namespace crus
