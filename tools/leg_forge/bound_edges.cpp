#include "tools/leg_forge/bound_edges.h"

#include <algorithm>
#include <glm/geometric.hpp>
#include <iterator>
#include <tuple>

#include "tools/leg_forge/flip_edges.h"

namespace leg_forge {
namespace {

using Index = std::uint32_t;
using Triangle = std::array<Index, 3>;
using Edge = std::tuple<float, Index, Index>;  // length, low vertex, high vertex
using Length = std::function<float(const glm::vec3&)>;

/// A surface whose vertices know their triangles, to be split and collapsed.
class Mesh {
 public:
  explicit Mesh(const Surface& surface)
      : positions_{surface.positions}, triangles_{surface.triangles}, around_(surface.positions.size()) {
    for (Index t = 0; t < triangles_.size(); ++t) {
      for (const Index v : triangles_[t]) around_[v].push_back(t);
    }
  }

  /// Halves every edge longer than `longest`, the longest first. \return how many.
  std::size_t split(float longest) {
    const std::vector<Edge> list = edges([longest](const Edge& edge) { return std::get<0>(edge) > longest; });
    for (const auto& [length, a, b] : list) splitEdge(a, b);
    return list.size();
  }

  /// Collapses every edge shorter than `shortest` that can go, the shortest first. \return how many.
  std::size_t collapse(const Length& shortest, float longest) {
    const auto isShort = [&](const Edge& edge) {
      const auto& [length, a, b] = edge;
      return length < shortest(0.5F * (positions_[a] + positions_[b]));
    };
    std::size_t count = 0;
    std::vector<Edge> list = edges(isShort);
    std::reverse(list.begin(), list.end());
    for (const auto& [length, a, b] : list) {
      // Others may have moved or removed its ends since.
      if (around_[a].empty() || around_[b].empty() || !joined(a, b)) continue;
      if (!isShort({glm::distance(positions_[a], positions_[b]), a, b})) continue;
      if (collapseEdge(a, b, longest)) ++count;
    }
    return count;
  }

  /// What is left, unused vertices dropped.
  [[nodiscard]] Surface take() const {
    Surface out;
    std::vector<Index> renamed(positions_.size(), 0);
    for (std::size_t v = 0; v < positions_.size(); ++v) {
      if (around_[v].empty()) continue;
      renamed[v] = static_cast<Index>(out.positions.size());
      out.positions.push_back(positions_[v]);
    }
    for (const auto& [a, b, c] : triangles_) {
      if (a != b) out.triangles.push_back({renamed[a], renamed[b], renamed[c]});
    }
    return out;
  }

 private:
  static constexpr Triangle kGone{0, 0, 0};

  /// The edges that satisfy a condition, the longest first, equal ones in the order of vertices.
  template <class Condition>
  [[nodiscard]] std::vector<Edge> edges(const Condition& holds) const {
    std::vector<Edge> out;
    for (const Triangle& t : triangles_) {
      for (std::size_t k = 0; k < 3; ++k) {
        const Index a = t[k];
        const Index b = t[(k + 1) % 3];
        if (a >= b) continue;  // a closed surface has the edge the other way round as well
        const Edge edge{glm::distance(positions_[a], positions_[b]), a, b};
        if (holds(edge)) out.push_back(edge);
      }
    }
    std::sort(out.begin(), out.end(), std::greater<>{});
    return out;
  }

  [[nodiscard]] static bool has(const Triangle& t, Index v) { return t[0] == v || t[1] == v || t[2] == v; }

  [[nodiscard]] bool joined(Index a, Index b) const {
    return std::any_of(around_[a].begin(), around_[a].end(), [&](Index t) { return has(triangles_[t], b); });
  }

