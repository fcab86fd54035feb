#include "tools/leg_forge/solid.h"

#include <algorithm>
#include <glm/common.hpp>
#include <numeric>
#include <tuple>
#include <utility>

namespace leg_forge {
namespace {

constexpr std::uint32_t kNone = 0xFFFFFFFFU;

/// For every triangle the number of the connected piece it belongs to, by the place of its vertices.
std::vector<std::uint32_t> piecesOf(const engine::TriangleMesh& mesh, std::uint32_t& count) {
  const VertexPlaces places{{mesh.positions.begin(), mesh.positions.end()}};
  std::vector<std::uint32_t> parent(places.count);
  std::iota(parent.begin(), parent.end(), 0U);
  const auto root = [&parent](std::uint32_t v) {
    while (parent[v] != v) v = parent[v] = parent[parent[v]];
    return v;
  };
  for (const auto& triangle : mesh.triangles) {
    const std::uint32_t a = root(places.of[triangle[0]]);
    for (const std::uint32_t v : triangle) parent[root(places.of[v])] = a;
  }
  std::vector<std::uint32_t> number(places.count, kNone);
  std::vector<std::uint32_t> pieces;
  count = 0;
  for (const auto& triangle : mesh.triangles) {
    std::uint32_t& name = number[root(places.of[triangle[0]])];
    if (name == kNone) name = count++;
    pieces.push_back(name);
  }
  return pieces;
}

bool inside(const engine::Box& box, const glm::vec3& p) {
  return p.x >= box.low.x && p.y >= box.low.y && p.z >= box.low.z && p.x <= box.high.x && p.y <= box.high.y &&
         p.z <= box.high.z;
}

}  // namespace

VertexPlaces::VertexPlaces(const std::vector<glm::dvec3>& positions) : of(positions.size()) {
  std::vector<std::uint32_t> order(positions.size());
  std::iota(order.begin(), order.end(), 0U);
  const auto key = [&](std::uint32_t i) {
    const glm::dvec3& p = positions[i];
    return std::tuple{p.x, p.y, p.z};
  };
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return key(a) < key(b); });
  std::vector<std::uint32_t> first(positions.size());  // vertex of the same place that comes first
  for (std::size_t i = 0; i < order.size(); ++i) {
    const bool same = i > 0 && key(order[i - 1]) == key(order[i]);
    first[order[i]] = same ? first[order[i - 1]] : order[i];
  }
  for (std::uint32_t i = 0; i < positions.size(); ++i) {
    of[i] = first[i] == i ? static_cast<std::uint32_t>(count++) : of[first[i]];
  }
}

bool overlap(const engine::Box& a, const engine::Box& b) {
  for (int axis = 0; axis < 3; ++axis) {
    if (a.low[axis] > b.high[axis] || b.low[axis] > a.high[axis]) return false;
  }
  return true;
}

Solid::Solid(const engine::TriangleMesh& mesh) : bounds_{engine::boundingBox(mesh)} {
  std::uint32_t count = 0;
  const std::vector<std::uint32_t> pieceOf = piecesOf(mesh, count);
  std::vector<engine::TriangleMesh> parts(count);
  pieces_.resize(count);
  for (std::uint32_t t = 0; t < mesh.triangles.size(); ++t) {
    engine::TriangleMesh& part = parts[pieceOf[t]];
    const auto first = static_cast<std::uint32_t>(part.positions.size());
    for (const std::uint32_t v : mesh.triangles[t]) part.positions.push_back(mesh.positions[v]);
    part.triangles.push_back({first, first + 1, first + 2});
    pieces_[pieceOf[t]].original.push_back(t);
  }
  for (std::uint32_t i = 0; i < count; ++i) pieces_[i].surface = engine::TriangleBvh{parts[i]};
}

bool Solid::windsRound(const Piece& piece, const glm::vec3& point) {
  if (!inside(piece.surface.bounds(), point)) return false;
  // Any direction does; this one runs along no axis, and mostly across the leg, where there is less to hit.
  int winding = 0;
  for (const engine::RayHit& hit : piece.surface.allHits({point, {0.83F, 0.11F, 0.55F}})) {
    winding += hit.frontFacing ? -1 : 1;
  }
  return winding > 0;
}

bool Solid::holds(const glm::vec3& point) const {
  return std::any_of(pieces_.begin(), pieces_.end(),
                     [&point](const Piece& piece) { return windsRound(piece, point); });
}

bool Solid::reaches(const glm::vec3& point, float mm) const {
  return clearance(point, mm) < static_cast<double>(mm) || holds(point);
}

double Solid::clearance(const glm::vec3& point, float mostMm) const {
  float nearest = mostMm;
  for (const Piece& piece : pieces_) {
    const auto closest = piece.surface.closestPoint(point, nearest);
    if (closest) nearest = closest->distance;
  }
  return static_cast<double>(nearest);
}

std::optional<Depth> Solid::depthAt(const glm::vec3& point) const {
  std::optional<Depth> deepest;
  for (const Piece& piece : pieces_) {
    if (!windsRound(piece, point)) continue;
    constexpr float kUsual = 2.0F;  // mm: a search so near is much faster than one without a limit
    auto closest = piece.surface.closestPoint(point, kUsual);
    if (!closest) closest = piece.surface.closestPoint(point);
    const auto mm = static_cast<double>(closest->distance);
    if (deepest && mm <= deepest->mm) continue;
    deepest = Depth{mm, closest->position, piece.original[closest->triangle], closest->barycentrics};
  }
  return deepest;
}

std::vector<std::pair<float, float>> Solid::stretchesAlongY(float x, float z) const {
  std::vector<std::pair<float, int>> crossings;
  for (const Piece& piece : pieces_) {
    const engine::Box box = piece.surface.bounds();
    if (x < box.low.x || x > box.high.x || z < box.low.z || z > box.high.z) continue;
    const glm::vec3 start{x, box.low.y - 1.0F, z};
    for (const engine::RayHit& hit : piece.surface.allHits({start, {0.0F, 1.0F, 0.0F}})) {
      crossings.emplace_back(start.y + hit.t, hit.frontFacing ? 1 : -1);
    }
  }
  std::sort(crossings.begin(), crossings.end());
  std::vector<std::pair<float, float>> stretches;
  int winding = 0;
  for (const auto& [y, step] : crossings) {
    const int before = winding;
    winding += step;
    if (before <= 0 && winding > 0) stretches.emplace_back(y, y);
    if (before > 0 && winding <= 0) stretches.back().second = y;
  }
  return stretches;
}

}  // namespace leg_forge
