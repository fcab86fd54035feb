#include "app/window/session.h"

#include <utility>

#include "app/leg/own_spots.h"
#include "app/state/cockpit.h"

namespace crus {

void Session::setLeg(Leg leg) {
  leg_ = std::make_unique<Leg>(std::move(leg));
  AppState blank;
  history_ = std::make_unique<History>(std::move(blank));
}

void Session::begin(AppState state) {
  history_ = std::make_unique<History>(std::move(state));
  easing_.jumpTo(this->state().camera);
}

void Session::setJournal(const journal::Journal* journal) {
  leg_->world.journal = journal;
  leg_->world.ownSpots = journal != nullptr ? placeOwnSpots(*leg_, *journal) : std::vector<PlacedSpot>{};
}

void Session::apply(const Command& command, double seconds, bool atOnce) {
  const engine::Camera before = state().camera;
  history_->apply(command, leg_->world);
  const bool byHand = std::holds_alternative<Orbit>(command) || std::holds_alternative<Pan>(command) ||
                      std::holds_alternative<Zoom>(command);
  if (state().camera != before)
    easing_.aim(state().camera, seconds, byHand || atOnce || state().preferences.reduceMotion);
}

void Session::replace(AppState state, double seconds, bool atOnce) {
  state.journalEdits = this->state().journalEdits;  // a view says nothing of the journal
  history_->replace(carriedOver(std::move(state), this->state()));
  easing_.aim(this->state().camera, seconds, atOnce || this->state().preferences.reduceMotion);
}

void Session::tell(std::string sentence) {
  history_->apply(Tell{std::move(sentence)}, leg_->world);
}

}  // namespace crus
