// What both the fuzzer and the plain test do with one input.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace fuzz {

/// Reads the bytes as glTF and walks over everything that came out.
/// \return whether they were accepted
/// \throw std::logic_error when an accepted model breaks a promise of the reader
bool readGltf(std::span<const std::byte> bytes);

/// Small sound files, of both containers and with every feature of the reader, to start from.
std::vector<std::string> gltfSeeds();

}  // namespace fuzz
