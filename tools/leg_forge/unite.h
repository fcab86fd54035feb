// Several overlapping tubes as one closed surface. Millimetres.
#pragma once

#include <vector>

#include "tools/leg_forge/loft.h"

namespace leg_forge {

/// Whether the tubes of a structure grow out of each other and would show their seams: shafts and ends of
/// long bones, the sheets of the calcaneal tendon. Muscles keep their tubes, along which they are coloured.
bool wantsUnion(const Structure& structure);

/// The common outer surface of closed surfaces, its inner corners rounded by about `blendMm`, on a grid of
/// `voxelMm`; about as many triangles as `target` says. Slivers thinner than a voxel may break off and
/// are left out.
/// \pre at least one surface.
Lofted unite(const std::vector<Lofted>& surfaces, float voxelMm, float blendMm, std::size_t target);

}  // namespace leg_forge
