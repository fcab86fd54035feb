#include "app/window/session.h"

#include <utility>

namespace crus {

void Session::setLeg(Leg leg) {
  leg_ = std::make_unique<Leg>(std::move(leg));
  history_ = std::make_unique<History>(AppState{});
}

void Session::begin(AppState state) {
  history_ = std::make_unique<History>(std::move(state));
  easing_.jumpTo(this->state().camera);
}

void Session::apply(const Command& command, double seconds, bool atOnce) {
  const engine::Camera before = state().camera;
  history_->apply(command, leg_->world);
  const bool byHand = std::holds_alternative<Orbit>(command) || std::holds_alternative<Pan>(command) ||
                      std::holds_alternative<Zoom>(command);
  if (state().camera != before) easing_.aim(state().camera, seconds, byHand || atOnce);
}

void Session::replace(AppState state, double seconds, bool atOnce) {
  history_->replace(std::move(state));
  easing_.aim(this->state().camera, seconds, atOnce);
}

void Session::tell(std::string sentence) {
  history_->apply(Tell{std::move(sentence)}, leg_->world);
}

}  // namespace crus
