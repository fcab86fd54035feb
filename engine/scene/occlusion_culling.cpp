#include "engine/scene/occlusion_culling.h"

#include <algorithm>
#include <glm/common.hpp>
#include <glm/gtc/matrix_transform.hpp>
#include <stdexcept>
#include <utility>

namespace engine {
namespace {

// Corners are rounded otherwise on the GPU than here, and depths there to 24 bits.
constexpr float kPixelMargin = 0.1F;
constexpr float kDepthMargin = 4e-6F;

std::size_t count(glm::ivec2 cells) {
  return static_cast<std::size_t>(cells.x) * static_cast<std::size_t>(cells.y);
}

/// Whether it holds for the cell of every pixel from one to the other.
template <class Holds>
bool allCells(glm::ivec2 low, glm::ivec2 high, glm::ivec2 cells, Holds holds) {
  const glm::ivec2 from = low / kOcclusionCellPixels;
  const glm::ivec2 to = high / kOcclusionCellPixels;
  for (int y = from.y; y <= to.y; ++y) {
    const std::size_t row = static_cast<std::size_t>(y) * static_cast<std::size_t>(cells.x);
    for (int x = from.x; x <= to.x; ++x) {
      if (!holds(row + static_cast<std::size_t>(x))) return false;
    }
  }
  return true;
}

}  // namespace

FootprintFinder::FootprintFinder(const glm::mat4& toClip, glm::vec2 viewport, glm::ivec2 origin,
                                 glm::ivec2 size)
    : size_{size} {
  const glm::vec3 half{0.5F * viewport, 0.5F};
  const glm::vec3 middle = half - glm::vec3(origin, 0.0F);
  toPixels_ = glm::translate(glm::mat4(1.0F), middle) * glm::scale(glm::mat4(1.0F), half) * toClip;
}

std::optional<Footprint> FootprintFinder::find(const Box& box) const {
  const glm::vec3 extent = box.high - box.low;
  const glm::vec4 corner = toPixels_ * glm::vec4(box.low, 1.0F);
  const glm::vec4 alongX = toPixels_[0] * extent.x;
  const glm::vec4 alongY = toPixels_[1] * extent.y;
  const glm::vec4 alongZ = toPixels_[2] * extent.z;
  const glm::vec2 last = size_ - 1.0F;
  glm::vec3 low{1e30F};
  glm::vec3 high{-1e30F};
  for (int i = 0; i < 8; ++i) {
    glm::vec4 place = corner;
    if ((i & 1) != 0) place += alongX;
    if ((i & 2) != 0) place += alongY;
    if ((i & 4) != 0) place += alongZ;
    // What reaches beside or behind the eye may be anywhere.
    if (place.w <= 0.0F) return Footprint{glm::ivec2(0), glm::ivec2(last), 0.0F, 1.0F};
    const glm::vec3 pixel = glm::vec3(place) / place.w;
    low = glm::min(low, pixel);
    high = glm::max(high, pixel);
  }
  low -= glm::vec3(kPixelMargin, kPixelMargin, kDepthMargin);
  high += glm::vec3(kPixelMargin, kPixelMargin, kDepthMargin);
  const bool beside = high.x < 0.0F || high.y < 0.0F || low.x >= size_.x || low.y >= size_.y;
  if (beside || high.z < 0.0F || low.z > 1.0F) return std::nullopt;
  return Footprint{glm::ivec2(glm::clamp(glm::vec2(low), glm::vec2(0.0F), last)),
                   glm::ivec2(glm::clamp(glm::vec2(high), glm::vec2(0.0F), last)), low.z, high.z};
}

glm::ivec2 occlusionCells(glm::ivec2 size) {
  return (size + kOcclusionCellPixels - 1) / kOcclusionCellPixels;
}

std::vector<bool> likelySeen(std::span<const Footprint> footprints, glm::ivec2 size) {
  const glm::ivec2 cells = occlusionCells(size);
  std::vector<float> nearest(count(cells), 1.0F);
  for (const Footprint& footprint : footprints) {
    const glm::ivec2 rim = (footprint.high - footprint.low) / 5;
    allCells(footprint.low + rim, footprint.high - rim, cells, [&](std::size_t cell) {
      nearest[cell] = std::min(nearest[cell], footprint.farthest);
      return true;
    });
  }
  std::vector<bool> seen;
  seen.reserve(footprints.size());
  for (const Footprint& footprint : footprints) {
    seen.push_back(!allCells(footprint.low, footprint.high, cells,
                             [&](std::size_t cell) { return nearest[cell] < footprint.nearest; }));
  }
  return seen;
}

FarthestDepths::FarthestDepths(glm::ivec2 cells, std::vector<float> depths)
    : cells_{cells}, depths_{std::move(depths)} {
  if (cells.x < 1 || cells.y < 1 || depths_.size() != count(cells))
    throw std::invalid_argument("one depth for each cell is needed");
}

bool FarthestDepths::hides(const Footprint& footprint) const {
  return allCells(footprint.low, footprint.high, cells_,
                  [&](std::size_t cell) { return depths_[cell] < footprint.nearest; });
}

}  // namespace engine
