// Tubes that grow out of each other as closed surfaces. Millimetres.
#pragma once

#include <vector>

#include "tools/leg_forge/loft.h"
#include "tools/leg_forge/tubes.h"

namespace leg_forge {

struct UnionRules {
  double blendMm = 0.8;                     // about the radius of the fillet where two tubes meet
  double voxelMm = 0.4;                     // coarsest grid for the places where they meet
  double triangleMm = 1.4;                  // edge of the triangles there, about
  std::vector<LoftPrecision> precisions{};  // of the rings elsewhere, for each branch; empty: as usual
};

/// One closed surface for each group of tubes that run into each other. Where a tube is clear of the others
/// it keeps its rings; round the places where they meet, the surface is taken from the blended distances of
/// the tubes (S. F. Frisken et al. 2000, "Adaptively sampled distance fields", without the adaption) and sewn
/// to the rings. The places of its vertices are those on the nearest tube.
std::vector<Lofted> uniteBranches(const std::vector<Branch>& branches, const std::vector<Tube>& tubes,
                                  const UnionRules& rules);

}  // namespace leg_forge
