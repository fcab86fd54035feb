#include "tools/leg_forge/surface.h"

#include <algorithm>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <map>
#include <numeric>

namespace leg_forge {
namespace {

// Corner i of a cube sits at bits (x, y, z) of i. Edge e joins two corners that differ in one bit.
struct CubeEdge {
  int from;
  int axis;
};

constexpr std::array<CubeEdge, 12> kEdges{
    {{0, 0}, {2, 0}, {4, 0}, {6, 0}, {0, 1}, {1, 1}, {4, 1}, {5, 1}, {0, 2}, {1, 2}, {2, 2}, {3, 2}}};

int edgeBetween(int a, int b) {
  const int low = std::min(a, b);
  const int axis = (a ^ b) == 1 ? 0 : (a ^ b) == 2 ? 1 : 2;
  for (int e = 0; e < 12; ++e) {
    if (kEdges[static_cast<std::size_t>(e)].from == low && kEdges[static_cast<std::size_t>(e)].axis == axis)
      return e;
  }
  return -1;
}

/// Loops of edges round the surface pieces of one cube, with the inside on the left of each loop's course
/// over a face seen from outside the cube, that is counter-clockwise seen from the positive side.
struct CubeCase {
  struct Loop {
    std::vector<int> edges;
    bool needsCentre = false;  // two of its edges share an ambiguous face, where a diagonal could clash
  };
  std::vector<Loop> loops;
};

CubeCase makeCase(int insideMask) {
  const auto inside = [insideMask](int corner) { return ((insideMask >> corner) & 1) != 0; };
  std::array<int, 12> next{};
  std::array<bool, 12> ambiguous{};
  next.fill(-1);
  for (int axis = 0; axis < 3; ++axis) {
    const int u = 1 << ((axis + 1) % 3);
    const int v = 1 << ((axis + 2) % 3);
    for (int side = 0; side < 2; ++side) {
      const int base = side << axis;
      // Counter-clockwise seen from outside the cube.
      std::array<int, 4> ring{base, base | u, base | u | v, base | v};
      if (side == 0) std::reverse(ring.begin(), ring.end());
      // Walking round the face, a segment runs from where the walk leaves the inside back to where that
      // stretch of inside was entered: it cuts off each stretch of inside corners by itself.
      int changes = 0;
      for (std::size_t i = 0; i < 4; ++i) changes += inside(ring[i]) != inside(ring[(i + 1) % 4]) ? 1 : 0;
      for (std::size_t i = 0; i < 4; ++i) {
        if (inside(ring[i]) || !inside(ring[(i + 1) % 4])) continue;
        const int enter = edgeBetween(ring[i], ring[(i + 1) % 4]);
        std::size_t j = (i + 1) % 4;
        while (inside(ring[(j + 1) % 4])) j = (j + 1) % 4;
        const int leave = edgeBetween(ring[j], ring[(j + 1) % 4]);
        next[static_cast<std::size_t>(enter)] = leave;
        if (changes == 4) {
          ambiguous[static_cast<std::size_t>(enter)] = true;
          ambiguous[static_cast<std::size_t>(leave)] = true;
        }
      }
    }
  }
  CubeCase out;
  std::array<bool, 12> used{};
  for (int e = 0; e < 12; ++e) {
    if (next[static_cast<std::size_t>(e)] < 0 || used[static_cast<std::size_t>(e)]) continue;
    CubeCase::Loop loop;
    for (int at = e; !used[static_cast<std::size_t>(at)]; at = next[static_cast<std::size_t>(at)]) {
      used[static_cast<std::size_t>(at)] = true;
      loop.edges.push_back(at);
      loop.needsCentre = loop.needsCentre || ambiguous[static_cast<std::size_t>(at)];
    }
    out.loops.push_back(std::move(loop));
  }
  return out;
}

const std::vector<CubeCase>& cubeCases() {
  static const std::vector<CubeCase> cases = [] {
    std::vector<CubeCase> out;
    out.reserve(256);
    for (int mask = 0; mask < 256; ++mask) out.push_back(makeCase(mask));
    return out;
  }();
  return cases;
}

class Extraction {
 public:
  explicit Extraction(const VoxelField& field) : field_{field}, vertexOf_(3 * field.grid.count(), kNone) {}

  Surface run() {
    const glm::ivec3 size = field_.grid.size;
    for (int z = 0; z + 1 < size.z; ++z) {
      for (int y = 0; y + 1 < size.y; ++y) {
        for (int x = 0; x + 1 < size.x; ++x) cube({x, y, z});
      }
    }
    return std::move(out_);
  }

 private:
  static constexpr std::uint32_t kNone = 0xFFFFFFFFU;

