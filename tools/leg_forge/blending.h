// Small functions by which distance fields are blended.
#pragma once

#include <algorithm>
#include <glm/geometric.hpp>
#include <glm/vec3.hpp>
#include <vector>

#include "tools/leg_forge/skin_figures.h"

namespace leg_forge {

/// 0 at a, 1 at b (a may be the larger), with level ends.
inline float ramp(float a, float b, float x) {
  const float s = std::clamp((x - a) / (b - a), 0.0F, 1.0F);
  return s * s * (3.0F - 2.0F * s);
}

/// Minimum with a rounded corner of width k (polynomial, I. Quilez).
inline float smoothMin(float a, float b, float k) {
  const float q = std::clamp(0.5F + 0.5F * (b - a) / k, 0.0F, 1.0F);
  return b * (1.0F - q) + a * q - k * q * (1.0F - q);
}

/// Catmull-Rom spline through centres and radii, `steps` pieces per span.
Chain splined(const Chain& chain, int steps);

/// Distance to the spheres along a chain, radius linear between them; negative inside.
float distanceToChain(const Chain& chain, const glm::vec3& point);

}  // namespace leg_forge
