// Occlusion culling: what certainly does not show because something else lies before it. No OpenGL.
#pragma once

#include <cstddef>
#include <cstdint>
#include <glm/mat4x4.hpp>
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>
#include <optional>
#include <span>
#include <vector>

namespace engine {

/// A triangle's corners where they come to lie in a rectangle of a picture: pixels from its bottom left, and
/// depth (0 near, 1 far).
struct PixelTriangle {
  glm::vec3 a, b, c;
  [[nodiscard]] PixelTriangle reversed() const { return {a, c, b}; }
  /// Twice its area in pixels, above 0 where its corners run counterclockwise; none when a corner lies beside
  /// or behind the eye.
  [[nodiscard]] std::optional<float> doubleArea() const;
  /// Whether it certainly runs clockwise, however its corners are rounded.
  [[nodiscard]] bool isClockwise() const;
};

/// Brings places to the pixels of a rectangle of a picture.
class PixelProjection {
 public:
  /// \param toClip  from the frame of the places. \param viewport  the whole picture, pixels. \param origin
  /// of the rectangle in it, from the bottom left.
  PixelProjection(const glm::mat4& toClip, glm::vec2 viewport, glm::ivec2 origin);
  /// As the corners of a PixelTriangle; a depth of minus infinity beside and behind the eye.
  [[nodiscard]] glm::vec3 operator()(const glm::vec3& place) const;

 private:
  glm::mat4 toPixels_;
};

/// Where something may show: from one pixel to another, both included, and between two depths.
struct Footprint {
  glm::ivec2 low{0};
  glm::ivec2 high{0};
  float nearest = 0.0F;
  float farthest = 1.0F;
};

/// Of triangles together. Errs towards more pixels and nearer; empty when nothing of them is in the
/// rectangle. \param pixels  from a PixelProjection. \param corners  indices into them. \param size  of the
/// rectangle.
std::optional<Footprint> footprintOf(const glm::vec3* pixels, std::span<const std::uint32_t> corners,
                                     glm::ivec2 size);

/// A picture is asked about in squares of so many pixels a side.
inline constexpr int kOcclusionCellPixels = 2;  // as in farthest.frag
/// So many squares has a picture of that size, those at the upper and right edge not always whole.
glm::ivec2 occlusionCells(glm::ivec2 size);
/// Calls `holds` with the number of each square of a footprint while it returns true. \return whether it
/// always did. \param cells  how many squares the picture has.
template <class Holds>
bool forEachCell(const Footprint& footprint, glm::ivec2 cells, Holds holds) {
  const glm::ivec2 from = footprint.low / kOcclusionCellPixels;
  const glm::ivec2 to = footprint.high / kOcclusionCellPixels;
  for (int y = from.y; y <= to.y; ++y) {
    const std::size_t row = static_cast<std::size_t>(y) * static_cast<std::size_t>(cells.x);
    for (int x = from.x; x <= to.x; ++x) {
      if (!holds(row + static_cast<std::size_t>(x))) return false;
    }
  }
  return true;
}

/// The farthest depth that has been drawn in each square. What is farther still is certain not to show, then
/// and later.
class FarthestDepths {
 public:
  /// \param depths  row by row from the bottom. \throw std::invalid_argument unless there is one a cell.
  FarthestDepths(glm::ivec2 cells, std::vector<float> depths);
  [[nodiscard]] bool hides(const Footprint& footprint) const;

 private:
  glm::ivec2 cells_;
  std::vector<float> depths_;
};

/// A guess at the depths of a picture before it is drawn: some triangles stand for all, and of each square
/// nothing but its middle is looked at.
class RoughPicture {
 public:
  /// \param size  of the rectangle, pixels.
  explicit RoughPicture(glm::ivec2 size);
  /// Seen from either side.
  void add(const PixelTriangle& triangle);
  /// All that was added to another of the same size.
  void add(const RoughPicture& other);
  /// A little farther than was added, and no square without its neighbours, so that what shows is seldom
  /// taken to be hidden.
  [[nodiscard]] FarthestDepths depths() const;

 private:
  glm::ivec2 cells_;
  std::vector<float> nearest_;
};

}  // namespace engine
