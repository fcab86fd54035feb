// glTF 2.0 files <-> Model. The only room that sees tinygltf.
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>

#include "engine/core/result.h"
#include "engine/scene/model.h"

namespace engine {

/// Reads a glTF 2.0 file (.glb, or .gltf with .bin files or data URIs).
///
/// Node transforms (matrix or TRS, nested) are applied, so parts and anchors are in the frame of the scene,
/// metres, +Y up; a negative determinant turns the triangles round. Only triangle primitives are kept
/// (strips and fans are unrolled). Missing normals are computed, split at creases sharper than 50 degrees.
/// Integer attributes are read too (KHR_mesh_quantization is the one extension that a file may require).
/// Attributes with a name of their own (`_OCCLUSION`) that are SCALAR become TriangleMesh::scalars, eight at
/// most; others are left out.
/// Levels of detail (MSFT_lod) that are other triangles over the same vertices become Primitive::coarser;
/// others are left out, with a warning.
/// Cameras, lights, animations, skins, textures and morph targets are left out, with a warning.
/// \return the model, or an Error with the file, the JSON pointer of the offender and the reason: unreadable
///         or truncated file, an unknown required extension (named), an accessor that reaches outside its
///         buffer, an index past the vertices, a cycle in the node tree, positions or scalars that are not
///         finite; more than 2 GiB or 32 million vertices and triangles; a buffer that is not in the folder
///         of the file or below it.
Result<Model> loadGltf(const std::filesystem::path& file);

/// Like loadGltf() for a file that is in memory already.
/// \param nameForMessages names the source in errors; external buffers are looked for in its folder.
Result<Model> loadGltfBytes(std::span<const std::byte> bytes, const std::filesystem::path& nameForMessages);

/// Writes a binary glTF. Deterministic: the same model gives the same bytes.
/// Positions, normals and tangents as float, colours and scalars as normalised bytes (so 0 to 1), indices as
/// the smallest type that fits; coarser levels as nodes outside the scene that only MSFT_lod names, so that
/// who does not know it shows the finest; extras go out as numbers where the text is a number. The file
/// appears whole or not at all.
Status saveGlb(const Model& model, const std::filesystem::path& file);

}  // namespace engine
