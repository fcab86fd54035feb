#include "engine/scene/occlusion_culling.h"

#include <algorithm>
#include <cmath>
#include <glm/common.hpp>
#include <glm/gtc/matrix_transform.hpp>
#include <limits>
#include <stdexcept>
#include <utility>

namespace engine {
namespace {

// Corners are rounded otherwise on the GPU than here, and depths there to 24 bits.
constexpr float kPixelMargin = 0.1F;
constexpr float kDepthMargin = 4e-6F;
constexpr float kCornerMargin = 0.02F;  // a pixel has at least 16 steps; llvmpipe gives it 256

constexpr float kNowhere = -std::numeric_limits<float>::infinity();

std::size_t count(glm::ivec2 cells) {
  return static_cast<std::size_t>(cells.x) * static_cast<std::size_t>(cells.y);
}

/// Where row `y` of the cells begins.
std::size_t rowStart(glm::ivec2 cells, int y) {
  return static_cast<std::size_t>(y) * static_cast<std::size_t>(cells.x);
}

/// Each as far as the farthest of itself and its neighbours, `step` before and after it.
std::vector<float> widened(const std::vector<float>& depths, glm::ivec2 cells, glm::ivec2 step) {
  std::vector<float> wide(depths.size());
  for (int y = 0; y < cells.y; ++y) {
    const float* before = &depths[rowStart(cells, std::max(y - step.y, 0))];
    const float* here = &depths[rowStart(cells, y)];
    const float* after = &depths[rowStart(cells, std::min(y + step.y, cells.y - 1))];
    float* out = &wide[rowStart(cells, y)];
    for (int x = 0; x < cells.x; ++x)
      out[x] = std::max({before[std::max(x - step.x, 0)], here[x], after[std::min(x + step.x, cells.x - 1)]});
  }
  return wide;
}

}  // namespace

std::optional<float> PixelTriangle::doubleArea() const {
  if (a.z == kNowhere || b.z == kNowhere || c.z == kNowhere) return std::nullopt;
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

bool PixelTriangle::isClockwise() const {
  const std::optional<float> area = doubleArea();
  if (!area || *area >= 0.0F) return false;
  const float around = std::abs(b.x - a.x) + std::abs(b.y - a.y) + std::abs(c.x - a.x) + std::abs(c.y - a.y);
  return *area < -kCornerMargin * (around + kCornerMargin);
}

PixelProjection::PixelProjection(const glm::mat4& toClip, glm::vec2 viewport, glm::ivec2 origin) {
  const glm::vec3 half{0.5F * viewport, 0.5F};
  const glm::vec3 middle = half - glm::vec3(origin, 0.0F);
  toPixels_ = glm::translate(glm::mat4(1.0F), middle) * glm::scale(glm::mat4(1.0F), half) * toClip;
}

glm::vec3 PixelProjection::operator()(const glm::vec3& place) const {
  const glm::vec4 pixel = toPixels_ * glm::vec4(place, 1.0F);
  constexpr float kLeastDistance = 1e-6F;  // nearer places are too many pixels away
  if (pixel.w < kLeastDistance) return {0.0F, 0.0F, kNowhere};
  return glm::vec3(pixel) * (1.0F / pixel.w);
}

std::optional<Footprint> footprintOf(const glm::vec3* pixels, std::span<const std::uint32_t> corners,
                                     glm::ivec2 size) {
  glm::vec3 low{std::numeric_limits<float>::infinity()};
  glm::vec3 high{-low};
  for (const std::uint32_t corner : corners) {
    low = glm::min(low, pixels[corner]);
    high = glm::max(high, pixels[corner]);
  }
  // What reaches beside or behind the eye may be anywhere.
  if (low.z == kNowhere) return Footprint{glm::ivec2(0), size - 1, low.z, 1.0F};
  low -= glm::vec3(kPixelMargin, kPixelMargin, kDepthMargin);
  high += glm::vec3(kPixelMargin, kPixelMargin, kDepthMargin);
  const glm::vec2 edge{size};
  const bool beside = high.x < 0.0F || high.y < 0.0F || low.x >= edge.x || low.y >= edge.y;
  if (beside || high.z < 0.0F || low.z > 1.0F) return std::nullopt;
  return Footprint{glm::ivec2(glm::clamp(glm::vec2(low), glm::vec2(0.0F), edge - 1.0F)),
                   glm::ivec2(glm::clamp(glm::vec2(high), glm::vec2(0.0F), edge - 1.0F)), low.z, high.z};
}

glm::ivec2 occlusionCells(glm::ivec2 size) {
  return (size + kOcclusionCellPixels - 1) / kOcclusionCellPixels;
}

FarthestDepths::FarthestDepths(glm::ivec2 cells, std::vector<float> depths)
    : cells_{cells}, depths_{std::move(depths)} {
  if (cells.x < 1 || cells.y < 1 || depths_.size() != count(cells))
    throw std::invalid_argument("one depth for each cell is needed");
}

bool FarthestDepths::hides(const Footprint& footprint) const {
  return forEachCell(footprint, cells_, [&](std::size_t cell) { return depths_[cell] < footprint.nearest; });
}

RoughPicture::RoughPicture(glm::ivec2 size) : cells_{occlusionCells(size)}, nearest_(count(cells_), 1.0F) {}

void RoughPicture::add(const PixelTriangle& triangle) {
  const std::optional<float> area = triangle.doubleArea();
  if (!area || *area == 0.0F) return;
  constexpr float kCells = 1.0F / kOcclusionCellPixels;
  // In cells, so that whole numbers are their middles.
  const glm::vec2 a = glm::vec2(triangle.a) * kCells - 0.5F;
  const glm::vec2 b = glm::vec2(triangle.b) * kCells - 0.5F;
  const glm::vec2 c = glm::vec2(triangle.c) * kCells - 0.5F;
  const glm::vec2 most = glm::vec2(cells_) - 1.0F;
  const glm::vec2 low = glm::max(glm::ceil(glm::min(a, glm::min(b, c))), glm::vec2(0.0F));
  const glm::vec2 high = glm::min(glm::floor(glm::max(a, glm::max(b, c))), most);
  if (low.x > high.x || low.y > high.y) return;
  // Barycentric coordinates of the second and third corner grow so much with each cell.
  const float scale = 1.0F / (*area * kCells * kCells);
  const glm::vec2 towardsB = glm::vec2(c.y - a.y, a.x - c.x) * scale;
  const glm::vec2 towardsC = glm::vec2(a.y - b.y, b.x - a.x) * scale;
  for (int y = static_cast<int>(low.y); y <= static_cast<int>(high.y); ++y) {
    float* row = &nearest_[rowStart(cells_, y)];
    for (int x = static_cast<int>(low.x); x <= static_cast<int>(high.x); ++x) {
      const glm::vec2 from = glm::vec2(static_cast<float>(x), static_cast<float>(y)) - a;
      const float ofB = from.x * towardsB.x + from.y * towardsB.y;
      const float ofC = from.x * towardsC.x + from.y * towardsC.y;
      const float depth =
          triangle.a.z + ofB * (triangle.b.z - triangle.a.z) + ofC * (triangle.c.z - triangle.a.z);
      // Without branches, which nobody can foretell here.
      const bool inside = (ofB >= 0.0F) & (ofC >= 0.0F) & (ofB + ofC <= 1.0F);
      row[x] = inside ? std::min(row[x], depth) : row[x];
    }
  }
}

void RoughPicture::add(const RoughPicture& other) {
  std::transform(nearest_.begin(), nearest_.end(), other.nearest_.begin(), nearest_.begin(),
                 [](float a, float b) { return std::min(a, b); });
}

FarthestDepths RoughPicture::depths() const {
  // More than coarse levels of detail lie before fine ones, in a scene that fills the depths from 0 to 1.
  constexpr float kBehind = 0.004F;
  std::vector<float> depths = widened(widened(nearest_, cells_, {1, 0}), cells_, {0, 1});
  for (float& depth : depths) depth += kBehind;
  return {cells_, std::move(depths)};
}

}  // namespace engine
