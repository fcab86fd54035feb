// Puts small glTF files together, right ones and wrong ones.
#pragma once

#include <cstdint>
#include <cstring>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace testing_support {

using Json = nlohmann::json;

constexpr int kByte = 5120;
constexpr int kUnsignedByte = 5121;
constexpr int kShort = 5122;
constexpr int kUnsignedShort = 5123;
constexpr int kUnsignedInt = 5125;
constexpr int kFloat = 5126;

struct GltfBuilder {
  Json json = Json{{"asset", {{"version", "2.0"}}}};
  std::string bin;

  /// Appends the numbers as a bufferView of their own, little-endian; returns its index.
  template <class Number>
  int view(const std::vector<Number>& numbers) {
    while (bin.size() % 4 != 0) bin += '\0';
    const std::size_t size = numbers.size() * sizeof(Number);
    json["bufferViews"].push_back({{"buffer", 0}, {"byteOffset", bin.size()}, {"byteLength", size}});
    const std::size_t at = bin.size();
    bin.resize(at + size);
    if (size > 0) std::memcpy(bin.data() + at, numbers.data(), size);
    return static_cast<int>(json["bufferViews"].size()) - 1;
  }
  int accessor(int bufferView, int componentType, const char* type, std::size_t count,
               bool normalized = false);

  template <class Number>
  int accessor(const std::vector<Number>& numbers, int componentType, const char* type,
               bool normalized = false) {
    const std::string name{type};
    const std::size_t components = name == "SCALAR" ? 1 : static_cast<std::size_t>(name.back() - '0');
    return accessor(view(numbers), componentType, type, numbers.size() / components, normalized);
  }
  /// Adds a mesh of one primitive; returns its index.
  int mesh(const Json& attributes, int indices = -1, int mode = 4);
  int node(Json node);

  [[nodiscard]] std::string gltf() const;  // buffer as a data URI
  [[nodiscard]] std::string glb() const;
};

/// The container around any two chunks.
std::string glbOf(std::string jsonChunk, std::string binChunk);

/// Cube of edge 2 around the origin, indexed, with normals missing, one material, node "cube".
GltfBuilder cubeBuilder();

}  // namespace testing_support
