#include <algorithm>
#include <utility>

#include "app/state/update.h"

namespace crus {
namespace {

constexpr std::size_t kSteps = 500;  // a state is a few hundred bytes

/// `to` with what undo brings back taken from `from`.
AppState restored(AppState to, const AppState& from) {
  to.camera = from.camera;
  to.side = from.side;
  to.skin = from.skin;
  to.section = from.section;
  to.markers = from.markers;
  to.spillover = from.spillover;
  to.zones = from.zones;
  to.hidden = from.hidden;
  to.ghosted = from.ghosted;
  to.unmarked = from.unmarked;
  to.peel = from.peel;
  to.isolated = from.isolated;
  to.selected = from.selected;
  to.mine = from.mine;
  to.onlyMine = from.onlyMine;
  to.views = from.views;
  to.journalEdits = from.journalEdits;
  to.hints = from.hints;
  return to;
}

bool sameForUndo(const AppState& a, const AppState& b) {
  return restored(b, a) == b;
}

Glide glideBetween(const AppState& a, const AppState& b) {
  AppState c = b;
  c.camera = a.camera;
  c.hints = a.hints;  // the first turn takes them away
  if (sameForUndo(a, c)) return Glide::kCamera;
  c = b;
  c.section = a.section;
  return a.section.on && b.section.on && sameForUndo(a, c) ? Glide::kSection : Glide::kNone;
}

}  // namespace

void History::apply(const Command& command, const World& world) {
  const bool undo = std::holds_alternative<Undo>(command);
  if (undo || std::holds_alternative<Redo>(command)) {
    std::vector<AppState>& from = undo ? past_ : future_;
    std::vector<AppState>& to = undo ? future_ : past_;
    lastGlide_ = Glide::kNone;
    if (from.empty()) {
      present_.message = undo ? "There is nothing to undo." : "There is nothing to redo.";
      return;
    }
    to.push_back(present_);
    present_ = restored(std::move(present_), from.back());
    present_.message.clear();
    from.pop_back();
    return;
  }

  replace(update(present_, command, world));
}

void History::replace(AppState next) {
  if (sameForUndo(present_, next)) {
    present_ = std::move(next);
    return;
  }
  const Glide glide = glideBetween(present_, next);
  if (glide == Glide::kNone || glide != lastGlide_) {
    past_.push_back(std::move(present_));
    if (past_.size() > kSteps) past_.erase(past_.begin());
  }
  future_.clear();
  lastGlide_ = glide;
  present_ = std::move(next);
}

}  // namespace crus
