// The clock and the tones of a release session.
#pragma once

#include <optional>
#include <string>

#include "app/state/command.h"
#include "engine/sound/speaker.h"

namespace crus {

class ReleaseDesk {
 public:
  /// The time that has passed for a running hold since the last call; nothing while none runs.
  std::optional<ReleaseTick> tick(const AppState& state, double seconds);
  /// When the number on screen changes next.
  [[nodiscard]] std::optional<double> due(const AppState& state) const;

  /// Sounds what belongs to a change of the state. \return the record of a hold that has ended with it.
  std::optional<ReleaseRecord> changed(const AppState& before, const AppState& now);
  /// Why there is no sound, once, when it was first wanted; else empty.
  std::string problem();

 private:
  engine::Speaker speaker_;
  std::optional<double> last_;
  bool told_ = false;
};

}  // namespace crus
