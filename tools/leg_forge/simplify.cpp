#include <meshoptimizer.h>

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <glm/mat3x3.hpp>
#include <glm/matrix.hpp>
#include <map>
#include <optional>
#include <queue>
#include <tuple>
#include <utility>

#include "tools/leg_forge/surface.h"

namespace leg_forge {
namespace {

using Index = std::uint32_t;
using Triangle = std::array<Index, 3>;

/// Sum of squared distances to planes and points: x A x - 2 b x + c.
struct Quadric {
  glm::dmat3 a{0.0};
  glm::dvec3 b{0.0};
  double c = 0.0;

  void addPlane(const glm::dvec3& normal, const glm::dvec3& point, double weight) {
    const double d = glm::dot(normal, point);
    a += weight * glm::outerProduct(normal, normal);
    b += weight * d * normal;
    c += weight * d * d;
  }
  void addPoint(const glm::dvec3& point, double weight) {
    a += glm::dmat3{weight};
    b += weight * point;
    c += weight * glm::dot(point, point);
  }
  Quadric& operator+=(const Quadric& other) {
    a += other.a;
    b += other.b;
    c += other.c;
    return *this;
  }
  [[nodiscard]] double at(const glm::dvec3& x) const { return glm::dot(x, a * x) - 2.0 * glm::dot(b, x) + c; }
};

/// Where the vertex comes to lie that is left of an edge.
enum class Place { kBest, kOneOfTheEnds };

struct CollapseRules {
  Place place = Place::kBest;
  /// What an error on a triangle weighs, from its middle and area.
  std::function<double(const glm::dvec3&, double)> weigh;
  /// A little pull to the place where the vertices were, as a share of that weight: keeps triangles even
  /// where the surface is flat.
  double pull = 0.0;
  /// Per vertex, in the unit of positions: where they differ an edge is dearer. May be empty.
  std::vector<glm::vec3> tones;
  /// Per vertex, which stay where they are. May be empty.
  std::vector<bool> fixed;
};

/// Edge collapse by quadric error (Garland and Heckbert 1997) that never leaves the two-manifold: an edge
/// goes only when its ends share exactly two neighbours (the link condition) and no triangle turns over.
class Collapser {
 public:
  /// \param corners  what stands at the corners of the triangles: a place on a seam has several. Only
  /// kOneOfTheEnds
  ///        keeps them apart.
  Collapser(const Surface& surface, std::vector<Triangle> corners, CollapseRules rules)
      : rules_{std::move(rules)},
        triangles_{surface.triangles},
        corners_{std::move(corners)},
        around_(surface.positions.size()),
        quadrics_(surface.positions.size()),
        version_(surface.positions.size(), 0),
        left_{surface.triangles.size()} {
    for (const glm::vec3& p : surface.positions) positions_.emplace_back(p);
    for (Index t = 0; t < triangles_.size(); ++t) {
      const auto& [i, j, k] = triangles_[t];
      const glm::dvec3 normal = normalOf(positions_[i], positions_[j], positions_[k]);
      const double area = glm::length(normal);
      const glm::dvec3 middle = (positions_[i] + positions_[j] + positions_[k]) / 3.0;
      const double weight = rules_.weigh(middle, area);
      for (const Index v : {i, j, k}) {
        around_[v].push_back(t);
        if (area > 0.0) quadrics_[v].addPlane(normal / area, middle, weight);
        quadrics_[v].addPoint(middle, rules_.pull * weight);
      }
    }
    for (const Triangle& t : triangles_) {
      for (std::size_t k = 0; k < 3; ++k) {
        if (t[k] < t[(k + 1) % 3]) propose(t[k], t[(k + 1) % 3]);
      }
    }
  }

  void run(std::size_t target) {
    while (left_ > target && !queue_.empty()) {
      const Candidate best = queue_.top();
      queue_.pop();
      if (version_[best.a] != best.versionA || version_[best.b] != best.versionB) continue;
      collapse(best);
    }
  }

  /// What stands at the corners of those that are left.
  [[nodiscard]] std::vector<Triangle> corners() const {
    std::vector<Triangle> out;
    for (std::size_t t = 0; t < triangles_.size(); ++t) {
      if (triangles_[t] != kGone) out.push_back(corners_[t]);
    }
    return out;
  }
  [[nodiscard]] std::vector<glm::vec3> positions() const { return {positions_.begin(), positions_.end()}; }

 private:
  static constexpr Triangle kGone{0, 0, 0};

