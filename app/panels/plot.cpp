#include "app/panels/plot.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <limits>
#include <optional>

#include "app/panels/plot_scale.h"

namespace crus {
namespace {

using journal::Sample;

struct Frame {
  ImVec2 low, high;  // of the plotting area
  double day0 = 0.0, day1 = 1.0, value0 = 0.0, value1 = 1.0;
  [[nodiscard]] ImVec2 at(double day, double value) const {
    return {low.x + static_cast<float>((day - day0) / (day1 - day0)) * (high.x - low.x),
            high.y - static_cast<float>((value - value0) / (value1 - value0)) * (high.y - low.y)};
  }
};

/// All days that anything happened on, with a little air; at least four weeks, so that two sessions are not
/// torn apart.
void spanDays(const PlotSpec& spec, Frame& frame) {
  double first = std::numeric_limits<double>::max();
  double last = std::numeric_limits<double>::lowest();
  const auto look = [&](const std::vector<Sample>* samples) {
    if (samples == nullptr || samples->empty()) return;
    first = std::min(first, samples->front().day);  // in the order of time
    last = std::max(last, samples->back().day);
  };
  for (const PlotSeries& series : spec.series) look(series.samples);
  look(spec.releases);
  constexpr double kLeastDays = 28.0;
  const double air = std::max(0.02 * (last - first), 0.5);
  frame.day0 = std::min(first - air, last + air - kLeastDays);
  frame.day1 = last + air;
}

std::string valueWords(double value, const std::string& unit) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), std::abs(value - std::round(value)) < 1e-6 ? "%.0f" : "%.1f",
                value);
  return std::string{text.data()} + (unit.empty() ? "" : " " + unit);
}

void drawMark(const Ui& ui, ImDrawList* list, PlotMark mark, ImVec2 at, ImU32 color, float radius) {
  switch (mark) {
    case PlotMark::kDisc:
      list->AddCircleFilled(at, radius, color, 12);
      break;
    case PlotMark::kRing:
      list->AddCircleFilled(at, radius, ink(ui.colors.panel), 12);
      list->AddCircle(at, radius, color, 12, ui.px(1.6F));
      break;
    case PlotMark::kSquare:
      list->AddRectFilled({at.x - radius, at.y - radius}, {at.x + radius, at.y + radius}, color);
      break;
    case PlotMark::kDiamond:
      list->AddQuadFilled({at.x, at.y - 1.3F * radius}, {at.x + 1.3F * radius, at.y},
                          {at.x, at.y + 1.3F * radius}, {at.x - 1.3F * radius, at.y}, color);
      break;
  }
}

void drawAxes(const Ui& ui, ImDrawList* list, const Frame& frame) {
  const ImU32 line = ink(ui.colors.line);
  const ImU32 words = ink(ui.colors.muted);
  const float textHeight = measure(ui, Type::kSmall, "0").y;
  const int rows = std::max(2, static_cast<int>((frame.high.y - frame.low.y) / (1.6F * textHeight)));
  for (const Tick& tick : numberTicks(frame.value0, frame.value1, std::min(rows, 6))) {
    const float y = std::round(frame.at(frame.day0, tick.at).y);
    list->AddLine({frame.low.x, y}, {frame.high.x, y}, line, 1.0F);
    const ImVec2 size = measure(ui, Type::kSmall, tick.label);
    drawText(ui, list, Type::kSmall, {frame.low.x - size.x - ui.px(6.0F), y - 0.5F * size.y}, words,
             tick.label);
  }
  const float widest = measure(ui, Type::kSmall, "28 Sep 2026").x + ui.px(8.0F);
  const int columns = std::max(2, static_cast<int>((frame.high.x - frame.low.x) / widest));
  float free = frame.low.x - ui.px(30.0F);
  for (const Tick& tick : dateTicks(frame.day0, frame.day1, columns)) {
    const float x = std::round(frame.at(tick.at, frame.value0).x);
    list->AddLine({x, frame.high.y}, {x, frame.high.y + ui.px(4.0F)}, ink(ui.colors.border), 1.0F);
    const float width = measure(ui, Type::kSmall, tick.label).x;
    const float left = std::min(x - 0.5F * width, frame.high.x + ui.px(8.0F) - width);
    if (left < free) continue;
    drawText(ui, list, Type::kSmall, {left, frame.high.y + ui.px(5.0F)}, words, tick.label);
    free = left + width + ui.px(8.0F);
  }
  list->AddLine({frame.low.x, frame.high.y}, frame.high, ink(ui.colors.border), 1.0F);
}

