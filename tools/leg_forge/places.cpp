#include "tools/leg_forge/places.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace leg_forge {

using Index = std::uint32_t;

Lists::Lists(std::size_t count, const std::vector<std::pair<Index, Index>>& entries) : first_(count + 1, 0) {
  for (const auto& [owner, value] : entries) ++first_[owner + 1];
  std::partial_sum(first_.begin(), first_.end(), first_.begin());
  values_.resize(entries.size());
  std::vector<std::size_t> next = first_;
  for (const auto& [owner, value] : entries) values_[next[owner]++] = value;
}

Places::Places(const engine::TriangleMesh& mesh) : place_(mesh.positions.size()) {
  std::vector<Index> order(mesh.positions.size());
  std::iota(order.begin(), order.end(), 0U);
  const auto key = [&](Index i) {
    const glm::vec3& p = mesh.positions[i];
    return std::tuple{p.x, p.y, p.z};
  };
  std::sort(order.begin(), order.end(), [&](Index a, Index b) {
    return std::tuple{key(a), a} < std::tuple{key(b), b};
  });
  // Numbered in the order of the mesh, not of the sorting: near in the list is near in space.
  std::vector<Index> first(mesh.positions.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    const bool same = i > 0 && key(order[i - 1]) == key(order[i]);
    first[order[i]] = same ? first[order[i - 1]] : order[i];
  }
  for (Index i = 0; i < place_.size(); ++i) {
    place_[i] = first[i] == i ? static_cast<Index>(count_++) : place_[first[i]];
  }

  std::vector<std::pair<Index, Index>> round;
  std::vector<std::pair<Index, Index>> edges;
  for (Index t = 0; t < mesh.triangles.size(); ++t) {
    for (std::size_t k = 0; k < 3; ++k) {
      const Index a = place_[mesh.triangles[t][k]];
      const Index b = place_[mesh.triangles[t][(k + 1) % 3]];
      round.emplace_back(a, t);
      if (a == b) continue;
      edges.emplace_back(a, b);
      edges.emplace_back(b, a);
    }
  }
  triangles_ = Lists{count_, round};
  std::sort(edges.begin(), edges.end());
  edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
  neighbours_ = Lists{count_, edges};
}

std::vector<float> Places::perVertex(const std::vector<float>& values) const {
  std::vector<float> out(place_.size());
  for (std::size_t i = 0; i < place_.size(); ++i) out[i] = values[place_[i]];
  return out;
}

void Places::smooth(std::vector<float>& values, int passes) const {
  for (int pass = 0; pass < passes; ++pass) {
    const std::vector<float> before = values;
    for (std::size_t i = 0; i < count_; ++i) {
      if (neighbours_.size(i) == 0) continue;
      float sum = 0.0F;
      for (const Index* n = neighbours_.begin(i); n != neighbours_.end(i); ++n) sum += before[*n];
      values[i] = 0.5F * (before[i] + sum / static_cast<float>(neighbours_.size(i)));
    }
  }
}

void Places::erode(std::vector<float>& values) const {
  const std::vector<float> before = values;
  for (std::size_t i = 0; i < count_; ++i) {
    for (const Index* n = neighbours_.begin(i); n != neighbours_.end(i); ++n) {
      values[i] = std::min(values[i], before[*n]);
    }
  }
}

}  // namespace leg_forge
