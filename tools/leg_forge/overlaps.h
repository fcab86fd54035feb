// No ghosts inside ghosts: structures that run into each other are pressed apart. Millimetres.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "tools/leg_forge/structure_surface.h"

namespace leg_forge {

struct OverlapRules {
  double standingMm = 0.6;       // of an overlap is left: it is hidden, and every push costs accuracy
  double exactStandingMm = 0.4;  // the same in the exact rounds, for what is deep still
  double slackMm = 0.1;          // what is no deeper than this beyond it is left as well
  double reachMm = 1.5;          // how far along a surface a displacement runs out
  double sampleMm = 1.4;         // between the points of a surface that are kept out of others
  int smoothRounds = 10;         // pushing, smoothing, keeping thickness
  int firmRounds = 8;            // the same, smooth only where nothing pushes
  int exactRounds = 24;          // pushing alone, until nothing is deeper than enoughMm
  double enoughMm = 0.8;
  std::size_t threads = 0;  // 0: all cores; the result is the same
};

struct OverlapReport {
  struct Volume {
    std::string name;  // kind/id
    double beforeCm3 = 0.0;
    double afterCm3 = 0.0;
  };
  std::size_t resolved = 0;     // pairs that were deeper than half a millimetre
  std::vector<Volume> volumes;  // of the structures that were moved
  double deepestMm = 0.0;       // met in the last round, which pushed it out
};

/// Presses the structures apart until none lies in another by much more than `standingMm`. Bones
/// stay as they are, also where they meet each other; all others give way to bones and meet each other half
/// way. What is inside goes back nearly to the surface of its neighbour, and that displacement runs out along
/// the structure; what is hidden by so little that nobody sees it stays. Vertices that are farther than the
/// reach from any overlap do not move at all. Normals and fibres follow.
///
/// Position-based contacts (after Mueller et al. 2007: "Position based dynamics"): every sampled point of one
/// surface inside another body asks for its way out, the corners of its triangle share it. What nothing
/// pushes any more recoils towards where it was measured.
OverlapReport resolveOverlaps(std::vector<ForgedStructure>& structures, const OverlapRules& rules = {});

}  // namespace leg_forge
