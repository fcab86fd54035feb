// A plane that takes away what lies beyond it.
#pragma once

#include <glm/geometric.hpp>
#include <glm/vec3.hpp>

namespace engine {

/// What lies beyond, where dot(normal, place) > offset, is taken away. Metres, frame of the model (before a
/// view mirrors it); the normal is of unit length.
struct ClipPlane {
  glm::vec3 normal{0.0F, 1.0F, 0.0F};
  float offset = 0.0F;
  /// Metres beyond the plane; negative where things stay.
  [[nodiscard]] float beyond(const glm::vec3& place) const { return glm::dot(normal, place) - offset; }
  bool operator==(const ClipPlane&) const = default;
};

/// Two unit vectors in the plane that are right-handed with its normal.
struct PlaneAxes {
  glm::vec3 across{1.0F, 0.0F, 0.0F};
  glm::vec3 along{0.0F, 0.0F, -1.0F};
};
PlaneAxes axesOf(const ClipPlane& plane);

}  // namespace engine
