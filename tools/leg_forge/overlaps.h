// No ghosts inside ghosts: structures that run into each other are pressed apart. Millimetres.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "tools/leg_forge/structure_surface.h"

namespace leg_forge {

struct OverlapRules {
  double gapMm = 0.1;     // left between two that were pressed apart
  double reachMm = 6.0;   // how far along a surface a displacement runs out
  double sampleMm = 2.0;  // between the points of a surface that are kept out of others
  int smoothRounds = 10;  // pushing, smoothing, keeping thickness
  int firmRounds = 8;     // the same, smooth only where nothing pushes
  int exactRounds = 8;    // pushing alone, until nothing is deeper than enoughMm
  double enoughMm = 0.25;
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

/// Presses the structures apart until none lies in another by more than a fraction of a millimetre. Bones
/// stay as they are, also where they meet each other; tendons and ligaments give way to bones, muscles to all
/// of these, authored ones to measured ones, equals meet half way. Stretches of a tube that run inside a bone
/// are moved out of it sideways; the rest goes back to the surface of its neighbour, and that displacement
/// runs out along the structure. Vertices that are farther than the reach from any overlap do not move at
/// all. Normals and fibres follow.
///
/// Position-based contacts (after Mueller et al. 2007: "Position based dynamics"): every sampled point of one
/// surface inside another body asks for its way out, the corners of its triangle share it. What nothing
/// pushes any more recoils towards where it was measured.
OverlapReport resolveOverlaps(std::vector<ForgedStructure>& structures, const OverlapRules& rules = {});

}  // namespace leg_forge
