// One's own part of a page: how the point is, where it is on oneself, and what one has noted.
#include <array>
#include <cmath>
#include <cstdio>
#include <string>

#include "app/panels/journal_forms.h"
#include "app/panels/my_journal.h"
#include "app/panels/parts.h"
#include "app/panels/widgets.h"
#include "app/panels/words.h"
#include "app/state/journal_commands.h"

namespace crus {
namespace {

using journal::Subject;

constexpr int kNoteLines = 9;

std::string legWords(Side side) {
  return side == Side::kRight ? "right leg" : "left leg";
}

Side otherSide(Side side) {
  return side == Side::kRight ? Side::kLeft : Side::kRight;
}

template <class Things>
const typename Things::mapped_type* find(const Things& things, const Subject& key) {
  const auto found = things.find(key);
  return found == things.end() ? nullptr : &found->second;
}

void pointState(const Ui& ui, const std::string& point) {
  static constexpr std::array<Choice, 4> kChoices{{{"none", "Not set", "No statement about this point"},
                                                   {"latent", "Latent", "Hurts only when pressed: a thin X"},
                                                   {"active", "Active", "Hurts by itself: an X in a ring"},
                                                   {"resolved", "Resolved", "No longer tender: a hollow X"}}};
  const journal::StateOfPoint* now = find(ui.world().journal->states, {point, legSide(ui.state().side)});
  const int active = now == nullptr ? 0 : static_cast<int>(now->state) + 1;
  const int clicked = segmented(ui, "mine/state", kChoices, active);
  if (clicked < 0 || clicked == active) return;
  SetPointState set{point, std::nullopt};
  if (clicked > 0) set.state = static_cast<journal::PointState>(clicked - 1);
  ui.emit(set);
}

std::string spotWords(const journal::OwnSpot& spot) {
  std::array<char, 96> text{};
  if (spot.chart == "leg") {
    std::snprintf(text.data(), text.size(), "%.0f %% of the way from ankle to knee, at %.0f°",
                  100.0 * spot.first, spot.second);
  } else {
    std::snprintf(text.data(), text.size(), "on the foot, %.0f %% from heel to toes", 100.0 * spot.first);
  }
  return text.data();
}

/// The spot moved over the skin by a few millimetres.
journal::OwnSpot nudged(journal::OwnSpot spot, double first, double second) {
  const bool leg = spot.chart == "leg";
  spot.first += (leg ? 0.005 : 0.008) * first;
  spot.second += (leg ? 2.5 : 0.02) * second;
  if (leg) spot.second = std::fmod(spot.second + 360.0, 360.0);
  spot.first = std::round(spot.first * 1e4) / 1e4;
  spot.second = std::round(spot.second * 1e4) / 1e4;
  return spot;
}

void nudgeButtons(const Ui& ui, const std::string& point, const journal::OwnSpot& spot) {
  struct Way {
    const char *key, *label, *hint;
    double first, second;
  };
  const bool leg = spot.chart == "leg";
  const std::array<Way, 4> ways{
      {{"up", "↑", leg ? "Up the leg" : "Towards the toes", 1.0, 0.0},
       {"down", "↓", leg ? "Down the leg" : "Towards the heel", -1.0, 0.0},
       {"in", "←", leg ? "Round the leg, towards the inner side in front" : "Inwards", 0.0, -1.0},
       {"out", "→", leg ? "Round the leg, towards the outer side in front" : "Outwards", 0.0, 1.0}}};
  for (const Way& way : ways) {
    if (button(ui, std::string{"mine/nudge-"} + way.key, way.label))
      ui.emit(SetOwnSpot{point, nudged(spot, way.first, way.second)});
    tooltip(ui, way.hint);
    ImGui::SameLine(0.0F, ui.px(4.0F));
  }
  if (button(ui, "mine/unpin", "Remove")) ui.emit(SetOwnSpot{point, std::nullopt});
  tooltip(ui, "Back to the textbook place alone");
}

void ownSpot(const Ui& ui, const std::string& point) {
  const journal::OwnSpot* spot = find(ui.world().journal->spots, {point, legSide(ui.state().side)});
  const std::string_view label = ui.state().pinning ? "Click on the skin …"
                                 : spot == nullptr  ? "Pin my own spot"
                                                    : "Pin it elsewhere";
  if (button(ui, "mine/pin", label, ButtonLook{ui.state().pinning, false, Type::kSmall}))
    ui.emit(SetPinning{!ui.state().pinning});
  tooltip(
      ui,
      "Where it is on you: click on the skin, or turn the place to the middle of the view (Shift+N, twice)");
  if (spot == nullptr) return;
  muted(ui, "Your spot: " + spotWords(*spot));
  nudgeButtons(ui, point, *spot);
}

void giveNote(const Ui& ui, NoteForm& form) {
  if (form.edited) ui.emit(SetNote{form.id, form.text, form.side});
  form.edited = false;
}

void openNote(const Ui& ui, NoteForm& form, const std::string& id) {
  giveNote(ui, form);
  form.open = form.takeFocus = true;
  form.id = id;
  form.side = ui.state().side;
  const journal::Note* note = find(ui.world().journal->notes, {id, legSide(form.side)});
  form.text = note != nullptr ? note->text : std::string{};
}

void savedLine(const Ui& ui) {
  const JournalForms& forms = *ui.context.forms;
  if (forms.note.edited) {
    muted(ui, "Not saved yet");
  } else if (!forms.status.empty()) {
    paragraph(ui, Type::kSmall, forms.trouble ? ui.colors.danger : ui.colors.muted, forms.status);
    if (forms.saved) recordPlate(ui, "journal/saved", ImGui::GetItemRectMin(), ImGui::GetItemRectMax());
  }
}

void writeNote(const Ui& ui, NoteForm& form) {
  const bool finish =
      ImGui::GetIO().KeyCtrl && ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Enter), false);
  const float width = std::min(ImGui::GetContentRegionAvail().x, ui.px(620.0F));
  const std::string before = form.text;
  const TextBox box = textBox(ui, "mine/text", form.text, form.wide, width, kNoteLines, form.takeFocus);
  form.takeFocus = false;
  // Dear ImGui takes back what was typed when it is left with Esc; here leaving keeps it.
  const bool escaped = box.left && ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Escape), false);
  if (escaped) form.text = before;
  form.edited = form.edited || (box.edited && !escaped);
  const engine::Status fits = journal::checkText(form.text);
  if (!fits)
    paragraph(ui, Type::kSmall, ui.colors.danger, "This cannot be saved: " + fits.error().reason + ".");
  if (box.left && fits) giveNote(ui, form);
  if ((button(ui, "mine/done", "Done") || (box.left && (finish || escaped))) && fits) {
    giveNote(ui, form);
    form.open = false;
  }
  tooltip(ui, "Ctrl+Enter");
  ImGui::SameLine(0.0F, ui.px(8.0F));
  muted(ui, "# heading   - list   **bold**   [soleus](crus:soleus_trp1)");
}

