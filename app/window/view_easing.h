// The camera on screen follows the camera of the state, over a fifth of a second.
#pragma once

#include "engine/scene/camera.h"

namespace crus {

class ViewEasing {
 public:
  static constexpr double kSeconds = 0.22;

  void jumpTo(const engine::Camera& camera) {
    from_ = to_ = shown_ = camera;
    active_ = false;
  }

  /// A new aim. \param atOnce  for moves by hand, which are smooth by themselves.
  void aim(const engine::Camera& camera, double seconds, bool atOnce) {
    if (atOnce) {
      jumpTo(camera);
      return;
    }
    from_ = shown_;
    to_ = camera;
    start_ = seconds;
    active_ = true;
  }

  void advance(double seconds) {
    if (!active_) return;
    const double t = (seconds - start_) / kSeconds;
    if (t >= 1.0) {
      jumpTo(to_);
      return;
    }
    const auto s = static_cast<float>(t * t * (3.0 - 2.0 * t));
    shown_ = engine::mixed(from_, to_, s);
  }

  [[nodiscard]] const engine::Camera& camera() const { return shown_; }
  [[nodiscard]] bool active() const { return active_; }

 private:
  engine::Camera from_, to_, shown_;
  double start_ = 0.0;
  bool active_ = false;
};

}  // namespace crus
