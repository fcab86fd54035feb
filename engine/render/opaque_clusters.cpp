#include "engine/render/opaque_clusters.h"

#include <algorithm>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <optional>

namespace engine {
namespace {

/// Whether the view's section takes all of the box away.
bool isCutAway(const SceneView& view, const Box& box) {
  if (!view.section) return false;
  const glm::vec3 normal = view.section->plane.normal;
  const glm::vec3 half = 0.5F * (box.high - box.low);
  return glm::dot(normal, box.low + half) - glm::dot(glm::abs(normal), half) > view.section->plane.offset;
}

std::size_t trianglesOf(const Cluster& cluster) {
  return static_cast<std::size_t>(cluster.count) / 3;
}

void add(std::vector<Portion>& portions, const DrawRange* range, const Cluster* cluster) {
  if (portions.empty() || portions.back().range != range) portions.push_back({range});
  portions.back().clusters.push_back(cluster);
}

}  // namespace

OpaqueClusters::OpaqueClusters(const std::vector<const DrawRange*>& ranges, const SceneView& view,
                               const FrameMatrices& matrices, glm::ivec2 size)
    : size_{size} {
  const FootprintFinder footprints{matrices.modelViewProjection, matrices.viewport,
                                   glm::ivec2(matrices.origin), size};
  for (const DrawRange* range : ranges) {
    if (view.parts.at(range->part).mode != SurfaceMode::kOpaque) continue;
    for (const Cluster& cluster : range->levels[std::min(view.level, range->levels.size() - 1)].clusters) {
      if (isCutAway(view, cluster.box)) continue;
      const std::optional<Footprint> footprint = footprints.find(cluster.box);
      if (!footprint) continue;
      candidates_.push_back({range, &cluster});
      footprints_.push_back(*footprint);
      triangles_ += trianglesOf(cluster);
    }
  }
}

template <class Unwanted>
void OpaqueClusters::drop(Unwanted unwanted) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < candidates_.size(); ++i) {
    if (unwanted(i)) {
      triangles_ -= trianglesOf(*candidates_[i].cluster);
      continue;
    }
    candidates_[kept] = candidates_[i];
    footprints_[kept] = footprints_[i];
    ++kept;
  }
  candidates_.resize(kept);
  footprints_.resize(kept);
}

std::vector<Portion> OpaqueClusters::takeLikelySeen() {
  const std::vector<bool> likely = likelySeen(footprints_, size_);
  std::vector<Portion> portions;
  drop([&](std::size_t i) {
    if (likely[i]) add(portions, candidates_[i].range, candidates_[i].cluster);
    return likely[i];
  });
  return portions;
}

void OpaqueClusters::dropHidden(const FarthestDepths& depths) {
  drop([&](std::size_t i) { return depths.hides(footprints_[i]); });
}

std::vector<Portion> OpaqueClusters::takeRest() {
  std::vector<Portion> portions;
  for (const Candidate& candidate : candidates_) add(portions, candidate.range, candidate.cluster);
  drop([](std::size_t) { return true; });
  return portions;
}

}  // namespace engine
