// Vertices that were split along seams, as one place again.
#pragma once

#include <cstdint>
#include <glm/vec3.hpp>
#include <vector>

namespace engine {

/// For every position the number of its place, those that are equal having one; numbered as they first come,
/// so that near in the mesh stays near. Zero counts as equal to its negative.
std::vector<std::uint32_t> weldedByPosition(const std::vector<glm::vec3>& positions);

}  // namespace engine
