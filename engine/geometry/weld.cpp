#include "engine/geometry/weld.h"

#include <meshoptimizer.h>

namespace engine {

std::vector<std::uint32_t> weldedByPosition(const std::vector<glm::vec3>& positions) {
  std::vector<std::uint32_t> places(positions.size());
  if (positions.empty()) return places;
  std::vector<glm::vec3> keys = positions;
  for (glm::vec3& key : keys) key += 0.0F;  // to the bit, which -0 would not be
  meshopt_generateVertexRemap(places.data(), nullptr, keys.size(), keys.data(), keys.size(),
                              sizeof(glm::vec3));
  return places;
}

}  // namespace engine