  struct Candidate {
    double cost;
    Index a;  // stays
    Index b;  // goes
    Index versionA;
    Index versionB;
    glm::dvec3 place;
    // The cheapest first; equal costs in the order of vertices, so that the result is always the same.
    bool operator<(const Candidate& other) const {
      return std::tie(cost, a, b) > std::tie(other.cost, other.a, other.b);
    }
  };

  static glm::dvec3 normalOf(const glm::dvec3& a, const glm::dvec3& b, const glm::dvec3& c) {
    return glm::cross(b - a, c - a);
  }

  [[nodiscard]] bool isFixed(Index v) const { return !rules_.fixed.empty() && rules_.fixed[v]; }

  void propose(Index a, Index b) {
    if (isFixed(a) && isFixed(b)) return;
    Quadric sum = quadrics_[a];
    sum += quadrics_[b];
    if (a > b) std::swap(a, b);
    const auto push = [&](Index stays, Index goes, const glm::dvec3& place, double extra) {
      queue_.push(
          {std::max(0.0, sum.at(place)) + extra, stays, goes, version_[stays], version_[goes], place});
    };
    if (rules_.place == Place::kBest) {
      const glm::dvec3 best = glm::inverse(sum.a) * sum.b;
      push(a, b, isFixed(a) ? positions_[a] : isFixed(b) ? positions_[b] : best, 0.0);
      return;
    }
    constexpr double kTrianglesRoundAVertex = 6.0;  // as many planes are in its quadric
    const glm::vec3 step = rules_.tones.empty() ? glm::vec3{0.0F} : rules_.tones[a] - rules_.tones[b];
    const double tone = kTrianglesRoundAVertex * static_cast<double>(glm::dot(step, step));
    push(a, b, positions_[a], tone);
    push(b, a, positions_[b], tone);
  }

  /// What each corner at the vertex that goes becomes at the one that stays: they meet along the edge itself.
  /// \return nothing when one has no counterpart there, and a seam would tear.
  [[nodiscard]] std::optional<std::map<Index, Index>> counterparts(const Candidate& edge) const {
    std::map<Index, Index> found;
    for (const Index t : around_[edge.b]) {
      const auto kept = std::find(triangles_[t].begin(), triangles_[t].end(), edge.a);
      if (kept == triangles_[t].end()) continue;
      const Index corner = corners_[t][static_cast<std::size_t>(kept - triangles_[t].begin())];
      if (found.emplace(cornerAt(t, edge.b), corner).first->second != corner) return std::nullopt;
    }
    for (const Index t : around_[edge.b]) {
      if (found.count(cornerAt(t, edge.b)) == 0) return std::nullopt;
    }
    return found;
  }

