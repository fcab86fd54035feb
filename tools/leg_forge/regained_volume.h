// What structures have lost in making room for each other, given back where they are free. Millimetres.
#pragma once

#include <vector>

#include "tools/leg_forge/solid.h"
#include "tools/leg_forge/structure_surface.h"

namespace leg_forge {

/// Volume of a solid that lies in none of the others, mm3, counted along upright lines `stepMm` apart.
double volumeOutside(const Solid& solid, const std::vector<const Solid*>& others, double stepMm);

/// A measured structure that holds less outside its neighbours than it did before it was pressed has lost
/// more than their room. Where that is more than a hundredth it grows along its normals (0.25 mm at most)
/// until it has it back: fully where no neighbour is near, not at all where one touches.
///
/// \param before the pieces of each structure before it was pressed, vertex by vertex the same.
void regainVolume(std::vector<ForgedStructure>& structures, const std::vector<std::vector<Lofted>>& before);

}  // namespace leg_forge