  static glm::ivec3 bits(int corner) { return {corner & 1, (corner >> 1) & 1, (corner >> 2) & 1}; }

  void cube(const glm::ivec3& low) {
    int mask = 0;
    for (int corner = 0; corner < 8; ++corner) {
      const glm::ivec3 v = low + bits(corner);
      if (field_.at(v.x, v.y, v.z) < 0.0F) mask |= 1 << corner;
    }
    if (mask == 0 || mask == 255) return;
    for (const CubeCase::Loop& loop : cubeCases()[static_cast<std::size_t>(mask)].loops) {
      std::vector<std::uint32_t> ring;
      for (const int e : loop.edges) ring.push_back(vertexOn(low, kEdges[static_cast<std::size_t>(e)]));
      if (loop.needsCentre) {
        glm::vec3 centre{0.0F};
        for (const std::uint32_t v : ring) centre += out_.positions[v];
        const auto middle = static_cast<std::uint32_t>(out_.positions.size());
        out_.positions.push_back(centre / static_cast<float>(ring.size()));
        for (std::size_t i = 0; i < ring.size(); ++i) {
          out_.triangles.push_back({middle, ring[i], ring[(i + 1) % ring.size()]});
        }
      } else {
        for (std::size_t i = 1; i + 1 < ring.size(); ++i)
          out_.triangles.push_back({ring[0], ring[i], ring[i + 1]});
      }
    }
  }

  std::uint32_t vertexOn(const glm::ivec3& low, const CubeEdge& edge) {
    const glm::ivec3 a = low + bits(edge.from);
    glm::ivec3 b = a;
    ++b[edge.axis];
    std::uint32_t& vertex =
        vertexOf_[3 * field_.grid.index(a.x, a.y, a.z) + static_cast<std::size_t>(edge.axis)];
    if (vertex == kNone) {
      const float va = field_.at(a.x, a.y, a.z);
      const float vb = field_.at(b.x, b.y, b.z);
      // Kept off the corners, where several vertices would meet in one place.
      const float s = std::clamp(va / (va - vb), 0.02F, 0.98F);
      vertex = static_cast<std::uint32_t>(out_.positions.size());
      out_.positions.push_back(
          glm::mix(field_.grid.point(a.x, a.y, a.z), field_.grid.point(b.x, b.y, b.z), s));
    }
    return vertex;
  }

  const VoxelField& field_;
  std::vector<std::uint32_t> vertexOf_;
  Surface out_;
};

/// Union-find over vertices.
class Pieces {
 public:
  explicit Pieces(std::size_t count) : parent_(count) { std::iota(parent_.begin(), parent_.end(), 0U); }
  std::uint32_t root(std::uint32_t v) {
    while (parent_[v] != v) {
      parent_[v] = parent_[parent_[v]];
      v = parent_[v];
    }
    return v;
  }
  void join(std::uint32_t a, std::uint32_t b) {
    const std::uint32_t ra = root(a);
    const std::uint32_t rb = root(b);
    parent_[std::max(ra, rb)] = std::min(ra, rb);
  }

