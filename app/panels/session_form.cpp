// The form of one session, new or to be corrected.
#include <array>
#include <optional>
#include <string>

#include "app/panels/journal_forms.h"
#include "app/panels/my_journal.h"
#include "app/panels/widgets.h"
#include "app/state/command_words.h"
#include "app/state/journal_commands.h"

namespace crus {
namespace {

using journal::Session;

constexpr float kNumberWidth = 54.0F;

std::string words(const std::optional<int>& value) {
  return value ? std::to_string(*value) : std::string{};
}
std::string words(const std::optional<double>& value) {
  return value ? journal::numberWords(*value) : std::string{};
}

/// Fills the form with the session that is to be edited, or with what a new one is likely to be.
void fillAnew(const Ui& ui, SessionForm& form) {
  const std::string& wanted = ui.state().sessionForm;
  WideLetters wide = std::move(form.wide);
  form = {};
  form.wide = std::move(wide);
  form.of = wanted;
  const auto found = ui.world().journal->sessions.find(wanted);
  if (found == ui.world().journal->sessions.end()) {
    form.session.side = legSide(ui.state().side);
    if (ui.state().selected.kind == Pick::Kind::kPoint)
      form.rows.push_back({ui.state().selected.id, "90", "", ""});
    // What was used last is likely used again.
    const auto sessions = journal::byDate(*ui.world().journal);
    if (!sessions.empty()) form.session.tool = sessions.back()->tool;
    return;
  }
  form.session = found->second;
  for (const journal::Treatment& t : form.session.treatments)
    form.rows.push_back({t.point, std::to_string(t.seconds), words(t.before), words(t.after)});
  form.wallRight = words(form.session.wallRightCm);
  form.wallLeft = words(form.session.wallLeftCm);
}

/// A whole number, or nothing where nothing is typed; false where it is no number.
bool take(const std::string& text, std::optional<int>& into) {
  into = text.empty() ? std::nullopt : parseInteger(text);
  return text.empty() || into.has_value();
}
bool take(std::string text, std::optional<double>& into) {
  for (char& c : text) {
    if (c == ',') c = '.';  // as half of the world writes it
  }
  into = text.empty() ? std::nullopt : journal::numberOf(text);
  return text.empty() || into.has_value();
}

/// The session that is typed, or why it is none.
engine::Result<Session> typed(const SessionForm& form) {
  Session session = form.session;
  session.treatments.clear();
  for (const SessionForm::Row& row : form.rows) {
    journal::Treatment treatment;
    treatment.point = row.point;
    std::optional<int> seconds;
    if (!take(row.seconds, seconds) || !seconds)
      return engine::Error{{}, {}, "how long a point was held is a number of seconds"};
    treatment.seconds = *seconds;
    if (!take(row.before, treatment.before) || !take(row.after, treatment.after))
      return engine::Error{{}, {}, "a tenderness is a whole number from 0 to 10"};
    session.treatments.push_back(std::move(treatment));
  }
  if (!take(form.wallRight, session.wallRightCm) || !take(form.wallLeft, session.wallLeftCm))
    return engine::Error{{}, {}, "knee to wall is a number of centimetres"};
  Session checked = session;
  if (checked.uuid.empty()) checked.uuid = "00000000-0000-4000-8000-000000000000";
  if (checked.started.empty()) checked.started = "2000-01-01T00:00";
  if (const engine::Status fits = journal::checkSession(checked); !fits) return fits.error();
  return session;
}

/// Fills the form once, when another session is opened.
void fill(const Ui& ui, SessionForm& form) {
  if (form.of == ui.state().sessionForm) return;
  fillAnew(ui, form);
  if (const engine::Result<Session> session = typed(form)) form.filled = *session;
}

void field(const Ui& ui, std::string_view label) {
  gap(ui, 4.0F);
  muted(ui, label);
  gap(ui, -4.0F);
}

/// All points of the atlas, in a list to choose from.
void choosePoint(const Ui& ui, const std::string& name, std::string& point, float width) {
  const TriggerPoint* now = ui.world().atlas.point(point);
  ImGui::SetNextItemWidth(width);
  const bool open =
      ImGui::BeginCombo(("##" + name).c_str(), now != nullptr ? now->name.c_str() : point.c_str());
  recordRect(ui, name, ImGui::GetItemRectMin(), ImGui::GetItemRectMax());
  if (!open) return;
  for (const TriggerPoint& other : ui.world().atlas.points) {
    if (ImGui::Selectable(other.name.c_str(), other.id == point)) point = other.id;
  }
  ImGui::EndCombo();
}

bool inRange(const std::string& text, int low, int high) {
  if (text.empty()) return true;
  const auto value = parseInteger(text);
  return value && *value >= low && *value <= high;
}

void treatmentRow(const Ui& ui, SessionForm& form, std::size_t index, std::optional<std::size_t>& removed) {
  SessionForm::Row& row = form.rows[index];
  const std::string name = "form/" + std::to_string(index);
  const float width = std::min(ImGui::GetContentRegionAvail().x, ui.px(620.0F));
  choosePoint(ui, name + "/point", row.point, width);
  const float space = ui.px(4.0F);
  const auto number = [&](const char* key, std::string& text, int high, std::string_view unit) {
    numberBox(ui, name + "/" + key, text, ui.px(kNumberWidth), inRange(text, 0, high));
    ImGui::SameLine(0.0F, space);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const ImVec2 size = measure(ui, Type::kSmall, unit);
    drawText(ui, ImGui::GetWindowDrawList(), Type::kSmall, {at.x, at.y + ui.px(5.0F)}, ink(ui.colors.muted),
             unit);
    ImGui::Dummy({size.x, ui.px(24.0F)});
    ImGui::SameLine(0.0F, 2.0F * space);
  };
  number("seconds", row.seconds, journal::kMostSeconds, "s,");
  number("before", row.before, 10, "→");
  number("after", row.after, 10, "of 10");
  if (button(ui, name + "/remove", "×")) removed = index;
  tooltip(ui, "Take this point out of the session");
}

void treatments(const Ui& ui, SessionForm& form) {
  field(ui, "Points: seconds held, tenderness before → after (0 none, 10 worst)");
  std::optional<std::size_t> removed;
  for (std::size_t i = 0; i < form.rows.size(); ++i) treatmentRow(ui, form, i, removed);
  if (removed) form.rows.erase(form.rows.begin() + static_cast<std::ptrdiff_t>(*removed));
  if (button(ui, "form/add", "Add a point")) {
    const bool selected = ui.state().selected.kind == Pick::Kind::kPoint;
    const std::string first =
        ui.world().atlas.points.empty() ? std::string{} : ui.world().atlas.points.front().id;
    form.rows.push_back({selected ? ui.state().selected.id : first, "90", "", ""});
  }
}

void wall(const Ui& ui, SessionForm& form) {
  field(ui, "Knee to wall, cm from toe to wall: right, left");
  std::optional<double> value;
  numberBox(ui, "form/wall-right", form.wallRight, ui.px(kNumberWidth), take(form.wallRight, value));
  ImGui::SameLine(0.0F, ui.px(6.0F));
  numberBox(ui, "form/wall-left", form.wallLeft, ui.px(kNumberWidth), take(form.wallLeft, value));
}

void buttons(const Ui& ui, SessionForm& form) {
  const engine::Result<Session> session = typed(form);
  gap(ui, 8.0F);
  if (!session)
    paragraph(ui, Type::kSmall, ui.colors.danger, "Cannot be saved: " + session.error().reason + ".");
  if (button(ui, "form/save", "Save", ButtonLook{session.has_value(), false, Type::kSmall}) && session)
    ui.emit(SaveSession{*session});
  ImGui::SameLine(0.0F, ui.px(6.0F));
  if (button(ui, "form/cancel", "Cancel")) ui.emit(EditSession{});
  if (form.session.uuid.empty()) return;
  ImGui::SameLine(0.0F, ui.px(6.0F));
  if (button(ui, "form/delete", "Delete")) ui.emit(DeleteSession{form.session.uuid});
  tooltip(ui, "Ctrl+Z brings it back");
}

}  // namespace

std::optional<SaveSession> unsavedSession(const SessionForm& form) {
  const engine::Result<Session> session = typed(form);
  if (!session || form.filled == *session) return std::nullopt;
  return SaveSession{*session};
}

void drawSessionForm(const Ui& ui) {
  if (ui.context.forms == nullptr) return;
  SessionForm& form = ui.context.forms->session;
  fill(ui, form);
  const float width = std::min(ImGui::GetContentRegionAvail().x, ui.px(620.0F));
  field(ui, "When (2026-11-25T18:30; empty: now)");
  const bool dated = form.session.started.empty() || journal::checkDate(form.session.started);
  numberBox(ui, "form/date", form.session.started, ui.px(170.0F), dated);
  static constexpr std::array<Choice, 2> kLegs{{{"right", "Right leg", ""}, {"left", "Left leg", ""}}};
  field(ui, "Which leg");
  const int side = segmented(ui, "form/side", kLegs, static_cast<int>(form.session.side));
  if (side >= 0) form.session.side = static_cast<journal::LegSide>(side);
  treatments(ui, form);
  field(ui, "With what (ball, roller, thumb …)");
  textBox(ui, "form/tool", form.session.tool, form.wide, width, 1);
  wall(ui, form);
  field(ui, "Remark");
  textBox(ui, "form/remark", form.session.remark, form.wide, width, 4);
  buttons(ui, form);
}

}  // namespace crus
