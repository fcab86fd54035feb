#include "engine/geometry/bvh.h"

#include <algorithm>
#include <cmath>
#include <glm/common.hpp>
#include <stdexcept>

namespace engine {
namespace {

constexpr std::size_t kLeafSize = 4;
constexpr std::size_t kBins = 16;
constexpr std::size_t kManyItems = 64;  // fewer need not be told apart as finely
constexpr float kHuge = std::numeric_limits<float>::max();
// Below this the halves are equal, so that no mesh can make the tree deeper than the stacks of the queries.
constexpr int kGreedyDepth = 40;

/// Three coordinates and one that says nothing, so that compilers take all at once.
using Four = std::array<float, 4>;

struct Bounds {
  Four low{kHuge, kHuge, kHuge, kHuge};
  Four high{-kHuge, -kHuge, -kHuge, -kHuge};

  void add(const Four& otherLow, const Four& otherHigh) {
    for (std::size_t i = 0; i < 4; ++i) low[i] = otherLow[i] < low[i] ? otherLow[i] : low[i];
    for (std::size_t i = 0; i < 4; ++i) high[i] = otherHigh[i] > high[i] ? otherHigh[i] : high[i];
  }
};

struct Item {
  Bounds box;
  std::uint32_t triangle = 0;

  [[nodiscard]] Four twiceCentre() const {
    Four sum{};
    for (std::size_t i = 0; i < 4; ++i) sum[i] = box.low[i] + box.high[i];
    return sum;
  }
};

/// What some items take up: their boxes, and the box of their (doubled) centres.
struct Extent {
  Bounds box;
  Bounds centres;
  std::size_t count = 0;

  void add(const Item& item) {
    const Four centre = item.twiceCentre();
    box.add(item.box.low, item.box.high);
    centres.add(centre, centre);
    ++count;
  }
  void add(const Extent& other) {
    box.add(other.box.low, other.box.high);
    centres.add(other.centres.low, other.centres.high);
    count += other.count;
  }
  /// Surface area of the box times items, up to a factor.
  [[nodiscard]] float cost() const {
    if (count == 0) return 0.0F;
    const float x = box.high[0] - box.low[0];
    const float y = box.high[1] - box.low[1];
    const float z = box.high[2] - box.low[2];
    return (x * y + y * z + z * x) * static_cast<float>(count);
  }
};

Extent extentOf(const Item* items, std::size_t count) {
  Extent extent;
  for (std::size_t i = 0; i < count; ++i) extent.add(items[i]);
  return extent;
}

using Halves = std::pair<Extent, Extent>;

/// Reorders the items so that those of the left child come first; neither child is empty.
Halves halve(Item* items, std::size_t count, std::size_t axis) {
  const std::size_t half = count / 2;
  std::nth_element(items, items + half, items + count, [axis](const Item& a, const Item& b) {
    return std::pair{a.twiceCentre()[axis], a.triangle} < std::pair{b.twiceCentre()[axis], b.triangle};
  });
  return {extentOf(items, half), extentOf(items + half, count - half)};
}

/// Like halve(), where the surface area heuristic likes it best.
Halves split(Item* items, const Extent& whole, int depth) {
  const auto size = [&](std::size_t i) { return whole.centres.high[i] - whole.centres.low[i]; };
  std::size_t axis = 0;
  if (size(1) > size(axis)) axis = 1;
  if (size(2) > size(axis)) axis = 2;
  const float low = whole.centres.low[axis];
  const std::size_t binCount = whole.count < kManyItems ? kBins / 2 : kBins;
  const float scale = static_cast<float>(binCount) / size(axis);
  const bool usable = scale > 0.0F && std::isfinite(scale);  // not when all centres are in one place
  if (depth >= kGreedyDepth || !usable) return halve(items, whole.count, axis);

  const auto binOf = [&](const Item& item) {
    const float place = (item.box.low[axis] + item.box.high[axis] - low) * scale;
    return std::min(binCount - 1, static_cast<std::size_t>(place));
  };
  std::array<Extent, kBins> bins;
  for (std::size_t i = 0; i < whole.count; ++i) bins[binOf(items[i])].add(items[i]);
  const auto merged = [&](std::size_t first, std::size_t end) {
    Extent extent;
    for (std::size_t i = first; i < end; ++i) extent.add(bins[i]);
    return extent;
  };
  std::array<float, kBins> costs{};  // of the bins from i on
  Extent side;
  for (std::size_t i = binCount; i-- > 1;) {
    side.add(bins[i]);
    costs[i] = side.cost();
  }
  side = {};
  std::size_t border = 0;
  float bestCost = std::numeric_limits<float>::infinity();
  for (std::size_t i = 1; i < binCount; ++i) {
    side.add(bins[i - 1]);
    const float cost = side.cost() + costs[i];
    if (side.count == 0 || side.count == whole.count || cost >= bestCost) continue;
    bestCost = cost;
    border = i;
  }
  if (border == 0) return halve(items, whole.count, axis);  // costs that overflow are no guide
  std::partition(items, items + whole.count, [&](const Item& item) { return binOf(item) < border; });
  return {merged(0, border), merged(border, binCount)};
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
    Item item{{}, static_cast<std::uint32_t>(items.size())};
    for (const std::uint32_t vertex : triangle) {
      if (vertex >= mesh.positions.size())
        throw std::invalid_argument("TriangleBvh: a triangle names a missing vertex");
      const glm::vec3& p = mesh.positions[vertex];
      if (!isFinite(p)) throw std::invalid_argument("TriangleBvh: a position is not finite");
      item.box.add({p.x, p.y, p.z, 0.0F}, {p.x, p.y, p.z, 0.0F});
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
    const Bounds& box = job.extent.box;
    nodes_[job.node].low = {box.low[0], box.low[1], box.low[2]};
    nodes_[job.node].high = {box.high[0], box.high[1], box.high[2]};
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
