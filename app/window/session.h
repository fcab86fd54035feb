// What is shown in the window: a leg, its state with the steps that led there, and the camera on its way to
// the state's.
#pragma once

#include <memory>
#include <string>

#include "app/leg/leg.h"
#include "app/state/update.h"
#include "app/window/view_easing.h"

namespace crus {

class Session {
 public:
  /// Another leg, not yet in any state of its own: begin() must follow.
  void setLeg(Leg leg);
  /// The first state of a leg.
  void begin(AppState state);

  [[nodiscard]] const Leg& leg() const { return *leg_; }
  [[nodiscard]] const World& world() const { return leg_->world; }
  [[nodiscard]] const AppState& state() const { return history_->state(); }
  /// The camera on screen.
  [[nodiscard]] const engine::Camera& camera() const { return easing_.camera(); }
  [[nodiscard]] bool turning() const { return easing_.active(); }
  void advance(double seconds) { easing_.advance(seconds); }
  /// Of the view, width over height.
  void setAspect(float aspect) { leg_->world.aspect = aspect; }

  /// The journal as it is now; others look at it through the world.
  void setJournal(const journal::Journal* journal);

  /// \param seconds  any steady clock. \param atOnce  the camera jumps.
  void apply(const Command& command, double seconds, bool atOnce);
  /// Another state in place of this one, as a step that can be undone.
  void replace(AppState state, double seconds, bool atOnce);
  /// A sentence for the user.
  void tell(std::string sentence);

 private:
  std::unique_ptr<Leg> leg_;  // others point into it
  std::unique_ptr<History> history_;
  ViewEasing easing_;
};

}  // namespace crus
