// One's sessions: what they have done, and the list of them.
#include <algorithm>
#include <cmath>
#include <string>

#include "app/journal/history.h"
#include "app/panels/journal_forms.h"
#include "app/panels/my_journal.h"
#include "app/panels/parts.h"
#include "app/panels/plot.h"
#include "app/panels/widgets.h"
#include "app/panels/words.h"
#include "app/state/journal_commands.h"

namespace crus {
namespace {

using journal::LegSide;
using journal::Session;

std::string pointWords(const Ui& ui, const std::string& id) {
  const TriggerPoint* point = ui.world().atlas.point(id);
  return point != nullptr ? point->name : id;
}

std::string treatmentWords(const Ui& ui, const journal::Treatment& treatment) {
  std::string words = pointWords(ui, treatment.point) + ", " + journal::durationWords(treatment.seconds);
  if (treatment.before || treatment.after) {
    words += ", tender " + (treatment.before ? std::to_string(*treatment.before) : "?") + " → " +
             (treatment.after ? std::to_string(*treatment.after) : "?");
  }
  return words;
}

std::string headWords(const Session& session) {
  std::string words = journal::dayWords(journal::dayOf(session.started)) + ", " + session.started.substr(11) +
                      " · " + std::string{journal::sideWord(session.side)} + " leg";
  if (!session.tool.empty()) words += " · " + session.tool;
  return words;
}

std::string wallWords(const Session& session) {
  std::string words;
  if (session.wallRightCm) words += "right " + journal::numberWords(*session.wallRightCm) + " cm";
  if (session.wallLeftCm)
    words += (words.empty() ? "" : ", ") + ("left " + journal::numberWords(*session.wallLeftCm) + " cm");
  return words.empty() ? words : "Knee to wall: " + words;
}

void tendernessPlot(const Ui& ui, const std::string& name, const journal::History& history) {
  if (history.before.empty() && history.after.empty()) return;
  PlotSpec spec{"Tenderness, 0 none to 10 worst", "", 0.0, 10.0, {}, &history.releases};
  spec.series = {{"before", &history.before, ui.colors.danger, PlotMark::kRing},
                 {"after", &history.after, ui.colors.accent, PlotMark::kDisc}};
  if (const std::string session = plot(ui, name, spec, ui.px(150.0F)); !session.empty())
    ui.emit(EditSession{session});
}

void wallPlot(const Ui& ui, const std::string& name, const journal::History& history) {
  if (history.wallRight.empty() && history.wallLeft.empty()) return;
  double low = journal::kMostWallCm, high = 0.0;
  for (const auto* samples : {&history.wallRight, &history.wallLeft}) {
    for (const journal::Sample& sample : *samples) {
      low = std::min(low, sample.value);
      high = std::max(high, sample.value);
    }
  }
  PlotSpec spec{"Ankle dorsiflexion, knee to wall",
                "cm",
                std::max(0.0, std::floor(low) - 1.0),
                std::ceil(high) + 1.0,
                {},
                &history.releases};
  spec.series = {{"right", &history.wallRight, ui.colors.accent, PlotMark::kSquare},
                 {"left", &history.wallLeft, ui.colors.caution, PlotMark::kDiamond}};
  if (const std::string session = plot(ui, name, spec, ui.px(130.0F)); !session.empty())
    ui.emit(EditSession{session});
}

std::string sumWords(const journal::History& history) {
  return std::to_string(history.sessions) + (history.sessions == 1 ? " session, " : " sessions, ") +
         journal::durationWords(static_cast<int>(std::min<std::int64_t>(history.seconds, 1000000000))) +
         " held";
}

/// The beginning of a long one; the form has it all.
std::string remarkWords(const Session& session) {
  std::size_t cut = std::min<std::size_t>(session.remark.size(), 2000);
  while (cut > 0 && cut < session.remark.size() &&
         (static_cast<unsigned char>(session.remark[cut]) & 0xC0U) == 0x80U)
    --cut;
  return session.remark.substr(0, cut);
}

void sessionRow(const Ui& ui, const Session& session) {
  ImGui::PushID(session.uuid.c_str());
  if (linkText(ui, "session/" + session.uuid, headWords(session), Type::kStrong))
    ui.emit(EditSession{session.uuid});
  for (const journal::Treatment& treatment : session.treatments) bullet(ui, treatmentWords(ui, treatment));
  muted(ui, wallWords(session));
  muted(ui, remarkWords(session));
  gap(ui, 8.0F);
  ImGui::PopID();
}

/// How high a row will be without drawing it: lines of text and gaps.
float rowHeight(const Ui& ui, const Session& session, float width) {
  const float spacing = ImGui::GetStyle().ItemSpacing.y;
  float height = std::max(ui.px(24.0F), measure(ui, Type::kStrong, headWords(session), width).y) + spacing;
  for (const journal::Treatment& treatment : session.treatments)
    height += measure(ui, Type::kBody, treatmentWords(ui, treatment), width - ui.px(18.0F)).y + spacing;
  for (const std::string& words : {wallWords(session), remarkWords(session)}) {
    if (!words.empty()) height += measure(ui, Type::kSmall, words, width).y + spacing;
  }
  return height + ui.px(8.0F);
}

/// Newest first; only what can be seen is drawn, and a page of rows at a time is offered.
void sessionList(const Ui& ui, const std::vector<const Session*>& sessions) {
  const int page = ImGui::GetStateStorage()->GetInt(ImGui::GetID("session-pages"), 1);
  const auto most = static_cast<std::size_t>(page) * 50;
  const float width = std::min(ImGui::GetContentRegionAvail().x, ui.px(620.0F));
  const float top = ImGui::GetWindowDrawList()->GetClipRectMin().y;
  const float bottom = ImGui::GetWindowDrawList()->GetClipRectMax().y;
  std::size_t shown = 0;
  for (auto session = sessions.rbegin(); session != sessions.rend() && shown < most; ++session, ++shown) {
    const float y = ImGui::GetCursorScreenPos().y;
    const float height = rowHeight(ui, **session, width);
    if (y > bottom || y + height < top) {
      ImGui::Dummy({width, height - ImGui::GetStyle().ItemSpacing.y});
    } else {
      sessionRow(ui, **session);
    }
  }
  if (shown < sessions.size() && button(ui, "sessions/more", "Show earlier ones"))
    ImGui::GetStateStorage()->SetInt(ImGui::GetID("session-pages"), page + 1);
}

}  // namespace

void drawPointHistory(const Ui& ui, const std::string& point) {
  if (ui.world().journal == nullptr) return;
  const LegSide side = legSide(ui.state().side);
  const journal::History history = journal::historyOf(*ui.world().journal, point, &side);
  if (history.releases.empty()) return;
  if (!section(ui, "history", "My releases", true)) return;
  const journal::Sample& last = history.releases.back();
  body(ui, sumWords(history) + "; last " + journal::dayWords(last.day) + ", " +
               journal::durationWords(static_cast<int>(last.value)) + ".");
  tendernessPlot(ui, "history/tenderness", history);
  wallPlot(ui, "history/wall", history);
  if (linkText(ui, "history/all", "All sessions", Type::kSmall)) ui.emit(SetJournal{true});
}

void drawSessions(const Ui& ui) {
  pageHead(ui, nullptr, "My journal", "Sessions", "");
  if (ui.world().journal == nullptr) {
    body(ui, "No journal is kept here.");
    return;
  }
  if (button(ui, "sessions/new", "New session")) ui.emit(EditSession{"new"});
  ImGui::SameLine(0.0F, ui.px(6.0F));
  if (button(ui, "sessions/close", "Close")) ui.emit(SetJournal{false});
  tooltip(ui, "J");
  if (ui.context.forms != nullptr && !ui.context.forms->status.empty()) {
    const JournalForms& forms = *ui.context.forms;
    paragraph(ui, Type::kSmall, forms.trouble ? ui.colors.danger : ui.colors.muted, forms.status);
  }
  if (!ui.state().sessionForm.empty()) {
    drawSessionForm(ui);
    return;
  }
  if (ui.context.forms != nullptr) ui.context.forms->session.of.clear();  // the next one starts afresh
  const std::vector<const Session*> sessions = journal::byDate(*ui.world().journal);
  const journal::History history = journal::historyOf(*ui.world().journal, {}, nullptr);
  if (sessions.empty()) {
    gap(ui, 8.0F);
    body(ui,
         "Nothing yet. After a release, note here how long you held and how tender it was before and after; "
         "in a few weeks you see whether it helps.");
  } else {
    muted(ui, sumWords(history));
    gap(ui, 4.0F);
    tendernessPlot(ui, "sessions/tenderness", history);
    gap(ui, 6.0F);
    wallPlot(ui, "sessions/wall", history);
    gap(ui, 6.0F);
    separator(ui);
    sessionList(ui, sessions);
  }
  drawMyNotes(ui, std::string{journal::kWholeLeg});
}

}  // namespace crus
