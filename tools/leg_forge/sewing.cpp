#include "tools/leg_forge/sewing.h"

#include <algorithm>
#include <cmath>
#include <glm/common.hpp>
#include <map>
#include <numeric>

namespace leg_forge {
namespace {

/// The difference of two turns, -0.5 to 0.5.
double turnBetween(double from, double to) {
  return to - from - std::round(to - from);
}

/// How far round each vertex of a loop lies beyond `start`, in the sense `sign`, followed along the loop; one
/// entry more than vertices, for the way back to the first.
std::vector<double> progress(const std::vector<std::uint32_t>& loop,
                             const std::function<double(std::uint32_t)>& turn, double start, double sign) {
  std::vector<double> out{sign * turnBetween(start, turn(loop[0]))};
  for (std::size_t i = 0; i < loop.size(); ++i) {
    out.push_back(out.back() + sign * turnBetween(turn(loop[i]), turn(loop[(i + 1) % loop.size()])));
  }
  return out;
}

}  // namespace

std::vector<Edge> openEdges(const std::vector<std::array<std::uint32_t, 3>>& triangles) {
  std::vector<Edge> all;
  for (const auto& t : triangles) {
    for (std::size_t k = 0; k < 3; ++k) all.push_back({t[k], t[(k + 1) % 3]});
  }
  std::vector<Edge> sorted = all;
  std::sort(sorted.begin(), sorted.end());
  std::vector<Edge> out;
  for (const Edge& edge : all) {
    if (!std::binary_search(sorted.begin(), sorted.end(), Edge{edge[1], edge[0]})) out.push_back(edge);
  }
  return out;
}

Clipped clip(const Surface& surface, const std::vector<double>& depth) {
  Clipped out;
  constexpr std::uint32_t kNone = 0xFFFFFFFFU;
  std::vector<std::uint32_t> renamed(surface.positions.size(), kNone);
  std::map<Edge, std::uint32_t> crossings;
  const auto add = [&out](const glm::vec3& p, std::uint32_t beyond) {
    out.surface.positions.push_back(p);
    out.beyond.push_back(beyond);
    return static_cast<std::uint32_t>(out.surface.positions.size() - 1);
  };
  const auto vertex = [&](std::uint32_t v) {
    if (renamed[v] == kNone) renamed[v] = add(surface.positions[v], v);
    return renamed[v];
  };
  const auto crossing = [&](std::uint32_t kept, std::uint32_t gone) {
    const auto [found, isNew] = crossings.try_emplace({kept, gone}, 0U);
    if (isNew) {
      const double s = std::clamp(depth[kept] / (depth[kept] - depth[gone]), 0.05, 0.95);
      found->second =
          add(glm::mix(surface.positions[kept], surface.positions[gone], static_cast<float>(s)), gone);
    }
    return found->second;
  };
  for (const auto& t : surface.triangles) {
    std::vector<std::uint32_t> ring;
    for (std::size_t k = 0; k < 3; ++k) {
      const std::uint32_t a = t[k];
      const std::uint32_t b = t[(k + 1) % 3];
      const bool aKept = depth[a] <= 0.0;
      if (aKept) ring.push_back(vertex(a));
      if (aKept != (depth[b] <= 0.0)) ring.push_back(aKept ? crossing(a, b) : crossing(b, a));
    }
    for (std::size_t i = 1; i + 1 < ring.size(); ++i) {
      out.surface.triangles.push_back({ring[0], ring[i], ring[i + 1]});
    }
  }
  return out;
}

void dropClosedPieces(Clipped& clipped) {
  std::vector<std::uint32_t> parent(clipped.surface.positions.size());
  std::iota(parent.begin(), parent.end(), 0U);
  const auto root = [&parent](std::uint32_t v) {
    while (parent[v] != v) v = parent[v] = parent[parent[v]];
    return v;
  };
  for (const auto& [a, b, c] : clipped.surface.triangles) {
    parent[root(b)] = root(a);
    parent[root(c)] = root(a);
  }
  std::vector<bool> open(parent.size(), false);
  for (const Edge& edge : openEdges(clipped.surface.triangles)) open[root(edge[0])] = true;
  std::erase_if(clipped.surface.triangles, [&](const auto& triangle) { return !open[root(triangle[0])]; });
}

std::optional<std::vector<std::uint32_t>> loopOf(const std::vector<Edge>& edges) {
  std::map<std::uint32_t, std::uint32_t> next;
  for (const Edge& edge : edges) {
    if (!next.emplace(edge[0], edge[1]).second) return std::nullopt;
  }
  if (edges.size() < 3) return std::nullopt;
  std::vector<std::uint32_t> loop{edges[0][0]};
  for (std::uint32_t v = edges[0][1]; v != loop[0]; v = next[v]) {
    if (loop.size() >= edges.size() || next.count(v) == 0) return std::nullopt;
    loop.push_back(v);
  }
  if (loop.size() != edges.size()) return std::nullopt;
  return loop;
}

std::vector<std::array<std::uint32_t, 3>> sew(const std::vector<std::uint32_t>& a,
                                              const std::vector<std::uint32_t>& b,
                                              const std::function<double(std::uint32_t)>& turn) {
  // Both in the sense of a, b from the vertex that lies nearest to the first of a.
  std::vector<std::uint32_t> c{b.rbegin(), b.rend()};
  const double start = turn(a[0]);
  const auto nearest = std::min_element(c.begin(), c.end(), [&](std::uint32_t v, std::uint32_t w) {
    return std::abs(turnBetween(start, turn(v))) < std::abs(turnBetween(start, turn(w)));
  });
  std::rotate(c.begin(), nearest, c.end());
  const double sign = progress(a, turn, start, 1.0).back() > 0.0 ? 1.0 : -1.0;
  const std::vector<double> onA = progress(a, turn, start, sign);
  const std::vector<double> onC = progress(c, turn, start, sign);
  std::vector<std::array<std::uint32_t, 3>> out;
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.size() || j < c.size()) {
    const std::uint32_t ai = a[i % a.size()];
    const std::uint32_t cj = c[j % c.size()];
    const bool stepA = j == c.size() || (i < a.size() && onA[i + 1] <= onC[j + 1]);
    if (stepA) {
      ++i;
      out.push_back({a[i % a.size()], ai, cj});
    } else {
      ++j;
      out.push_back({cj, c[j % c.size()], ai});
    }
  }
  return out;
}

}  // namespace leg_forge
