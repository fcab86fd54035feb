// Edges of a surface brought between two lengths. Millimetres.
#pragma once

#include <functional>

#include "tools/leg_forge/surface.h"

namespace leg_forge {

/// Splits the edges of a closed two-manifold that are longer than `longest` and collapses those shorter than
/// `shortest` at their middle, turns edges and evens the vertices out along the zero surface of the field, in
/// turns, until nearly none is left outside (Botsch and Kobbelt 2004: "A remeshing approach to
/// multiresolution modeling", with two bounds in place of one length). The surface stays a closed
/// two-manifold; an edge whose collapse would tear it, turn a triangle over or make another edge too long
/// stays.
///
/// \param shortest  less than half of `longest` where nothing is to be left between the two.
void boundEdges(Surface& surface, const VoxelField& field,
                const std::function<float(const glm::vec3&)>& shortest, float longest);

}  // namespace leg_forge
