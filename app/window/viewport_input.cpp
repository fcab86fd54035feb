#include "app/window/viewport_input.h"

#include <cmath>
#include <glm/geometric.hpp>

#include "app/state/update.h"

namespace crus {

ViewportInput::Outcome ViewportInput::handle(const engine::Event& event, glm::vec2 viewPosition,
                                             glm::vec2 viewSize, Side side, double seconds,
                                             const Preferences& preferences) {
  Outcome outcome;
  if (const auto* pressed = std::get_if<engine::MousePressed>(&event)) {
    if (drag_ != Drag::kNone) return outcome;
    button_ = pressed->button;
    const bool turns = button_ == engine::MouseButton::kLeft ||
                       (button_ == engine::MouseButton::kMiddle && preferences.blenderMouse);
    drag_ = turns && !pressed->shift ? Drag::kOrbit : Drag::kPan;
    travelled_ = false;
    pressedAt_ = last_ = pressed->position;
  } else if (const auto* moved = std::get_if<engine::MouseMoved>(&event)) {
    if (drag_ == Drag::kNone) return outcome;
    if (!travelled_ && glm::distance(moved->position, pressedAt_) <= kDragThresholdPixels) return outcome;
    travelled_ = true;
    const glm::vec2 delta = moved->position - last_;
    last_ = moved->position;
    if (drag_ == Drag::kOrbit) {
      // The leg follows the hand: the camera goes the other way. Theta runs against the azimuth on a right
      // leg.
      const float theta = side == Side::kRight ? delta.x : -delta.x;
      outcome.commands.emplace_back(Orbit{theta * kDegreesPerPixel, delta.y * kDegreesPerPixel});
    } else if (viewSize.y > 0.0F) {
      outcome.commands.emplace_back(Pan{delta.x / viewSize.y, -delta.y / viewSize.y});
    }
  } else if (const auto* released = std::get_if<engine::MouseReleased>(&event)) {
    if (drag_ == Drag::kNone) return outcome;
    const bool click = !travelled_ && button_ == engine::MouseButton::kLeft;
    if (!travelled_ && button_ == engine::MouseButton::kRight) outcome.menuClick = released->position;
    drag_ = Drag::kNone;
    if (!click) return outcome;
    const bool again = seconds - lastClickSeconds_ <= kDoubleClickSeconds &&
                       glm::distance(released->position, lastClickAt_) <= kDragThresholdPixels;
    if (again) {
      outcome.doubleClick = released->position;
      lastClickSeconds_ = -1.0;
    } else {
      outcome.click = released->position;
      lastClickSeconds_ = seconds;
      lastClickAt_ = released->position;
    }
  } else if (const auto* wheel = std::get_if<engine::MouseWheel>(&event)) {
    if (viewSize.x <= 0.0F || viewSize.y <= 0.0F) return outcome;
    if (preferences.scroll == ScrollMeaning::kTurn && !wheel->shift) {
      const float theta = (side == Side::kRight ? 1.0F : -1.0F) * kDegreesPerStep * wheel->sideways;
      outcome.commands.emplace_back(Orbit{theta, kDegreesPerStep * wheel->steps});
      return outcome;
    }
    if (preferences.scroll == ScrollMeaning::kMove && !wheel->shift) {
      outcome.commands.emplace_back(Pan{kHeightsPerStep * wheel->sideways, -kHeightsPerStep * wheel->steps});
      return outcome;
    }
    const glm::vec2 ndc = (wheel->position - viewPosition) / viewSize * 2.0F - 1.0F;
    if (wheel->shift) {
      outcome.commands.emplace_back(MoveSection{kSectionMmPerStep * wheel->steps});
      return outcome;
    }
    outcome.commands.emplace_back(Zoom{std::pow(kZoomPerStep, wheel->steps), ndc.x, -ndc.y});
  }
  return outcome;
}

}  // namespace crus
