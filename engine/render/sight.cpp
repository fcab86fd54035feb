#include "engine/render/sight.h"

#include <algorithm>
#include <glm/geometric.hpp>
#include <glm/matrix.hpp>

namespace engine {

Sight::Sight(const glm::mat4& toClip, glm::vec2 low, glm::vec2 high) {
  const glm::mat4 rows = glm::transpose(toClip);
  planes_ = {rows[0] - low.x * rows[3], high.x * rows[3] - rows[0], rows[1] - low.y * rows[3],
             high.y * rows[3] - rows[1]};
  for (glm::vec4& plane : planes_) plane /= std::max(glm::length(glm::vec3(plane)), 1e-12F);
}

bool Sight::meets(const Box& box) const {
  const glm::vec3 centre = 0.5F * (box.low + box.high);
  const glm::vec3 half = 0.5F * (box.high - box.low);
  return std::all_of(planes_.begin(), planes_.end(), [&](const glm::vec4& plane) {
    const glm::vec3 normal{plane};
    return glm::dot(normal, centre) + plane.w >= -glm::dot(glm::abs(normal), half);
  });
}

}  // namespace engine
