// Every command as a list to be searched: by its name, by what it does, by its key.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/state/key_bindings.h"
#include "app/state/update.h"

namespace crus {

struct FoundCommand {
  std::string line;      // a whole command, or one that still wants an argument, with a blank at its end
  std::string label;     // what it does
  std::string chords;    // its keys, "G" or "F1 ?"; may be empty
  bool complete = true;  // false: taking it goes on with its arguments
  bool operator==(const FoundCommand&) const = default;
};

/// What the typed words may mean, the best first. Nothing typed: every command. After the name of a command,
/// its arguments: words to choose from, or points, muscles and structures by name. A line that is a command
/// as it stands is always offered.
std::vector<FoundCommand> findCommands(std::string_view typed, const Keymap& keymap, const AppState& state,
                                       const World& world);

}  // namespace crus
