// Whose pain is felt at the place that was asked about, best answer first.
#include <algorithm>
#include <string>

#include "app/panels/parts.h"
#include "app/panels/widgets.h"
#include "app/panels/words.h"

namespace crus {
namespace {

std::string_view strengthWords(Strength strength) {
  switch (strength) {
    case Strength::kEssential:
      return "felt here by nearly everyone";
    case Strength::kSpillover:
      return "felt here by some people";
    case Strength::kExceptional:
      break;
  }
  return "felt here by few people";
}

/// One answer: hovering lights its zone, a click goes to the point; below it what feeds it.
void candidateRow(const Ui& ui, const Candidate& candidate) {
  const TriggerPoint* point = ui.world().atlas.point(candidate.point);
  const Muscle* muscle = ui.world().atlas.muscle(candidate.muscle);
  if (point == nullptr || muscle == nullptr) return;
  const ImVec2 start = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  const float left = ui.px(22.0F);
  const float textWidth = width - left - ui.px(8.0F);
  const ImVec2 name = measure(ui, Type::kBody, point->name, textWidth);
  const std::string_view words = strengthWords(candidate.strength);
  const ImVec2 below = measure(ui, Type::kSmall, words, textWidth);
  const float height = name.y + below.y + ui.px(18.0F);
  ImDrawList* list = ImGui::GetWindowDrawList();
  const bool selected = ui.state().selected == Pick{Pick::Kind::kPoint, point->id};
  const Hit row = hitArea(ui, "refers/" + point->id, {width, height});
  if (selected || row.hovered) {
    list->AddRectFilled(row.low, row.high, ink(selected ? ui.colors.selected : ui.colors.hover), ui.px(6.0F));
  }
  if (row.hovered || row.focused) ui.hovers(point->id);
  if (row.clicked) ui.emit(GoTo{point->id});
  colorChip(ui, list, {start.x + ui.px(4.0F), start.y + ui.px(7.0F)},
            {start.x + ui.px(16.0F), start.y + ui.px(19.0F)}, *muscle);
  float y = start.y + ui.px(4.0F);
  drawText(ui, list, Type::kBody, {start.x + left, y}, ink(ui.colors.text), point->name, textWidth);
  y += name.y;
  drawText(ui, list, Type::kSmall, {start.x + left, y}, ink(ui.colors.muted), words, textWidth);
  y += below.y + ui.px(4.0F);
  const float full = textWidth;
  list->AddRectFilled({start.x + left, y}, {start.x + left + full, y + ui.px(3.0F)}, ink(ui.colors.sunken),
                      1.5F);
  list->AddRectFilled({start.x + left, y},
                      {start.x + left + full * std::clamp(candidate.score, 0.0F, 1.0F), y + ui.px(3.0F)},
                      ink(ui.colors.accent), 1.5F);
  focusRing(ui, row, ui.px(6.0F));
  if (candidate.upstream.empty()) return;
  ImGui::Indent(left);
  muted(ui, "Check too:");
  for (const Reached& reached : candidate.upstream) {
    const Muscle* feeding = ui.world().atlas.muscle(reached.node);
    if (feeding == nullptr) continue;
    if (linkText(ui, "upstream/" + point->id + "/" + reached.node, feeding->name, Type::kSmall)) {
      ui.emit(GoTo{reached.node});
    }
    if (!reached.way.empty()) tooltip(ui, reached.way.back().why.text);
  }
  ImGui::Unindent(left);
  gap(ui, 4.0F);
}

/// Places off the leg, which cannot be clicked on it.
void areaChips(const Ui& ui) {
  muted(ui, "Somewhere else?");
  const float right = ImGui::GetCursorScreenPos().x + ImGui::GetContentRegionAvail().x;
  bool first = true;
  for (const std::string& area : bodyAreas(ui.world().atlas)) {
    const std::string name = capitalised(remoteRegion(area).empty() ? cleaned(area) : remoteRegion(area));
    const bool on = ui.state().asked && ui.state().asked->area == area;
    const ButtonLook look{on, false, Type::kSmall, true};
    if (!first) {
      ImGui::SameLine(0.0F, ui.px(6.0F));
      if (ImGui::GetCursorScreenPos().x + buttonWidth(ui, name, look) > right) {
        ImGui::NewLine();
        gap(ui, 4.0F);
      }
    }
    first = false;
    if (button(ui, "area/" + area, name, look)) ui.emit(AskArea{area});
  }
  gap(ui, 4.0F);
}

/// Where the question was put, on the leg itself.
void pin(const Ui& ui) {
  if (!ui.context.askedAt) return;
  const ImVec2 at{ui.context.askedAt->x, ui.context.askedAt->y};
  ImDrawList* list = ImGui::GetBackgroundDrawList();
  list->AddCircle(at, ui.px(10.0F), ink(kOnPlate), 0, ui.px(5.0F));
  list->AddCircle(at, ui.px(10.0F), ink(kPlate), 0, ui.px(2.5F));
  list->AddCircleFilled(at, ui.px(4.0F), ink(kOnPlate));
  list->AddCircleFilled(at, ui.px(2.5F), ink(kPlate));
  recordPlate(ui, "pin", {at.x - ui.px(10.0F), at.y - ui.px(10.0F)},
              {at.x + ui.px(10.0F), at.y + ui.px(10.0F)});
}

}  // namespace

void drawReferrers(const Ui& ui) {
  const FocusGroup group{ui, "list"};
  const float top = ImGui::GetCursorPosY();
  paragraph(ui, Type::kStrong, ui.colors.text, "Who refers pain here?");
  const ButtonLook look{false, false, Type::kSmall};
  ImGui::SameLine();
  ImGui::SetCursorPos(
      {ImGui::GetWindowContentRegionMax().x - buttonWidth(ui, "Done", look), top - ui.px(4.0F)});
  if (button(ui, "ask/off", "Done", look)) ui.emit(SetAsking{false});
  if (ui.state().asking) {
    body(ui, "Click on the leg where it hurts.");
  } else {
    pin(ui);
    if (button(ui, "ask/again", "Ask about another place", look)) ui.emit(SetAsking{true});
  }
  gap(ui, 4.0F);
  if (ui.state().asked && ui.context.referrers != nullptr) {
    separator(ui);
    if (ui.context.referrers->empty())
      body(ui, "No trigger point of this atlas is known to send pain here.");
    for (const Candidate& candidate : *ui.context.referrers) candidateRow(ui, candidate);
    gap(ui, 4.0F);
    separator(ui);
    gap(ui, 4.0F);
  }
  areaChips(ui);
}

}  // namespace crus
