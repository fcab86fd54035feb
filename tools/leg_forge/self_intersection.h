// Where a surface runs through itself.
#pragma once

#include <array>
#include <cstdint>
#include <glm/vec3.hpp>
#include <utility>
#include <vector>

namespace leg_forge {

/// Pairs of triangles (the lower number first, sorted) of which one goes through the other, in any unit.
/// Triangles that share a corner count when they meet elsewhere too, neighbours across an edge when one is
/// folded flat onto the other. Decided by signs of tetrahedra in double precision: triangles in one common
/// plane, or that touch within its rounding, do not count.
std::vector<std::pair<std::uint32_t, std::uint32_t>> selfIntersections(
    const std::vector<glm::vec3>& positions, const std::vector<std::array<std::uint32_t, 3>>& triangles);

}  // namespace leg_forge
