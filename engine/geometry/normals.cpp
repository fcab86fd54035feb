#include "engine/geometry/normals.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <limits>
#include <numeric>
#include <stdexcept>

#include "engine/geometry/weld.h"

namespace engine {
namespace {

constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
// Edges where more faces than this meet are compared in a chain, so that a hostile mesh costs no quadratic
// time.
constexpr std::size_t kPairwiseFaces = 8;

using Corner = std::uint32_t;  // 3 * triangle + 0, 1 or 2

struct Faces {
  std::vector<glm::dvec3> normals;    // unit, or zero for a face without area
  std::vector<double> cornerWeights;  // angle, per corner
};

Faces measureFaces(const TriangleMesh& mesh) {
  Faces faces;
  faces.normals.reserve(mesh.triangles.size());
  faces.cornerWeights.reserve(3 * mesh.triangles.size());
  for (const auto& triangle : mesh.triangles) {
    const std::array<glm::dvec3, 3> p{glm::dvec3{mesh.positions[triangle[0]]},
                                      glm::dvec3{mesh.positions[triangle[1]]},
                                      glm::dvec3{mesh.positions[triangle[2]]}};
    const glm::dvec3 cross = glm::cross(p[1] - p[0], p[2] - p[0]);
    const double twiceArea = glm::length(cross);
    const bool flat = !(twiceArea > 0.0);
    faces.normals.push_back(flat ? glm::dvec3{0.0} : cross / twiceArea);
    for (std::size_t i = 0; i < 3; ++i) {
      const glm::dvec3 u = p[(i + 1) % 3] - p[i];
      const glm::dvec3 v = p[(i + 2) % 3] - p[i];
      faces.cornerWeights.push_back(flat ? 0.0 : std::atan2(twiceArea, glm::dot(u, v)));
    }
  }
  return faces;
}

/// Corners around one welded position, and which of them smooth each other.
class Fan {
 public:
  Fan(const Corner* corners, std::size_t count) : corners_{corners}, parents_(count) {
    std::iota(parents_.begin(), parents_.end(), 0U);
  }

  [[nodiscard]] std::uint32_t groupOf(std::uint32_t i) {
    while (parents_[i] != i) i = parents_[i] = parents_[parents_[i]];
    return i;
  }

  void joinAcrossEdges(const TriangleMesh& mesh, const std::vector<std::uint32_t>& welded, const Faces& faces,
                       double creaseCosine) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> spokes;  // welded far end of an edge, local corner
    for (std::uint32_t i = 0; i < parents_.size(); ++i) {
      const auto& triangle = mesh.triangles[corners_[i] / 3];
      const std::uint32_t at = corners_[i] % 3;
      spokes.emplace_back(welded[triangle[(at + 1) % 3]], i);
      spokes.emplace_back(welded[triangle[(at + 2) % 3]], i);
    }
    std::sort(spokes.begin(), spokes.end());
    const auto joinIfSmooth = [&](std::uint32_t a, std::uint32_t b) {
      const glm::dvec3& m = faces.normals[corners_[a] / 3];
      const glm::dvec3& n = faces.normals[corners_[b] / 3];
      if (m == glm::dvec3{0.0} || n == glm::dvec3{0.0}) return;
      if (glm::dot(m, n) >= creaseCosine) parents_[groupOf(a)] = groupOf(b);
    };
    std::size_t end = 0;
    for (std::size_t begin = 0; begin < spokes.size(); begin = end) {
      end = begin;
      while (end < spokes.size() && spokes[end].first == spokes[begin].first) ++end;
      for (std::size_t i = begin; i < end; ++i) {
        const std::size_t last = end - begin <= kPairwiseFaces ? end : std::min(end, i + 2);
        for (std::size_t j = i + 1; j < last; ++j) joinIfSmooth(spokes[i].second, spokes[j].second);
      }
    }
    adoptFlatFaces(faces, spokes);
  }

 private:
  /// A face without area goes with a neighbour across an edge, else with any face here.
  void adoptFlatFaces(const Faces& faces,
                      const std::vector<std::pair<std::uint32_t, std::uint32_t>>& spokes) {
    const auto isFlat = [&](std::uint32_t i) { return faces.normals[corners_[i] / 3] == glm::dvec3{0.0}; };
    std::uint32_t anyone = kNone;
    for (std::uint32_t i = 0; i < parents_.size() && anyone == kNone; ++i) {
      if (!isFlat(i)) anyone = i;
    }
    if (anyone == kNone) return;
    for (std::size_t s = 0; s < spokes.size(); ++s) {
      const std::uint32_t i = spokes[s].second;
      if (!isFlat(i) || groupOf(i) != i) continue;
      const auto sharesEdge = [&](std::size_t o) {
        return o < spokes.size() && spokes[o].first == spokes[s].first && !isFlat(spokes[o].second);
      };
      if (sharesEdge(s + 1))
        parents_[i] = groupOf(spokes[s + 1].second);
      else if (s > 0 && sharesEdge(s - 1))
        parents_[i] = groupOf(spokes[s - 1].second);
    }
    for (std::uint32_t i = 0; i < parents_.size(); ++i) {
      if (isFlat(i) && groupOf(i) == i) parents_[i] = groupOf(anyone);
    }
  }

