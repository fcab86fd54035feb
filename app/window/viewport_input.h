// Mouse over the 3D view -> commands. Pure: no window, no renderer.
#pragma once

#include <glm/vec2.hpp>
#include <optional>
#include <vector>

#include "app/state/command.h"
#include "engine/platform/window.h"

namespace crus {

class ViewportInput {
 public:
  struct Outcome {
    std::vector<Command> commands;
    std::optional<glm::vec2> click;  // window point of a finished click
    std::optional<glm::vec2> doubleClick;
    std::optional<glm::vec2> menuClick;  // with the right button
  };

  /// One event that the panels did not want. \param viewPosition, viewSize  the 3D view's rectangle in the
  /// window. \param seconds  any steady clock.
  Outcome handle(const engine::Event& event, glm::vec2 viewPosition, glm::vec2 viewSize, Side side,
                 double seconds, const Preferences& preferences = {});
  /// Whether a button is held over the view: then moves belong to the view wherever they go.
  [[nodiscard]] bool dragging() const { return drag_ != Drag::kNone; }
  /// Whether the pointer has moved far enough for the press to be a drag.
  [[nodiscard]] bool moving() const { return dragging() && travelled_; }

  static constexpr float kDragThresholdPixels = 4.0F;
  static constexpr float kDegreesPerPixel = 0.35F;
  static constexpr float kZoomPerStep = 0.88F;
  static constexpr float kSectionMmPerStep = 2.0F;
  static constexpr float kDegreesPerStep = 4.0F;
  static constexpr float kHeightsPerStep = 0.03F;
  static constexpr double kDoubleClickSeconds = 0.35;

 private:
  enum class Drag { kNone, kOrbit, kPan };
  Drag drag_ = Drag::kNone;
  bool travelled_ = false;
  engine::MouseButton button_ = engine::MouseButton::kLeft;
  glm::vec2 pressedAt_{0.0F};
  glm::vec2 last_{0.0F};
  double lastClickSeconds_ = -1.0;
  glm::vec2 lastClickAt_{0.0F};
};

}  // namespace crus
