// What a rectangle of the picture can show, and what cannot be there.
#pragma once

#include <array>
#include <glm/mat4x4.hpp>
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>
#include <glm/vec4.hpp>

#include "engine/geometry/triangle_mesh.h"

namespace engine {

/// The four sides of the pyramid (or beam) behind a rectangle of the picture, in the frame that `toClip` maps
/// from.
class Sight {
 public:
  /// \param low, high  the rectangle in normalised device coordinates; the whole picture by default.
  explicit Sight(const glm::mat4& toClip, glm::vec2 low = glm::vec2(-1.0F), glm::vec2 high = glm::vec2(1.0F));
  /// Errs towards yes.
  [[nodiscard]] bool meets(const Box& box) const;

 private:
  std::array<glm::vec4, 4> planes_;  // unit normals, pointing inwards
};

}  // namespace engine
