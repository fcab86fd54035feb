// What the state asks of the leg, worked out when the question changes.
#pragma once

#include <glm/vec3.hpp>
#include <optional>
#include <vector>

#include "app/leg/leg_queries.h"
#include "app/state/state.h"

namespace crus {

class Questions {
 public:
  /// To be called before each frame; does nothing while the questions are those of the last call.
  void answer(const AppState& state, const Leg& leg);

  /// Whose pain is felt at the place asked about, the likeliest first.
  [[nodiscard]] const std::vector<Candidate>& referrers() const { return referrers_; }
  /// What lies under the pointer; null when that is not asked, or there is no skin.
  [[nodiscard]] const UnderThumb* under() const { return under_ ? &*under_ : nullptr; }

 private:
  std::optional<Asked> answered_;
  std::vector<Candidate> referrers_;
  std::optional<glm::vec3> probed_;
  std::optional<PressProbe> probe_;  // made when first asked for
  std::optional<UnderThumb> under_;
};

}  // namespace crus
