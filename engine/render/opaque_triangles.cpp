#include "engine/render/opaque_triangles.h"

#include <algorithm>
#include <optional>
#include <span>
#include <utility>

namespace engine {
namespace {

void add(ChosenTriangles& chosen, const DrawRange* range, std::size_t firstIndex) {
  const std::size_t count = chosen.indices.size() - firstIndex;
  if (count > 0)
    chosen.portions.push_back({range, firstIndex * sizeof(std::uint32_t), static_cast<GLsizei>(count)});
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

void OpaqueTriangles::project(const ModelReader& reader) {
  for (const Group& group : groups_) {
    for (std::size_t i = 0; i < group.range->vertexCount; ++i) {
      const glm::vec3 place = reader.position(*group.range, i);
      pixels_[group.firstVertex + i] = projection_(place);
      if (view_.section) cut_[group.firstVertex + i] = isCutAway(view_, place);
    }
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
    return cut_[group.firstVertex + corner];
  }));
}

FarthestDepths OpaqueTriangles::guess(const ModelReader& reader) const {
  RoughPicture rough{size_};
  for (const Group& group : groups_) {
    const std::span<const std::uint32_t> indices = reader.indices(group.range->levels.back());
    for (std::size_t i = 0; i < indices.size(); i += 3) {
      const auto corners = indices.subspan(i, 3);
      if (cutCorners(group, corners) == 0 && !turnsAway(group, corners)) rough.add(onScreen(group, corners));
    }
  }
  return rough.depths();
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
  project(reader);
  const FarthestDepths rough = guess(reader);
  ChosenTriangles likely;
  for (Group& group : groups_) {
    const std::size_t first = likely.indices.size();
    sift(group, reader.indices(group.range->level(view_.level)), rough, likely.indices, &group.left);
    add(likely, group.range, first);
  }
  return likely;
}

void OpaqueTriangles::dropHidden(const FarthestDepths& depths) {
  for (Group& group : groups_) {
    Indices shown;
    sift(group, group.left, depths, shown, nullptr);
    group.left = std::move(shown);
  }
}

ChosenTriangles OpaqueTriangles::takeRest() {
  ChosenTriangles rest;
  for (Group& group : groups_) {
    const std::size_t first = rest.indices.size();
    rest.indices.insert(rest.indices.end(), group.left.begin(), group.left.end());
    add(rest, group.range, first);
    group.left.clear();
  }
  return rest;
}

}  // namespace engine
