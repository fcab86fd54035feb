// A release session: one page in letters to be read from the floor, the hold's timer, and as little else as
// possible.
#include <algorithm>
#include <cmath>
#include <string>

#include "app/panels/parts.h"
#include "app/panels/widgets.h"
#include "app/panels/words.h"
#include "app/release/release_session.h"

namespace crus {
namespace {

/// "1:05", or seconds alone below a minute.
std::string clockWords(int seconds) {
  if (seconds < 60) return std::to_string(seconds);
  const std::string rest = std::to_string(seconds % 60);
  return std::to_string(seconds / 60) + ":" + (rest.size() < 2 ? "0" : "") + rest;
}

std::string_view goWords(const ReleaseSession& session, const ReleasePage& page, bool last) {
  if (page.kind == ReleasePage::Kind::kHold && !session.hold.over()) {
    if (session.hold.running) return "Pause";
    return session.hold.begun() ? "Go on" : "Start the hold";
  }
  return last ? "Next point" : "Next";
}

Color8 headingColor(const Ui& ui, ReleasePage::Kind kind) {
  if (kind == ReleasePage::Kind::kRuleOut) return ui.colors.danger;
  return kind == ReleasePage::Kind::kTakeCare ? ui.colors.caution : ui.colors.muted;
}

void heading(const Ui& ui, const ReleaseSession& session, const ReleasePage& page, int count) {
  const TriggerPoint* point = ui.world().atlas.point(session.point);
  const std::string where = (point != nullptr ? point->name : session.point) + " · " +
                            (ui.state().side == Side::kLeft ? "left leg" : "right leg") + " · " +
                            std::to_string(session.page + 1) + " of " + std::to_string(count);
  paragraph(ui, Type::kSmall, ui.colors.muted, where);
  gap(ui, 2.0F);
  paragraph(ui, Type::kRelease, headingColor(ui, page.kind), page.heading);
  gap(ui, 6.0F);
}

/// The seconds that are left, as large as they can be, over a bar that fills.
void timer(const Ui& ui, const HoldTimer& hold) {
  const std::string words = clockWords(hold.secondsLeft());
  const ImVec2 digits = measure(ui, Type::kTimer, words);
  const float size = digits.y;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  ImDrawList* list = ImGui::GetWindowDrawList();
  drawText(ui, list, Type::kTimer, at, ink(hold.running ? ui.colors.accent : ui.colors.text), words);
  const std::string_view unit = hold.over()                ? "done"
                                : hold.secondsLeft() >= 60 ? "minutes"
                                : hold.running             ? "seconds"
                                                           : "seconds, not running";
  drawText(ui, list, Type::kHeading, {at.x + digits.x + ui.px(12.0F), at.y + 0.55F * size},
           ink(ui.colors.muted), unit);
  recordRect(ui, "release/timer", at, {at.x + width, at.y + size});
  const float top = at.y + size + ui.px(4.0F);
  const float height = ui.px(10.0F);
  const float share =
      hold.totalSeconds > 0.0 ? static_cast<float>(hold.elapsedSeconds / hold.totalSeconds) : 0.0F;
  list->AddRectFilled({at.x, top}, {at.x + width, top + height}, ink(ui.colors.sunken), 0.5F * height);
  list->AddRect({at.x, top}, {at.x + width, top + height}, ink(ui.colors.border), 0.5F * height);
  if (share > 0.0F) {
    list->AddRectFilled({at.x, top}, {at.x + std::max(share * width, height), top + height},
                        ink(ui.colors.accent), 0.5F * height);
  }
  ImGui::Dummy({width, size + ui.px(22.0F)});
}

void pageText(const Ui& ui, const ReleaseSession& session, const ReleasePage& page) {
  if (page.kind == ReleasePage::Kind::kHold) timer(ui, session.hold);
  for (const std::string& line : page.lines) {
    paragraph(ui, Type::kRelease, ui.colors.text, line);
    gap(ui, 8.0F);
  }
  if (!page.stopIf.empty()) {
    const Callout box{ui, Tone::kDanger};
    paragraph(ui, Type::kHeading, ui.colors.danger, "Stop at");
    for (const std::string& item : page.stopIf) {
      paragraph(ui, Type::kHeading, ui.colors.text, item);
      gap(ui, 2.0F);
    }
  }
}

/// What does not fit scrolls, and says so.
void moreBelow(const Ui& ui, const Rect& area) {
  if (ImGui::GetScrollMaxY() - ImGui::GetScrollY() < 1.0F) return;
  const std::string_view words = "↓ more: turn the wheel, or ↓";
  const ImVec2 size = measure(ui, Type::kSmall, words);
  const ImVec2 high{area.position.x + area.size.x - ui.px(18.0F),
                    area.position.y + area.size.y - ui.px(4.0F)};
  const ImVec2 low{high.x - size.x - ui.px(16.0F), high.y - size.y - ui.px(8.0F)};
  ImDrawList* list = ImGui::GetForegroundDrawList();
  // On a ground of its own, so that no line shows through or beside it.
  list->AddRectFilled({area.position.x, low.y - ui.px(4.0F)},
                      {area.position.x + area.size.x - ui.px(9.0F), area.position.y + area.size.y},
                      ink(ui.colors.panel));
  list->AddRectFilled(low, high, ink(kPlate, 0.9F), ui.px(6.0F));
  drawText(ui, list, Type::kSmall, {low.x + ui.px(8.0F), low.y + ui.px(4.0F)}, ink(kOnPlate), words);
}

bool wideButton(const Ui& ui, const std::string& name, std::string_view label, std::string_view key,
                ImVec2 size, bool filled) {
  const Hit hit = hitArea(ui, name, size);
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float rounding = ui.px(10.0F);
  const Color8 fill = filled ? ui.colors.accent : hit.hovered ? ui.colors.hover : ui.colors.raised;
  list->AddRectFilled(hit.low, hit.high, ink(fill), rounding);
  list->AddRect(hit.low, hit.high, ink(filled && !hit.hovered ? ui.colors.accent : ui.colors.border),
                rounding, 0, ui.px(1.5F));
  const Color8 color = filled ? ui.colors.onAccent : ui.colors.text;
  const ImVec2 words = measure(ui, Type::kHeading, label);
  const ImVec2 hint = measure(ui, Type::kSmall, key);
  const bool both = words.y + hint.y + ui.px(8.0F) <= size.y && hint.x <= size.x;
  const float height = words.y + (both ? hint.y : 0.0F);
  const float top = 0.5F * (hit.low.y + hit.high.y - height);
  const float middle = 0.5F * (hit.low.x + hit.high.x);
  drawText(ui, list, Type::kHeading, {middle - 0.5F * words.x, top}, ink(color), label);
  if (both) drawText(ui, list, Type::kSmall, {middle - 0.5F * hint.x, top + words.y}, ink(color), key);
  focusRing(ui, hit, rounding);
  return hit.clicked;
}

/// One row of large buttons; the last is as wide as all the others.
void buttons(const Ui& ui, const ReleaseSession& session, const ReleasePage& page, int count, float height) {
  const TriggerPoint* point = ui.world().atlas.point(session.point);
  const bool techniques = point != nullptr && point->releases.size() > 1;
  const bool repeat = page.kind == ReleasePage::Kind::kHold && session.hold.begun() && !session.hold.running;
  const float width = ImGui::GetContentRegionAvail().x;
  const float space = ui.px(8.0F);
  const float units = 4.0F + (techniques || repeat ? 1.0F : 0.0F);
  const float small = (width - space * (units - 2.0F)) / units;
  if (wideButton(ui, "release/back", "Back", "Backspace", {small, height}, false)) {
    ui.emit(MoveRelease{ReleaseMove::kBack});
  }
  ImGui::SameLine(0.0F, space);
  if (repeat) {
    if (wideButton(ui, "release/again", "Again", "A", {small, height}, false)) {
      ui.emit(MoveRelease{ReleaseMove::kAgain});
    }
    ImGui::SameLine(0.0F, space);
  } else if (techniques) {
    if (wideButton(ui, "release/technique", "Other way", "V", {small, height}, false)) {
      ui.emit(MoveRelease{ReleaseMove::kTechnique});
    }
    ImGui::SameLine(0.0F, space);
  }
  if (wideButton(ui, "release/leave", "Leave", "Esc", {small, height}, false)) ui.emit(StartRelease{});
  ImGui::SameLine(0.0F, space);
  const bool last = session.page + 1 >= count;
  if (wideButton(ui, "release/go", goWords(session, page, last), "Space",
                 {ImGui::GetContentRegionAvail().x, height}, true)) {
    ui.emit(MoveRelease{ReleaseMove::kForward});
  }
}

}  // namespace

void drawRelease(const Ui& ui) {
  const ReleaseSession& session = *ui.state().release;
  const ReleasePage page = pageOf(session, ui.world().atlas);
  const int count = pageCount(session, ui.world().atlas);
  const Rect& rect = ui.context.layout.release;
  const float padding = std::min(ui.px(24.0F), 0.04F * rect.size.x);
  const float buttonHeight = std::clamp(0.13F * rect.size.y, ui.px(40.0F), ui.px(110.0F));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2{padding, 0.7F * padding});
  beginPanel("##release", rect, kBehind | ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
  ImGui::PopStyleVar();
  heading(ui, session, page, count);

  const float textHeight = ImGui::GetContentRegionAvail().y - buttonHeight - ui.px(10.0F);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const Rect area{{at.x, at.y}, {ImGui::GetContentRegionAvail().x, std::max(textHeight, 1.0F)}};
  ImGui::BeginChild("##release-text", {area.size.x, area.size.y}, false, ImGuiWindowFlags_NoNav);
  if (hasChanged("page",
                 session.point + std::to_string(session.technique) + "/" + std::to_string(session.page))) {
    ImGui::SetScrollY(0.0F);
  }
  ImGuiStorage* storage = ImGui::GetStateStorage();
  const ImGuiID steps = ImGui::GetID("steps");
  if (const int by = session.scroll - storage->GetInt(steps, 0); by != 0) {
    storage->SetInt(steps, session.scroll);
    const float line = 2.0F * measure(ui, Type::kRelease, "x").y;
    if (session.scroll != 0) ImGui::SetScrollY(ImGui::GetScrollY() + line * static_cast<float>(by));
  }
  // The text is a button as well: any place is large enough for an elbow.
  const ImVec2 start = ImGui::GetCursorPos();
  pageText(ui, session, page);
  const float height = std::max(ImGui::GetCursorPosY() - start.y, area.size.y);
  ImGui::SetCursorPos(start);
  if (ImGui::InvisibleButton("release/text", {std::max(ImGui::GetContentRegionAvail().x, 1.0F), height})) {
    ui.emit(MoveRelease{ReleaseMove::kForward});
  }
  recordRect(ui, "release/text", at, {at.x + area.size.x, at.y + area.size.y});
  moreBelow(ui, area);
  ImGui::EndChild();
  gap(ui, 4.0F);
  buttons(ui, session, page, count, buttonHeight);
  endPanel();
}

}  // namespace crus
