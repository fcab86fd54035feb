// Where on one triangle a point comes nearest.
#pragma once

#include <array>
#include <glm/vec3.hpp>

namespace engine {

/// Barycentric weights (sum 1, none negative) of the point of the triangle that is nearest to `point`.
/// Also for triangles without area, whose edges are all there is.
glm::dvec3 closestBarycentrics(const std::array<glm::dvec3, 3>& triangle, const glm::dvec3& point);

}  // namespace engine
