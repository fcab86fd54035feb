#include "app/window/questions.h"

namespace crus {

void Questions::answer(const AppState& state, const Leg& leg) {
  if (state.asked != answered_) {
    answered_ = state.asked;
    referrers_.clear();
    if (answered_ && !answered_->area.empty()) {
      referrers_ = whoRefersToArea(leg.world.atlas, answered_->area);
    } else if (answered_) {
      if (const auto spot = spotNear(leg, answered_->place)) referrers_ = whoRefersHere(leg, *spot);
    }
  }
  if (state.probed != probed_) {
    probed_ = state.probed;
    under_.reset();
    if (probed_ && !probe_) probe_ = pressProbeOf(leg);
    if (probed_ && probe_) {
      if (const auto spot = spotNear(leg, *probed_)) under_ = probe_->under(*spot);
    }
  }
}

}  // namespace crus
