#include "engine/geometry/triangle_mesh.h"

#include <glm/common.hpp>
#include <glm/geometric.hpp>

namespace engine {

Box boundingBox(const TriangleMesh& mesh) {
  Box box;
  for (const glm::vec3& p : mesh.positions) {
    box.low = glm::min(box.low, p);
    box.high = glm::max(box.high, p);
  }
  return box;
}

Box merge(const Box& a, const Box& b) {
  return {glm::min(a.low, b.low), glm::max(a.high, b.high)};
}

double signedVolume(const TriangleMesh& mesh) {
  double six = 0.0;
  for (const auto& [a, b, c] : mesh.triangles) {
    const glm::dvec3 p{mesh.positions[a]};
    const glm::dvec3 q{mesh.positions[b]};
    const glm::dvec3 r{mesh.positions[c]};
    six += glm::dot(p, glm::cross(q, r));
  }
  return six / 6.0;
}

}  // namespace engine
