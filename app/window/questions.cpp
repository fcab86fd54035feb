#include "app/window/questions.h"

namespace crus {

void Questions::lookUp(const AppState& state, const World& world, const Keymap& keymap) {
  if (state.search != searched_) {
    searched_ = state.search;
    if (!index_) index_.emplace(world);
    found_ = index_->find(searched_);
  }
  if (state.palette != typed_) {
    typed_ = state.palette;
    offered_ = typed_ ? findCommands(*typed_, keymap, state, world) : std::vector<FoundCommand>{};
  }
}

void Questions::answer(const AppState& state, const Leg& leg, const Keymap& keymap) {
  lookUp(state, leg.world, keymap);
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
