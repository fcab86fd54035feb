#include "mesh_samples.h"

#include <algorithm>
#include <glm/geometric.hpp>
#include <map>
#include <random>

namespace samples {

using engine::TriangleMesh;

TriangleMesh cube(float edge) {
  TriangleMesh mesh;
  for (int i = 0; i < 8; ++i) {
    const glm::vec3 corner{static_cast<float>(i & 1), static_cast<float>((i >> 1) & 1),
                           static_cast<float>((i >> 2) & 1)};
    mesh.positions.push_back((corner - 0.5F) * edge);
  }
  mesh.triangles = {{0, 4, 6}, {0, 6, 2}, {1, 3, 7}, {1, 7, 5}, {0, 1, 5}, {0, 5, 4},
                    {2, 6, 7}, {2, 7, 3}, {0, 2, 3}, {0, 3, 1}, {4, 5, 7}, {4, 7, 6}};
  return mesh;
}

TriangleMesh sphere(int levels) {
  TriangleMesh mesh;
  mesh.positions = {{1, 0, 0}, {-1, 0, 0}, {0, 1, 0}, {0, -1, 0}, {0, 0, 1}, {0, 0, -1}};
  mesh.triangles = {{0, 2, 4}, {2, 1, 4}, {1, 3, 4}, {3, 0, 4}, {2, 0, 5}, {1, 2, 5}, {3, 1, 5}, {0, 3, 5}};
  for (int level = 0; level < levels; ++level) {
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> middles;
    const auto middle = [&](std::uint32_t a, std::uint32_t b) {
      const auto [at, fresh] =
          middles.try_emplace(std::minmax(a, b), static_cast<std::uint32_t>(mesh.positions.size()));
      if (fresh) mesh.positions.push_back(glm::normalize(mesh.positions[a] + mesh.positions[b]));
      return at->second;
    };
    std::vector<std::array<std::uint32_t, 3>> finer;
    for (const auto& [a, b, c] : mesh.triangles) {
      const std::uint32_t ab = middle(a, b);
      const std::uint32_t bc = middle(b, c);
      const std::uint32_t ca = middle(c, a);
      finer.insert(finer.end(), {{a, ab, ca}, {ab, b, bc}, {ca, bc, c}, {ab, bc, ca}});
    }
    mesh.triangles = std::move(finer);
  }
  return mesh;
}

TriangleMesh soup(std::size_t triangles, float size, std::uint32_t seed) {
  std::mt19937 random{seed};
  // The distributions of the standard library differ between implementations; this does not.
  const auto uniform = [&] { return static_cast<float>(random()) / 4294967296.0F * 2.0F - 1.0F; };
  const auto point = [&] {
    const float x = uniform();
    const float y = uniform();
    return glm::vec3{x, y, uniform()};
  };
  TriangleMesh mesh;
  for (std::uint32_t i = 0; i < triangles; ++i) {
    const glm::vec3 centre = point();
    for (int corner = 0; corner < 3; ++corner) mesh.positions.push_back(centre + 0.5F * size * point());
    mesh.triangles.push_back({3 * i, 3 * i + 1, 3 * i + 2});
  }
  return mesh;
}

TriangleMesh unwelded(const TriangleMesh& mesh) {
  TriangleMesh split;
  for (const auto& triangle : mesh.triangles) {
    const auto first = static_cast<std::uint32_t>(split.positions.size());
    for (const std::uint32_t vertex : triangle) split.positions.push_back(mesh.positions[vertex]);
    split.triangles.push_back({first, first + 1, first + 2});
  }
  return split;
}

}  // namespace samples
