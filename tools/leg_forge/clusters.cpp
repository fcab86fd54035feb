#include "tools/leg_forge/clusters.h"

#include <meshoptimizer.h>

#include <array>
#include <cstdint>
#include <glm/vec3.hpp>
#include <utility>
#include <vector>

#include "engine/scene/model.h"
#include "tools/leg_forge/assemble.h"

namespace leg_forge {
namespace {

using Triangles = std::vector<std::array<std::uint32_t, 3>>;

void order(Triangles& triangles, const std::vector<glm::vec3>& positions) {
  if (triangles.empty()) return;
  constexpr std::size_t kVertices = 3 * engine::kClusterTriangles;  // never the limit
  const std::size_t most =
      meshopt_buildMeshletsBound(3 * triangles.size(), kVertices, engine::kClusterTriangles);
  std::vector<meshopt_Meshlet> meshlets(most);
  std::vector<unsigned> vertices(most * kVertices);
  std::vector<unsigned char> corners(most * engine::kClusterTriangles * 3);
  meshlets.resize(meshopt_buildMeshlets(
      meshlets.data(), vertices.data(), corners.data(), triangles.front().data(), 3 * triangles.size(),
      &positions.front().x, positions.size(), sizeof(glm::vec3), kVertices, engine::kClusterTriangles, 0.0F));
  Triangles ordered;
  ordered.reserve(triangles.size());
  for (const meshopt_Meshlet& meshlet : meshlets) {
    const unsigned char* corner = &corners[meshlet.triangle_offset];
    const auto next = [&] { return vertices[meshlet.vertex_offset + *corner++]; };
    for (unsigned i = 0; i < meshlet.triangle_count; ++i) {
      const std::uint32_t a = next();
      const std::uint32_t b = next();
      ordered.push_back({a, b, next()});
    }
  }
  triangles = std::move(ordered);
}

}  // namespace

void orderByClusters(engine::Model& model) {
  for (engine::Part& part : model.parts) {
    if (isSkin(part)) continue;
    for (engine::Primitive& primitive : part.primitives) {
      order(primitive.mesh.triangles, primitive.mesh.positions);
      for (Triangles& level : primitive.coarser) order(level, primitive.mesh.positions);
    }
  }
}

}  // namespace leg_forge
