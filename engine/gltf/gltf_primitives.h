// Primitives of a glTF mesh -> triangles in the frame of the mesh. Inner header of engine/gltf.
#pragma once

#include <array>
#include <cstdint>
#include <glm/mat4x4.hpp>
#include <string>
#include <vector>

#include "engine/core/result.h"
#include "engine/gltf/gltf_accessor.h"
#include "engine/scene/model.h"

namespace engine::gltf {

/// The triangle primitives of one mesh; others are left out with a warning. Normals may still be missing.
Result<std::vector<Primitive>> readMesh(const Document& document, std::size_t mesh, const std::string& file,
                                        std::vector<std::string>& warnings);

/// The triangles of one primitive that has `vertexCount` vertices; strips and fans are unrolled.
Result<std::vector<std::array<std::uint32_t, 3>>> readTriangles(
    const Document& document, const tinygltf::Primitive& primitive, std::size_t vertexCount,
    const std::string& file, const std::string& where, std::vector<std::string>& warnings);

/// Moves positions, normals and tangents; a mirroring matrix turns the triangles of all levels round, and the
/// side of the bitangents with them. Normals that are missing or that do not survive are computed, which ends
/// the coarser levels, since vertices are split; tangents that do not survive are left out.
/// \return false when a position is no longer finite
bool transform(Primitive& primitive, const glm::dmat4& matrix);

}  // namespace engine::gltf
