// Bytes -> a glTF document whose references are sound. Inner header of engine/gltf.
#pragma once

#include <tiny_gltf.h>

#include <cstddef>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/core/result.h"

namespace engine::gltf {

struct Document {
  tinygltf::Model model;  // without what we leave out: images, textures, animations, skins, cameras
  nlohmann::json json;    // the whole, for extras
  std::vector<std::string> warnings;
  /// What the file's own binary chunk holds of the first buffer, where that lies there: in the memory that
  /// openDocument() was given, not in `model`.
  std::optional<std::span<const unsigned char>> chunk;

  [[nodiscard]] std::span<const unsigned char> bytesOf(std::size_t buffer) const {
    return buffer == 0 && chunk ? *chunk : std::span{model.buffers[buffer].data};
  }
};

/// Takes the container apart, reads the JSON and checks it before tinygltf sees it: every index is a whole
/// number inside the array it points to, every external buffer is a file next to this one and long enough.
/// \param bytes must outlive the document. \param file names the source in errors; its folder is where
/// external buffers are looked for.
Result<Document> openDocument(std::span<const std::byte> bytes, const std::filesystem::path& file);

/// Checks `json` against the rules above, and sections that are not what glTF says they are.
Status checkReferences(const nlohmann::json& json, const std::string& file);

/// Bytes of a regular file of at most 2 GiB; the reason of the error is a sentence, `file` is left to the
/// caller.
Result<std::vector<unsigned char>> readWholeFile(const std::filesystem::path& file);

}  // namespace engine::gltf
