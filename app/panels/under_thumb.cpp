// What lies under the pointer: the layers that a straight press goes through, in millimetres.
#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "app/panels/parts.h"
#include "app/panels/widgets.h"
#include "app/panels/words.h"

namespace crus {
namespace {

/// Colours of the model's materials, and of the fat that it has no part for.
Color8 layerColor(const Ui& ui, const PressLayer& layer) {
  if (const Muscle* muscle = ui.world().atlas.muscle(layer.muscle)) return ui.fill(*muscle);
  if (layer.kind == "skin") return {0xE2, 0xDC, 0xD4};
  if (layer.kind == "bone") return {0xE9, 0xDF, 0xC9};
  if (layer.kind == "muscle" || layer.kind == "context_muscle") return {0xB5, 0x76, 0x6B};
  if (layer.kind == "tissue") return {0xE8, 0xCF, 0x8A};
  return {0xE6, 0xDE, 0xD0};
}

std::string millimetres(const PressLayer& layer) {
  if (layer.thicknessMm <= 0.0F) return "at " + std::to_string(std::lround(layer.fromMm)) + " mm";
  return std::to_string(std::max(1L, std::lround(layer.thicknessMm))) + " mm";
}

struct Line {
  std::string name, figure;
  Color8 color;
  float height = 0.0F;
};

}  // namespace

void drawUnderThumb(const Ui& ui) {
  const UnderThumb& under = *ui.context.under;
  const glm::vec2 at = ui.context.hoverAt;
  if (under.layers.empty() || at.x < 0.0F || at.y < 0.0F) return;
  const Rect& view = ui.context.layout.view;
  const float padding = ui.px(10.0F);
  const float bar = ui.px(14.0F);
  const float nameWidth = ui.px(170.0F);
  const float figureWidth = ui.px(52.0F);
  const float width = bar + ui.px(8.0F) + nameWidth + figureWidth;

  std::vector<Line> lines;
  float height = 0.0F;
  for (const PressLayer& layer : under.layers) {
    Line line{capitalised(layer.name), millimetres(layer), layerColor(ui, layer)};
    const float text = measure(ui, Type::kSmall, line.name, nameWidth).y + ui.px(4.0F);
    constexpr float kUnitsPerMm = 1.6F;  // thick layers look thick, thin ones can still be read
    line.height = std::max(text, ui.px(std::min(layer.thicknessMm, 40.0F) * kUnitsPerMm));
    height += line.height;
    lines.push_back(std::move(line));
  }
  std::vector<std::string> cautions;
  float cautionHeight = 0.0F;
  for (const PressCaution& caution : under.cautions) {
    const SafetyZone* zone = ui.world().atlas.safetyZone(caution.zone);
    if (zone == nullptr) continue;
    std::string text = "! " + zone->name;
    text +=
        caution.distanceMm > 0.5F ? ", " + std::to_string(std::lround(caution.distanceMm)) + " mm away" : "";
    text += ". " + sentence(safetyLevelWords(zone->level));
    cautionHeight += measure(ui, Type::kSmall, text, width).y + ui.px(4.0F);
    cautions.push_back(std::move(text));
  }
  const float head = measure(ui, Type::kStrong, "x").y + ui.px(6.0F);
  const ImVec2 size{width + 2.0F * padding, head + height + cautionHeight + 2.0F * padding};
  const float right = view.position.x + view.size.x - ui.px(6.0F);
  const float foot = view.position.y + view.size.y - ui.px(6.0F);
  float x = at.x + ui.px(20.0F);
  if (x + size.x > right) x = at.x - ui.px(16.0F) - size.x;
  x = std::clamp(x, view.position.x + ui.px(6.0F), std::max(view.position.x + ui.px(6.0F), right - size.x));
  float y = std::clamp(at.y - 0.3F * size.y, view.position.y + ui.px(6.0F),
                       std::max(view.position.y + ui.px(6.0F), foot - size.y));
  ImDrawList* list = ImGui::GetForegroundDrawList();
  const ImVec2 low{x, y};
  const ImVec2 high{x + size.x, y + size.y};
  list->AddRectFilled(low, high, ink(kPlate, 0.96F), ui.px(6.0F));
  list->AddRect(low, high, ink(kOnPlate, 0.25F), ui.px(6.0F), 0, ui.px(1.0F));
  recordPlate(ui, "under", low, high);
  x += padding;
  y += padding;
  drawText(ui, list, Type::kStrong, {x, y}, ink(kOnPlate), "Under your thumb");
  y += head;
  for (const Line& line : lines) {
    list->AddRectFilled({x, y}, {x + bar, y + line.height - ui.px(1.0F)}, ink(line.color), ui.px(2.0F));
    const ImVec2 text = measure(ui, Type::kSmall, line.name, nameWidth);
    const float middle = y + 0.5F * (line.height - text.y);
    drawText(ui, list, Type::kSmall, {x + bar + ui.px(8.0F), middle}, ink(kOnPlate), line.name, nameWidth);
    const ImVec2 figure = measure(ui, Type::kSmall, line.figure);
    drawText(ui, list, Type::kSmall, {x + width - figure.x, middle}, ink(kOnPlate, 0.85F), line.figure);
    y += line.height;
  }
  for (const std::string& text : cautions) {
    y += ui.px(4.0F);
    y += drawText(ui, list, Type::kSmall, {x, y}, ink({0xFF, 0xC2, 0x6B}), text, width).y;
  }
}

}  // namespace crus
