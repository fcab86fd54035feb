// What the list of muscles is limited to. Pure.
#pragma once

#include <string>
#include <vector>

#include "app/state/command.h"
#include "app/state/update.h"

namespace crus {

/// Whether anything limits the list.
bool isFiltering(const AppState& state);

/// Whether a muscle stands in the list; what is selected always does, so that list and leg agree.
bool isListed(const Muscle& muscle, const AppState& state, const World& world);

/// One chip: what it limits the list to, whether it does so now, and the command that changes that.
struct ListFilter {
  std::string key, label, hint;
  bool on = false;
  Command toggle;
};
std::vector<ListFilter> listFilters(const AppState& state, const World& world);

}  // namespace crus
