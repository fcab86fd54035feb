// Toes and nails in the skin's distance field. Millimetres.
#pragma once

#include "tools/leg_forge/skin_figures.h"
#include "tools/leg_forge/voxel_field.h"

namespace leg_forge {

/// Distance in z past the line of the metatarsal heads.
inline float pastHeads(const SkinFigures& figures, const glm::vec3& p) {
  return p.z - figures.headLine.at(p.x);
}

/// Adds five toes, kept apart by gaps beyond their webs, and their nails to the distance field of the foot.
void addToes(VoxelField& skin, const SkinFigures& figures);

}  // namespace leg_forge
