// Coarser levels of every structure, for pictures that move.
#pragma once

#include <array>
#include <cstddef>
#include <span>

#include "engine/scene/model.h"

namespace leg_forge {

struct LevelRules {
  /// No vertex of the full level lies farther from the coarse surface, nor the middle of a coarse triangle or
  /// edge from the full one. So large a share of vertices may lie up to twice as far.
  double farthestMm = 0.45;
  double straysShare = 0.0;
  double leastShare = 0.33;  // of a structure's triangles: with fewer its shading would be seen to change
  double leastShareOfSkin = 0.33;  // zones are painted on it, and their edges run straight across a triangle
  double toneMm = 3.0;  // by how much a place may be off for a colour that is off from black to white
};

/// A pixel of the default view is about 0.65 mm. The first level serves views from nearer than that, the
/// second all others.
inline constexpr std::array kLevelRules{LevelRules{0.45, 0.0, 0.33, 0.33, 3.0},
                                        LevelRules{1.1, 0.01, 0.11, 0.13, 15.0}};

/// Gives every primitive levels of ever fewer triangles over the same vertices (engine::Primitive::coarser).
/// What was closed stays closed, and in as many pieces. A structure for which nearly all triangles are needed
/// to keep the rules of a level has neither that nor a later one. Meshes in metres. \param threads  0: all cores; the
/// result is the same.
void addCoarserLevels(engine::Model& model, std::span<const LevelRules> rules = kLevelRules,
                      std::size_t threads = 0);

}  // namespace leg_forge
