// Texture places along and across the fibres, and where a muscle turns into tendon.
#pragma once

#include <glm/vec4.hpp>
#include <vector>

#include "tools/leg_forge/structure_surface.h"
#include "tools/leg_forge/tubes.h"

namespace leg_forge {

/// Where round a tube the middle of its outer side lies, away from the bones, as TubePlace::turn. The seam of
/// the texture runs on the opposite side.
double outerTurn(const Tube& tube);

/// Fills Lofted::texcoords, ::fibres and ::tendon, and doubles vertices along the seam.
/// v is metres along the line of pull, going on from one tube to the next; u metres across at the widest
/// place of the belly, sheared so that fibres are lines of constant u at their pennation angle. Bipennate
/// muscles are mirrored at the middle of the outer side. Near the meeting of two tubes both are mixed. Lids
/// of cuts and sheets are laid out flat.
void layFibres(ForgedStructure& forged, const std::vector<Tube>& tubes);

/// Per vertex the unit direction of constant u in the surface, towards rising v, at right angles to the
/// normal; w is 1 or -1 so that cross(normal, direction) * w goes with rising u. Empty without texture
/// places.
std::vector<glm::dvec4> tangentsOf(const Lofted& lofted);

}  // namespace leg_forge
