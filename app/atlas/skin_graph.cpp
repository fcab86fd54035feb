#include "app/atlas/skin_graph.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <queue>
#include <stdexcept>
#include <utility>

#include "engine/geometry/weld.h"

namespace crus {
namespace {

constexpr float kMillimetres = 1000.0F;
constexpr float kSteepest = 20.0F;  // cotangent of the thinnest angle that counts in full, 3 degrees
constexpr float kFlattest = 0.3F;   // slopes beyond this are the field's corners, not its scale
constexpr float kLeast = 1e-4F;     // so that no node is cut off

/// Where on the segment ab the point comes nearest; the distance to it.
float segmentDistance(const glm::vec3& p, const glm::vec3& a, const glm::vec3& b) {
  const glm::vec3 ab = b - a;
  const float square = glm::dot(ab, ab);
  const float part = square > 0.0F ? std::clamp(glm::dot(p - a, ab) / square, 0.0F, 1.0F) : 0.0F;
  return glm::length(p - a - ab * part);
}

}  // namespace

SkinGraph::SkinGraph(const engine::TriangleMesh& mesh) {
  const std::size_t count = mesh.positions.size();
  nodes_ = engine::weldedByPosition(mesh.positions);
  positions_.reserve(count);
  for (std::size_t i = 0; i < count; ++i)
    if (nodes_[i] == positions_.size()) positions_.push_back(mesh.positions[i] * kMillimetres);
  triangles_.reserve(mesh.triangles.size());
  for (const auto& t : mesh.triangles) {
    if (std::max({t[0], t[1], t[2]}) >= count)
      throw std::invalid_argument("a skin triangle names a missing vertex");
    const std::array<std::uint32_t, 3> corner{nodes_[t[0]], nodes_[t[1]], nodes_[t[2]]};
    if (corner[0] != corner[1] && corner[1] != corner[2] && corner[2] != corner[0])
      triangles_.push_back(corner);
  }
  link();
}

void SkinGraph::link() {
  fanStart_.assign(nodeCount() + 1, 0);
  normals_.assign(nodeCount(), glm::vec3(0.0F));
  for (const auto& t : triangles_) {
    const glm::vec3 area =
        glm::cross(positions_[t[1]] - positions_[t[0]], positions_[t[2]] - positions_[t[0]]);
    for (const std::uint32_t corner : t) {
      ++fanStart_[corner + 1];
      normals_[corner] += area;
    }
  }
  for (glm::vec3& normal : normals_)
    normal = glm::length(normal) > 0.0F ? glm::normalize(normal) : glm::vec3(0.0F, 1.0F, 0.0F);
  for (std::size_t i = 0; i < nodeCount(); ++i) fanStart_[i + 1] += fanStart_[i];
  fan_.resize(triangles_.size() * 3);
  std::vector<std::uint32_t> next(fanStart_.begin(), fanStart_.end());
  for (std::size_t t = 0; t < triangles_.size(); ++t)
    for (const std::uint32_t corner : triangles_[t]) fan_[next[corner]++] = static_cast<std::uint32_t>(t);

  neighbourStart_.reserve(nodeCount() + 1);
  neighbours_.reserve(triangles_.size() * 3);
  for (std::uint32_t node = 0; node < nodeCount(); ++node) {
    const auto first = static_cast<std::ptrdiff_t>(neighbours_.size());
    neighbourStart_.push_back(static_cast<std::uint32_t>(neighbours_.size()));
    for (std::uint32_t k = fanStart_[node]; k < fanStart_[node + 1]; ++k) {
      for (const std::uint32_t corner : triangles_[fan_[k]]) {
        const bool known =
            std::find(neighbours_.begin() + first, neighbours_.end(), corner) != neighbours_.end();
        if (corner != node && !known) neighbours_.push_back(corner);
      }
    }
  }
  neighbourStart_.push_back(static_cast<std::uint32_t>(neighbours_.size()));
  weigh();
}

void SkinGraph::weigh() {
  weights_.assign(neighbours_.size(), 0.0F);
  const auto add = [&](std::uint32_t from, std::uint32_t to, float weight) {
    std::uint32_t at = neighbourStart_[from];
    while (neighbours_[at] != to) ++at;
    weights_[at] += weight;
  };
  for (const auto& t : triangles_) {
    for (std::size_t i = 0; i < 3; ++i) {
      const std::uint32_t a = t[(i + 1) % 3];
      const std::uint32_t b = t[(i + 2) % 3];
      const glm::vec3 toA = positions_[a] - positions_[t[i]];
      const glm::vec3 toB = positions_[b] - positions_[t[i]];
      const float area = glm::length(glm::cross(toA, toB));
      const float cotangent = std::clamp(glm::dot(toA, toB) / std::max(area, 1e-12F), -kSteepest, kSteepest);
      add(a, b, cotangent);
      add(b, a, cotangent);
    }
  }
  for (std::size_t i = 0; i < nodeCount(); ++i) {
    float sum = 0.0F;
    for (std::uint32_t j = neighbourStart_[i]; j < neighbourStart_[i + 1]; ++j) {
      weights_[j] = std::max(weights_[j], kLeast);
      sum += weights_[j];
    }
    for (std::uint32_t j = neighbourStart_[i]; j < neighbourStart_[i + 1]; ++j) weights_[j] /= sum;
  }
}

void SkinGraph::smooth(std::vector<float>& field, int passes, float band) const {
  std::vector<std::uint32_t> active;
  for (std::size_t i = 0; i < nodeCount(); ++i)
    if (std::abs(field[i]) <= band && neighbourStart_[i] < neighbourStart_[i + 1])
      active.push_back(static_cast<std::uint32_t>(i));
  std::vector<float> moved(active.size());
  for (int pass = 0; pass < passes; ++pass) {
    for (std::size_t k = 0; k < active.size(); ++k) {
      const std::uint32_t node = active[k];
      float sum = 0.0F;
      for (std::uint32_t j = neighbourStart_[node]; j < neighbourStart_[node + 1]; ++j)
        sum += weights_[j] * field[neighbours_[j]];
      moved[k] = 0.5F * (field[node] + sum);
    }
    for (std::size_t k = 0; k < active.size(); ++k) field[active[k]] = moved[k];
  }
}

std::vector<float> SkinGraph::normalised(const std::vector<float>& field) const {
  std::vector<char> atContour(nodeCount(), 0);
  for (const auto& t : triangles_) {
    const bool inside = field[t[0]] < 0.0F;
    if (inside == (field[t[1]] < 0.0F) && inside == (field[t[2]] < 0.0F)) continue;
    for (const std::uint32_t node : t) atContour[node] = 1;
  }
  std::vector<float> result = field;
  for (std::size_t node = 0; node < nodeCount(); ++node) {
    if (atContour[node] == 0) continue;
    float slope = 0.0F;
    float weight = 0.0F;
    for (std::uint32_t k = fanStart_[node]; k < fanStart_[node + 1]; ++k) {
      const auto& t = triangles_[fan_[k]];
      const glm::vec3 ab = positions_[t[1]] - positions_[t[0]];
      const glm::vec3 ac = positions_[t[2]] - positions_[t[0]];
      const glm::vec3 normal = glm::cross(ab, ac);
      const float twiceArea = glm::length(normal);
      if (twiceArea < 1e-6F) continue;
      const glm::vec3 gradient = ((field[t[1]] - field[t[0]]) * glm::cross(ac, normal) +
                                  (field[t[2]] - field[t[0]]) * glm::cross(normal, ab)) /
                                 (twiceArea * twiceArea);
      slope += glm::length(gradient) * twiceArea;
      weight += twiceArea;
    }
    if (weight > 0.0F) result[node] /= std::clamp(slope / weight, kFlattest, 1.0F / kFlattest);
  }
  return result;
}

void SkinGraph::fillHoles(std::vector<float>& field, float widestMm) const {
  constexpr float kFilled = -1.0F;  // mm: inside, and not on the edge
  std::vector<bool> seen(field.size(), false);
  for (std::uint32_t start = 0; start < field.size(); ++start) {
    if (seen[start] || field[start] < 0.0F) continue;
    std::vector<std::uint32_t> piece{start};
    seen[start] = true;
    glm::vec3 low = positions_[start];
    glm::vec3 high = low;
    for (std::size_t next = 0; next < piece.size(); ++next) {
      const std::uint32_t node = piece[next];
      low = glm::min(low, positions_[node]);
      high = glm::max(high, positions_[node]);
      for (std::uint32_t k = neighbourStart_[node]; k < neighbourStart_[node + 1]; ++k) {
        const std::uint32_t other = neighbours_[k];
        if (seen[other] || field[other] < 0.0F) continue;
        seen[other] = true;
        piece.push_back(other);
      }
    }
    if (glm::distance(low, high) >= widestMm) continue;
    for (const std::uint32_t node : piece) field[node] = kFilled;
  }
}

std::vector<float> SkinGraph::signedDistance(const std::vector<float>& raw, float farMm) const {
  const std::vector<float> field = normalised(raw);
  std::vector<float> distance(nodeCount(), farMm);
  using Entry = std::pair<float, std::uint32_t>;
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> front;

  std::vector<std::uint32_t> seen(nodeCount(), 0);  // in which round a node was reached
  std::uint32_t round = 0;
  const auto reach = [&](std::uint32_t node, const std::array<glm::vec3, 2>& segment) {
    if (seen[node] == round) return;
    seen[node] = round;
    distance[node] = std::min(distance[node], segmentDistance(positions_[node], segment[0], segment[1]));
  };
  for (const auto& t : triangles_) {
    std::array<glm::vec3, 2> crossing{};
    std::size_t found = 0;
    for (std::size_t i = 0; i < 3; ++i) {
      const std::uint32_t a = t[i];
      const std::uint32_t b = t[(i + 1) % 3];
      if ((field[a] < 0.0F) == (field[b] < 0.0F)) continue;
      const float part = field[a] / (field[a] - field[b]);
      crossing[found++] = positions_[a] + (positions_[b] - positions_[a]) * part;
    }
    if (found < 2) continue;
    // The nearest piece of the contour may lie in a neighbouring triangle: without the ring around, edges
    // would fray.
    ++round;
    for (const std::uint32_t corner : t) {
      for (std::uint32_t k = neighbourStart_[corner]; k < neighbourStart_[corner + 1]; ++k) {
        const std::uint32_t next = neighbours_[k];
        reach(next, crossing);
        for (std::uint32_t m = neighbourStart_[next]; m < neighbourStart_[next + 1]; ++m)
          reach(neighbours_[m], crossing);
      }
    }
  }
  for (std::size_t i = 0; i < nodeCount(); ++i)
    if (distance[i] < farMm) front.emplace(distance[i], static_cast<std::uint32_t>(i));

  while (!front.empty()) {
    const auto [reached, node] = front.top();
    front.pop();
    if (reached > distance[node]) continue;
    for (std::uint32_t k = fanStart_[node]; k < fanStart_[node + 1]; ++k) {
      const auto& t = triangles_[fan_[k]];
      for (std::size_t i = 0; i < 3; ++i) {
        const std::uint32_t target = t[i];
        if (target == node || distance[target] <= reached) continue;
        const std::uint32_t other = t[0] + t[1] + t[2] - target - node;
        const float arrival = through(target, node, other, reached, distance[other]);
        if (arrival < distance[target]) {
          distance[target] = arrival;
          front.emplace(arrival, target);
        }
      }
    }
  }
  for (std::size_t i = 0; i < nodeCount(); ++i)
    if (field[i] < 0.0F) distance[i] = -distance[i];
  return distance;
}

/// Arrival at `target` of a straight front that reached a and b at the given distances.
float SkinGraph::through(std::uint32_t target, std::uint32_t a, std::uint32_t b, float distanceA,
                         float distanceB) const {
  const glm::vec3 toA = positions_[a] - positions_[target];
  const glm::vec3 toB = positions_[b] - positions_[target];
  const float lengthA = glm::length(toA);
  const float lengthB = glm::length(toB);
  const float alongEdges = std::min(distanceA + lengthA, distanceB + lengthB);
  const glm::vec3 edge = positions_[b] - positions_[a];
  const float base = glm::length(edge);
  const float rise = distanceB - distanceA;
  if (base <= 0.0F || std::abs(rise) >= base) return alongEdges;
  // In the plane of the triangle: x along ab, the front's gradient is (rise / base, sqrt(1 - that^2)) away
  // from the source, the target lies at height `altitude` above ab.
  const float x = glm::dot(positions_[target] - positions_[a], edge) / base;
  const float altitude = std::sqrt(std::max(0.0F, lengthA * lengthA - x * x));
  const float slope = rise / base;
  const float steep = std::sqrt(1.0F - slope * slope);
  const float entry = x - altitude * slope / steep;  // where the ray to the target crosses ab
  if (entry < 0.0F || entry > base) return alongEdges;
  return std::min(alongEdges, distanceA + slope * x + steep * altitude);
}

}  // namespace crus
