// A closed cylinder round the Y axis.
#pragma once

#include <cmath>

#include "engine/geometry/triangle_mesh.h"

namespace samples {

/// From -height/2 to height/2, 128 sides, facing outward, with flat normals left out.
inline engine::TriangleMesh cylinder(float radius, float height) {
  constexpr std::uint32_t kSides = 128;
  engine::TriangleMesh mesh;
  for (const float y : {-0.5F * height, 0.5F * height}) {
    for (std::uint32_t i = 0; i < kSides; ++i) {
      const float angle = 6.28318530718F * static_cast<float>(i) / kSides;
      mesh.positions.emplace_back(radius * std::cos(angle), y, -radius * std::sin(angle));
    }
  }
  mesh.positions.emplace_back(0.0F, -0.5F * height, 0.0F);
  mesh.positions.emplace_back(0.0F, 0.5F * height, 0.0F);
  for (std::uint32_t i = 0; i < kSides; ++i) {
    const std::uint32_t next = (i + 1) % kSides;
    mesh.triangles.push_back({i, next, kSides + next});
    mesh.triangles.push_back({i, kSides + next, kSides + i});
    mesh.triangles.push_back({2 * kSides, next, i});
    mesh.triangles.push_back({2 * kSides + 1, kSides + i, kSides + next});
  }
  return mesh;
}

}  // namespace samples
