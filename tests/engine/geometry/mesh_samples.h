// Meshes whose every figure is known.
#pragma once

#include <cstdint>

#include "engine/geometry/triangle_mesh.h"

namespace samples {

/// Axis-aligned cube around the origin, 8 vertices, 12 triangles, facing outward, no normals.
engine::TriangleMesh cube(float edge = 2.0F);

/// Unit sphere around the origin from a subdivided octahedron: 8 * 4^levels triangles, facing outward, no
/// normals.
engine::TriangleMesh sphere(int levels);

/// Triangles with random corners in the cube -1..1 whose size is at most `size`.
engine::TriangleMesh soup(std::size_t triangles, float size, std::uint32_t seed);

/// Every triangle gets three vertices of its own.
engine::TriangleMesh unwelded(const engine::TriangleMesh& mesh);

}  // namespace samples
