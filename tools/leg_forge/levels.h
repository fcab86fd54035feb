// A coarser level of every structure, for pictures that move.
#pragma once

#include <cstddef>

#include "engine/scene/model.h"

namespace leg_forge {

struct LevelRules {
  /// No vertex of the full level lies farther from the coarse surface, nor the middle of a coarse triangle or
  /// edge from the full one. A pixel of the default view is about 0.65 mm.
  double farthestMm = 0.45;
  double leastShare = 0.33;  // of a structure's triangles: with fewer its shading would be seen to change
  std::size_t threads = 0;   // 0: all cores; the result is the same
};

/// Gives every primitive one level of fewer triangles over the same vertices (engine::Primitive::coarser).
/// What was closed stays closed, and in as many pieces. A structure for which nearly all triangles are needed
/// to keep the rules has no level. Meshes in metres.
void addCoarserLevel(engine::Model& model, const LevelRules& rules = {});

}  // namespace leg_forge