struct Nearest {
  float distance = 0.0F;
  ImVec2 at;
  std::string words, session;
};

void consider(const Frame& frame, const PlotSeries& series, const std::string& unit, float y,
              const Sample& sample, std::optional<Nearest>& nearest, float reach) {
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  const ImVec2 at{frame.at(sample.day, 0.0).x, y};
  const float distance = std::hypot(at.x - mouse.x, at.y - mouse.y);
  if (distance > reach || (nearest && nearest->distance <= distance)) return;
  nearest = Nearest{distance, at,
                    series.name + " " + valueWords(sample.value, unit) + "\n" + journal::dayWords(sample.day),
                    sample.session != nullptr ? sample.session->uuid : std::string{}};
}

void drawSeries(const Ui& ui, ImDrawList* list, const Frame& frame, const PlotSpec& spec, bool hovered,
                std::optional<Nearest>& nearest) {
  const int columns = std::max(1, static_cast<int>(frame.high.x - frame.low.x) / 2);
  for (const PlotSeries& series : spec.series) {
    if (series.samples == nullptr) continue;
    const std::vector<Sample> samples = thinned(*series.samples, frame.day0, frame.day1, columns);
    const ImU32 color = ink(series.color);
    for (std::size_t i = 1; i < samples.size(); ++i) {
      list->AddLine(frame.at(samples[i - 1].day, samples[i - 1].value),
                    frame.at(samples[i].day, samples[i].value), ink(series.color, 0.55F), ui.px(1.4F));
    }
    const bool crowded = static_cast<float>(samples.size()) * ui.px(7.0F) > frame.high.x - frame.low.x;
    for (const Sample& sample : samples) {
      const ImVec2 at = frame.at(sample.day, sample.value);
      drawMark(ui, list, series.mark, at, color, ui.px(crowded ? 2.0F : 3.4F));
      if (hovered) consider(frame, series, spec.unit, at.y, sample, nearest, ui.px(14.0F));
    }
  }
}

/// Bars at the foot, as long as the point was held.
void drawReleases(const Ui& ui, ImDrawList* list, const Frame& frame, const PlotSpec& spec, bool hovered,
                  std::optional<Nearest>& nearest) {
  if (spec.releases == nullptr || spec.releases->empty()) return;
  double longest = 1.0;
  for (const Sample& sample : *spec.releases) longest = std::max(longest, sample.value);
  const int columns = std::max(1, static_cast<int>((frame.high.x - frame.low.x) / ui.px(3.0F)));
  const float tallest = 0.2F * (frame.high.y - frame.low.y);
  const PlotSeries bars{"Held", spec.releases, ui.colors.muted, PlotMark::kSquare};
  for (const Sample& sample : thinned(*spec.releases, frame.day0, frame.day1, columns)) {
    const float x = std::round(frame.at(sample.day, frame.value0).x);
    const float top = frame.high.y - std::max(2.0F, static_cast<float>(sample.value / longest) * tallest);
    list->AddRectFilled({x - ui.px(1.0F), top}, {x + ui.px(1.0F), frame.high.y}, ink(ui.colors.muted, 0.5F));
    if (hovered) consider(frame, bars, "s", top, sample, nearest, ui.px(8.0F));
  }
}