 private:
  std::vector<std::uint32_t> parent_;
};

std::size_t vertexBound(const std::vector<std::array<std::uint32_t, 3>>& triangles) {
  std::uint32_t most = 0;
  for (const auto& triangle : triangles) most = std::max({most, triangle[0], triangle[1], triangle[2]});
  return triangles.empty() ? 0 : static_cast<std::size_t>(most) + 1;
}

Pieces piecesOf(const std::vector<std::array<std::uint32_t, 3>>& triangles) {
  Pieces pieces{vertexBound(triangles)};
  for (const auto& [a, b, c] : triangles) {
    pieces.join(a, b);
    pieces.join(b, c);
  }
  return pieces;
}

}  // namespace

Surface extractSurface(const VoxelField& field) {
  return Extraction{field}.run();
}

Surface largestPiece(const Surface& surface) {
  Pieces pieces = piecesOf(surface.triangles);
  std::map<std::uint32_t, std::size_t> count;
  for (const auto& triangle : surface.triangles) ++count[pieces.root(triangle[0])];
  const auto largest = std::max_element(count.begin(), count.end(),
                                        [](const auto& a, const auto& b) { return a.second < b.second; });
  Surface out;
  constexpr std::uint32_t kUnused = 0xFFFFFFFFU;
  std::vector<std::uint32_t> renamed(surface.positions.size(), kUnused);
  for (const auto& triangle : surface.triangles) {
    if (pieces.root(triangle[0]) != largest->first) continue;
    std::array<std::uint32_t, 3> copy{};
    for (std::size_t k = 0; k < 3; ++k) {
      std::uint32_t& name = renamed[triangle[k]];
      if (name == kUnused) {
        name = static_cast<std::uint32_t>(out.positions.size());
        out.positions.push_back(surface.positions[triangle[k]]);
      }
      copy[k] = name;
    }
    out.triangles.push_back(copy);
  }
  return out;
}

namespace {

/// The place on the zero surface next to a point that is not far from it.
glm::vec3 settled(const VoxelField& field, glm::vec3 p) {
  for (int step = 0; step < 2; ++step) {
    const glm::vec3 gradient = field.gradient(p);
    const float steep2 = glm::dot(gradient, gradient);
    if (steep2 < 0.04F) break;  // in the crease between two toes: nowhere to go
    const float most = 0.5F * field.grid.spacing;
    const glm::vec3 move = -field.sample(p) / steep2 * gradient;
    const float length = glm::length(move);
    p += length > most ? move * (most / length) : move;
  }
  return p;
}

}  // namespace

void settle(Surface& surface, const VoxelField& field) {
  for (glm::vec3& p : surface.positions) p = settled(field, p);
}

void relax(Surface& surface, const VoxelField& field, int passes) {
  const std::size_t count = surface.positions.size();
  for (int pass = 0; pass < passes; ++pass) {
    std::vector<glm::vec3> sum(count, glm::vec3{0.0F});
    std::vector<float> weight(count, 0.0F);
    for (const auto& [a, b, c] : surface.triangles) {
      const glm::vec3 middle = (surface.positions[a] + surface.positions[b] + surface.positions[c]) / 3.0F;
      const float area = glm::length(glm::cross(surface.positions[b] - surface.positions[a],
                                                surface.positions[c] - surface.positions[a]));
      for (const std::uint32_t v : {a, b, c}) {
        sum[v] += area * middle;
        weight[v] += area;
      }
    }
    engine::parallelFor(count, [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) {
        glm::vec3& p = surface.positions[i];
        if (weight[i] > 0.0F) p = glm::mix(p, sum[i] / weight[i], 0.6F);
        p = settled(field, p);
      }
    });
  }
}

std::vector<glm::vec3> surfaceNormals(const Surface& surface, const VoxelField& field) {
  std::vector<glm::vec3> normals(surface.positions.size(), glm::vec3{0.0F});
  for (const auto& [a, b, c] : surface.triangles) {
    const glm::vec3 normal =
        glm::cross(surface.positions[b] - surface.positions[a], surface.positions[c] - surface.positions[a]);
    for (const std::uint32_t v : {a, b, c}) normals[v] += normal;
  }
  constexpr float kCrease = 0.55F;
  constexpr float kSmooth = 0.85F;
  for (std::size_t i = 0; i < normals.size(); ++i) {
    const float area = glm::length(normals[i]);
    const glm::vec3 gradient = field.gradient(surface.positions[i]);
    const float steepness = glm::length(gradient);
    const float trust = area > 0.0F ? glm::smoothstep(kCrease, kSmooth, steepness) : 1.0F;
    if (trust > 0.0F) normals[i] = glm::mix(normals[i] / std::max(area, 1e-12F), gradient / steepness, trust);
    normals[i] = glm::normalize(normals[i]);
  }
  return normals;
}

Topology topologyOf(const std::vector<std::array<std::uint32_t, 3>>& triangles) {
  Topology out;
  std::vector<std::array<std::uint32_t, 3>> edges;  // low vertex, high vertex, direction
  std::vector<bool> used(vertexBound(triangles), false);
  for (const auto& triangle : triangles) {
    for (std::size_t k = 0; k < 3; ++k) {
      const std::uint32_t a = triangle[k];
      const std::uint32_t b = triangle[(k + 1) % 3];
      used[a] = true;
      edges.push_back({std::min(a, b), std::max(a, b), a < b ? 0U : 1U});
    }
  }
  std::sort(edges.begin(), edges.end());
  std::ptrdiff_t edgeCount = 0;
  for (std::size_t i = 0; i < edges.size();) {
    std::size_t j = i;
    while (j < edges.size() && edges[j][0] == edges[i][0] && edges[j][1] == edges[i][1]) ++j;
    ++edgeCount;
    if (j - i == 1) {
      ++out.openEdges;
    } else if (j - i > 2 || edges[i][2] == edges[i + 1][2]) {
      ++out.nonManifoldEdges;
    }
    i = j;
  }
  out.eulerNumber =
      std::count(used.begin(), used.end(), true) - edgeCount + static_cast<std::ptrdiff_t>(triangles.size());
  Pieces pieces = piecesOf(triangles);
  for (std::uint32_t v = 0; v < used.size(); ++v) {
    if (used[v] && pieces.root(v) == v) ++out.pieces;
  }
  return out;
}

}  // namespace leg_forge
