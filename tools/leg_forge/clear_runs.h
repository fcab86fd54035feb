// Where tubes are clear of each other and where they meet. Millimetres.
#pragma once

#include <vector>

#include "tools/leg_forge/tubes.h"

namespace leg_forge {

/// A stretch of a tube on which it is clear of the others.
struct Run {
  std::uint32_t branch = 0;
  double from = 0.0;  // u
  double to = 0.0;
  bool cutsFrom = false;  // whether the tube goes on below `from`
  bool cutsTo = false;
};

/// The stretches of `members` on which all rings are at least `margin` away from every other member.
/// Cuts stand at rings between loops, never in a cap. A tube without others is one run.
std::vector<Run> clearRuns(const std::vector<Tube>& tubes, const std::vector<std::size_t>& members,
                           double margin);

/// Boxes that hold what of the tubes is in no run, and `pad` more on each side; none overlaps another.
std::vector<engine::Box> meetingBoxes(const std::vector<Tube>& tubes, const std::vector<std::size_t>& members,
                                      const std::vector<Run>& runs, double pad);

}  // namespace leg_forge
