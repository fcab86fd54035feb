// How to release a point: steps to be read from the floor, figures in a grid.
#include <algorithm>
#include <array>
#include <string>

#include "app/panels/parts.h"
#include "app/panels/widgets.h"
#include "app/panels/words.h"

namespace crus {
namespace {

struct Figure {
  std::string label, value;
};

/// Label over value, two columns when the values are short enough.
void figures(const Ui& ui, const std::vector<Figure>& all) {
  if (all.empty()) return;
  const Callout box{ui, Tone::kNeutral};
  const float width = ImGui::GetContentRegionAvail().x;
  const float half = 0.5F * (width - ui.px(12.0F));
  for (std::size_t i = 0; i < all.size();) {
    const ImVec2 start = ImGui::GetCursorScreenPos();
    const bool pair = i + 1 < all.size() && measure(ui, Type::kStrong, all[i].value).x <= half &&
                      measure(ui, Type::kStrong, all[i + 1].value).x <= half;
    float height = 0.0F;
    for (std::size_t column = 0; column < (pair ? 2U : 1U); ++column, ++i) {
      const float x = start.x + static_cast<float>(column) * (half + ui.px(12.0F));
      const float w = pair ? half : width;
      ImDrawList* list = ImGui::GetWindowDrawList();
      const float label =
          drawText(ui, list, Type::kSmall, {x, start.y}, ink(ui.colors.muted), all[i].label, w).y;
      const float value =
          drawText(ui, list, Type::kStrong, {x, start.y + label}, ink(ui.colors.text), all[i].value, w).y;
      height = std::max(height, label + value);
    }
    ImGui::Dummy({width, height + ui.px(2.0F)});
  }
}

/// A large step with its number in a disc.
/// A click on the disc tells what the step rests on.
void step(const Ui& ui, const std::string& release, int number, const Step& told) {
  const std::string digits = std::to_string(number);
  const ImVec2 start = ImGui::GetCursorScreenPos();
  const float line = measure(ui, Type::kLarge, "x").y;
  const float radius = ui.px(12.5F);
  const float indent = 2.0F * radius + ui.px(10.0F);
  const std::string key = "step/" + release + "/" + digits;
  const Source* source = ui.world().atlas.source(told.source);
  bool open = storedFlag(key, false);
  ImGui::SetCursorScreenPos({start.x, start.y + 0.5F * line - radius});
  const Hit hit = hitArea(ui, key, {2.0F * radius, 2.0F * radius});
  if (source != nullptr && !open) tooltip(ui, source->citation);
  if (hit.clicked && source != nullptr) storeFlag(key, open = !open);
  ImGui::SetCursorScreenPos(start);
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImVec2 centre{start.x + radius, start.y + 0.5F * line};
  list->AddCircleFilled(centre, radius, ink(hit.hovered ? ui.colors.hover : ui.colors.selected));
  focusRing(ui, hit, radius);
  const ImVec2 size = measure(ui, Type::kStrong, digits);
  drawText(ui, list, Type::kStrong, {centre.x - 0.5F * size.x, centre.y - 0.5F * size.y}, ink(ui.colors.text),
           digits);
  ImGui::Indent(indent);
  paragraph(ui, Type::kLarge, ui.colors.text, told.text);
  if (open && source != nullptr) muted(ui, source->citation);
  ImGui::Unindent(indent);
  gap(ui, 3.0F);
}

void release(const Ui& ui, const Release& r) {
  paragraph(ui, Type::kStrong, ui.colors.text, r.name);
  if (!r.tools.empty()) muted(ui, sentence("With " + listed(r.tools)));
  if (!r.position.empty()) {
    gap(ui, 2.0F);
    body(ui, r.position);
  }
  std::vector<Figure> all;
  if (const std::string hold = secondsWords(r.holdSeconds); !hold.empty()) all.push_back({"Hold", hold});
  if (r.pressureCap > 0) all.push_back({"Pressure", "At most " + std::to_string(r.pressureCap) + " of 10"});
  if (!r.repetitions.empty()) all.push_back({"Repeat", capitalised(r.repetitions)});
  if (!r.frequency.empty()) all.push_back({"How often", capitalised(r.frequency)});
  figures(ui, all);
  gap(ui, 8.0F);
  int number = 1;
  for (const Step& s : r.steps) step(ui, r.id, number++, s);

  if (!r.movement.empty()) labelled(ui, "Movement", r.movement);
  if (!r.stopIf.empty()) {
    const Callout box{ui, Tone::kDanger};
    paragraph(ui, Type::kStrong, ui.colors.text, "Stop at");
    for (const std::string& item : r.stopIf) bullet(ui, item);
    const ClaimList& rule = ui.world().atlas.releaseRules.stopIf;
    sourceNote(ui, "release/" + r.id + "/stop-if", rule.confidence, joined(r.sources, rule.sources));
  }
  if (!r.aftercare.empty()) {
    muted(ui, "Afterwards");
    gap(ui, -4.0F);
    for (const std::string& item : r.aftercare) bullet(ui, item);
    const ClaimList& rule = ui.world().atlas.releaseRules.aftercare;
    sourceNote(ui, "release/" + r.id + "/aftercare", rule.confidence, joined(r.sources, rule.sources));
  }
  if (!r.note.empty()) body(ui, r.note);
  sourceNote(ui, "release/" + r.id, r.confidence, withSteps(r.sources, r.steps));
}

}  // namespace

void readReleases(const Ui& ui, const std::vector<std::string>& releases) {
  const Atlas& atlas = ui.world().atlas;
  const bool any = std::any_of(releases.begin(), releases.end(),
                               [&](const std::string& id) { return atlas.release(id) != nullptr; });
  if (!any || !section(ui, "release", "How to release it", true)) return;
  bool first = true;
  for (const std::string& id : releases) {
    const Release* r = atlas.release(id);
    if (r == nullptr) continue;
    if (!first) {
      gap(ui, 8.0F);
      separator(ui);
      gap(ui, 8.0F);
    }
    first = false;
    release(ui, *r);
  }
}

}  // namespace crus
