// Coarser levels of a node's mesh, as the extension MSFT_lod names them. Inner header of engine/gltf.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "engine/core/result.h"
#include "engine/gltf/gltf_document.h"
#include "engine/scene/model.h"

namespace engine::gltf {

inline constexpr const char* kLevelsExtension = "MSFT_lod";

/// The nodes that others name as their coarser selves: where no scene says what is shown, these are not.
std::set<int> levelNodes(const Document& document);

/// Fills Primitive::coarser from the nodes that `node` names under MSFT_lod, finest first.
/// A level is taken when it is other triangles over the very same vertices: as many primitives, each with the
/// accessors of its counterpart, in the same place; any other, one that is not coarser than the one before,
/// and what comes after the fourth, is left out with a warning.
/// \param primitives  of the node's mesh as readMesh() gave them.
/// \return an Error with the JSON pointer when a list of levels is malformed or an index is past the
/// vertices.
Status readLevels(const Document& document, int node, std::vector<Primitive>& primitives,
                  const std::string& file, std::vector<std::string>& warnings);

}  // namespace engine::gltf
