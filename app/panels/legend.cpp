// What the marks on the leg mean, in the view's lower left corner while any referred pain is on.
#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "app/panels/parts.h"
#include "app/panels/widgets.h"
#include "app/panels/words.h"

namespace crus {
namespace {

constexpr float kPadding = 12.0F;
constexpr float kSample = 26.0F;  // width of the samples' column

struct Entry {
  enum class Sample { kCross, kSolid, kDots, kColor, kNone } sample = Sample::kNone;
  std::string text;
  Color8 color;
};

void dots(const Ui& ui, ImDrawList* list, ImVec2 low, ImVec2 high, Color8 color) {
  const float step = ui.px(5.0F);
  int row = 0;
  for (float y = low.y + ui.px(2.5F); y < high.y; y += 0.866F * step, ++row) {
    for (float x = low.x + ui.px(2.5F) + (row % 2 == 1 ? 0.5F * step : 0.0F); x < high.x; x += step) {
      list->AddCircleFilled({x, y}, ui.px(1.4F), ink(color), 8);
    }
  }
  list->AddRect(low, high, ink(color), ui.px(3.0F), 0, ui.px(1.0F));
}

void sample(const Ui& ui, ImDrawList* list, ImVec2 at, float line, const Entry& entry) {
  const float middle = at.y + 0.5F * line;
  const ImVec2 low{at.x, std::round(middle - ui.px(6.0F))};
  const ImVec2 high{at.x + ui.px(18.0F), low.y + ui.px(12.0F)};
  switch (entry.sample) {
    case Entry::Sample::kCross:
      cross(ui, list, {0.5F * (low.x + high.x), middle}, ui.px(10.0F), true);
      break;
    case Entry::Sample::kSolid:
      list->AddRectFilled(low, high, ink(entry.color), ui.px(3.0F));
      break;
    case Entry::Sample::kDots:
      dots(ui, list, low, high, entry.color);
      break;
    case Entry::Sample::kColor:
      swatch(ui, list, {low.x + ui.px(3.0F), low.y}, ui.px(12.0F), entry.color);
      break;
    case Entry::Sample::kNone:
      break;
  }
}

std::vector<Entry> entriesOf(const Ui& ui, const std::vector<const TriggerPoint*>& points, bool brief) {
  std::vector<Entry> entries;
  std::vector<const Muscle*> muscles;
  bool spillover = false;
  std::vector<std::string> remote;
  for (const TriggerPoint* point : points) {
    const Muscle* muscle = ui.world().atlas.muscle(point->muscle);
    if (muscle != nullptr && std::find(muscles.begin(), muscles.end(), muscle) == muscles.end()) {
      muscles.push_back(muscle);
    }
    for (const Zone& zone : point->zones) spillover = spillover || zone.strength != Strength::kEssential;
    for (std::string& place : remoteRegions(*point)) {
      if (std::find(remote.begin(), remote.end(), place) == remote.end()) remote.push_back(std::move(place));
    }
  }
  // Light enough for the dark theme, dark enough for the light one: pattern is what these two samples show.
  const Color8 color = ui.colors.muted;
  if (ui.state().markers) entries.push_back({Entry::Sample::kCross, "Trigger point", color});
  entries.push_back({Entry::Sample::kSolid, "Felt by nearly everyone", color});
  if (spillover && ui.state().spillover)
    entries.push_back({Entry::Sample::kDots, "Felt by some people", color});
  constexpr std::size_t kMost = 6;
  if (!brief) {
    for (std::size_t i = 0; i < muscles.size() && i < kMost; ++i) {
      entries.push_back({Entry::Sample::kColor, muscles[i]->name, muscles[i]->fill});
    }
    if (muscles.size() > kMost) {
      entries.push_back(
          {Entry::Sample::kNone, "and " + std::to_string(muscles.size() - kMost) + " more muscles", color});
    }
    if (!remote.empty()) {
      entries.push_back(
          {Entry::Sample::kNone, "Also felt at " + listed(remote) + ": not on this model.", color});
    }
    entries.push_back({Entry::Sample::kNone, "Edges are approximate.", color});
  }
  return entries;
}

float heightOf(const Ui& ui, const std::vector<Entry>& entries, float width) {
  float height = 0.0F;
  for (const Entry& entry : entries) {
    const float indent = entry.sample == Entry::Sample::kNone ? 0.0F : ui.px(kSample);
    height += measure(ui, Type::kSmall, entry.text, width - indent).y + ui.px(3.0F);
  }
  return height;
}

}  // namespace

void drawLegend(const Ui& ui) {
  const std::vector<const TriggerPoint*> points = visibleZones(ui.state(), ui.world());
  if (points.empty()) return;
  const Rect& view = ui.context.layout.view;
  const float margin = ui.px(12.0F);
  const float width = std::min(ui.px(250.0F), view.size.x - 2.0F * margin) - 2.0F * ui.px(kPadding);
  if (width < ui.px(90.0F)) return;
  // Where the view is small, the leg comes first.
  std::vector<Entry> entries = entriesOf(ui, points, false);
  float height = heightOf(ui, entries, width);
  if (height + 2.0F * ui.px(kPadding) > 0.45F * view.size.y) {
    entries = entriesOf(ui, points, true);
    height = heightOf(ui, entries, width);
  }
  const float outer = height + 2.0F * ui.px(kPadding) - ui.px(3.0F);
  if (outer > 0.6F * view.size.y) return;
  float widest = 0.0F;
  for (const Entry& entry : entries) {
    const float indent = entry.sample == Entry::Sample::kNone ? 0.0F : ui.px(kSample);
    widest = std::max(widest, measure(ui, Type::kSmall, entry.text, width - indent).x + indent);
  }

  const ImVec2 low{view.position.x + margin, view.position.y + view.size.y - margin - outer};
  const ImVec2 high{low.x + widest + 2.0F * ui.px(kPadding), low.y + outer};
  ImDrawList* list = ImGui::GetBackgroundDrawList();
  list->AddRectFilled(low, high, ink(ui.colors.panel, 0.94F), ui.px(8.0F));
  list->AddRect(low, high, ink(ui.colors.line), ui.px(8.0F), 0, ui.px(1.0F));
  recordPlate(ui, "legend", low, high);
  const float line = measure(ui, Type::kSmall, "x").y;
  float y = low.y + ui.px(kPadding);
  for (const Entry& entry : entries) {
    const float indent = entry.sample == Entry::Sample::kNone ? 0.0F : ui.px(kSample);
    sample(ui, list, {low.x + ui.px(kPadding), y}, line, entry);
    const bool quiet = entry.sample == Entry::Sample::kNone;
    y += drawText(ui, list, Type::kSmall, {low.x + ui.px(kPadding) + indent, y},
                  ink(quiet ? ui.colors.muted : ui.colors.text), entry.text, width - indent)
             .y +
         ui.px(3.0F);
  }
}

}  // namespace crus
