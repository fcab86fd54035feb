#include "gltf_builder.h"

#include "tests/engine/geometry/mesh_samples.h"

namespace testing_support {
namespace {

std::string base64(const std::string& bytes) {
  constexpr const char* kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t group = 0;
    for (std::size_t k = 0; k < 3; ++k) {
      group = (group << 8U) | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0U);
    }
    for (std::size_t k = 0; k < 4; ++k) {
      text += i + k > bytes.size() ? '=' : kDigits[(group >> (18 - 6 * k)) & 63U];
    }
  }
  return text;
}

std::string word(std::size_t value) {
  std::string bytes;
  for (unsigned shift = 0; shift < 32; shift += 8) bytes += static_cast<char>((value >> shift) & 255U);
  return bytes;
}

}  // namespace

int GltfBuilder::accessor(int bufferView, int componentType, const char* type, std::size_t count,
                          bool normalized) {
  Json one{{"componentType", componentType}, {"type", type}, {"count", count}};
  if (bufferView >= 0) one["bufferView"] = bufferView;
  if (normalized) one["normalized"] = true;
  json["accessors"].push_back(one);
  return static_cast<int>(json["accessors"].size()) - 1;
}

int GltfBuilder::mesh(const Json& attributes, int indices, int mode) {
  Json primitive{{"attributes", attributes}, {"mode", mode}};
  if (indices >= 0) primitive["indices"] = indices;
  json["meshes"].push_back({{"primitives", Json::array({primitive})}});
  return static_cast<int>(json["meshes"].size()) - 1;
}

int GltfBuilder::node(Json node) {
  json["nodes"].push_back(std::move(node));
  return static_cast<int>(json["nodes"].size()) - 1;
}

std::string GltfBuilder::gltf() const {
  Json whole = json;
  if (!bin.empty() && !whole.contains("buffers")) {
    whole["buffers"] = Json::array(
        {{{"byteLength", bin.size()}, {"uri", "data:application/octet-stream;base64," + base64(bin)}}});
  }
  return whole.dump();
}

std::string GltfBuilder::glb() const {
  Json whole = json;
  if (!whole.contains("buffers")) whole["buffers"] = Json::array({{{"byteLength", bin.size()}}});
  return glbOf(whole.dump(), bin);
}

std::string glbOf(std::string jsonChunk, std::string binChunk) {
  while (jsonChunk.size() % 4 != 0) jsonChunk += ' ';
  while (binChunk.size() % 4 != 0) binChunk += '\0';
  return "glTF" + word(2) + word(28 + jsonChunk.size() + binChunk.size()) + word(jsonChunk.size()) + "JSON" +
         jsonChunk + word(binChunk.size()) + std::string{"BIN\0", 4} + binChunk;
}

GltfBuilder cubeBuilder() {
  GltfBuilder builder;
  const engine::TriangleMesh cube = samples::cube();
  std::vector<float> positions;
  for (const glm::vec3& p : cube.positions) positions.insert(positions.end(), {p.x, p.y, p.z});
  std::vector<std::uint16_t> indices;
  for (const auto& triangle : cube.triangles) {
    for (const std::uint32_t index : triangle) indices.push_back(static_cast<std::uint16_t>(index));
  }
  const int position = builder.accessor(positions, kFloat, "VEC3");
  const int index = builder.accessor(indices, kUnsignedShort, "SCALAR");
  const int mesh = builder.mesh({{"POSITION", position}}, index);
  builder.json["materials"] = Json::array({{{"name", "bone"}}});
  builder.json["meshes"][0]["primitives"][0]["material"] = 0;
  const int node = builder.node({{"name", "cube"}, {"mesh", mesh}});
  builder.json["scenes"] = Json::array({{{"nodes", {node}}}});
  builder.json["scene"] = 0;
  return builder;
}

}  // namespace testing_support
