// Where the keyboard is in the panels, between frames: what it can go to, and what it asked for. Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/panels/panels.h"

namespace crus {

class KeyboardFocus {
 public:
  /// Whether the command is about the keyboard's place or what it presses.
  [[nodiscard]] static bool concerns(const Command& command);
  /// Takes such a command. \param typing  the search box is typed into. \return the command for the state, if
  /// it has to know.
  std::optional<Command> take(const Command& command, const AppState& state, bool typing);

  /// Tells the coming frame what was asked since the last one, and takes its stops.
  void enter(PanelContext& context);
  /// The frame has been drawn.
  void leave();

 private:
  std::vector<FocusStop> stops_, coming_;
  std::string shown_;  // the focus of the last frame
  bool press_ = false;
  float scrollPages_ = 0.0F;
};

}  // namespace crus
