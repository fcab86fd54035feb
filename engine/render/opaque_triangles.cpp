#include "engine/render/opaque_triangles.h"

#include <algorithm>
#include <optional>
#include <span>
#include <thread>
#include <utility>

#include "engine/core/parallel.h"

namespace engine {
OpaqueTriangles::OpaqueTriangles(const ModelBuffers& model, const SceneView& view,
                                 const FrameMatrices& matrices, glm::ivec2 size)
    : model_{model}, view_{view}, rectangle_{matrices, size} {
  for (const DrawRange* range : model.inSight(matrices)) {
    if (view.parts.at(range->part).mode == SurfaceMode::kOpaque) groups_.push_back({{*range, view}});
  }
  share();
}

void OpaqueTriangles::share() {
  constexpr std::size_t kMostCores = 8;
  const std::size_t cores = std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, kMostCores);
  std::size_t all = 0;
  for (const Group& group : groups_) all += group.screen.range().vertexCount;
  std::size_t given = 0;
  std::size_t first = 0;
  for (std::size_t i = 0; i < groups_.size(); ++i) {
    given += groups_[i].screen.range().vertexCount;
    if (given * cores < all * (shares_.size() + 1)) continue;
    shares_.emplace_back(&groups_[first], i + 1 - first);
    first = i + 1;
  }
}

std::size_t OpaqueTriangles::count() const {
  std::size_t indices = 0;
  for (const Group& group : groups_)
    indices += static_cast<std::size_t>(group.screen.range().level(view_.level).count);
  return indices / 3;
}

std::size_t OpaqueTriangles::left() const {
  std::size_t triangles = 0;
  for (const Group& group : groups_) triangles += group.left.size() / 3;
  return triangles;
}

void OpaqueTriangles::guess(const ModelReader& reader, std::span<const Group> groups, RoughPicture& rough) {
  for (const Group& group : groups) {
    const std::span<const std::uint32_t> indices = reader.indices(group.screen.range().levels.back());
    for (std::size_t i = 0; i < indices.size(); i += 3) {
      const auto corners = indices.subspan(i, 3);
      if (group.screen.cutCorners(corners) == 0 && !group.screen.turnsAway(corners))
        rough.add(group.screen.triangle(corners));
    }
  }
}

void OpaqueTriangles::sift(const Group& group, std::span<const std::uint32_t> indices,
                           const FarthestDepths& depths, Indices& shown, Indices* hidden) {
  constexpr std::size_t kCorners = 3 * kClusterTriangles;
  const auto put = [](Indices& to, std::span<const std::uint32_t> what) {
    to.insert(to.end(), what.begin(), what.end());
  };
  for (std::size_t first = 0; first < indices.size(); first += kCorners) {
    const auto cluster = indices.subspan(first, std::min(kCorners, indices.size() - first));
    const std::optional<Footprint> together = group.screen.footprint(cluster);
    if (!together) continue;
    if (depths.hides(*together)) {
      if (hidden != nullptr) put(*hidden, cluster);
      continue;
    }
    for (std::size_t i = 0; i < cluster.size(); i += 3) {
      const auto corners = cluster.subspan(i, 3);
      if (group.screen.turnsAway(corners) || group.screen.cutCorners(corners) == 3) continue;
      const std::optional<Footprint> single = group.screen.footprint(corners);
      if (!single) continue;
      if (!depths.hides(*single)) {
        put(shown, corners);
      } else if (hidden != nullptr) {
        put(*hidden, corners);
      }
    }
  }
}

template <class Work>
void OpaqueTriangles::forEachShare(Work work) {
  const auto some = [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) work(i, shares_[i]);
  };
  parallelFor(shares_.size(), some, shares_.size());
}

ChosenTriangles OpaqueTriangles::takeLikelySeen() {
  const ModelReader reader{model_};
  std::vector<RoughPicture> pictures(shares_.size(), RoughPicture{rectangle_.size});
  forEachShare([&](std::size_t share, std::span<Group> groups) {
    for (Group& group : groups) group.screen.project(reader, view_, rectangle_);
    guess(reader, groups, pictures[share]);
  });
  RoughPicture rough{rectangle_.size};
  for (const RoughPicture& picture : pictures) rough.add(picture);
  const FarthestDepths depths = rough.depths();
  std::vector<ChosenTriangles> likely(shares_.size());
  forEachShare([&](std::size_t share, std::span<Group> groups) {
    for (Group& group : groups) {
      const std::size_t first = likely[share].indices.size();
      sift(group, reader.indices(group.screen.range().level(view_.level)), depths, likely[share].indices,
           &group.left);
      likely[share].addPortion(group.screen.range(), first);
    }
  });
  ChosenTriangles all;
  for (const ChosenTriangles& some : likely) all.add(some);
  return all;
}

void OpaqueTriangles::dropHidden(const FarthestDepths& depths) {
  forEachShare([&](std::size_t, std::span<Group> groups) {
    for (Group& group : groups) {
      Indices shown;
      sift(group, group.left, depths, shown, nullptr);
      group.left = std::move(shown);
    }
  });
}

ChosenTriangles OpaqueTriangles::takeRest() {
  ChosenTriangles rest;
  for (Group& group : groups_) {
    const std::size_t first = rest.indices.size();
    rest.indices.insert(rest.indices.end(), group.left.begin(), group.left.end());
    rest.addPortion(group.screen.range(), first);
    group.left.clear();
  }
  return rest;
}

}  // namespace engine
