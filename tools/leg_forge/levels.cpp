#include "tools/leg_forge/levels.h"

#include <meshoptimizer.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <glm/vec3.hpp>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "engine/core/parallel.h"
#include "engine/geometry/bvh.h"
#include "tools/leg_forge/assemble.h"
#include "tools/leg_forge/surface.h"

namespace leg_forge {
namespace {

using Triangles = std::vector<std::array<std::uint32_t, 3>>;

constexpr double kMetresPerMm = 0.001;
// Of the least share, from one try to the next; a level that saves less than the last is not worth its bytes.
constexpr std::array kGrowth{1.0, 1.3, 1.69, 2.197, 2.8};

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

/// Whether both surfaces lie as near to one another as the rules want it.
bool near(const engine::TriangleMesh& mesh, const Triangles& level, const LevelRules& rules) {
  engine::TriangleMesh other;
  other.positions = mesh.positions;
  other.triangles = level;
  const engine::TriangleBvh coarse{other};
  const auto farthest = static_cast<float>(rules.farthestMm * kMetresPerMm);
  // Never so far that a small part is gone altogether.
  const float limit = rules.straysShare > 0.0 ? 2.0F * farthest : farthest;
  std::vector<bool> used(mesh.positions.size());
  for (const auto& triangle : mesh.triangles) {
    for (const std::uint32_t v : triangle) used[v] = true;
  }
  std::size_t strays = 0;
  for (std::size_t v = 0; v < used.size(); ++v) {
    if (!used[v] || coarse.closestPoint(mesh.positions[v], farthest)) continue;
    ++strays;
    if (!coarse.closestPoint(mesh.positions[v], limit)) return false;
  }
  if (static_cast<double>(strays) > rules.straysShare * static_cast<double>(used.size())) return false;
  const engine::TriangleBvh full{mesh};
  return std::all_of(level.begin(), level.end(), [&](const auto& triangle) {
    const glm::vec3& a = mesh.positions[triangle[0]];
    const glm::vec3& b = mesh.positions[triangle[1]];
    const glm::vec3& c = mesh.positions[triangle[2]];
    const std::array<glm::vec3, 4> middles{(a + b + c) / 3.0F, (a + b) / 2.0F, (b + c) / 2.0F,
                                           (c + a) / 2.0F};
    return std::all_of(middles.begin(), middles.end(),
                       [&](const glm::vec3& p) { return full.closestPoint(p, farthest).has_value(); });
  });
}

/// The fewest triangles that keep the rules; none when too many are needed for that.
std::optional<Triangles> levelOf(const engine::TriangleMesh& mesh, std::size_t before, bool skin,
                                 const LevelRules& rules) {
  const Topology whole = topologyByPlace(mesh.triangles, mesh.positions);
  // Where zones are painted, triangles had better be even.
  const double evenness = skin ? kEven : 0.1 * kEven;
  for (const double growth : kGrowth) {
    const double share = (skin ? rules.leastShareOfSkin : rules.leastShare) * growth;
    const auto target = static_cast<std::size_t>(share * static_cast<double>(mesh.triangles.size()));
    Triangles level = thinned(mesh, target, evenness, rules.toneMm * kMetresPerMm);
    if (level.empty() || level.size() >= before) return std::nullopt;
    const Topology thin = topologyByPlace(level, mesh.positions);
    if (thin.pieces != whole.pieces || thin.openEdges > whole.openEdges ||
        thin.nonManifoldEdges > whole.nonManifoldEdges)
      continue;
    if (near(mesh, level, rules)) return level;
  }
  return std::nullopt;
}

void addLevels(engine::Primitive& primitive, bool skin, std::span<const LevelRules> rules) {
  primitive.coarser.clear();
  if (primitive.mesh.triangles.empty()) return;
  std::size_t before = primitive.mesh.triangles.size();
  for (const LevelRules& rule : rules) {
    std::optional<Triangles> level = levelOf(primitive.mesh, before, skin, rule);
    if (!level) return;  // a level stands for what its rules allow
    before = level->size();
    primitive.coarser.push_back(std::move(*level));
  }
}

}  // namespace

void addCoarserLevels(engine::Model& model, std::span<const LevelRules> rules, std::size_t threads) {
  const auto work = [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      for (engine::Primitive& primitive : model.parts[i].primitives)
        addLevels(primitive, isSkin(model.parts[i]), rules);
    }
  };
  engine::parallelFor(model.parts.size(), work, threads);
}

}  // namespace leg_forge