  void splitEdge(Index a, Index b) {
    const auto middle = static_cast<Index>(positions_.size());
    positions_.push_back(0.5F * (positions_[a] + positions_[b]));
    around_.emplace_back();
    const std::vector<Index> sides = around_[a];
    for (const Index t : sides) {
      if (!has(triangles_[t], b)) continue;
      const auto fresh = static_cast<Index>(triangles_.size());
      Triangle half = triangles_[t];
      std::replace(half.begin(), half.end(), a, middle);
      std::replace(triangles_[t].begin(), triangles_[t].end(), b, middle);
      std::replace(around_[b].begin(), around_[b].end(), t, fresh);
      for (const Index v : half) {
        if (v != b && v != middle) around_[v].push_back(fresh);
      }
      around_[middle].push_back(t);
      around_[middle].push_back(fresh);
      triangles_.push_back(half);
    }
  }

  [[nodiscard]] std::vector<Index> neighbours(Index v) const {
    std::vector<Index> out;
    for (const Index t : around_[v]) {
      for (const Index w : triangles_[t]) {
        if (w != v) out.push_back(w);
      }
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
  }

  /// Whether a triangle round `v` that does not hold `other` would bend far or wither when v moves to
  /// `place`.
  [[nodiscard]] bool turns(Index v, Index other, const glm::vec3& place) const {
    constexpr float kLeastCosine = 0.7F;
    for (const Index t : around_[v]) {
      if (has(triangles_[t], other)) continue;
      std::array<glm::vec3, 3> p{};
      for (std::size_t k = 0; k < 3; ++k) p[k] = positions_[triangles_[t][k]];
      const glm::vec3 before = glm::cross(p[1] - p[0], p[2] - p[0]);
      for (std::size_t k = 0; k < 3; ++k) {
        if (triangles_[t][k] == v) p[k] = place;
      }
      const glm::vec3 after = glm::cross(p[1] - p[0], p[2] - p[0]);
      if (glm::dot(before, after) <= kLeastCosine * glm::length(before) * glm::length(after)) return true;
    }
    return false;
  }

  bool collapseEdge(Index a, Index b, float longest) {
    const std::vector<Index> nearA = neighbours(a);
    const std::vector<Index> nearB = neighbours(b);
    std::vector<Index> shared;
    std::set_intersection(nearA.begin(), nearA.end(), nearB.begin(), nearB.end(), std::back_inserter(shared));
    // More than two: the surface would touch itself. A vertex with three triangles would leave a flat pair.
    if (shared.size() != 2 || nearA.size() + nearB.size() < 8) return false;
    if (std::any_of(shared.begin(), shared.end(), [&](Index v) { return around_[v].size() < 5; }))
      return false;
    const glm::vec3 place = 0.5F * (positions_[a] + positions_[b]);
    const auto tooFar = [&](Index v) {
      return v != a && v != b && glm::distance(positions_[v], place) > longest;
    };
    if (std::any_of(nearA.begin(), nearA.end(), tooFar) || std::any_of(nearB.begin(), nearB.end(), tooFar))
      return false;
    if (turns(a, b, place) || turns(b, a, place)) return false;
    positions_[a] = place;
    for (const Index t : around_[b]) {
      Triangle& corners = triangles_[t];
      if (has(corners, a)) {
        for (const Index v : corners) {
          if (v != b) std::erase(around_[v], t);
        }
        corners = kGone;
      } else {
        std::replace(corners.begin(), corners.end(), b, a);
        around_[a].push_back(t);
      }
    }
    around_[b].clear();
    return true;
  }

  std::vector<glm::vec3> positions_;
  std::vector<Triangle> triangles_;
  std::vector<std::vector<Index>> around_;
};

}  // namespace

void boundEdges(Surface& surface, const VoxelField& field, const Length& shortest, float longest) {
  constexpr int kRounds = 8;
  for (int round = 0; round < kRounds; ++round) {
    Mesh mesh{surface};
    const std::size_t changed = mesh.split(longest) + mesh.collapse(shortest, longest);
    surface = mesh.take();
    if (changed == 0) break;
    flipEdges(surface);
    // Evening out lengthens and shortens edges again: not after the last change.
    if (round + 1 < kRounds) {
      relax(surface, field, 1);
    } else {
      settle(surface, field);
    }
  }
}

}  // namespace leg_forge
