// From the figures of one structure to its closed surfaces. Millimetres.
#pragma once

#include <vector>

#include "tools/leg_forge/loft.h"

namespace leg_forge {

/// A structure and its surfaces. Tubes that grow out of each other are one piece; what stands apart, such as
/// two sesamoids, are several. The structure must outlive this.
struct ForgedStructure {
  const Structure* structure;
  std::vector<Lofted> pieces;  // vertices in one place may be doubled: at the rim of a cut, at a seam
};

/// Lofts the tubes or the sheet of a structure and unites what is joined.
ForgedStructure forgeStructure(const Structure& structure);

/// The same for many structures, on all cores, in their order.
std::vector<ForgedStructure> forgeStructures(const std::vector<Structure>& structures);

}  // namespace leg_forge
