// Figures whose surfaces are known, for the tests of the forge. Millimetres.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

#include "tools/leg_forge/figures.h"
#include "tools/leg_forge/surface.h"
#include "tools/leg_forge/voxel_field.h"

namespace leg_forge::testing {

/// The same for the same triangles, whichever comes first and with whichever corner each begins.
inline std::vector<std::array<std::uint32_t, 3>> inOneOrder(
    std::vector<std::array<std::uint32_t, 3>> triangles) {
  for (auto& triangle : triangles)
    std::rotate(triangle.begin(), std::min_element(triangle.begin(), triangle.end()), triangle.end());
  std::sort(triangles.begin(), triangles.end());
  return triangles;
}

/// Circle of a radius round a centre, turning from +X to +Z.
inline Loop circle(double u, double radius, const glm::dvec3& centre) {
  return {u, 3.14159265358979 * radius * radius, 0.0, {centre, {radius, 0.0, 0.0}, {0.0, 0.0, radius}}};
}

/// Upright cylinder with cut ends.
inline Branch cylinder(double radius, double height) {
  Branch branch;
  constexpr int kLoops = 5;
  for (int i = 0; i < kLoops; ++i) {
    const double y = height * i / (kLoops - 1);
    branch.loops.push_back(circle(y, radius, {0.0, y, 0.0}));
  }
  branch.start = {EndType::cut, {0.0, 0.0, 0.0}};
  branch.end = {EndType::cut, {0.0, height, 0.0}};
  return branch;
}

/// Sphere round the origin, as a tube from pole to pole with free ends.
inline Branch sphere(double radius) {
  Branch branch;
  constexpr int kLoops = 41;
  for (int i = 1; i + 1 < kLoops; ++i) {
    const double angle = 3.14159265358979 * i / (kLoops - 1);
    const double y = -radius * std::cos(angle);
    branch.loops.push_back(circle(radius * angle, radius * std::sin(angle), {0.0, y, 0.0}));
  }
  branch.start = {EndType::free, {0.0, -radius, 0.0}};
  branch.end = {EndType::free, {0.0, radius, 0.0}};
  return branch;
}

/// Signed distance to a sphere round the origin on a cubic grid that reaches `half` to each side.
inline VoxelField sphereField(float radius, float half, float spacing) {
  const int n = static_cast<int>(2.0F * half / spacing) + 1;
  VoxelField field{{glm::ivec3{n}, glm::vec3{-half}, spacing}};
  forEachVoxel(field, [&](int x, int y, int z, float) {
    const glm::vec3 p = field.grid.point(x, y, z);
    return std::sqrt(p.x * p.x + p.y * p.y + p.z * p.z) - radius;
  });
  return field;
}

/// Whether every edge has one triangle on each side, by the place of the vertices: doubled rims count as one.
inline Topology topologyByPlace(const std::vector<glm::dvec3>& positions,
                                const std::vector<std::array<std::uint32_t, 3>>& triangles) {
  std::vector<std::uint32_t> order(positions.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  const auto before = [&](std::uint32_t a, std::uint32_t b) {
    const glm::dvec3& p = positions[a];
    const glm::dvec3& q = positions[b];
    if (p.x != q.x) return p.x < q.x;
    if (p.y != q.y) return p.y < q.y;
    return p.z < q.z;
  };
  std::sort(order.begin(), order.end(), before);
  std::vector<std::uint32_t> name(positions.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    const bool same = i > 0 && positions[order[i]] == positions[order[i - 1]];
    name[order[i]] = same ? name[order[i - 1]] : order[i];
  }
  std::vector<std::array<std::uint32_t, 3>> renamed;
  for (const auto& [a, b, c] : triangles) renamed.push_back({name[a], name[b], name[c]});
  return topologyOf(renamed);
}

}  // namespace leg_forge::testing
