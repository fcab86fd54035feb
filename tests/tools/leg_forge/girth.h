// What a tape round a model would read.
#pragma once

#include <algorithm>
#include <cmath>
#include <glm/common.hpp>
#include <utility>
#include <vector>

#include "engine/geometry/triangle_mesh.h"

namespace leg_forge::testing {

/// Girth of the convex hull of a level section of a mesh in metres, between two places in x. Millimetres.
inline double girthAt(const engine::TriangleMesh& mesh, float yMm, float fromXMm = -1e9F,
                      float toXMm = 1e9F) {
  std::vector<std::pair<float, float>> points;
  for (const auto& triangle : mesh.triangles) {
    for (std::size_t k = 0; k < 3; ++k) {
      const glm::vec3 a = 1000.0F * mesh.positions[triangle[k]];
      const glm::vec3 b = 1000.0F * mesh.positions[triangle[(k + 1) % 3]];
      if ((a.y < yMm) == (b.y < yMm)) continue;
      const glm::vec3 p = glm::mix(a, b, (yMm - a.y) / (b.y - a.y));
      if (p.x > fromXMm && p.x < toXMm) points.emplace_back(p.x, p.z);
    }
  }
  std::sort(points.begin(), points.end());
  const auto turns = [](const auto& o, const auto& a, const auto& b) {
    return (a.first - o.first) * (b.second - o.second) - (a.second - o.second) * (b.first - o.first);
  };
  double girth = 0.0;
  for (int half = 0; half < 2; ++half) {
    std::vector<std::pair<float, float>> hull;
    for (const auto& p : points) {
      while (hull.size() > 1 && turns(hull[hull.size() - 2], hull.back(), p) <= 0.0F) hull.pop_back();
      hull.push_back(p);
    }
    for (std::size_t i = 0; i + 1 < hull.size(); ++i) {
      girth += std::hypot(static_cast<double>(hull[i + 1].first - hull[i].first),
                          static_cast<double>(hull[i + 1].second - hull[i].second));
    }
    std::reverse(points.begin(), points.end());
  }
  return girth;
}

}  // namespace leg_forge::testing
