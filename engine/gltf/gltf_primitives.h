// Primitives of a glTF mesh -> triangles in the frame of the mesh. Inner header of engine/gltf.
#pragma once

#include <glm/mat4x4.hpp>
#include <string>
#include <vector>

#include "engine/core/result.h"
#include "engine/gltf/gltf_accessor.h"
#include "engine/scene/model.h"

namespace engine::gltf {

/// The triangle primitives of one mesh; others are left out with a warning. Normals may still be missing.
Result<std::vector<Primitive>> readMesh(const tinygltf::Model& model, std::size_t mesh,
                                        const std::string& file, std::vector<std::string>& warnings);

/// Moves positions and normals; a mirroring matrix turns the triangles round. Normals that are missing or
/// that do not survive are computed. \return false when a position is no longer finite
bool transform(TriangleMesh& mesh, const glm::dmat4& matrix);

}  // namespace engine::gltf