  [[nodiscard]] Index cornerAt(Index t, Index v) const {
    const auto at = std::find(triangles_[t].begin(), triangles_[t].end(), v) - triangles_[t].begin();
    return corners_[t][static_cast<std::size_t>(at)];
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

  /// Whether a triangle round `v` that does not hold `other` would turn or wither when v moves to `place`.
  [[nodiscard]] bool turns(Index v, Index other, const glm::dvec3& place) const {
    constexpr double kLeastCosine = 0.3;
    for (const Index t : around_[v]) {
      const Triangle& corners = triangles_[t];
      if (std::find(corners.begin(), corners.end(), other) != corners.end()) continue;
      std::array<glm::dvec3, 3> p{};
      for (std::size_t k = 0; k < 3; ++k) p[k] = positions_[corners[k]];
      const glm::dvec3 before = normalOf(p[0], p[1], p[2]);
      for (std::size_t k = 0; k < 3; ++k) {
        if (corners[k] == v) p[k] = place;
      }
      const glm::dvec3 after = normalOf(p[0], p[1], p[2]);
      if (glm::dot(before, after) <= kLeastCosine * glm::length(before) * glm::length(after)) return true;
    }
    return false;
  }

  void collapse(const Candidate& edge) {
    const std::vector<Index> nearA = neighbours(edge.a);
    const std::vector<Index> nearB = neighbours(edge.b);
    std::vector<Index> shared;
    std::set_intersection(nearA.begin(), nearA.end(), nearB.begin(), nearB.end(), std::back_inserter(shared));
    if (shared.size() != 2 || nearA.size() + nearB.size() < 8) return;
    if (turns(edge.a, edge.b, edge.place) || turns(edge.b, edge.a, edge.place)) return;
    const auto becomes = counterparts(edge);
    if (!becomes) return;

    if (isFixed(edge.b)) rules_.fixed[edge.a] = true;
    positions_[edge.a] = edge.place;
    quadrics_[edge.a] += quadrics_[edge.b];
    for (const Index t : around_[edge.b]) {
      Triangle& corners = triangles_[t];
      if (std::find(corners.begin(), corners.end(), edge.a) != corners.end()) {
        for (const Index w : corners) {
          if (w != edge.b) std::erase(around_[w], t);
        }
        corners = kGone;
        --left_;
      } else {
        std::replace(corners_[t].begin(), corners_[t].end(), cornerAt(t, edge.b),
                     becomes->at(cornerAt(t, edge.b)));
        std::replace(corners.begin(), corners.end(), edge.b, edge.a);
        around_[edge.a].push_back(t);
      }
    }
    around_[edge.b].clear();
    ++version_[edge.b];
    ++version_[edge.a];
    for (const Index w : neighbours(edge.a)) propose(edge.a, w);
  }

  CollapseRules rules_;
  std::vector<Triangle> triangles_;
  std::vector<Triangle> corners_;
  std::vector<glm::dvec3> positions_;
  std::vector<std::vector<Index>> around_;
  std::vector<Quadric> quadrics_;
  std::vector<Index> version_;
  std::size_t left_;
  std::priority_queue<Candidate> queue_;
};

}  // namespace

Surface simplify(const Surface& surface, std::size_t target,
                 const std::function<double(const glm::vec3&)>& importance, double evenness,
                 const std::vector<bool>& fixed) {
  const auto weigh = [&](const glm::dvec3& middle, double area) {
    return area * importance(glm::vec3{middle});
  };
  Collapser collapser{surface, surface.triangles, {Place::kBest, weigh, evenness, {}, fixed}};
  collapser.run(target);
  const std::vector<Triangle> triangles = collapser.corners();
  const std::vector<glm::vec3> positions = collapser.positions();

  std::vector<unsigned int> indices;
  for (const Triangle& triangle : triangles) indices.insert(indices.end(), triangle.begin(), triangle.end());
  // In the order of use: kinder to the vertex cache. Vertices without a triangle fall away.
  meshopt_optimizeVertexCache(indices.data(), indices.data(), indices.size(), positions.size());
  Surface out;
  out.positions.resize(positions.size());
  out.positions.resize(meshopt_optimizeVertexFetch(out.positions.data(), indices.data(), indices.size(),
                                                   positions.data(), positions.size(), sizeof(glm::vec3)));
  for (std::size_t i = 0; i + 2 < indices.size(); i += 3) {
    out.triangles.push_back({indices[i], indices[i + 1], indices[i + 2]});
  }
  return out;
}

std::vector<Triangle> thinned(const engine::TriangleMesh& mesh, std::size_t target, double evenness, double toneMetres) {
  std::vector<Index> place(mesh.positions.size());
  const std::size_t places =
      meshopt_generateVertexRemap(place.data(), nullptr, mesh.positions.size(), mesh.positions.data(),
                                  mesh.positions.size(), sizeof(glm::vec3));
  Surface surface;
  surface.positions.resize(places);
  std::vector<glm::vec3> tones(mesh.colors.empty() ? 0 : places);
  for (std::size_t i = 0; i < place.size(); ++i) {
    surface.positions[place[i]] = mesh.positions[i];
    if (!tones.empty()) tones[place[i]] = static_cast<float>(toneMetres) * glm::vec3{mesh.colors[i]};
  }
  std::vector<Triangle> corners;
  for (const Triangle& triangle : mesh.triangles) {
    const auto& [a, b, c] = triangle;
    if (place[a] == place[b] || place[b] == place[c] || place[c] == place[a]) continue;
    corners.push_back(triangle);
    surface.triangles.push_back({place[a], place[b], place[c]});
  }
  // Every triangle weighs the same: where they are small something small is there to be kept.
  const auto alike = [](const glm::dvec3&, double) { return 1.0; };
  Collapser collapser{
      surface, std::move(corners), {Place::kOneOfTheEnds, alike, evenness, std::move(tones), {}}};
  collapser.run(target);
  std::vector<Index> indices;
  for (const Triangle& triangle : collapser.corners())
    indices.insert(indices.end(), triangle.begin(), triangle.end());
  meshopt_optimizeVertexCache(indices.data(), indices.data(), indices.size(), mesh.positions.size());
  std::vector<Triangle> out;
  for (std::size_t i = 0; i + 2 < indices.size(); i += 3)
    out.push_back({indices[i], indices[i + 1], indices[i + 2]});
  return out;
}

}  // namespace leg_forge
