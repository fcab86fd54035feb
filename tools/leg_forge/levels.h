// A coarser level of every structure, for pictures that move.
#pragma once

#include <cstddef>

#include "engine/scene/model.h"

namespace leg_forge {

struct LevelRules {
  /// Error that a collapsed edge may bring (root of the quadric), millimetres.
  double errorMm = 0.15;
  /// No vertex of the full level lies farther from the coarse surface, nor the middle of a coarse triangle or
  /// edge from the full one. A pixel of the default view is about 0.65 mm.
  double farthestMm = 0.4;
  std::size_t threads = 0;  // 0: all cores; the result is the same
};

/// Gives every primitive one level of fewer triangles over the same vertices (engine::Primitive::coarser), by
/// collapsing edges onto their ends. Vertices in one place stay together, so that neither seams of texture
/// places nor the creased rims of cuts open; what was closed stays closed, and in as many pieces. Where the
/// rules cannot be kept the error is halved, and after some halvings the primitive stays without a level.
/// Meshes in metres.
void addCoarserLevel(engine::Model& model, const LevelRules& rules = {});

}  // namespace leg_forge
