// What the marks on the leg mean: a strip under the view, or a plate in its corner while the panels are
// hidden.
#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "app/panels/parts.h"
#include "app/panels/widgets.h"
#include "app/panels/words.h"

namespace crus {
namespace {

constexpr float kPadding = 12.0F;
constexpr float kSample = 26.0F;   // width of the samples' column
constexpr float kBetween = 16.0F;  // from one entry to the next

struct Entry {
  enum class Sample {
    kCross,
    kThin,
    kRinged,
    kHollow,
    kSolid,
    kDots,
    kHatch,
    kColor
  } sample = Sample::kCross;
  std::string text;
  Color8 color;
  const Muscle* muscle = nullptr;  // of kColor; none where one entry stands for many
};

void dots(const Ui& ui, ImDrawList* list, ImVec2 low, ImVec2 high, Color8 color) {
  const float step = ui.px(5.0F);
  const ImVec2 first{low.x + ui.px(2.5F), low.y + ui.px(2.5F)};
  const auto rows = static_cast<int>((high.y - first.y) / (0.866F * step)) + 1;
  for (int row = 0; row < rows; ++row) {
    const float start = first.x + (row % 2 == 1 ? 0.5F * step : 0.0F);
    const auto columns = static_cast<int>((high.x - start) / step) + 1;
    for (int column = 0; column < columns; ++column) {
      const ImVec2 centre{start + static_cast<float>(column) * step,
                          first.y + static_cast<float>(row) * 0.866F * step};
      list->AddCircleFilled(centre, ui.px(1.4F), ink(color), 8);
    }
  }
  list->AddRect(low, high, ink(color), ui.px(3.0F), 0, ui.px(1.0F));
}

void hatch(const Ui& ui, ImDrawList* list, ImVec2 low, ImVec2 high) {
  constexpr Color8 kInk{0x16, 0x18, 0x1B};
  list->AddRectFilled(low, high, ink(Color8{255, 255, 255}), ui.px(3.0F));
  list->PushClipRect(low, high, true);
  for (float x = low.x - (high.y - low.y); x < high.x; x += ui.px(5.0F)) {
    list->AddLine({x, low.y}, {x + (high.y - low.y), high.y}, ink(kInk), ui.px(1.6F));
  }
  list->PopClipRect();
  list->AddRect(low, high, ink(kInk), ui.px(3.0F), 0, ui.px(1.5F));
}

/// As the picture draws the X of a point that the user has said something about.
void stateCross(const Ui& ui, ImDrawList* list, ImVec2 centre, Entry::Sample kind) {
  const float a = ui.px(5.0F);
  const auto strokes = [&](ImU32 color, float width) {
    list->AddLine({centre.x - a, centre.y - a}, {centre.x + a, centre.y + a}, color, width);
    list->AddLine({centre.x - a, centre.y + a}, {centre.x + a, centre.y - a}, color, width);
  };
  constexpr Color8 kWhite{255, 255, 255};
  const bool thin = kind == Entry::Sample::kThin;
  strokes(ink(kWhite), ui.px(thin ? 3.4F : 5.0F));
  strokes(ink(kPlate), ui.px(thin ? 1.4F : 2.6F));
  if (kind == Entry::Sample::kHollow) strokes(ink(kWhite), ui.px(1.2F));
  if (kind != Entry::Sample::kRinged) return;
  list->AddCircle(centre, ui.px(7.0F), ink(kWhite), 0, ui.px(3.2F));
  list->AddCircle(centre, ui.px(7.0F), ink(kPlate), 0, ui.px(1.6F));
}

void sample(const Ui& ui, ImDrawList* list, ImVec2 at, float line, const Entry& entry) {
  const float middle = at.y + 0.5F * line;
  const ImVec2 low{at.x, std::round(middle - ui.px(6.0F))};
  const ImVec2 high{at.x + ui.px(18.0F), low.y + ui.px(12.0F)};
  switch (entry.sample) {
    case Entry::Sample::kCross:
      cross(ui, list, {0.5F * (low.x + high.x), middle}, ui.px(10.0F), true);
      break;
    case Entry::Sample::kThin:
    case Entry::Sample::kRinged:
    case Entry::Sample::kHollow:
      stateCross(ui, list, {0.5F * (low.x + high.x), middle}, entry.sample);
      break;
    case Entry::Sample::kSolid:
      list->AddRectFilled(low, high, ink(entry.color), ui.px(3.0F));
      break;
    case Entry::Sample::kDots:
      dots(ui, list, low, high, entry.color);
      break;
    case Entry::Sample::kHatch:
      hatch(ui, list, low, high);
      break;
    case Entry::Sample::kColor:
      if (entry.muscle != nullptr) {
        colorChip(ui, list, {low.x + ui.px(1.0F), low.y}, {high.x - ui.px(1.0F), high.y}, *entry.muscle);
      } else {
        swatch(ui, list, {low.x + ui.px(3.0F), low.y}, high.y - low.y, entry.color);
      }
      break;
  }
}

struct Content {
  std::vector<Entry> samples;  // X, solid, dots
  std::vector<Entry> muscles;  // whose zones are on
  std::string sentence;        // what cannot be seen here
};

/// What the user has said of points of this leg, each state once.
void addStates(const Ui& ui, std::vector<Entry>& entries) {
  const journal::Journal* journal = ui.world().journal;
  if (journal == nullptr) return;
  struct Known {
    journal::PointState state;
    Entry::Sample sample;
    const char* words;
  };
  constexpr std::array<Known, 3> kKnown{
      {{journal::PointState::kActive, Entry::Sample::kRinged, "Active"},
       {journal::PointState::kLatent, Entry::Sample::kThin, "Latent"},
       {journal::PointState::kResolved, Entry::Sample::kHollow, "Resolved"}}};
  for (const Known& known : kKnown) {
    const bool there = std::any_of(journal->states.begin(), journal->states.end(), [&](const auto& each) {
      return each.first.second == legSide(ui.state().side) && each.second.state == known.state;
    });
    if (there) entries.push_back({known.sample, known.words, {}});
  }
}

Content contentOf(const Ui& ui, const std::vector<const TriggerPoint*>& points) {
  Content content;
  bool spillover = false;
  std::vector<const Muscle*> muscles;
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
  if (ui.state().markers) content.samples.push_back({Entry::Sample::kCross, "Trigger point", color});
  if (ui.state().markers) addStates(ui, content.samples);
  content.samples.push_back({Entry::Sample::kSolid, "Felt by nearly everyone", color});
  if (spillover && ui.state().spillover) {
    content.samples.push_back({Entry::Sample::kDots, "Felt by some people", color});
  }
  if (!visibleCautions(ui.state(), ui.world()).empty()) {
    content.samples.push_back({Entry::Sample::kHatch, "Keep off / careful here", color});
  }
  for (const Muscle* muscle : muscles)
    content.muscles.push_back({Entry::Sample::kColor, muscle->name, {}, muscle});
  if (!remote.empty()) content.sentence = "Also felt at " + listed(remote) + ", off this leg. ";
  content.sentence += "Edges are approximate.";
  return content;
}

float widthOf(const Ui& ui, const Entry& entry) {
  return measure(ui, Type::kSmall, entry.text).x + ui.px(kSample + kBetween);
}

/// How many rows the entries take side by side.
int rowsOf(const Ui& ui, const std::vector<Entry>& entries, float width) {
  int rows = entries.empty() ? 0 : 1;
  float x = 0.0F;
  for (const Entry& entry : entries) {
    const float w = widthOf(ui, entry);
    if (x > 0.0F && x + w - ui.px(kBetween) > width) {
      ++rows;
      x = 0.0F;
    }
    x += w;
  }
  return rows;
}

float drawRows(const Ui& ui, ImDrawList* list, ImVec2 at, const std::vector<Entry>& entries, float width) {
  const float line = measure(ui, Type::kSmall, "x").y;
  float x = 0.0F;
  float y = 0.0F;
  for (const Entry& entry : entries) {
    const float w = widthOf(ui, entry);
    if (x > 0.0F && x + w - ui.px(kBetween) > width) {
      x = 0.0F;
      y += line;
    }
    sample(ui, list, {at.x + x, at.y + y}, line, entry);
    drawText(ui, list, Type::kSmall, {at.x + x + ui.px(kSample), at.y + y}, ink(ui.colors.text), entry.text);
    x += w;
  }
  return entries.empty() ? 0.0F : y + line;
}

/// The muscles that fit into so many rows; one entry in their place when not all do.
std::vector<Entry> fittingMuscles(const Ui& ui, const std::vector<Entry>& muscles, float width, int rows) {
  if (rowsOf(ui, muscles, width) <= rows) return muscles;
  if (rows < 1) return {};
  return {{Entry::Sample::kColor, std::to_string(muscles.size()) + " muscles, coloured as in the list",
           ui.colors.muted}};
}

/// The samples in fewer words.
std::vector<Entry> shortened(std::vector<Entry> samples) {
  for (Entry& entry : samples) {
    if (entry.sample == Entry::Sample::kSolid) entry.text = "Nearly everyone";
    if (entry.sample == Entry::Sample::kDots) entry.text = "Some people";
    if (entry.sample == Entry::Sample::kHatch) entry.text = "Careful here";
  }
  return samples;
}

void drawStrip(const Ui& ui, const Content& content) {
  const Rect& rect = ui.context.layout.legend;
  beginPanel("##legend", rect, kBehind | ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
  const ImVec2 low{rect.position.x, rect.position.y};
  const ImVec2 high{low.x + rect.size.x, low.y + rect.size.y};
  edgeLine(ui, low, {high.x, low.y});
  recordPlate(ui, "legend", low, high);
  const float width = rect.size.x - 2.0F * ui.px(kPadding);
  const float line = measure(ui, Type::kSmall, "x").y;
  const int rows = std::max(1, static_cast<int>((rect.size.y - ui.px(6.0F)) / line));
  const int sentenceRows =
      static_cast<int>(std::lround(measure(ui, Type::kSmall, content.sentence, width).y / line));
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->PushClipRect(low, high, true);

  // Whose pain it is comes first, then what the marks mean, then the sentence.
  const int kept = content.muscles.empty() || rows == 1 ? 0 : 1;
  const int wanted = std::max(kept, rowsOf(ui, content.muscles, width)) + sentenceRows;
  std::vector<Entry> samples = content.samples;
  if (rowsOf(ui, samples, width) + wanted > rows) samples = shortened(std::move(samples));
  while (!samples.empty() && rowsOf(ui, samples, width) > rows - kept) samples.erase(samples.begin());
  const int used = rowsOf(ui, samples, width);
  const std::vector<Entry> muscles = fittingMuscles(ui, content.muscles, width, rows - used);
  const bool sentence = used + rowsOf(ui, muscles, width) + sentenceRows <= rows;
  const int all = used + rowsOf(ui, muscles, width) + (sentence ? sentenceRows : 0);
  ImVec2 at{low.x + ui.px(kPadding), low.y + 0.5F * (rect.size.y - static_cast<float>(all) * line)};
  at.y += drawRows(ui, list, at, samples, width);
  at.y += drawRows(ui, list, at, muscles, width);
  if (sentence) drawText(ui, list, Type::kSmall, at, ink(ui.colors.muted), content.sentence, width);
  list->PopClipRect();
  endPanel();
}

/// The view's own ground goes on: the strip keeps its place so that the leg does not jump, but says nothing.
void drawEmptyStrip(const Ui& ui) {
  const Rect& rect = ui.context.layout.legend;
  ImGui::GetBackgroundDrawList()->AddRectFilled(
      {rect.position.x, rect.position.y}, {rect.position.x + rect.size.x, rect.position.y + rect.size.y},
      ink(ui.colors.viewFoot));
}

void drawPlate(const Ui& ui, const Content& content) {
  const Rect& view = ui.context.layout.view;
  const float margin = ui.px(12.0F);
  const float width = std::min(ui.px(260.0F), view.size.x - 2.0F * margin) - 2.0F * ui.px(kPadding);
  const float line = measure(ui, Type::kSmall, "x").y;
  std::vector<Entry> entries = content.samples;
  const bool few = content.muscles.size() <= 6;
  if (few) entries.insert(entries.end(), content.muscles.begin(), content.muscles.end());
  const ImVec2 sentence = measure(ui, Type::kSmall, content.sentence, width);
  const float height = static_cast<float>(entries.size()) * line + sentence.y + 2.0F * ui.px(kPadding);
  float widest = sentence.x;
  for (const Entry& entry : entries) widest = std::max(widest, widthOf(ui, entry) - ui.px(kBetween));
  if (widest > width || height > 0.6F * view.size.y) return;  // where the view is small, the leg comes first

  const ImVec2 low{view.position.x + margin, view.position.y + view.size.y - margin - height};
  const ImVec2 high{low.x + widest + 2.0F * ui.px(kPadding), low.y + height};
  recordPlate(ui, "legend", low, high);
  ImDrawList* list = ImGui::GetBackgroundDrawList();
  list->AddRectFilled(low, high, ink(ui.colors.panel, 0.94F), ui.px(8.0F));
  list->AddRect(low, high, ink(ui.colors.line), ui.px(8.0F), 0, ui.px(1.0F));
  ImVec2 at{low.x + ui.px(kPadding), low.y + ui.px(kPadding)};
  for (const Entry& entry : entries) at.y += drawRows(ui, list, at, {entry}, width);
  drawText(ui, list, Type::kSmall, at, ink(ui.colors.muted), content.sentence, width);
}

}  // namespace

void drawLegend(const Ui& ui) {
  const std::vector<const TriggerPoint*> points = visibleZones(ui.state(), ui.world());
  const bool strip = ui.context.layout.legend.size.y > 0.0F;
  if (points.empty()) {
    if (strip) drawEmptyStrip(ui);
    return;
  }
  const Content content = contentOf(ui, points);
  if (strip) {
    drawStrip(ui, content);
  } else {
    drawPlate(ui, content);
  }
}

}  // namespace crus
