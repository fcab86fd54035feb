// Where the keyboard goes from one thing of the panels to the next. Pure.
#include <algorithm>
#include <cmath>
#include <limits>

#include "app/panels/panels.h"

namespace crus {
namespace {

using Stops = std::vector<FocusStop>;

/// The stop at which a group is entered: what is chosen there, else its first.
std::string entranceOf(const Stops& stops, const std::string& group) {
  const auto first =
      std::find_if(stops.begin(), stops.end(), [&](const FocusStop& stop) { return stop.group == group; });
  const auto current = std::find_if(
      first, stops.end(), [&](const FocusStop& stop) { return stop.group == group && stop.current; });
  return current != stops.end() ? current->name : first->name;
}

std::string otherGroup(const Stops& stops, const FocusStop* from, bool forwards) {
  std::vector<std::string> groups;
  for (const FocusStop& stop : stops) {
    if (std::find(groups.begin(), groups.end(), stop.group) == groups.end()) groups.push_back(stop.group);
  }
  if (from == nullptr) return entranceOf(stops, forwards ? groups.front() : groups.back());
  const auto here = std::find(groups.begin(), groups.end(), from->group) - groups.begin();
  const auto count = static_cast<std::ptrdiff_t>(groups.size());
  const std::ptrdiff_t next = (here + (forwards ? 1 : count - 1)) % count;
  return entranceOf(stops, groups[static_cast<std::size_t>(next)]);
}

/// Room between two intervals; negative where they overlap.
float between(float aLow, float aSize, float bLow, float bSize) {
  return std::max(bLow - (aLow + aSize), aLow - (bLow + bSize));
}

/// How far a stop lies in a direction, what lies straight ahead counting as nearer; infinite behind.
float distance(const Rect& from, const Rect& to, FocusStep step) {
  const bool upright = step == FocusStep::kUp || step == FocusStep::kDown;
  const int along = upright ? 1 : 0;
  const int across = 1 - along;
  const float sign = step == FocusStep::kDown || step == FocusStep::kRight ? 1.0F : -1.0F;
  const float ahead = between(from.position[along], from.size[along], to.position[along], to.size[along]);
  const glm::vec2 middle = to.position + 0.5F * to.size - from.position - 0.5F * from.size;
  if (sign * middle[along] <= 0.5F || ahead < -1.0F) return std::numeric_limits<float>::infinity();
  const float aside = between(from.position[across], from.size[across], to.position[across], to.size[across]);
  return std::max(ahead, 0.0F) + 3.0F * std::max(aside, 0.0F) + 0.01F * std::abs(middle[across]);
}

}  // namespace

std::string steppedFocus(const std::vector<FocusStop>& stops, const std::string& focus, FocusStep step) {
  if (stops.empty()) return {};
  const auto found =
      std::find_if(stops.begin(), stops.end(), [&](const FocusStop& stop) { return stop.name == focus; });
  const FocusStop* from = found == stops.end() ? nullptr : &*found;
  if (step == FocusStep::kNext || step == FocusStep::kPrevious || from == nullptr) {
    return otherGroup(stops, from, step != FocusStep::kPrevious);
  }
  const FocusStop* nearest = from;
  float best = std::numeric_limits<float>::infinity();
  for (const FocusStop& stop : stops) {
    if (stop.group != from->group || &stop == from) continue;
    const float away = distance(from->rect, stop.rect, step);
    if (away < best) {
      best = away;
      nearest = &stop;
    }
  }
  return nearest->name;
}

std::optional<std::string_view> focusLine(std::string_view chord, const AppState& state) {
  if (state.focus.empty() && !state.menu) return std::nullopt;
  if (chord == "Left") return "focus left";
  if (chord == "Right") return "focus right";
  if (chord == "Up") return "focus up";
  if (chord == "Down") return "focus down";
  if (chord == "Space" || chord == "Enter") return "press";
  return std::nullopt;
}

}  // namespace crus
