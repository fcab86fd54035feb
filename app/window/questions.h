// What the state asks of the leg, worked out when the question changes.
#pragma once

#include <glm/vec3.hpp>
#include <optional>
#include <vector>

#include "app/leg/leg_queries.h"
#include "app/search/command_finder.h"
#include "app/search/search.h"
#include "app/state/state.h"

namespace crus {

class Questions {
 public:
  /// To be called before each frame; does nothing while the questions are those of the last call.
  void answer(const AppState& state, const Leg& leg, const Keymap& keymap);

  /// Whose pain is felt at the place asked about, the likeliest first.
  [[nodiscard]] const std::vector<Candidate>& referrers() const { return referrers_; }
  /// What the search box finds.
  [[nodiscard]] const std::vector<Finding>& found() const { return found_; }
  /// What the list of commands offers.
  [[nodiscard]] const std::vector<FoundCommand>& offered() const { return offered_; }
  /// What lies under the pointer; null when that is not asked, or there is no skin.
  [[nodiscard]] const UnderThumb* under() const { return under_ ? &*under_ : nullptr; }

 private:
  void lookUp(const AppState& state, const World& world, const Keymap& keymap);

  std::optional<SearchIndex> index_;  // made when first asked for
  std::string searched_;
  std::vector<Finding> found_;
  std::optional<std::string> typed_;
  std::vector<FoundCommand> offered_;
  std::optional<Asked> answered_;
  std::vector<Candidate> referrers_;
  std::optional<glm::vec3> probed_;
  std::optional<PressProbe> probe_;  // made when first asked for
  std::optional<UnderThumb> under_;
};

}  // namespace crus
