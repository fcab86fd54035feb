// The skin: not measured, but derived from what lies under it and from known tissue thickness. Millimetres
// inside, metres in the mesh that comes out.
#pragma once

#include <functional>
#include <string>

#include "engine/core/result.h"
#include "engine/geometry/triangle_mesh.h"
#include "tools/leg_forge/figures.h"
#include "tools/leg_forge/skin_figures.h"
#include "tools/leg_forge/voxel_field.h"

namespace leg_forge {

constexpr double kDefaultSkinVoxelMm = 1.25;

using Progress = std::function<void(const std::string&)>;

/// Signed distance to the skin (negative inside), closed above by a flat cap at `figures.cutY`.
/// The union of all lofts is closed over its hollows (radius by place), thickened by the tissue (thickness by
/// place), smoothed, filled in its remaining hollows, and given toes and nails.
VoxelField skinField(const Anatomy& anatomy, const SkinFigures& figures, double voxelMm,
                     const Progress& progress);

struct Skin {
  VoxelField field;           // signed distance, mm, what skinField() gives
  engine::TriangleMesh mesh;  // metres
  float cutY = 0.0F;          // mm, height at which the thigh is cut
};

/// The zero surface of that field as one closed two-manifold in metres: fine at the toes, coarser on the
/// calf. \return the mesh, or an Error when it is not a single closed surface.
engine::Result<engine::TriangleMesh> meshSkin(const VoxelField& field, const SkinFigures& figures,
                                              const Progress& progress);

/// The skin as one closed two-manifold, triangles outward, normals from the distance field.
/// \return the skin, or an Error when the figures give no closed surface.
engine::Result<Skin> forgeSkin(const Anatomy& anatomy, const SkinFigures& figures, double voxelMm,
                               const Progress& progress);

}  // namespace leg_forge
