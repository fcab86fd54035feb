#include "app/window/keyboard_focus.h"

#include <utility>

namespace crus {

bool KeyboardFocus::concerns(const Command& command) {
  return std::holds_alternative<StepFocus>(command) || std::holds_alternative<PressFocused>(command) ||
         std::holds_alternative<ScrollPage>(command);
}

std::optional<Command> KeyboardFocus::take(const Command& command, const AppState& state, bool typing) {
  if (const auto* scroll = std::get_if<ScrollPage>(&command)) {
    scrollPages_ += scroll->pages;
  } else if (std::holds_alternative<PressFocused>(command)) {
    press_ = true;
  } else if (const auto* step = std::get_if<StepFocus>(&command)) {
    const std::string from = state.focus.empty() && typing ? "search" : state.focus;
    return SetFocus{steppedFocus(stops_, from, step->step)};
  }
  return std::nullopt;
}

void KeyboardFocus::enter(PanelContext& context) {
  coming_.clear();
  context.stops = &coming_;
  context.press = std::exchange(press_, false);
  context.scrollPages = std::exchange(scrollPages_, 0.0F);
  context.focusMoved = context.state.focus != shown_;
  shown_ = context.state.focus;
}

void KeyboardFocus::leave() {
  stops_.swap(coming_);
}

}  // namespace crus
