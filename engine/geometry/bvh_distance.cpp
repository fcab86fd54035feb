#include <algorithm>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include "engine/geometry/bvh.h"
#include "engine/geometry/closest_point.h"

namespace engine {
namespace {

constexpr std::size_t kStackSize = 128;  // as for rays, see bvh_rays.cpp

using Corners = std::array<glm::vec3, 3>;

std::array<glm::dvec3, 3> widen(const Corners& corners) {
  return {glm::dvec3{corners[0]}, glm::dvec3{corners[1]}, glm::dvec3{corners[2]}};
}

double squaredDistance(const glm::dvec3& p, const glm::vec3& low, const glm::vec3& high) {
  const glm::dvec3 away = p - glm::clamp(p, glm::dvec3{low}, glm::dvec3{high});
  return glm::dot(away, away);
}

bool holds(const glm::vec3& low, const glm::vec3& high, const glm::vec3& p) {
  return p.x >= low.x && p.y >= low.y && p.z >= low.z && p.x <= high.x && p.y <= high.y && p.z <= high.z;
}

glm::dvec3 unitNormal(const Corners& corners) {
  const auto [a, b, c] = widen(corners);
  const glm::dvec3 normal = glm::cross(b - a, c - a);
  const double length = glm::length(normal);
  return length > 0.0 ? normal / length : glm::dvec3{0.0};
}

double angleAt(const Corners& corners, std::size_t i) {
  const auto p = widen(corners);
  const glm::dvec3 u = p[(i + 1) % 3] - p[i];
  const glm::dvec3 v = p[(i + 2) % 3] - p[i];
  return std::atan2(glm::length(glm::cross(u, v)), glm::dot(u, v));
}

}  // namespace

std::optional<ClosestPoint> TriangleBvh::closestPoint(const glm::vec3& point, float maxDistance) const {
  const glm::dvec3 p{point};
  if (empty() || !std::isfinite(p.x + p.y + p.z) || !(maxDistance >= 0.0F)) return std::nullopt;
  double bestSquared = static_cast<double>(maxDistance) * maxDistance;
  std::uint32_t best = 0;
  glm::dvec3 bestWeights{0.0};
  bool found = false;

  std::array<std::pair<std::uint32_t, double>, kStackSize> stack;
  std::size_t depth = 0;
  const auto push = [&](std::uint32_t node, double squared) {
    if (squared <= bestSquared) stack[depth++] = {node, squared};
  };
  push(0, squaredDistance(p, nodes_[0].low, nodes_[0].high));
  while (depth > 0) {
    const auto [index, squared] = stack[--depth];
    if (squared > bestSquared) continue;
    const Node& node = nodes_[index];
    if (node.count == 0) {
      const double left = squaredDistance(p, nodes_[node.first].low, nodes_[node.first].high);
      const double right = squaredDistance(p, nodes_[node.first + 1].low, nodes_[node.first + 1].high);
      const bool leftFirst = left <= right;
      push(leftFirst ? node.first + 1 : node.first, leftFirst ? right : left);
      push(leftFirst ? node.first : node.first + 1, leftFirst ? left : right);
      continue;
    }
    for (std::uint32_t i = node.first; i < node.first + node.count; ++i) {
      const auto corners = widen(corners_[i]);
      const glm::dvec3 weights = closestBarycentrics(corners, p);
      const glm::dvec3 away = p - (weights.x * corners[0] + weights.y * corners[1] + weights.z * corners[2]);
      const double distance = glm::dot(away, away);
      if (distance < bestSquared || (!found && distance <= bestSquared)) {
        found = true;
        bestSquared = distance;
        best = i;
        bestWeights = weights;
      }
    }
  }
  if (!found) return std::nullopt;

  const auto corners = widen(corners_[best]);
  const glm::dvec3 place =
      bestWeights.x * corners[0] + bestWeights.y * corners[1] + bestWeights.z * corners[2];
  ClosestPoint closest;
  closest.position = glm::vec3{place};
  closest.triangle = original_[best];
  closest.barycentrics = glm::vec3{bestWeights};
  closest.distance = static_cast<float>(std::sqrt(bestSquared));
  const bool inside = glm::dot(p - place, pseudonormal(best, bestWeights)) < 0.0;
  closest.signedDistance = inside ? -closest.distance : closest.distance;
  return closest;
}

glm::dvec3 TriangleBvh::pseudonormal(std::uint32_t leafTriangle, const glm::dvec3& weights) const {
  const Corners& own = corners_[leafTriangle];
  std::vector<glm::vec3> shared;  // one corner: a vertex; two: an edge; three: the face itself
  for (int i = 0; i < 3; ++i) {
    if (weights[i] > 0.0) shared.push_back(own[static_cast<std::size_t>(i)]);
  }
  if (shared.size() == 3) return unitNormal(own);

  // The boxes hold their corners to the bit, so neighbours are found without any adjacency.
  glm::dvec3 sum{0.0};
  std::vector<std::uint32_t> stack{0};
  while (!stack.empty()) {
    const Node& node = nodes_[stack.back()];
    stack.pop_back();
    if (!std::all_of(shared.begin(), shared.end(),
                     [&](const auto& p) { return holds(node.low, node.high, p); }))
      continue;
    if (node.count == 0) {
      stack.push_back(node.first + 1);
      stack.push_back(node.first);
      continue;
    }
    for (std::uint32_t i = node.first; i < node.first + node.count; ++i) {
      const Corners& corners = corners_[i];
      const auto at = [&](const glm::vec3& p) { return std::find(corners.begin(), corners.end(), p); };
      if (!std::all_of(shared.begin(), shared.end(), [&](const auto& p) { return at(p) != corners.end(); }))
        continue;
      const double weight = shared.size() == 1
                                ? angleAt(corners, static_cast<std::size_t>(at(shared[0]) - corners.begin()))
                                : 1.0;
      sum += weight * unitNormal(corners);
    }
  }
  return sum;
}

}  // namespace engine
