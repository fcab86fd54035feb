// The volume that truncated series lose, given back. Millimetres.
#pragma once

#include <vector>

#include "tools/leg_forge/loft.h"
#include "tools/leg_forge/solid.h"

namespace leg_forge {

/// Whether the figures give the volume of the whole body, as it was measured: not of one that was cut off
/// or drawn, nor of what the atlas tears open, its membrane and its tendon.
bool knowsItsVolume(const Structure& structure);

/// Normals of the triangles round each place, summed, twice as long as their area.
std::vector<glm::dvec3> areasByPlace(const Lofted& piece, const VertexPlaces& places);

/// Moves the surfaces out or in along their normals, all by the same distance, until together they enclose
/// `cm3`, but never by more than a quarter of a millimetre. Normals are computed anew.
void fillVolume(std::vector<Lofted>& pieces, double cm3);

}  // namespace leg_forge
