#include "engine/geometry/closest_point.h"

#include <algorithm>
#include <glm/geometric.hpp>
#include <limits>

namespace engine {
namespace {

/// Share of b in the point of the segment a-b nearest to p, 0 to 1.
double alongSegment(const glm::dvec3& a, const glm::dvec3& b, const glm::dvec3& p) {
  const glm::dvec3 ab = b - a;
  const double squared = glm::dot(ab, ab);
  return squared > 0.0 ? std::clamp(glm::dot(p - a, ab) / squared, 0.0, 1.0) : 0.0;
}

glm::dvec3 nearestOnEdges(const std::array<glm::dvec3, 3>& triangle, const glm::dvec3& p) {
  glm::dvec3 best{1.0, 0.0, 0.0};
  double bestSquared = std::numeric_limits<double>::infinity();
  for (int i = 0; i < 3; ++i) {
    const int j = (i + 1) % 3;
    const glm::dvec3& a = triangle[static_cast<std::size_t>(i)];
    const glm::dvec3& b = triangle[static_cast<std::size_t>(j)];
    const double t = alongSegment(a, b, p);
    const glm::dvec3 away = p - (a + t * (b - a));
    const double squared = glm::dot(away, away);
    if (squared < bestSquared) {
      bestSquared = squared;
      best = glm::dvec3{0.0};
      best[i] = 1.0 - t;
      best[j] = t;
    }
  }
  return best;
}

}  // namespace

glm::dvec3 closestBarycentrics(const std::array<glm::dvec3, 3>& triangle, const glm::dvec3& point) {
  const auto& [a, b, c] = triangle;
  const glm::dvec3 ab = b - a;
  const glm::dvec3 ac = c - a;
  const glm::dvec3 normal = glm::cross(ab, ac);
  const double squared = glm::dot(normal, normal);
  if (squared > 0.0) {
    const glm::dvec3 ap = point - a;
    const double v = glm::dot(glm::cross(ap, ac), normal) / squared;
    const double w = glm::dot(glm::cross(ab, ap), normal) / squared;
    if (v >= 0.0 && w >= 0.0 && v + w <= 1.0) return {1.0 - v - w, v, w};
  }
  return nearestOnEdges(triangle, point);
}

}  // namespace engine