  const Corner* corners_;
  std::vector<std::uint32_t> parents_;
};

/// Corners sorted by welded position: those of position w are [first[w], first[w + 1]).
struct CornersByPosition {
  std::vector<Corner> corners;
  std::vector<std::size_t> first;
};

CornersByPosition sortCorners(const TriangleMesh& mesh, const std::vector<std::uint32_t>& welded) {
  CornersByPosition sorted;
  sorted.first.assign(mesh.positions.size() + 1, 0);
  for (const auto& triangle : mesh.triangles) {
    for (const std::uint32_t vertex : triangle) ++sorted.first[welded[vertex] + 1];
  }
  std::partial_sum(sorted.first.begin(), sorted.first.end(), sorted.first.begin());
  sorted.corners.resize(3 * mesh.triangles.size());
  std::vector<std::size_t> next = sorted.first;
  for (std::uint32_t t = 0; t < mesh.triangles.size(); ++t) {
    for (std::uint32_t i = 0; i < 3; ++i) sorted.corners[next[welded[mesh.triangles[t][i]]]++] = 3 * t + i;
  }
  return sorted;
}

/// Gives every pair of (old vertex, group of corners) a vertex of its own; the first keeps the old number.
void splitVertices(TriangleMesh& mesh, const std::vector<std::uint32_t>& groups,
                   const std::vector<glm::vec3>& groupNormals) {
  std::vector<std::pair<std::uint64_t, Corner>> keys;
  keys.reserve(groups.size());
  for (Corner c = 0; c < groups.size(); ++c) {
    keys.emplace_back((std::uint64_t{mesh.triangles[c / 3][c % 3]} << 32U) | groups[c], c);
  }
  std::sort(keys.begin(), keys.end());
  std::vector<Corner> leader(groups.size());  // first corner with the same key: it decides the vertex
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const bool same = i > 0 && keys[i].first == keys[i - 1].first;
    leader[keys[i].second] = same ? leader[keys[i - 1].second] : keys[i].second;
  }
  std::vector<bool> taken(mesh.positions.size(), false);
  mesh.normals.assign(mesh.positions.size(), glm::vec3{0.0F, 1.0F, 0.0F});
  for (Corner c = 0; c < groups.size(); ++c) {
    std::uint32_t& vertex = mesh.triangles[c / 3][c % 3];
    if (leader[c] != c) {
      vertex = mesh.triangles[leader[c] / 3][leader[c] % 3];
      continue;
    }
    if (taken[vertex]) {
      mesh.positions.push_back(glm::vec3{mesh.positions[vertex]});
      mesh.normals.emplace_back();
      if (!mesh.tangents.empty()) mesh.tangents.push_back(glm::vec4{mesh.tangents[vertex]});
      if (!mesh.texcoords.empty()) mesh.texcoords.push_back(glm::vec2{mesh.texcoords[vertex]});
      if (!mesh.colors.empty()) mesh.colors.push_back(glm::vec4{mesh.colors[vertex]});
      for (auto& [name, values] : mesh.scalars) values.push_back(float{values[vertex]});
      vertex = static_cast<std::uint32_t>(mesh.positions.size() - 1);
    } else {
      taken[vertex] = true;
    }
    mesh.normals[vertex] = groupNormals[groups[c]];
  }
}

}  // namespace

void computeNormals(TriangleMesh& mesh, float creaseDegrees) {
  for (const auto& triangle : mesh.triangles) {
    for (const std::uint32_t vertex : triangle) {
      if (vertex >= mesh.positions.size())
        throw std::invalid_argument("computeNormals: a triangle names a missing vertex");
    }
  }
  // A little slack on both sides: rounding must not decide about faces that lie in one plane or fold right
  // back.
  const double crease = std::clamp(static_cast<double>(creaseDegrees), 0.0, 180.0);
  const double creaseCosine = std::cos(crease * std::acos(-1.0) / 180.0) - 1e-9;

  const std::vector<std::uint32_t> welded = weldedByPosition(mesh.positions);
  const Faces faces = measureFaces(mesh);
  const CornersByPosition sorted = sortCorners(mesh, welded);

  std::vector<std::uint32_t> groups(sorted.corners.size());
  std::vector<glm::vec3> groupNormals;
  for (std::size_t w = 0; w + 1 < sorted.first.size(); ++w) {
    const std::size_t count = sorted.first[w + 1] - sorted.first[w];
    if (count == 0) continue;
    const Corner* corners = sorted.corners.data() + sorted.first[w];
    Fan fan{corners, count};
    fan.joinAcrossEdges(mesh, welded, faces, creaseCosine);
    std::vector<glm::dvec3> sums(count, glm::dvec3{0.0});
    for (std::uint32_t i = 0; i < count; ++i) {
      sums[fan.groupOf(i)] += faces.normals[corners[i] / 3] * faces.cornerWeights[corners[i]];
    }
    std::vector<std::uint32_t> numbers(count, kNone);
    for (std::uint32_t i = 0; i < count; ++i) {
      const std::uint32_t group = fan.groupOf(i);
      if (numbers[group] == kNone) {
        numbers[group] = static_cast<std::uint32_t>(groupNormals.size());
        const double length = glm::length(sums[group]);
        groupNormals.emplace_back(length > 0.0 ? sums[group] / length : glm::dvec3{0.0, 1.0, 0.0});
      }
      groups[corners[i]] = numbers[group];
    }
  }
  splitVertices(mesh, groups, groupNormals);
}

}  // namespace engine
