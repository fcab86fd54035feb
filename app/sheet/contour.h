// The line where a field on a grid passes through zero. Pure.
#pragma once

#include <glm/vec2.hpp>
#include <vector>

namespace crus::sheet {

/// One number per node, the top row first; NaN where there is no surface.
struct Grid {
  glm::ivec2 size{0};
  std::vector<float> values;
  [[nodiscard]] float at(int x, int y) const {
    return values[static_cast<std::size_t>(y) * static_cast<std::size_t>(size.x) +
                  static_cast<std::size_t>(x)];
  }
};

/// A closed line round a region of negative values, in node coordinates. `real[i]`: the piece from point i to
/// the next is where the field is zero; else the surface ends there and the region goes on out of sight.
struct Loop {
  std::vector<glm::vec2> points;
  std::vector<bool> real;
};

/// Marching squares. Regions are closed along the end of the surface and the rim of the grid, which must lie
/// outside of the surface by one node. Lines are smoothed over about two nodes and keep only the points that
/// they need (to a tenth of a node). \param leastArea  square nodes; smaller loops are dropped.
std::vector<Loop> contours(const Grid& grid, float leastArea);

/// Runs of real pieces as open lines; a loop that is real all the way round comes back closed, its first
/// point again at its end.
std::vector<std::vector<glm::vec2>> realEdges(const std::vector<Loop>& loops);

}  // namespace crus::sheet
