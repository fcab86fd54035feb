#include "engine/render/opaque_triangles.h"

#include <algorithm>
#include <future>
#include <optional>
#include <span>
#include <thread>
#include <utility>

namespace engine {
namespace {

void add(ChosenTriangles& chosen, const DrawRange* range, std::size_t firstIndex, std::size_t count) {
  if (count > 0)
    chosen.portions.push_back({range, firstIndex * sizeof(std::uint32_t), static_cast<GLsizei>(count)});
}

/// What `work` makes of each share, in their order.
template <class Share, class Work>
auto onAllCores(const std::vector<Share>& shares, Work work) {
  using Made = decltype(work(shares.front()));
  std::vector<std::future<Made>> others;
  for (std::size_t i = 1; i < shares.size(); ++i)
    others.push_back(std::async(std::launch::async, work, shares[i]));
  std::vector<Made> made;
  if (!shares.empty()) made.push_back(work(shares.front()));
  for (std::future<Made>& other : others) made.push_back(other.get());
  return made;
}

}  // namespace

OpaqueTriangles::OpaqueTriangles(const ModelBuffers& model, const SceneView& view,
                                 const FrameMatrices& matrices, glm::ivec2 size)
    : model_{model},
      view_{view},
      projection_{matrices.modelViewProjection, matrices.viewport, glm::ivec2(matrices.origin)},
      size_{size} {
  std::size_t vertices = 0;
  for (const DrawRange* range : model.inSight(matrices)) {
    if (view.parts.at(range->part).mode != SurfaceMode::kOpaque) continue;
    groups_.push_back({range, vertices, isTwoSided(view, *range)});
    vertices += range->vertexCount;
  }
  pixels_.resize(vertices);
  if (view.section) cut_.resize(vertices);
  share(vertices);
}

void OpaqueTriangles::share(std::size_t vertices) {
  constexpr std::size_t kMostCores = 8;
  const std::size_t cores = std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, kMostCores);
  std::span<Group> left{groups_};
  for (std::size_t i = 1; i <= cores && !left.empty(); ++i) {
    std::size_t count = 1;
    while (count < left.size() && (i == cores || left[count].firstVertex < vertices * i / cores)) ++count;
    shares_.push_back(left.first(count));
    left = left.subspan(count);
  }
}

std::size_t OpaqueTriangles::count() const {
  std::size_t indices = 0;
  for (const Group& group : groups_)
    indices += static_cast<std::size_t>(group.range->level(view_.level).count);
  return indices / 3;
}

std::size_t OpaqueTriangles::left() const {
  std::size_t triangles = 0;
  for (const Group& group : groups_) triangles += group.left.size() / 3;
  return triangles;
}

void OpaqueTriangles::project(const ModelReader& reader, const Group& group) {
  for (std::size_t i = 0; i < group.range->vertexCount; ++i) {
    const glm::vec3 place = reader.position(*group.range, i);
    pixels_[group.firstVertex + i] = projection_(place);
    if (view_.section) cut_[group.firstVertex + i] = isCutAway(view_, place) ? 1 : 0;
  }
}

PixelTriangle OpaqueTriangles::onScreen(const Group& group, std::span<const std::uint32_t> corners) const {
  const glm::vec3* pixels = &pixels_[group.firstVertex];
  if (view_.mirrored) return {pixels[corners[0]], pixels[corners[2]], pixels[corners[1]]};
  return {pixels[corners[0]], pixels[corners[1]], pixels[corners[2]]};
}

bool OpaqueTriangles::turnsAway(const Group& group, std::span<const std::uint32_t> corners) const {
  return !group.twoSided && onScreen(group, corners).isClockwise();
}

std::optional<Footprint> OpaqueTriangles::footprint(const Group& group,
                                                    std::span<const std::uint32_t> corners) const {
  return footprintOf(&pixels_[group.firstVertex], corners, size_);
}