/// The names of what is drawn, in lines of the plot's width. \return the height.
float drawLegendOf(const Ui& ui, ImDrawList* list, const PlotSpec& spec, ImVec2 at, float width) {
  const float line = measure(ui, Type::kSmall, "x").y;
  float x = 0.0F, y = 0.0F;
  const auto entry = [&](const std::string& words, PlotMark mark, Color8 color, bool bar) {
    const float wide = measure(ui, Type::kSmall, words).x + ui.px(30.0F);
    if (x > 0.0F && x + wide > width) {
      x = 0.0F;
      y += line;
    }
    const ImVec2 centre{at.x + x + ui.px(7.0F), at.y + y + 0.55F * line};
    if (bar) {
      list->AddRectFilled({centre.x - ui.px(1.0F), centre.y - ui.px(5.0F)},
                          {centre.x + ui.px(1.0F), centre.y + ui.px(5.0F)}, ink(color, 0.6F));
    } else {
      drawMark(ui, list, mark, centre, ink(color), ui.px(3.4F));
    }
    drawText(ui, list, Type::kSmall, {at.x + x + ui.px(15.0F), at.y + y}, ink(ui.colors.muted), words);
    x += wide;
  };
  for (const PlotSeries& series : spec.series) {
    if (series.samples != nullptr && !series.samples->empty())
      entry(series.name, series.mark, series.color, false);
  }
  if (spec.releases != nullptr && !spec.releases->empty())
    entry("Releases", PlotMark::kSquare, ui.colors.muted, true);
  return y + line;
}

}  // namespace

std::vector<Sample> thinned(const std::vector<Sample>& samples, double low, double high, int columns) {
  if (samples.size() <= 4 * static_cast<std::size_t>(columns)) return samples;
  std::vector<Sample> few;
  const auto columnOf = [&](const Sample& s) {
    return static_cast<int>((s.day - low) / (high - low) * columns);
  };
  for (std::size_t i = 0; i < samples.size();) {
    std::size_t end = i;
    while (end < samples.size() && columnOf(samples[end]) == columnOf(samples[i])) ++end;
    const auto [least, greatest] = std::minmax_element(
        samples.begin() + static_cast<std::ptrdiff_t>(i), samples.begin() + static_cast<std::ptrdiff_t>(end),
        [](const Sample& a, const Sample& b) { return a.value < b.value; });
    std::vector<std::size_t> kept{i, static_cast<std::size_t>(least - samples.begin()),
                                  static_cast<std::size_t>(greatest - samples.begin()), end - 1};
    std::sort(kept.begin(), kept.end());
    kept.erase(std::unique(kept.begin(), kept.end()), kept.end());
    for (const std::size_t k : kept) few.push_back(samples[k]);
    i = end;
  }
  return few;
}

std::string plot(const Ui& ui, const std::string& name, const PlotSpec& spec, float height) {
  paragraph(ui, Type::kSmall, ui.colors.text, spec.title + (spec.unit.empty() ? "" : " (" + spec.unit + ")"));
  const float width = std::min(ImGui::GetContentRegionAvail().x, ui.px(620.0F));
  const Hit hit = hitArea(ui, name, {width, height});
  ImDrawList* list = ImGui::GetWindowDrawList();
  Frame frame;
  frame.value0 = spec.low;
  frame.value1 = spec.high;
  const float foot = measure(ui, Type::kSmall, "x").y + ui.px(8.0F);
  frame.low = {hit.low.x + ui.px(30.0F), hit.low.y + ui.px(6.0F)};
  frame.high = {hit.high.x - ui.px(10.0F), hit.high.y - foot};
  if (frame.high.x - frame.low.x < 10.0F || frame.high.y - frame.low.y < 10.0F) return {};
  spanDays(spec, frame);
  drawAxes(ui, list, frame);
  std::optional<Nearest> nearest;
  drawReleases(ui, list, frame, spec, hit.hovered, nearest);
  drawSeries(ui, list, frame, spec, hit.hovered, nearest);
  const ImVec2 below = ImGui::GetCursorScreenPos();
  ImGui::Dummy({width, drawLegendOf(ui, list, spec, below, width)});
  focusRing(ui, hit, ui.px(4.0F));
  if (!nearest) return {};
  list->AddCircle(nearest->at, ui.px(6.5F), ink(ui.colors.accent), 16, ui.px(1.6F));
  ImGui::BeginTooltip();
  const ImVec2 words = ImGui::GetCursorScreenPos();
  ImGui::Dummy(measure(ui, Type::kSmall, nearest->words));
  drawText(ui, ImGui::GetWindowDrawList(), Type::kSmall, words, ink(ui.colors.text), nearest->words);
  ImGui::EndTooltip();
  return hit.clicked ? nearest->session : std::string{};
}

}  // namespace crus
