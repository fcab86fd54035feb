// The questions about rays. Compiled without contraction to fused multiply-adds: the edge functions of two
// neighbours must be each other's exact negatives, or a ray could slip through between them.
#include <algorithm>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include "engine/geometry/bvh.h"

namespace engine {
namespace {

constexpr std::size_t kStackSize = 128;    // deepest tree: 40 greedy levels, then 30 of halving
constexpr float kBoxSlack = 1.0F + 2e-6F;  // more than the rounding of a slab test in float
constexpr double kSamePlace = 1e-6;        // of t: hits through one edge are this close

/// The ray with its direction scaled to a largest component of 1, and sheared onto +Z for the triangle test.
struct PreparedRay {
  explicit PreparedRay(const Ray& ray) : origin{ray.origin}, originF{ray.origin} {
    const glm::dvec3 direction{ray.direction};
    scale = std::max({std::abs(direction.x), std::abs(direction.y), std::abs(direction.z)});
    usable = scale > 0.0 && std::isfinite(scale) && std::isfinite(origin.x + origin.y + origin.z);
    if (!usable) return;
    unit = direction / scale;
    for (int i = 0; i < 3; ++i) {
      if (std::abs(unit[i]) > std::abs(unit[z])) z = i;
    }
    x = (z + 1) % 3;
    y = (z + 2) % 3;
    if (unit[z] < 0.0) std::swap(x, y);  // keeps the winding
    shearX = unit[x] / unit[z];
    shearY = unit[y] / unit[z];
    for (int i = 0; i < 3; ++i) {
      inverse[i] = static_cast<float>(1.0 / unit[i]);
      parallel[static_cast<std::size_t>(i)] = !std::isfinite(inverse[i]);
      anyParallel = anyParallel || parallel[static_cast<std::size_t>(i)];
    }
  }

