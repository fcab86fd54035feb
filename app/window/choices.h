// What `choose this` means just now: a command of the list, the file that is asked for, or what the search
// has found.
#pragma once

#include <vector>

#include "app/search/command_finder.h"
#include "app/search/search.h"
#include "app/state/update.h"

namespace crus {

/// The commands to be done in its place, in order; a sentence for the user when there is nothing to choose.
std::vector<Command> takenChoice(const AppState& state, const std::vector<FoundCommand>& offered,
                                 const std::vector<Finding>& found);

}  // namespace crus
