// From a signed distance field to triangles. Millimetres.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <glm/vec3.hpp>
#include <vector>

#include "engine/geometry/triangle_mesh.h"
#include "tools/leg_forge/voxel_field.h"

namespace leg_forge {

struct Surface {
  std::vector<glm::vec3> positions;
  std::vector<std::array<std::uint32_t, 3>> triangles;  // counter-clockwise from the positive side
};

/// The zero surface of a field, negative inside: a closed two-manifold as long as the field is positive on
/// the border of its grid. Marching cubes (Lorensen and Cline 1987) without a table: the edges of each cube
/// that change sign are joined into loops over its faces, and on a face with four of them the inside corners
/// stay apart, seen from both cubes alike, so that no crack can open.
Surface extractSurface(const VoxelField& field);

/// The connected piece with most triangles, unused vertices dropped.
Surface largestPiece(const Surface& surface);

/// Moves vertices along the surface towards the middle of their neighbours, then back onto the zero
/// surface of the field: evens out the thin triangles of the extraction without changing the shape.
void relax(Surface& surface, const VoxelField& field, int passes);

/// Moves vertices that are near the zero surface of the field onto it.
void settle(Surface& surface, const VoxelField& field);

/// Unit normal per vertex: the gradient of the field, and the mean of the triangles round the vertex where
/// the field has a crease (between two toes) and its gradient says little.
std::vector<glm::vec3> surfaceNormals(const Surface& surface, const VoxelField& field);

/// How a triangle mesh hangs together.
struct Topology {
  std::size_t pieces = 0;
  std::size_t openEdges = 0;         // with a triangle on one side only
  std::size_t nonManifoldEdges = 0;  // with more than two, or two that disagree on the direction
  std::ptrdiff_t eulerNumber = 0;    // V - E + F over used vertices; 2 for a sphere
};

Topology topologyOf(const std::vector<std::array<std::uint32_t, 3>>& triangles);

inline constexpr double kEven = 2e-3;

/// Fewer triangles, about `target`, by collapsing the edges that matter least.
/// A closed two-manifold stays one.
/// \param importance how much more an error weighs at a point than elsewhere, positive.
/// \param evenness how much the size of triangles weighs against the error.
/// \param fixed one per vertex: which must stay where they are. Empty: none.
Surface simplify(const Surface& surface, std::size_t target,
                 const std::function<double(const glm::vec3&)>& importance, double evenness = kEven,
                 const std::vector<bool>& fixed = {});

/// Fewer triangles of a mesh, about `target`, over the same vertices, by collapsing the edges that matter
/// least onto one of their ends. Vertices in one place stay together, so that seams of texture places and
/// creased rims do not open; a closed two-manifold stays one. Triangles stay denser where the colour changes.
/// \param mesh  in metres. \param evenness  kEven, or less where long triangles do no harm. \param toneMetres
/// how far a place would have to be off to weigh as much as a colour that is off from black to white.
std::vector<std::array<std::uint32_t, 3>> thinned(const engine::TriangleMesh& mesh, std::size_t target,
                                                  double evenness, double toneMetres);

}  // namespace leg_forge
