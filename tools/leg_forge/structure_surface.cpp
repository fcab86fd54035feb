#include "tools/leg_forge/structure_surface.h"

#include "engine/core/parallel.h"
#include "tools/leg_forge/branch_surface.h"
#include "tools/leg_forge/fibres.h"
#include "tools/leg_forge/filled_volume.h"
#include "tools/leg_forge/tubes.h"
#include "tools/leg_forge/unite.h"

namespace leg_forge {
namespace {

UnionRules rulesFor(const Structure& structure, const std::vector<Tube>& tubes) {
  UnionRules rules;
  if (structure.kind == Kind::bone) {
    rules.blendMm = 2.0;
    rules.voxelMm = 1.0;
    rules.triangleMm = 3.0;
    return rules;
  }
  for (std::size_t i = 0; i < tubes.size(); ++i) {
    LoftPrecision precision;
    precision.firstTurn = outerTurn(tubes[i]);
    // More rings where muscle turns into tendon, so that the border can be drawn.
    constexpr double kStepMm = 5.0;
    const BranchSurface surface{structure.branches[i]};
    for (double u = surface.firstU() + kStepMm; u < surface.lastU(); u += kStepMm) {
      const double tendon = surface.tendon(u);
      if (tendon > 0.05 && tendon < 0.98) precision.rings.push_back(u);
    }
    rules.precisions.push_back(precision);
  }
  return rules;
}

}  // namespace

ForgedStructure forgeStructure(const Structure& structure) {
  const std::vector<Tube> tubes = tubesOf(structure.branches);
  ForgedStructure out{&structure, {}};
  if (structure.branches.empty()) {
    out.pieces = loftStructure(structure);
  } else {
    out.pieces = uniteBranches(structure.branches, tubes, rulesFor(structure, tubes));
  }
  if (knowsItsVolume(structure)) fillVolume(out.pieces, structure.volumeCm3);
  layFibres(out, tubes);
  for (Lofted& piece : out.pieces) piece.tendon.resize(piece.positions.size(), 0.0);
  return out;
}

std::vector<ForgedStructure> forgeStructures(const std::vector<Structure>& structures) {
  std::vector<ForgedStructure> out(structures.size());
  engine::parallelFor(structures.size(), [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) out[i] = forgeStructure(structures[i]);
  });
  return out;
}

}  // namespace leg_forge
