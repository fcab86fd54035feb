// Cutting meshes open along a line and sewing two open edges together.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "tools/leg_forge/surface.h"

namespace leg_forge {

using Edge = std::array<std::uint32_t, 2>;  // directed as in the triangle that has it

/// Edges with a triangle on one side only, in the order of the triangles.
std::vector<Edge> openEdges(const std::vector<std::array<std::uint32_t, 3>>& triangles);

/// What is left of a surface where a number per vertex is positive.
struct Clipped {
  Surface surface;
  /// For each vertex one of the clipped surface that is, or lies next to it, on the cut away side; itself
  /// for vertices that are not on the cut.
  std::vector<std::uint32_t> beyond;
};

/// Cuts the parts of a surface with positive `depth` (one per vertex) away, through the triangles.
Clipped clip(const Surface& surface, const std::vector<double>& depth);

/// Drops the pieces that hang together with no open edge.
void dropClosedPieces(Clipped& clipped);

/// The vertices of directed edges that form one closed loop, in its direction; none when they do not.
std::optional<std::vector<std::uint32_t>> loopOf(const std::vector<Edge>& edges);

/// Triangles between the open edges of two surfaces, which run round the same tube in opposite directions.
/// \param turn how far round the tube a vertex lies, 0 to 1.
std::vector<std::array<std::uint32_t, 3>> sew(const std::vector<std::uint32_t>& a,
                                              const std::vector<std::uint32_t>& b,
                                              const std::function<double(std::uint32_t)>& turn);

}  // namespace leg_forge
