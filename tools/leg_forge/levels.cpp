#include "tools/leg_forge/levels.h"

#include <meshoptimizer.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <glm/vec3.hpp>
#include <utility>
#include <vector>

#include "engine/geometry/bvh.h"
#include "tools/leg_forge/parallel.h"
#include "tools/leg_forge/surface.h"

namespace leg_forge {
namespace {

using Triangles = std::vector<std::array<std::uint32_t, 3>>;

constexpr double kMetresPerMm = 0.001;
// Of the least share, from one try to the next; a level that saves less than the last is not worth its bytes.
constexpr std::array kGrowth{1.0, 1.3, 1.69, 2.197};

std::vector<unsigned> flat(const Triangles& triangles) {
  std::vector<unsigned> indices;
  indices.reserve(3 * triangles.size());
  for (const auto& triangle : triangles) indices.insert(indices.end(), triangle.begin(), triangle.end());
  return indices;
}

Triangles grouped(const std::vector<unsigned>& indices) {
  Triangles triangles;
  triangles.reserve(indices.size() / 3);
  for (std::size_t i = 0; i + 2 < indices.size(); i += 3) {
    triangles.push_back({indices[i], indices[i + 1], indices[i + 2]});
  }
  return triangles;
}

/// How the triangles hang together when vertices in one place count as one.
Topology topologyByPlace(const Triangles& triangles, const std::vector<glm::vec3>& positions) {
  const std::vector<unsigned> indices = flat(triangles);
  std::vector<unsigned> welded(indices.size());
  meshopt_generateShadowIndexBuffer(welded.data(), indices.data(), indices.size(), positions.data(),
                                    positions.size(), sizeof(glm::vec3), sizeof(glm::vec3));
  return topologyOf(grouped(welded));
}

/// Whether both surfaces lie within `farthest` of one another.
bool near(const engine::TriangleMesh& mesh, const Triangles& level, float farthest) {
  const engine::TriangleBvh full{mesh};
  engine::TriangleMesh other;
  other.positions = mesh.positions;
  other.triangles = level;
  const engine::TriangleBvh coarse{other};
  const bool covered = std::all_of(mesh.triangles.begin(), mesh.triangles.end(), [&](const auto& triangle) {
    return std::all_of(triangle.begin(), triangle.end(), [&](std::uint32_t v) {
      return coarse.closestPoint(mesh.positions[v], farthest).has_value();
    });
  });
  return covered && std::all_of(level.begin(), level.end(), [&](const auto& triangle) {
           const glm::vec3& a = mesh.positions[triangle[0]];
           const glm::vec3& b = mesh.positions[triangle[1]];
           const glm::vec3& c = mesh.positions[triangle[2]];
           const std::array<glm::vec3, 4> middles{(a + b + c) / 3.0F, (a + b) / 2.0F, (b + c) / 2.0F,
                                                  (c + a) / 2.0F};
           return std::all_of(middles.begin(), middles.end(),
                              [&](const glm::vec3& p) { return full.closestPoint(p, farthest).has_value(); });
         });
}

/// Zones are painted on the skin: their edges run straight across each triangle, which had better be even.
double evennessOf(const engine::Part& part) {
  return part.name == "skin/skin" ? kEven : 0.1 * kEven;
}

void addLevel(engine::Primitive& primitive, double evenness, const LevelRules& rules) {
  const engine::TriangleMesh& mesh = primitive.mesh;
  if (mesh.triangles.empty()) return;
  const Topology before = topologyByPlace(mesh.triangles, mesh.positions);
  for (const double growth : kGrowth) {
    const double share = rules.leastShare * growth;
    const auto target = static_cast<std::size_t>(share * static_cast<double>(mesh.triangles.size()));
    Triangles level = thinned(mesh, target, evenness);
    if (level.empty() || level.size() >= mesh.triangles.size()) return;
    const Topology after = topologyByPlace(level, mesh.positions);
    if (after.pieces != before.pieces || after.openEdges > before.openEdges ||
        after.nonManifoldEdges > before.nonManifoldEdges)
      continue;
    if (!near(mesh, level, static_cast<float>(rules.farthestMm * kMetresPerMm))) continue;
    primitive.coarser = {std::move(level)};
    return;
  }
}

}  // namespace

void addCoarserLevel(engine::Model& model, const LevelRules& rules) {
  const auto work = [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      for (engine::Primitive& primitive : model.parts[i].primitives) {
        primitive.coarser.clear();
        addLevel(primitive, evennessOf(model.parts[i]), rules);
      }
    }
  };
  parallelFor(model.parts.size(), work, rules.threads);
}

}  // namespace leg_forge