void readNote(const Ui& ui, NoteForm& form, const std::string& id, const journal::Note* note) {
  if (note != nullptr) {
    const std::string link = drawNote(ui, form.view, note->text, note, note->changedMs);
    if (!link.empty()) ui.emit(GoTo{link});
  }
  if (button(ui, "mine/edit", note != nullptr ? "Edit the note" : "Write a note")) openNote(ui, form, id);
  tooltip(ui, "N");
}

}  // namespace

std::vector<Command> unfinished(JournalForms& forms, const std::string& sessionForm) {
  std::vector<Command> commands;
  NoteForm& note = forms.note;
  if (note.open && note.edited) commands.emplace_back(SetNote{note.id, note.text, note.side});
  note.edited = false;
  SessionForm& session = forms.session;
  if (!sessionForm.empty() && session.of == sessionForm) {
    if (auto save = unsavedSession(session)) commands.emplace_back(std::move(*save));
    session.of.clear();
  }
  return commands;
}

void drawMyNotes(const Ui& ui, const std::string& id) {
  if (ui.world().journal == nullptr || ui.context.forms == nullptr) return;
  NoteForm& form = ui.context.forms->note;
  const Side side = ui.state().side;
  if (form.open && (form.id != id || form.side != side)) {
    giveNote(ui, form);  // the page was left while it was written
    form.open = false;
  }
  const bool asked = form.focusSeen != ui.state().noteFocus;
  form.focusSeen = ui.state().noteFocus;
  if (asked) storeFlag("section/mine", true);
  if (!section(ui, "mine", "My notes · " + legWords(side), true)) return;
  if (asked) {
    openNote(ui, form, id);
    ImGui::SetScrollHereY(0.1F);
  }
  if (ui.world().atlas.point(id) != nullptr) {
    pointState(ui, id);
    ownSpot(ui, id);
  }
  const journal::Note* note = find(ui.world().journal->notes, {id, legSide(side)});
  // Undo, or another copy of the program, may have changed what is open and untouched here.
  if (form.open && !form.edited) form.text = note != nullptr ? note->text : std::string{};
  if (form.open) {
    writeNote(ui, form);
  } else {
    readNote(ui, form, id, note);
  }
  savedLine(ui);
  if (find(ui.world().journal->notes, {id, legSide(otherSide(side))}) != nullptr &&
      linkText(ui, "mine/other", "There is a note for the " + legWords(otherSide(side)), Type::kSmall)) {
    ui.emit(SetSide{otherSide(side)});
  }
}

}  // namespace crus