int OpaqueTriangles::cutCorners(const Group& group, std::span<const std::uint32_t> corners) const {
  if (cut_.empty()) return 0;
  return static_cast<int>(std::count_if(corners.begin(), corners.end(), [&](std::uint32_t corner) {
    return cut_[group.firstVertex + corner] != 0;
  }));
}

RoughPicture OpaqueTriangles::guess(const ModelReader& reader, std::span<const Group> groups) const {
  RoughPicture rough{size_};
  for (const Group& group : groups) {
    const std::span<const std::uint32_t> indices = reader.indices(group.range->levels.back());
    for (std::size_t i = 0; i < indices.size(); i += 3) {
      const auto corners = indices.subspan(i, 3);
      if (cutCorners(group, corners) == 0 && !turnsAway(group, corners)) rough.add(onScreen(group, corners));
    }
  }
  return rough;
}

void OpaqueTriangles::sift(const Group& group, std::span<const std::uint32_t> indices,
                           const FarthestDepths& depths, Indices& shown, Indices* hidden) const {
  constexpr std::size_t kCorners = 3 * kClusterTriangles;
  const auto put = [](Indices& to, std::span<const std::uint32_t> what) {
    to.insert(to.end(), what.begin(), what.end());
  };
  for (std::size_t first = 0; first < indices.size(); first += kCorners) {
    const auto cluster = indices.subspan(first, std::min(kCorners, indices.size() - first));
    const std::optional<Footprint> together = footprint(group, cluster);
    if (!together) continue;
    if (depths.hides(*together)) {
      if (hidden != nullptr) put(*hidden, cluster);
      continue;
    }
    for (std::size_t i = 0; i < cluster.size(); i += 3) {
      const auto corners = cluster.subspan(i, 3);
      if (turnsAway(group, corners) || cutCorners(group, corners) == 3) continue;
      const std::optional<Footprint> single = footprint(group, corners);
      if (!single) continue;
      if (!depths.hides(*single)) {
        put(shown, corners);
      } else if (hidden != nullptr) {
        put(*hidden, corners);
      }
    }
  }
}

ChosenTriangles OpaqueTriangles::takeLikelySeen() {
  const ModelReader reader{model_};
  const std::vector<RoughPicture> pictures = onAllCores(shares_, [&](std::span<Group> groups) {
    for (const Group& group : groups) project(reader, group);
    return guess(reader, groups);
  });
  RoughPicture rough{size_};
  for (const RoughPicture& picture : pictures) rough.add(picture);
  const FarthestDepths depths = rough.depths();
  const std::vector<Indices> likely = onAllCores(shares_, [&](std::span<Group> groups) {
    Indices seen;
    for (Group& group : groups) {
      const std::size_t before = seen.size();
      sift(group, reader.indices(group.range->level(view_.level)), depths, seen, &group.left);
      group.seen = seen.size() - before;
    }
    return seen;
  });
  ChosenTriangles chosen;
  for (const Indices& seen : likely) chosen.indices.insert(chosen.indices.end(), seen.begin(), seen.end());
  std::size_t first = 0;
  for (const Group& group : groups_) {
    add(chosen, group.range, first, group.seen);
    first += group.seen;
  }
  return chosen;
}

void OpaqueTriangles::dropHidden(const FarthestDepths& depths) {
  onAllCores(shares_, [&](std::span<Group> groups) {
    for (Group& group : groups) {
      Indices shown;
      sift(group, group.left, depths, shown, nullptr);
      group.left = std::move(shown);
    }
    return true;
  });
}

ChosenTriangles OpaqueTriangles::takeRest() {
  ChosenTriangles rest;
  for (Group& group : groups_) {
    const std::size_t first = rest.indices.size();
    rest.indices.insert(rest.indices.end(), group.left.begin(), group.left.end());
    add(rest, group.range, first, group.left.size());
    group.left.clear();
  }
  return rest;
}

}  // namespace engine