  glm::dvec3 origin;
  glm::vec3 originF;
  double scale = 0.0;
  bool usable = false;
  glm::dvec3 unit{0.0};
  int x = 0, y = 1, z = 2;
  double shearX = 0.0, shearY = 0.0;
  glm::vec3 inverse{0.0F};
  std::array<bool, 3> parallel{};
  bool anyParallel = false;
};

/// Where the ray enters the box (in scaled t), or infinity when it misses it between near and far.
float entry(const PreparedRay& ray, const glm::vec3& low, const glm::vec3& high, float near, float far) {
  constexpr float kMiss = std::numeric_limits<float>::infinity();
  if (ray.anyParallel) {
    for (int i = 0; i < 3; ++i) {
      if (!ray.parallel[static_cast<std::size_t>(i)]) continue;
      if (ray.originF[i] < low[i] || ray.originF[i] > high[i]) return kMiss;
    }
  }
  const glm::vec3 a = (low - ray.originF) * ray.inverse;
  const glm::vec3 b = (high - ray.originF) * ray.inverse;
  for (int i = 0; i < 3; ++i) {
    if (ray.parallel[static_cast<std::size_t>(i)]) continue;
    near = std::max(near, std::min(a[i], b[i]));
    far = std::min(far, std::max(a[i], b[i]));
  }
  // Slack away from zero on either side, so that boxes behind the origin are treated like those before it.
  const float slack = (std::abs(near) + std::abs(far)) * (kBoxSlack - 1.0F);
  return near <= far + slack ? near : kMiss;
}

struct Crossing {
  double t = 0.0;  // scaled
  glm::dvec3 weights{0.0};
  bool front = true;
};

std::optional<Crossing> cross(const PreparedRay& ray, const std::array<glm::vec3, 3>& corners) {
  std::array<glm::dvec3, 3> p;  // sheared: the ray is the third axis
  for (std::size_t i = 0; i < 3; ++i) {
    const glm::dvec3 d = glm::dvec3{corners[i]} - ray.origin;
    p[i] = {d[ray.x] - ray.shearX * d[ray.z], d[ray.y] - ray.shearY * d[ray.z], d[ray.z] / ray.unit[ray.z]};
  }
  const glm::dvec3 edges{p[2].x * p[1].y - p[2].y * p[1].x, p[0].x * p[2].y - p[0].y * p[2].x,
                         p[1].x * p[0].y - p[1].y * p[0].x};
  const bool anyNegative = edges.x < 0.0 || edges.y < 0.0 || edges.z < 0.0;
  const bool anyPositive = edges.x > 0.0 || edges.y > 0.0 || edges.z > 0.0;
  if (anyNegative == anyPositive) return std::nullopt;  // outside, or seen exactly edge-on
  const glm::dvec3 weights = edges / (edges.x + edges.y + edges.z);
  return Crossing{weights.x * p[0].z + weights.y * p[1].z + weights.z * p[2].z, weights, anyPositive};
}

RayHit makeHit(const PreparedRay& ray, const Crossing& crossing, std::uint32_t triangle,
               const std::array<glm::vec3, 3>& corners) {
  RayHit hit;
  hit.t = static_cast<float>(crossing.t / ray.scale);
  hit.triangle = triangle;
  hit.barycentrics = glm::vec3{crossing.weights};
  hit.position =
      glm::vec3{crossing.weights.x * glm::dvec3{corners[0]} + crossing.weights.y * glm::dvec3{corners[1]} +
                crossing.weights.z * glm::dvec3{corners[2]}};
  hit.frontFacing = crossing.front;
  return hit;
}

bool onBorder(const glm::vec3& weights) {
  return weights.x == 0.0F || weights.y == 0.0F || weights.z == 0.0F;
}

}  // namespace

std::optional<RayHit> TriangleBvh::firstHit(const Ray& ray, float tMin, float tMax) const {
  const PreparedRay prepared{ray};
  if (empty() || !prepared.usable || !(tMin <= tMax)) return std::nullopt;
  const double near = tMin * prepared.scale;
  double far = tMax * prepared.scale;
  const auto nearF = static_cast<float>(near);
  std::optional<RayHit> best;
  std::array<std::pair<std::uint32_t, float>, kStackSize> stack;
  std::size_t depth = 0;
  const auto push = [&](std::uint32_t node, float t) {
    if (t < std::numeric_limits<float>::infinity()) stack[depth++] = {node, t};
  };
  const auto enter = [&](std::uint32_t node) {
    return entry(prepared, nodes_[node].low, nodes_[node].high, nearF, static_cast<float>(far));
  };
  push(0, enter(0));
  while (depth > 0) {
    const auto [index, entered] = stack[--depth];
    const Node& node = nodes_[index];
    if (best && entered > static_cast<float>(far) * kBoxSlack) continue;
    if (node.count == 0) {
      const float left = enter(node.first);
      const float right = enter(node.first + 1);
      const bool leftFirst = left <= right;
      push(leftFirst ? node.first + 1 : node.first, leftFirst ? right : left);
      push(leftFirst ? node.first : node.first + 1, leftFirst ? left : right);
      continue;
    }
    for (std::uint32_t i = node.first; i < node.first + node.count; ++i) {
      const auto crossing = cross(prepared, corners_[i]);
      if (!crossing || crossing->t < near || crossing->t > far) continue;
      if (best && crossing->t == far && original_[i] > best->triangle) continue;
      best = makeHit(prepared, *crossing, original_[i], corners_[i]);
      far = crossing->t;
    }
  }
  return best;
}

std::vector<RayHit> TriangleBvh::allHits(const Ray& ray, float tMin, float tMax) const {
  const PreparedRay prepared{ray};
  std::vector<RayHit> hits;
  if (empty() || !prepared.usable || !(tMin <= tMax)) return hits;
  const double near = tMin * prepared.scale;
  const double far = tMax * prepared.scale;
  std::array<std::uint32_t, kStackSize> stack;
  std::size_t depth = 0;
  stack[depth++] = 0;
  while (depth > 0) {
    const Node& node = nodes_[stack[--depth]];
    const float entered =
        entry(prepared, node.low, node.high, static_cast<float>(near), static_cast<float>(far));
    if (!(entered < std::numeric_limits<float>::infinity())) continue;
    if (node.count == 0) {
      stack[depth++] = node.first + 1;
      stack[depth++] = node.first;
      continue;
    }
    for (std::uint32_t i = node.first; i < node.first + node.count; ++i) {
      const auto crossing = cross(prepared, corners_[i]);
      if (!crossing || crossing->t < near || crossing->t > far) continue;
      hits.push_back(makeHit(prepared, *crossing, original_[i], corners_[i]));
    }
  }
  std::sort(hits.begin(), hits.end(), [](const RayHit& a, const RayHit& b) {
    return std::pair{a.t, a.triangle} < std::pair{b.t, b.triangle};
  });

  // One crossing of a shared edge was found once per triangle: keep one of each facing.
  std::vector<RayHit> kept;
  for (const RayHit& hit : hits) {
    bool seen = false;
    for (std::size_t i = kept.size(); i-- > 0 && !seen;) {
      if (hit.t - kept[i].t > kSamePlace * std::abs(hit.t)) break;
      seen = kept[i].frontFacing == hit.frontFacing && onBorder(kept[i].barycentrics) &&
             onBorder(hit.barycentrics);
    }
    if (!seen) kept.push_back(hit);
  }
  return kept;
}

}  // namespace engine
