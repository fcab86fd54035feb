#include "tools/leg_forge/flip_edges.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <tuple>
#include <vector>

namespace leg_forge {
namespace {

using Index = std::uint32_t;
using Triangle = std::array<Index, 3>;

/// Triangles and who lies across each of their edges; edge k runs from corner k to the next.
class Flipper {
 public:
  explicit Flipper(Surface& surface)
      : positions_{surface.positions},
        triangles_{surface.triangles},
        across_(surface.triangles.size(), {kNone, kNone, kNone}) {
    std::vector<std::tuple<Index, Index, Index>> edges;  // low vertex, high vertex, triangle
    for (Index t = 0; t < triangles_.size(); ++t) {
      for (std::size_t k = 0; k < 3; ++k) {
        const Index a = triangles_[t][k];
        const Index b = triangles_[t][(k + 1) % 3];
        edges.emplace_back(std::min(a, b), std::max(a, b), t);
      }
    }
    std::sort(edges.begin(), edges.end());
    for (std::size_t i = 0; i + 1 < edges.size(); ++i) {
      const auto& [a, b, s] = edges[i];
      const auto& [c, d, t] = edges[i + 1];
      if (a != c || b != d) continue;
      across_[s][edgeOf(s, a, b)] = t;
      across_[t][edgeOf(t, a, b)] = s;
    }
  }

  std::size_t pass() {
    std::size_t turned = 0;
    for (Index t = 0; t < triangles_.size(); ++t) {
      for (std::size_t k = 0; k < 3; ++k) {
        if (across_[t][k] != kNone && flip(t, k)) ++turned;
      }
    }
    return turned;
  }

 private:
  static constexpr Index kNone = 0xFFFFFFFFU;

  [[nodiscard]] std::size_t edgeOf(Index t, Index a, Index b) const {
    for (std::size_t k = 0; k < 3; ++k) {
      const Index from = triangles_[t][k];
      const Index to = triangles_[t][(k + 1) % 3];
      if ((from == a && to == b) || (from == b && to == a)) return k;
    }
    return 0;
  }

  [[nodiscard]] glm::vec3 normal(Index a, Index b, Index c) const {
    return glm::cross(positions_[b] - positions_[a], positions_[c] - positions_[a]);
  }

  /// Cotangent of the angle at `apex` over the edge a b.
  [[nodiscard]] float cotangent(Index apex, Index a, Index b) const {
    const glm::vec3 u = positions_[a] - positions_[apex];
    const glm::vec3 v = positions_[b] - positions_[apex];
    return glm::dot(u, v) / std::max(glm::length(glm::cross(u, v)), 1e-12F);
  }

  /// Whether c and d are neighbours; t is a triangle at c.
  [[nodiscard]] bool joined(Index t, Index c, Index d) const {
    const Index first = t;
    do {
      const auto corner = static_cast<std::size_t>(std::find(triangles_[t].begin(), triangles_[t].end(), c) -
                                                   triangles_[t].begin());
      if (triangles_[t][(corner + 1) % 3] == d || triangles_[t][(corner + 2) % 3] == d) return true;
      t = across_[t][corner];
    } while (t != first && t != kNone);
    return t == kNone;
  }

  bool flip(Index t, std::size_t k) {
    constexpr float kBent = 0.9F;
    constexpr float kGain = 1e-3F;  // less would let edges turn for ever
    const Index s = across_[t][k];
    const Index a = triangles_[t][k];
    const Index b = triangles_[t][(k + 1) % 3];
    const Index c = triangles_[t][(k + 2) % 3];
    const std::size_t j = edgeOf(s, a, b);
    const Index d = triangles_[s][(j + 2) % 3];
    if (cotangent(c, a, b) + cotangent(d, a, b) > -kGain) return false;
    const glm::vec3 before = glm::normalize(normal(a, b, c) + normal(b, a, d));
    const auto agrees = [&](const glm::vec3& n) { return glm::dot(n, before) > kBent * glm::length(n); };
    if (!agrees(normal(a, b, c)) || !agrees(normal(b, a, d))) return false;
    if (!agrees(normal(a, d, c)) || !agrees(normal(d, b, c))) return false;
    if (joined(t, c, d)) return false;
    // t: a b c, s: b a d  ->  t: a d c, s: d b c
    const Index atBc = across_[t][(k + 1) % 3];
    const Index atCa = across_[t][(k + 2) % 3];
    const Index atAd = across_[s][(j + 1) % 3];
    const Index atDb = across_[s][(j + 2) % 3];
    triangles_[t] = {a, d, c};
    triangles_[s] = {d, b, c};
    across_[t] = {atAd, s, atCa};
    across_[s] = {atDb, atBc, t};
    if (atAd != kNone) across_[atAd][edgeOf(atAd, a, d)] = t;
    if (atBc != kNone) across_[atBc][edgeOf(atBc, b, c)] = s;
    return true;
  }

  const std::vector<glm::vec3>& positions_;
  std::vector<Triangle>& triangles_;
  std::vector<std::array<Index, 3>> across_;
};

}  // namespace

std::size_t flipEdges(Surface& surface) {
  constexpr int kMostPasses = 8;
  Flipper flipper{surface};
  std::size_t all = 0;
  for (int pass = 0; pass < kMostPasses; ++pass) {
    const std::size_t turned = flipper.pass();
    all += turned;
    if (turned == 0) break;
  }
  return all;
}

}  // namespace leg_forge
