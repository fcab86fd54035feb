// The standing figure of the inset: assets/anatomy/body.json -> assets/models/body.glb.
#pragma once

#include <glm/vec3.hpp>
#include <string>

#include "engine/core/result.h"
#include "engine/scene/model.h"
#include "tools/leg_forge/body_figures.h"

namespace leg_forge {

/// How far from its edge the distance to an area is told; beyond it stays the same.
inline constexpr float kAreaReachMm = 60.0F;

/// Name of the attribute that holds an area: `_AREA_SI_JOINT` for si_joint.
std::string areaAttribute(const std::string& id);

/// Blended distance to the solids of the figure at a point (mm), negative inside. Near the surface it is
/// about the distance. The figure is the same on both sides of x = 0.
float bodyField(const BodyFigures& figures, const glm::vec3& point);

/// One part `body/figure` in metres: a closed two-manifold, mirrored in x to the bit. Each area is a scalar
/// per vertex, 0.5 - d / (2 * kAreaReachMm) with d the signed distance to its edge in mm (negative inside),
/// on the right side of the body (x < 0), and one anchor `area/id` in its middle, with its `name`.
/// \return Error when the figures do not give one closed surface.
engine::Result<engine::Model> forgeBody(const BodyFigures& figures);

}  // namespace leg_forge
