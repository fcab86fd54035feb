#include "app/cli/growth.h"

#include <algorithm>
#include <glm/geometric.hpp>
#include <nlohmann/json.hpp>
#include <unordered_map>

#include "app/cli/bench_frames.h"
#include "app/view/scene_view.h"

namespace crus::cli {
namespace {

constexpr int kFrames = 6;

/// Appends to every list of a mesh the middle of two vertices. \return its index.
std::uint32_t appendMiddle(engine::TriangleMesh& mesh, std::uint32_t a, std::uint32_t b) {
  const auto index = static_cast<std::uint32_t>(mesh.positions.size());
  mesh.positions.push_back(0.5F * (mesh.positions[a] + mesh.positions[b]));
  if (!mesh.normals.empty()) mesh.normals.push_back(glm::normalize(mesh.normals[a] + mesh.normals[b]));
  if (!mesh.colors.empty()) mesh.colors.push_back(0.5F * (mesh.colors[a] + mesh.colors[b]));
  if (!mesh.texcoords.empty()) mesh.texcoords.push_back(0.5F * (mesh.texcoords[a] + mesh.texcoords[b]));
  if (!mesh.tangents.empty()) mesh.tangents.push_back(mesh.tangents[a]);
  for (auto& [name, values] : mesh.scalars) values.push_back(0.5F * (values[a] + values[b]));
  return index;
}

void subdivide(engine::TriangleMesh& mesh) {
  std::unordered_map<std::uint64_t, std::uint32_t> middles;
  middles.reserve(mesh.triangles.size() * 3 / 2);
  const auto middle = [&](std::uint32_t a, std::uint32_t b) {
    const std::uint64_t key = std::uint64_t{std::min(a, b)} << 32U | std::max(a, b);
    const auto [found, isNew] = middles.try_emplace(key, 0U);
    if (isNew) found->second = appendMiddle(mesh, a, b);
    return found->second;
  };
  const auto old = std::move(mesh.triangles);
  mesh.triangles.clear();
  mesh.triangles.reserve(old.size() * 4);
  for (const auto& [a, b, c] : old) {
    const std::uint32_t ab = middle(a, b);
    const std::uint32_t bc = middle(b, c);
    const std::uint32_t ca = middle(c, a);
    for (const std::array<std::uint32_t, 3>& triangle :
         {std::array{a, ab, ca}, std::array{ab, b, bc}, std::array{ca, bc, c}, std::array{ab, bc, ca}})
      mesh.triangles.push_back(triangle);
  }
}

nlohmann::ordered_json row(Stage& stage, const AppState& state, std::size_t triangles, bool moving,
                           glm::ivec2 size) {
  const OrbitTimes times = orbit(stage, state, {size, 1, moving, kFrames, false, false});
  nlohmann::ordered_json json{{"triangles", triangles},
                              {"median_ms", times.medianMs},
                              {"gpu_ms", times.gpuMs},
                              {"frames_per_second", times.framesPerSecond},
                              {"ns_per_triangle", times.medianMs * 1e6 / static_cast<double>(triangles)}};
  if (!moving)
    json["bytes_per_triangle"] =
        static_cast<double>(stage.renderer.modelBytes()) / static_cast<double>(triangles);
  return json;
}

std::size_t movingTriangles(const Leg& leg, const AppState& state, glm::ivec2 size) {
  const std::size_t level = movingLevel(sceneViewOf(state, leg, 1.0F, false), size.y);
  std::size_t triangles = 0;
  for (const engine::Part& part : leg.model.parts) {
    for (const engine::Primitive& primitive : part.primitives) {
      const std::size_t coarser = std::min(level, primitive.coarser.size());
      triangles += coarser == 0 ? primitive.mesh.triangles.size() : primitive.coarser[coarser - 1].size();
    }
  }
  return triangles;
}

}  // namespace

engine::Model subdivided(const engine::Model& model) {
  engine::Model finer = model;
  for (engine::Part& part : finer.parts) {
    for (engine::Primitive& primitive : part.primitives) {
      primitive.coarser.clear();
      subdivide(primitive.mesh);
    }
  }
  return finer;
}

nlohmann::ordered_json growth(const Leg& leg, const AppState& state, std::size_t mostTriangles,
                              glm::ivec2 size) {
  nlohmann::ordered_json rows = nlohmann::ordered_json::array();
  engine::Renderer renderer;
  renderer.setModel(leg.model);
  Stage stage{renderer, leg};
  rows.push_back(row(stage, state, movingTriangles(leg, state, size), true, size));
  rows.push_back(row(stage, state, engine::triangleCount(leg.model), false, size));
  engine::Model model = leg.model;
  while (engine::triangleCount(model) * 4 <= mostTriangles) {
    model = subdivided(model);
    renderer.setModel(model);
    rows.push_back(row(stage, state, engine::triangleCount(model), false, size));
  }
  return rows;
}

}  // namespace crus::cli
