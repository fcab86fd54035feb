// Occlusion culling: what certainly does not show because something else lies before it. No OpenGL.
#pragma once

#include <cstddef>
#include <glm/mat4x4.hpp>
#include <glm/vec2.hpp>
#include <optional>
#include <span>
#include <vector>

#include "engine/geometry/triangle_mesh.h"

namespace engine {

/// So many triangles that follow one another are left out together: whoever orders a mesh by small patches of
/// them leaves out more.
inline constexpr std::size_t kClusterTriangles = 16;

/// Where a box may show: from one pixel to another, both included, and between which depths (0 near, 1 far).
struct Footprint {
  glm::ivec2 low{0};
  glm::ivec2 high{0};
  float nearest = 0.0F;
  float farthest = 1.0F;
};

/// Finds the footprints of boxes in a rectangle of a picture.
class FootprintFinder {
 public:
  /// \param toClip  from the frame of the boxes. \param viewport  the whole picture, pixels. \param origin,
  /// size  the rectangle in it, from the bottom left; footprints count from there.
  FootprintFinder(const glm::mat4& toClip, glm::vec2 viewport, glm::ivec2 origin, glm::ivec2 size);
  /// Errs towards more pixels and nearer depths; empty when nothing of the box is in the rectangle.
  [[nodiscard]] std::optional<Footprint> find(const Box& box) const;

 private:
  glm::mat4 toPixels_;  // of the rectangle, and depth
  glm::vec2 size_;
};

/// A picture is asked about in squares of so many pixels a side.
inline constexpr int kOcclusionCellPixels = 4;  // as in farthest.frag
/// So many squares has a picture of that size, those at the upper and right edge not always whole.
glm::ivec2 occlusionCells(glm::ivec2 size);

/// A guess, before anything is drawn, which boxes are not behind others, as if each of them were closed in
/// its middle. \param size  of the rectangle that the footprints count in. \return one for each.
std::vector<bool> likelySeen(std::span<const Footprint> footprints, glm::ivec2 size);

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

}  // namespace engine
