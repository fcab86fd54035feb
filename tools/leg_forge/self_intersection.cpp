#include "tools/leg_forge/self_intersection.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <glm/vec3.hpp>
#include <glm/vector_relational.hpp>
#include <tuple>

namespace leg_forge {
namespace {

using Index = std::uint32_t;
using Triangle = std::array<Index, 3>;
using Corners = std::array<glm::dvec3, 3>;

/// Sign of the volume of the tetrahedron a, b, c, d; 0 within rounding.
int side(const glm::dvec3& a, const glm::dvec3& b, const glm::dvec3& c, const glm::dvec3& d) {
  const glm::dvec3 u = b - a;
  const glm::dvec3 v = c - a;
  const glm::dvec3 w = d - a;
  const double volume = glm::dot(w, glm::cross(u, v));
  constexpr double kRounding = 1e-14;
  const double least = kRounding * glm::length(u) * glm::length(v) * glm::length(w);
  return volume > least ? 1 : volume < -least ? -1 : 0;
}

/// Whether a segment goes through the inside of a triangle.
bool pierces(const glm::dvec3& from, const glm::dvec3& to, const Corners& t) {
  const int begin = side(t[0], t[1], t[2], from);
  if (begin == 0 || begin * side(t[0], t[1], t[2], to) >= 0) return false;
  const int first = side(from, to, t[0], t[1]);
  return first != 0 && side(from, to, t[1], t[2]) == first && side(from, to, t[2], t[0]) == first;
}

/// Whether the triangle left of the edge a b lies flat upon the one right of it.
bool folded(const glm::dvec3& a, const glm::dvec3& b, const glm::dvec3& left, const glm::dvec3& right) {
  const glm::dvec3 along = glm::normalize(b - a);
  const auto across = [&](const glm::dvec3& p) { return p - a - glm::dot(p - a, along) * along; };
  const glm::dvec3 u = across(left);
  const glm::dvec3 v = across(right);
  constexpr double kFlat = 1e-3;  // a twentieth of a degree
  return glm::dot(u, v) > 0.0 && glm::length(glm::cross(u, v)) < kFlat * glm::dot(u, v);
}

class Crossings {
 public:
  Crossings(const std::vector<glm::vec3>& positions, const std::vector<Triangle>& triangles)
      : positions_{positions}, triangles_{triangles} {}

  [[nodiscard]] bool meet(Index s, Index t) const {
    Triangle first = triangles_[s];
    Triangle second = triangles_[t];
    // What they share is turned to the front of both.
    std::size_t shared = 0;
    for (std::size_t i = 0; i < 3; ++i) {
      const auto at = std::find(second.begin() + static_cast<std::ptrdiff_t>(shared), second.end(), first[i]);
      if (at == second.end()) continue;
      std::swap(second[shared], *at);
      std::swap(first[shared], first[i]);
      ++shared;
    }
    const Corners a = corners(first);
    const Corners b = corners(second);
    if (shared == 3) return true;
    if (shared == 2) return folded(a[0], a[1], a[2], b[2]);
    if (shared == 1) return pierces(a[1], a[2], b) || pierces(b[1], b[2], a);
    for (std::size_t k = 0; k < 3; ++k) {
      if (pierces(a[k], a[(k + 1) % 3], b) || pierces(b[k], b[(k + 1) % 3], a)) return true;
    }
    return false;
  }

 private:
  [[nodiscard]] Corners corners(const Triangle& t) const {
    return {glm::dvec3{positions_[t[0]]}, glm::dvec3{positions_[t[1]]}, glm::dvec3{positions_[t[2]]}};
  }
  const std::vector<glm::vec3>& positions_;
  const std::vector<Triangle>& triangles_;
};

struct Extent {
  glm::vec3 low;
  glm::vec3 high;
};

/// Cubes of space, each with the triangles whose extents touch it.
class Grid {
 public:
  struct Entry {
    glm::ivec3 cell;
    Index triangle = 0;
    [[nodiscard]] auto key() const { return std::tie(cell.x, cell.y, cell.z, triangle); }
  };

  explicit Grid(const std::vector<Extent>& extents) {
    glm::vec3 sum{0.0F};
    for (const Extent& extent : extents) sum += extent.high - extent.low;
    constexpr float kCellPerExtent = 2.0F;
    const float mean = (sum.x + sum.y + sum.z) / (3.0F * static_cast<float>(extents.size()));
    edge_ = std::max(kCellPerExtent * mean, 1e-12F);
    for (Index t = 0; t < extents.size(); ++t) {
      const glm::ivec3 low = cellOf(extents[t].low);
      const glm::ivec3 high = cellOf(extents[t].high);
      for (int x = low.x; x <= high.x; ++x) {
        for (int y = low.y; y <= high.y; ++y) {
          for (int z = low.z; z <= high.z; ++z) entries_.push_back({{x, y, z}, t});
        }
      }
    }
    std::sort(entries_.begin(), entries_.end(),
              [](const Entry& a, const Entry& b) { return a.key() < b.key(); });
  }
  [[nodiscard]] glm::ivec3 cellOf(const glm::vec3& p) const { return glm::ivec3{glm::floor(p / edge_)}; }
  [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }

 private:
  float edge_ = 1.0F;
  std::vector<Entry> entries_;
};

}  // namespace

std::vector<std::pair<Index, Index>> selfIntersections(const std::vector<glm::vec3>& positions,
                                                       const std::vector<Triangle>& triangles) {
  std::vector<Extent> extents;
  extents.reserve(triangles.size());
  for (const auto& [a, b, c] : triangles) {
    extents.push_back({glm::min(glm::min(positions[a], positions[b]), positions[c]),
                       glm::max(glm::max(positions[a], positions[b]), positions[c])});
  }
  const Crossings crossings{positions, triangles};
  const Grid grid{extents};
  const std::vector<Grid::Entry>& entries = grid.entries();
  std::vector<std::pair<Index, Index>> out;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    for (std::size_t j = i + 1; j < entries.size() && entries[j].cell == entries[i].cell; ++j) {
      const Extent& a = extents[entries[i].triangle];
      const Extent& b = extents[entries[j].triangle];
      const glm::vec3 low = glm::max(a.low, b.low);
      if (glm::any(glm::greaterThan(low, glm::min(a.high, b.high)))) continue;
      if (grid.cellOf(low) != entries[i].cell) continue;  // another cube sees the same pair
      if (crossings.meet(entries[i].triangle, entries[j].triangle)) {
        out.emplace_back(entries[i].triangle, entries[j].triangle);
      }
    }
  }
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace leg_forge
