#include "engine/geometry/bvh.h"

#include <algorithm>
#include <cmath>
#include <glm/common.hpp>
#include <stdexcept>

namespace engine {
namespace {

constexpr std::size_t kLeafSize = 4;
constexpr std::size_t kBins = 16;
// Below this the halves are equal, so that no mesh can make the tree deeper than the stacks of the queries.
constexpr int kGreedyDepth = 40;

struct Item {
  glm::vec3 low{0.0F};
  glm::vec3 high{0.0F};
  std::uint32_t triangle = 0;

  [[nodiscard]] glm::vec3 twiceCentre() const { return low + high; }
};

/// What some items take up: their boxes, and the box of their (doubled) centres.
struct Extent {
  Box box;
  Box centres;
  std::size_t count = 0;

  void add(const Item& item) {
    const glm::vec3 centre = item.twiceCentre();
    box = {glm::min(box.low, item.low), glm::max(box.high, item.high)};
    centres = {glm::min(centres.low, centre), glm::max(centres.high, centre)};
    ++count;
  }
  void add(const Extent& other) {
    box = {glm::min(box.low, other.box.low), glm::max(box.high, other.box.high)};
    centres = {glm::min(centres.low, other.centres.low), glm::max(centres.high, other.centres.high)};
    count += other.count;
  }
  /// Surface area of the box times items, up to a factor.
  [[nodiscard]] float cost() const {
    if (count == 0) return 0.0F;
    const glm::vec3 size = box.high - box.low;
    return (size.x * size.y + size.y * size.z + size.z * size.x) * static_cast<float>(count);
  }
};

Extent extentOf(const Item* items, std::size_t count) {
  Extent extent;
  for (std::size_t i = 0; i < count; ++i) extent.add(items[i]);
  return extent;
}

using Halves = std::pair<Extent, Extent>;

/// Reorders the items so that those of the left child come first; neither child is empty.
Halves halve(Item* items, std::size_t count, int axis) {
  const std::size_t half = count / 2;
  std::nth_element(items, items + half, items + count, [axis](const Item& a, const Item& b) {
    return std::pair{a.twiceCentre()[axis], a.triangle} < std::pair{b.twiceCentre()[axis], b.triangle};
  });
  return {extentOf(items, half), extentOf(items + half, count - half)};
}

/// Like halve(), where the surface area heuristic likes it best.
Halves split(Item* items, const Extent& whole, int depth) {
  const glm::vec3 size = whole.centres.high - whole.centres.low;
  int axis = 0;
  if (size[1] > size[axis]) axis = 1;
  if (size[2] > size[axis]) axis = 2;
  const float low = whole.centres.low[axis];
  const float scale = static_cast<float>(kBins) / size[axis];
  const bool usable = scale > 0.0F && std::isfinite(scale);  // not when all centres are in one place
  if (depth >= kGreedyDepth || !usable) return halve(items, whole.count, axis);

  const auto binOf = [&](const Item& item) {
    return std::min(kBins - 1, static_cast<std::size_t>((item.low[axis] + item.high[axis] - low) * scale));
  };
  std::array<Extent, kBins> bins;
  for (std::size_t i = 0; i < whole.count; ++i) bins[binOf(items[i])].add(items[i]);
  std::array<Extent, kBins> rights;  // of the bins from i on
  rights.back() = bins.back();
  for (std::size_t i = kBins - 1; i-- > 1;) {
    rights[i] = rights[i + 1];
    rights[i].add(bins[i]);
  }
  Extent left;
  Halves best;
  std::size_t border = 0;
  float bestCost = std::numeric_limits<float>::infinity();
  for (std::size_t i = 1; i < kBins; ++i) {
    left.add(bins[i - 1]);
    const float cost = left.cost() + rights[i].cost();
    if (left.count > 0 && left.count < whole.count && cost < bestCost) {
      bestCost = cost;
      border = i;
      best = {left, rights[i]};
    }
  }
  if (border == 0) return halve(items, whole.count, axis);  // costs that overflow are no guide
  std::partition(items, items + whole.count, [&](const Item& item) { return binOf(item) < border; });
  return best;
}

bool isFinite(const glm::vec3& p) {
  return std::isfinite(p.x) && std::isfinite(p.y) && std::isfinite(p.z);
}

}  // namespace

TriangleBvh::TriangleBvh(const TriangleMesh& mesh) {
  if (mesh.triangles.empty()) return;
  if (mesh.triangles.size() > std::numeric_limits<std::uint32_t>::max() / 4) {
    throw std::invalid_argument("TriangleBvh: more triangles than it can number");
  }
  std::vector<Item> items;
  items.reserve(mesh.triangles.size());
  for (const auto& triangle : mesh.triangles) {
    constexpr float kHuge = std::numeric_limits<float>::max();
    Item item{glm::vec3{kHuge}, glm::vec3{-kHuge}, static_cast<std::uint32_t>(items.size())};
    for (const std::uint32_t vertex : triangle) {
      if (vertex >= mesh.positions.size())
        throw std::invalid_argument("TriangleBvh: a triangle names a missing vertex");
      const glm::vec3& p = mesh.positions[vertex];
      if (!isFinite(p)) throw std::invalid_argument("TriangleBvh: a position is not finite");
      item.low = glm::min(item.low, p);
      item.high = glm::max(item.high, p);
    }
    items.push_back(item);
  }

  struct Job {
    std::uint32_t node = 0;
    int depth = 0;
    std::size_t first = 0;
    Extent extent;
  };
  nodes_.reserve(items.size());
  nodes_.emplace_back();
  std::vector<Job> jobs{{0, 0, 0, extentOf(items.data(), items.size())}};
  while (!jobs.empty()) {
    const Job job = jobs.back();
    jobs.pop_back();
    nodes_[job.node].low = job.extent.box.low;
    nodes_[job.node].high = job.extent.box.high;
    if (job.extent.count <= kLeafSize) {
      nodes_[job.node].first = static_cast<std::uint32_t>(job.first);
      nodes_[job.node].count = static_cast<std::uint32_t>(job.extent.count);
      continue;
    }
    const Halves halves = split(items.data() + job.first, job.extent, job.depth);
    const auto child = static_cast<std::uint32_t>(nodes_.size());
    nodes_[job.node].first = child;
    nodes_.resize(nodes_.size() + 2);
    jobs.push_back({child + 1, job.depth + 1, job.first + halves.first.count, halves.second});
    jobs.push_back({child, job.depth + 1, job.first, halves.first});
  }

  corners_.reserve(items.size());
  original_.reserve(items.size());
  for (const Item& item : items) {
    const auto& [a, b, c] = mesh.triangles[item.triangle];
    corners_.push_back({mesh.positions[a], mesh.positions[b], mesh.positions[c]});
    original_.push_back(item.triangle);
  }
}

Box TriangleBvh::bounds() const {
  return empty() ? Box{} : Box{nodes_.front().low, nodes_.front().high};
}

}  // namespace engine
