// The mouse over the 3D view: what its events ask for, and what lies under it when it rests.
#pragma once

#include <glm/vec2.hpp>
#include <optional>
#include <vector>

#include "app/window/session.h"
#include "app/window/viewport.h"
#include "app/window/viewport_input.h"
#include "engine/platform/window.h"

namespace crus {

class Pointer {
 public:
  /// What the pointer is over.
  struct Over {
    Viewport& viewport;
    const Session& session;
    float scale = 1.0F;    // framebuffer pixels per logical pixel, times the text size
    bool panels = false;   // a panel wants the mouse
    double seconds = 0.0;  // now, by the clock of hoverDue()
  };

  /// \param handSeconds  a clock for the hand's rhythm, in which slow frames do not count.
  std::vector<Command> handle(const engine::Event& event, Over over, double handSeconds);
  /// While one's own spot is pinned: what a click there means.
  static Command pinnedAt(glm::vec2 place, const Over& over);
  /// What is under a pointer that has rested for a moment; nothing until then or when it is known already.
  std::optional<Command> hover(Over over);
  /// Another thing may be under it soon, for the view has moved.
  void viewMoved(const Over& over);

  [[nodiscard]] glm::vec2 place() const { return place_; }
  [[nodiscard]] std::optional<double> hoverDue() const { return hoverDue_; }

 private:
  ViewportInput input_;
  glm::vec2 place_{-1.0F};
  std::optional<double> hoverDue_;
};

}  // namespace crus
