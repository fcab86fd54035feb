// The right panel: what is selected, told as a page.
#include <algorithm>
#include <string>

#include "app/panels/my_journal.h"
#include "app/panels/parts.h"
#include "app/panels/widgets.h"
#include "app/panels/words.h"

namespace crus {
namespace {

void welcome(const Ui& ui) {
  pageHead(ui, nullptr, "", "Find the point", "");
  body(ui,
       "Turn the leg by dragging. Click an X, or a muscle, and this side tells where it is, how to release "
       "it and what "
       "it is linked with.");
  gap(ui, 8.0F);
  body(ui, "Does something hurt? Say where in the search box, for example “outer ankle” or “heel”.");
  gap(ui, 8.0F);
  muted(ui, "F1 shows every key and gesture.");
  drawMyNotes(ui, std::string{journal::kWholeLeg});
  gap(ui, 8.0F);
  readPlan(ui);
  readReleaseRules(ui);
  readEvidence(ui);
}

}  // namespace

void pageHead(const Ui& ui, const Muscle* muscle, std::string_view above, std::string_view heading,
              std::string_view below) {
  const ImVec2 start = ImGui::GetCursorScreenPos();
  const float indent = muscle != nullptr ? ui.px(14.0F) : 0.0F;
  if (indent > 0.0F) ImGui::Indent(indent);
  if (!above.empty()) {
    // The muscle's name leads to its own page.
    if (muscle != nullptr && above == muscle->name) {
      if (linkText(ui, "head/" + muscle->id, above, Type::kSmall)) ui.emit(GoTo{muscle->id});
    } else {
      paragraph(ui, Type::kSmall, ui.colors.muted, above);
    }
    gap(ui, -4.0F);
  }
  paragraph(ui, Type::kHeading, ui.colors.text, heading);
  if (!below.empty()) {
    gap(ui, -4.0F);
    paragraph(ui, Type::kSmall, ui.colors.muted, below);
  }
  if (indent > 0.0F) ImGui::Unindent(indent);
  if (muscle != nullptr) {
    const float foot = ImGui::GetItemRectMax().y;
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImVec2 high{start.x + ui.px(5.0F), foot};
    list->AddRectFilled({start.x, start.y + ui.px(3.0F)}, high, ink(ui.fill(*muscle)), ui.px(2.5F));
    list->AddRect({start.x, start.y + ui.px(3.0F)}, high, ink(ui.colors.border, 0.7F), ui.px(2.5F));
  }
  gap(ui, 6.0F);
}

void drawReadingPanel(const Ui& ui) {
  Rect rect = ui.context.layout.reading;
  if (rect.size.x < 1.0F) return;
  if (ui.context.layout.stacked) {
    // What scrolls does not go under the edge that is dragged.
    const float edge = std::min(ui.context.layout.readingEdge.size.y, rect.size.y);
    rect.position.y += edge;
    rect.size.y -= edge;
  }
  const Pick& selected = ui.state().selected;
  const FocusGroup group{ui, "page"};
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2{ui.px(22.0F), ui.px(18.0F)});
  beginPanel("##reading", rect, kBehind);
  ImGui::PopStyleVar();
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2{ui.px(8.0F), ui.px(5.0F)});
  const bool sessions = ui.state().journal;
  if (hasChanged("page", sessions ? "journal/" + ui.state().sessionForm : selected.id))
    ImGui::SetScrollY(0.0F);
  if (ui.context.scrollPages != 0.0F) {
    ImGui::SetScrollY(ImGui::GetScrollY() + ui.context.scrollPages * rect.size.y);
  }

  const TriggerPoint* point =
      selected.kind == Pick::Kind::kPoint ? ui.world().atlas.point(selected.id) : nullptr;
  const Muscle* muscle =
      selected.kind == Pick::Kind::kMuscle ? ui.world().atlas.muscle(selected.id) : nullptr;
  // Folded sections belong to the page they were folded on.
  ImGui::PushID(sessions ? "journal" : selected.id.c_str());
  if (sessions) {
    drawSessions(ui);
  } else if (point != nullptr) {
    readPoint(ui, *point);
  } else if (muscle != nullptr) {
    readMuscle(ui, *muscle);
  } else if (selected.kind == Pick::Kind::kPart) {
    readPart(ui, selected.id);
  } else {
    welcome(ui);
  }
  ImGui::PopID();
  gap(ui, 16.0F);
  ImGui::Dummy({0.0F, 0.0F});
  ImGui::PopStyleVar();

  if (!ui.context.layout.stacked) {
    edgeLine(ui, {rect.position.x, rect.position.y}, {rect.position.x, rect.position.y + rect.size.y});
  }
  endPanel();
}

void readPart(const Ui& ui, const std::string& part) {
  std::string kind = kindHeading(partKind(part));
  if (kind.size() > 1 && kind.back() == 's') kind.pop_back();
  pageHead(ui, nullptr, kind, partLabel(part), "");
  const bool shown = isVisible(ui.state(), part, ui.world());
  if (button(ui, "hide-part", shown ? "Hide" : "Show")) ui.emit(SetVisible{part, !shown});
  ImGui::SameLine(0.0F, ui.px(6.0F));
  const bool isolated = ui.state().isolated.contains(part);
  if (button(ui, "isolate-part", isolated ? "Show the rest" : "Show only this")) {
    ui.emit(Isolate{isolated ? std::string{} : part});
  }
  gap(ui, 8.0F);
  muted(ui, "There are no notes on this structure. Muscles and trigger points have theirs.");
}

}  // namespace crus
