#include "tools/leg_forge/structure_surface.h"

#include "tools/leg_forge/parallel.h"
#include "tools/leg_forge/unite.h"

namespace leg_forge {

ForgedStructure forgeStructure(const Structure& structure) {
  ForgedStructure out{&structure, loftStructure(structure)};
  if (wantsUnion(structure)) {
    std::size_t triangles = 0;
    for (const Lofted& piece : out.pieces) triangles += piece.triangles.size();
    const float voxelMm = structure.kind == Kind::bone ? 1.0F : 0.45F;
    out.pieces = {unite(out.pieces, voxelMm, 2.0F, triangles * 3 / 5)};
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
