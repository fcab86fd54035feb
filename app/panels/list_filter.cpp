#include "app/panels/list_filter.h"

#include <algorithm>
#include <set>

#include "app/panels/words.h"
#include "app/state/visibility.h"

namespace crus {
namespace {

bool hasAny(const Muscle& muscle, const std::set<std::string>& points) {
  return std::any_of(muscle.points.begin(), muscle.points.end(),
                     [&](const std::string& id) { return points.contains(id); });
}

}  // namespace

bool isFiltering(const AppState& state) {
  return state.onlyLit || state.onlyMine || !state.compartment.empty();
}

bool isListed(const Muscle& muscle, const AppState& state, const World& world) {
  if (muscleOfPick(state.selected, world.atlas) == &muscle) return true;
  if (!state.compartment.empty() && muscle.compartment != state.compartment) return false;
  if (state.onlyMine && !hasAny(muscle, state.mine)) return false;
  return !state.onlyLit || hasAny(muscle, state.zones);
}

std::vector<ListFilter> listFilters(const AppState& state, const World& world) {
  std::vector<ListFilter> filters;
  filters.push_back({"lit", "Pain on", "Only muscles whose referred pain is on", state.onlyLit,
                     SetOnlyLit{!state.onlyLit}});
  filters.push_back({"mine", "Mine", "Only points that you have marked with a star (Shift+X)", state.onlyMine,
                     SetOnlyMine{!state.onlyMine}});
  std::vector<std::string> seen;
  for (const Muscle& muscle : world.atlas.muscles) {
    const std::string& name = muscle.compartment;
    if (name.empty() || std::find(seen.begin(), seen.end(), name) != seen.end()) continue;
    seen.push_back(name);
    const bool on = state.compartment == name;
    filters.push_back(
        {name, capitalised(name), "Only this compartment", on, SetCompartment{on ? std::string{} : name}});
  }
  return filters;
}

}  // namespace crus
