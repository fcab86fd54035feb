#include "tools/leg_forge/structure_surface.h"

#include "tools/leg_forge/branch_surface.h"
#include "tools/leg_forge/parallel.h"
#include "tools/leg_forge/tubes.h"
#include "tools/leg_forge/unite.h"

namespace leg_forge {
namespace {

UnionRules rulesFor(const Structure& structure) {
  UnionRules rules;
  if (structure.kind == Kind::bone) {
    rules.blendMm = 2.0;
    rules.voxelMm = 1.0;
    rules.triangleMm = 3.0;
  }
  return rules;
}

}  // namespace

ForgedStructure forgeStructure(const Structure& structure) {
  if (structure.branches.empty()) return {&structure, loftStructure(structure)};
  const std::vector<Tube> tubes = tubesOf(structure.branches);
  ForgedStructure out{&structure, uniteBranches(structure.branches, tubes, rulesFor(structure))};
  std::vector<BranchSurface> surfaces;
  for (const Branch& branch : structure.branches) surfaces.emplace_back(branch);
  for (Lofted& piece : out.pieces) {
    for (const TubePlace& place : piece.places) {
      piece.tendon.push_back(structure.kind == Kind::tendon ? 1.0 : surfaces[place.branch].tendon(place.u));
    }
  }
  return out;
}

std::vector<ForgedStructure> forgeStructures(const std::vector<Structure>& structures) {
  std::vector<ForgedStructure> out(structures.size());
  parallelFor(structures.size(), [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) out[i] = forgeStructure(structures[i]);
  });
  return out;
}

}  // namespace leg_forge
