// Better triangles over the same vertices.
#pragma once

#include <cstddef>

#include "tools/leg_forge/surface.h"

namespace leg_forge {

/// Turns edges of a closed two-manifold until each lies so that the angles opposite to it are together less
/// than 180 degrees (Lawson 1977): fewer long and thin triangles. An edge stays where the surface is bent, or
/// where the turned one exists already. \return how many were turned.
std::size_t flipEdges(Surface& surface);

}  // namespace leg_forge
