// Bones, tendons and everything else of the model that is no muscle of the atlas: by kind, folded away.
#include <algorithm>
#include <cmath>
#include <map>

#include "app/panels/parts.h"
#include "app/panels/widgets.h"
#include "app/panels/words.h"

namespace crus {
namespace {

/// An eye at the right end of the row that starts at `start`; leaves the cursor at the row's foot.
void eyeAtRight(const Ui& ui, ImVec2 start, float width, float height, const std::string& id, bool shown) {
  ImGui::SetCursorScreenPos(
      {start.x + width - ui.px(kToggleWidth), start.y + 0.5F * (height - ui.px(kControlHeight))});
  if (eye(ui, "eye/" + id, shown)) ui.emit(SetVisible{id, !shown});
  ImGui::SetCursorScreenPos({start.x, start.y + height});
  ImGui::Dummy({0.0F, 0.0F});
}

bool kindRow(const Ui& ui, const std::string& kind, const std::vector<std::string>& parts) {
  const std::string key = "open-kind/" + kind;
  bool open = storedFlag(key, false);
  const ImVec2 start = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  const float textWidth = width - ui.px(24.0F + kToggleWidth + 6.0F);
  const std::string label = kindHeading(kind) + " (" + std::to_string(parts.size()) + ")";
  const ImVec2 text = measure(ui, Type::kSmall, label, textWidth);
  const float height = std::round(std::max(ui.px(32.0F), text.y + ui.px(8.0F)));
  ImGui::SetCursorScreenPos({start.x + ui.px(24.0F), start.y});
  const Hit row = hitArea(ui, "row/" + kind, {textWidth, height});
  rowGround(ui, ImGui::GetWindowDrawList(), start, {start.x + width, start.y + height}, false, row);
  drawText(ui, ImGui::GetWindowDrawList(), Type::kSmall,
           {start.x + ui.px(24.0F), start.y + 0.5F * (height - text.y)}, ink(ui.colors.text), label,
           textWidth);
  focusRing(ui, row, ui.px(6.0F));
  ImGui::SetCursorScreenPos(start);
  const bool pressed = caret(ui, "expand/" + kind, open, height);
  if (row.clicked || pressed) storeFlag(key, open = !open);
  const bool shown = std::any_of(parts.begin(), parts.end(), [&](const std::string& part) {
    return isVisible(ui.state(), part, ui.world());
  });
  ImGui::SetCursorScreenPos(
      {start.x + width - ui.px(kToggleWidth), start.y + 0.5F * (height - ui.px(kControlHeight))});
  if (eye(ui, "eye/" + kind, shown)) {
    // By part, not by kind: the kind "muscle" would take the atlas's muscles along.
    for (const std::string& part : parts) ui.emit(SetVisible{part, !shown});
  }
  ImGui::SetCursorScreenPos({start.x, start.y + height});
  ImGui::Dummy({0.0F, 0.0F});
  return open;
}

void partRow(const Ui& ui, const std::string& part) {
  const bool selected = ui.state().selected == Pick{Pick::Kind::kPart, part};
  const ImVec2 start = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  const float left = ui.px(30.0F);
  const float textWidth = width - left - ui.px(kToggleWidth + 6.0F);
  const std::string label = partLabel(part);
  const ImVec2 text = measure(ui, Type::kSmall, label, textWidth);
  const float height = std::round(std::max(ui.px(28.0F), text.y + ui.px(8.0F)));
  ImGui::SetCursorScreenPos({start.x + left, start.y});
  const Hit row = hitArea(ui, "row/" + part, {textWidth, height});
  if (selected) markCurrent(ui);
  if (row.hovered || row.focused) ui.hovers(part);
  rowGround(ui, ImGui::GetWindowDrawList(), {start.x + ui.px(20.0F), start.y},
            {start.x + width, start.y + height}, selected, row);
  if (row.clicked) ui.emit(GoTo{part});
  drawText(ui, ImGui::GetWindowDrawList(), Type::kSmall, {start.x + left, start.y + 0.5F * (height - text.y)},
           ink(ui.colors.text), label, textWidth);
  focusRing(ui, row, ui.px(6.0F));
  eyeAtRight(ui, start, width, height, part, isVisible(ui.state(), part, ui.world()));
}

}  // namespace

void drawStructures(const Ui& ui) {
  std::map<std::string, std::vector<std::string>> kinds;
  for (const auto& [part, box] : ui.world().partBoxes) {
    const std::string kind = partKind(part);
    const bool skin = kind == "skin" || part == "skin";
    if (!skin && ui.world().atlas.muscleOfPart(part) == nullptr) kinds[kind].push_back(part);
  }
  if (kinds.empty()) return;
  gap(ui, 10.0F);
  muted(ui, "Other structures");
  separator(ui);
  for (const auto& [kind, parts] : kinds) {
    if (!kindRow(ui, kind, parts)) continue;
    for (const std::string& part : parts) partRow(ui, part);
  }
}

}  // namespace crus
