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
constexpr int kMostHalvings = 3;

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

/// The triangles with as many edges collapsed as the error allows, in the order of use.
Triangles collapsed(const engine::TriangleMesh& mesh, double errorMm) {
  const std::vector<unsigned> indices = flat(mesh.triangles);
  const float* positions = &mesh.positions.front().x;
  const float scale = meshopt_simplifyScale(positions, mesh.positions.size(), sizeof(glm::vec3));
  if (!(scale > 0.0F)) return mesh.triangles;
  std::vector<unsigned> fewer(indices.size());
  fewer.resize(meshopt_simplify(fewer.data(), indices.data(), indices.size(), positions,
                                mesh.positions.size(), sizeof(glm::vec3), 0,
                                static_cast<float>(errorMm * kMetresPerMm) / scale, 0, nullptr));
  meshopt_optimizeVertexCache(fewer.data(), fewer.data(), fewer.size(), mesh.positions.size());
  return grouped(fewer);
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

void addLevel(engine::Primitive& primitive, const LevelRules& rules) {
  const engine::TriangleMesh& mesh = primitive.mesh;
  if (mesh.triangles.empty()) return;
  const Topology before = topologyByPlace(mesh.triangles, mesh.positions);
  double errorMm = rules.errorMm;
  for (int halvings = 0; halvings <= kMostHalvings; ++halvings, errorMm /= 2.0) {
    Triangles level = collapsed(mesh, errorMm);
    if (level.empty() || level.size() >= mesh.triangles.size()) continue;
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
  std::vector<engine::Primitive*> primitives;
  for (engine::Part& part : model.parts) {
    for (engine::Primitive& primitive : part.primitives) {
      primitive.coarser.clear();
      primitives.push_back(&primitive);
    }
  }
  const auto work = [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) addLevel(*primitives[i], rules);
  };
  parallelFor(primitives.size(), work, rules.threads);
}

}  // namespace leg_forge
