// saveGlb: one JSON chunk and one binary chunk, written by hand so that the bytes depend on the model alone.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <limits>
#include <nlohmann/json.hpp>
#include <string>
#include <system_error>
#include <utility>

#include "engine/gltf/gltf.h"
#include "engine/gltf/gltf_levels.h"

namespace engine {
namespace {

using Json = nlohmann::ordered_json;

// Numbers of the glTF 2.0 specification.
constexpr int kFloat = 5126;
constexpr int kUnsignedByte = 5121;
constexpr int kUnsignedShort = 5123;
constexpr int kUnsignedInt = 5125;
constexpr int kArrayBuffer = 34962;
constexpr int kElementArrayBuffer = 34963;
constexpr std::uint32_t kMagic = 0x46546C67;      // "glTF"
constexpr std::uint32_t kJsonChunk = 0x4E4F534A;  // "JSON"
constexpr std::uint32_t kBinChunk = 0x004E4942;   // "BIN"

class BinaryBuffer {
 public:
  /// Little-endian, whatever the machine.
  void put(std::uint32_t value, int byteCount) {
    for (int i = 0; i < byteCount; ++i) bytes_.push_back(static_cast<char>((value >> (8 * i)) & 0xFFU));
  }
  void put(float value) {
    std::uint32_t bits = 0;
    std::memcpy(&bits, &value, sizeof bits);
    put(bits, 4);
  }
  void pad(char filler) {
    while (bytes_.size() % 4 != 0) bytes_.push_back(filler);
  }
  [[nodiscard]] std::size_t size() const { return bytes_.size(); }
  [[nodiscard]] const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
};

/// A number when the whole text is one that JSON knows, a truth value for true and false, else the text.
Json extraValue(const std::string& text) {
  Json parsed = Json::parse(text, nullptr, false);
  if (parsed.is_boolean()) return parsed;
  if (parsed.is_number() && std::isfinite(parsed.get<double>())) return parsed;
  return text;
}

Json extrasOf(const Extras& extras) {
  Json out = Json::object();
  for (const auto& [key, text] : extras) out[key] = extraValue(text);
  return out;
}

bool finite(const glm::vec3& v) {
  return std::isfinite(v.x) && std::isfinite(v.y) && std::isfinite(v.z);
}

/// 0 to 1 as a normalised byte; what is outside, or no number, is clamped.
std::uint32_t byteOf(float value) {
  const float clamped = value > 0.0F ? std::min(value, 1.0F) : 0.0F;
  return static_cast<std::uint32_t>(std::lround(clamped * 255.0F));
}

using Triangles = std::vector<std::array<std::uint32_t, 3>>;

bool within(const Triangles& triangles, std::size_t vertexCount) {
  return std::all_of(triangles.begin(), triangles.end(), [&](const auto& triangle) {
    return std::all_of(triangle.begin(), triangle.end(), [&](std::uint32_t v) { return v < vertexCount; });
  });
}

/// What is wrong with a primitive, or nothing. Where: the attribute.
std::string faultOf(const Primitive& primitive) {
  const TriangleMesh& mesh = primitive.mesh;
  const std::size_t count = mesh.positions.size();
  if (count == 0 || mesh.triangles.empty()) return "has no triangles";
  if (!mesh.normals.empty() && mesh.normals.size() != count) return "has a different number of normals";
  if (!mesh.tangents.empty() && mesh.tangents.size() != count) return "has a different number of tangents";
  if (!mesh.texcoords.empty() && mesh.texcoords.size() != count) return "has a different number of texcoords";
  if (!mesh.colors.empty() && mesh.colors.size() != count) return "has a different number of colors";
  if (!std::all_of(mesh.positions.begin(), mesh.positions.end(), finite))
    return "has a position that is not finite";
  if (!std::all_of(mesh.normals.begin(), mesh.normals.end(), finite))
    return "has a normal that is not finite";
  if (!std::all_of(mesh.tangents.begin(), mesh.tangents.end(),
                   [](const glm::vec4& t) { return finite(glm::vec3{t}) && std::abs(t.w) == 1.0F; }))
    return "has a tangent that is not finite or has no side";
  for (const auto& [name, values] : mesh.scalars) {
    if (name.empty() || name.front() != '_')
      return "has a scalar \"" + name + "\" without leading underscore";
    if (values.size() != count) return "has a different number of " + name;
  }
  if (count > std::numeric_limits<std::uint32_t>::max()) return "has too many vertices";
  if (!within(mesh.triangles, count)) return "has an index past its vertices";
  std::size_t before = mesh.triangles.size();
  for (const Triangles& level : primitive.coarser) {
    if (!within(level, count)) return "has a level with an index past its vertices";
    if (level.empty() || level.size() >= before) return "has a level that is not coarser than the one before";
    before = level.size();
  }
  return "";
}

class GlbDocument {
 public:
  explicit GlbDocument(const Model& model) : model_{model} {}

  Status build() {
    root_["asset"] = {{"version", "2.0"}, {"generator", "Crus"}};
    const auto attribution = model_.extras.find("attribution");
    if (attribution != model_.extras.end()) root_["asset"]["copyright"] = attribution->second;
    root_["scene"] = 0;
    root_["scenes"] = Json::array({Json::object()});
    if (!model_.extras.empty()) root_["scenes"][0]["extras"] = extrasOf(model_.extras);

    Json nodes = Json::array();
    Json meshes = Json::array();
    Json levelNodes =
        Json::array();  // after all others, and in no scene: who does not know them sees the finest
    const std::size_t firstLevel = model_.parts.size() + model_.anchors.size();
    for (std::size_t p = 0; p < model_.parts.size(); ++p) {
      const Part& part = model_.parts[p];
      Json primitives = Json::array();
      std::size_t levels = 0;
      for (std::size_t i = 0; i < part.primitives.size(); ++i) {
        const std::string where = "/meshes/" + std::to_string(p) + "/primitives/" + std::to_string(i);
        const Primitive& primitive = part.primitives[i];
        std::string fault = faultOf(primitive);
        if (primitive.material && *primitive.material >= model_.materials.size()) {
          fault = "names a material that is not there";
        }
        if (!fault.empty()) return Error{"", where, "part \"" + part.name + "\" " + fault};
        primitives.push_back(addPrimitive(primitive));
        levels = std::max(levels, primitive.coarser.size());
      }
      Json node = {{"name", part.name}};
      if (!primitives.empty()) {
        node["mesh"] = meshes.size();
        meshes.push_back({{"name", part.name}, {"primitives", primitives}});
      }
      for (std::size_t level = 0; level < levels; ++level) {
        useLevel(part, level, primitives);
        const std::string name = part.name + "/level_" + std::to_string(level + 1);
        node["extensions"][gltf::kLevelsExtension]["ids"].push_back(firstLevel + levelNodes.size());
        levelNodes.push_back({{"name", name}, {"mesh", meshes.size()}});
        meshes.push_back({{"name", name}, {"primitives", primitives}});
      }
      if (!part.extras.empty()) node["extras"] = extrasOf(part.extras);
      nodes.push_back(std::move(node));
    }
    for (const Anchor& anchor : model_.anchors) {
      if (!finite(anchor.position)) {
        return Error{"", "/nodes/" + std::to_string(nodes.size()),
                     "anchor \"" + anchor.name + "\" is not finite"};
      }
      const glm::vec3& p = anchor.position;
      Json node = {{"name", anchor.name}, {"translation", {p.x, p.y, p.z}}};
      if (!anchor.extras.empty()) node["extras"] = extrasOf(anchor.extras);
      nodes.push_back(std::move(node));
    }
    Json roots = Json::array();
    for (std::size_t i = 0; i < nodes.size(); ++i) roots.push_back(i);
    if (!levelNodes.empty()) root_["extensionsUsed"] = {gltf::kLevelsExtension};
    for (Json& node : levelNodes) nodes.push_back(std::move(node));
    // glTF forbids empty arrays.
    const auto putIfAny = [](Json& object, const char* key, Json list) {
      if (!list.empty()) object[key] = std::move(list);
    };
    putIfAny(root_["scenes"][0], "nodes", std::move(roots));
    putIfAny(root_, "nodes", std::move(nodes));
    putIfAny(root_, "meshes", std::move(meshes));
    putIfAny(root_, "materials", materials());
    putIfAny(root_, "accessors", std::move(accessors_));
    putIfAny(root_, "bufferViews", std::move(views_));
    if (binary_.size() > 0) root_["buffers"] = Json::array({{{"byteLength", binary_.size()}}});
    return Done{};
  }

  [[nodiscard]] Result<std::string> bytes() const {
    // Names and extras come from anywhere; text that is not UTF-8 is replaced, not refused.
    std::string json = root_.dump(-1, ' ', false, Json::error_handler_t::replace);
    while (json.size() % 4 != 0) json.push_back(' ');
    const std::size_t binaryChunk = binary_.size() > 0 ? 8 + binary_.size() : 0;
    const std::size_t total = 12 + 8 + json.size() + binaryChunk;
    if (total > std::numeric_limits<std::uint32_t>::max())
      return Error{"", "", "the model is larger than 4 GiB"};
    const auto length = [](std::size_t n) { return static_cast<std::uint32_t>(n); };
    BinaryBuffer header;
    for (const std::uint32_t word : {kMagic, 2U, length(total), length(json.size()), kJsonChunk})
      header.put(word, 4);
    std::string out = header.bytes() + json;
    if (binaryChunk > 0) {
      BinaryBuffer chunk;
      chunk.put(length(binary_.size()), 4);
      chunk.put(kBinChunk, 4);
      out += chunk.bytes() + binary_.bytes();
    }
    return out;
  }

 private:
  /// Closes the view that began at `begin` and adds the one accessor that reads it; returns its index.
  /// \param stride bytes from one element to the next, 0 when they are packed.
  std::size_t addAccessor(std::size_t begin, int target, Json accessor, int stride = 0) {
    Json view = {{"buffer", 0}, {"byteOffset", begin}, {"byteLength", binary_.size() - begin}};
    if (stride > 0) view["byteStride"] = stride;
    view["target"] = target;
    binary_.pad('\0');
    accessor["bufferView"] = views_.size();
    views_.push_back(std::move(view));
    accessors_.push_back(std::move(accessor));
    return accessors_.size() - 1;
  }

  Json addPrimitive(const Primitive& primitive) {
    const TriangleMesh& mesh = primitive.mesh;
    const std::size_t count = mesh.positions.size();
    Json attributes = Json::object();

    std::size_t begin = binary_.size();
    for (const glm::vec3& p : mesh.positions) putVector(p);
    const Box box = boundingBox(mesh);
    attributes["POSITION"] = addAccessor(begin, kArrayBuffer,
                                         {{"componentType", kFloat},
                                          {"count", count},
                                          {"type", "VEC3"},
                                          {"min", {box.low.x, box.low.y, box.low.z}},
                                          {"max", {box.high.x, box.high.y, box.high.z}}});
    if (!mesh.normals.empty()) {
      begin = binary_.size();
      for (const glm::vec3& n : mesh.normals) putVector(n);
      attributes["NORMAL"] =
          addAccessor(begin, kArrayBuffer, {{"componentType", kFloat}, {"count", count}, {"type", "VEC3"}});
    }
    if (!mesh.tangents.empty()) {
      begin = binary_.size();
      for (const glm::vec4& t : mesh.tangents) {
        putVector(glm::vec3{t});
        binary_.put(t.w);
      }
      attributes["TANGENT"] =
          addAccessor(begin, kArrayBuffer, {{"componentType", kFloat}, {"count", count}, {"type", "VEC4"}});
    }
    if (!mesh.texcoords.empty()) {
      begin = binary_.size();
      for (const glm::vec2& t : mesh.texcoords) {
        binary_.put(t.x);
        binary_.put(t.y);
      }
      attributes["TEXCOORD_0"] =
          addAccessor(begin, kArrayBuffer, {{"componentType", kFloat}, {"count", count}, {"type", "VEC2"}});
    }
    if (!mesh.colors.empty()) {
      begin = binary_.size();
      for (const glm::vec4& c : mesh.colors) {
        for (const float channel : {c.r, c.g, c.b, c.a}) {
          binary_.put(byteOf(channel), 1);
        }
      }
      attributes["COLOR_0"] = addAccessor(
          begin, kArrayBuffer,
          {{"componentType", kUnsignedByte}, {"normalized", true}, {"count", count}, {"type", "VEC4"}});
    }

    for (const auto& [name, values] : mesh.scalars) {
      begin = binary_.size();
      // glTF wants every element of a vertex attribute on a multiple of four bytes.
      for (const float value : values) binary_.put(byteOf(value), 4);
      attributes[name] = addAccessor(
          begin, kArrayBuffer,
          {{"componentType", kUnsignedByte}, {"normalized", true}, {"count", count}, {"type", "SCALAR"}}, 4);
    }

    Json out = {{"attributes", std::move(attributes)}, {"indices", addIndices(mesh.triangles, count)}};
    if (primitive.material) out["material"] = *primitive.material;
    return out;
  }

  /// The triangles as whole numbers of the smallest type that fits; returns the accessor.
  std::size_t addIndices(const Triangles& triangles, std::size_t vertexCount) {
    // The largest value of each type is reserved (primitive restart), so it is not used as an index.
    const auto [type, bytes] = vertexCount <= 0xFF     ? std::pair{kUnsignedByte, 1}
                               : vertexCount <= 0xFFFF ? std::pair{kUnsignedShort, 2}
                                                       : std::pair{kUnsignedInt, 4};
    const std::size_t begin = binary_.size();
    for (const auto& triangle : triangles) {
      for (const std::uint32_t v : triangle) binary_.put(v, bytes);
    }
    return addAccessor(begin, kElementArrayBuffer,
                       {{"componentType", type}, {"count", 3 * triangles.size()}, {"type", "SCALAR"}});
  }

  /// Turns the primitives of a part into those of a level: other indices, where there are any.
  void useLevel(const Part& part, std::size_t level, Json& primitives) {
    for (std::size_t i = 0; i < primitives.size(); ++i) {
      const Primitive& primitive = part.primitives[i];
      if (level < primitive.coarser.size()) {
        primitives[i]["indices"] = addIndices(primitive.coarser[level], primitive.mesh.positions.size());
      }
    }
  }

  void putVector(const glm::vec3& v) {
    binary_.put(v.x);
    binary_.put(v.y);
    binary_.put(v.z);
  }

  [[nodiscard]] Json materials() const {
    Json out = Json::array();
    for (const Material& material : model_.materials) {
      const glm::vec4& c = material.baseColor;
      Json entry = {{"name", material.name},
                    {"pbrMetallicRoughness",
                     {{"baseColorFactor", {c.r, c.g, c.b, c.a}},
                      {"metallicFactor", material.metallic},
                      {"roughnessFactor", material.roughness}}}};
      if (c.a < 1.0F) entry["alphaMode"] = "BLEND";
      if (material.doubleSided) entry["doubleSided"] = true;
      out.push_back(std::move(entry));
    }
    return out;
  }

  const Model& model_;
  Json root_ = Json::object();
  Json accessors_ = Json::array();
  Json views_ = Json::array();
  BinaryBuffer binary_;
};

/// Writes beside the file and renames, so that a reader never sees half of it.
Status writeWhole(const std::filesystem::path& file, const std::string& bytes) {
  std::filesystem::path beside = file;
  beside += ".part";
  std::error_code ignored;
  {
    std::ofstream stream{beside, std::ios::binary | std::ios::trunc};
    if (!stream) return Error{file.string(), "", "cannot be written"};
    stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    stream.close();
    if (!stream) {
      std::filesystem::remove(beside, ignored);
      return Error{file.string(), "", "could not be written to the end (is the disk full?)"};
    }
  }
  std::error_code failure;
  std::filesystem::rename(beside, file, failure);
  if (failure) {
    std::filesystem::remove(beside, ignored);
    return Error{file.string(), "", "cannot be replaced: " + failure.message()};
  }
  return Done{};
}

}  // namespace

Status saveGlb(const Model& model, const std::filesystem::path& file) {
  GlbDocument document{model};
  const Status built = document.build();
  if (!built) return Error{file.string(), built.error().where, built.error().reason};
  const Result<std::string> bytes = document.bytes();
  if (!bytes) return Error{file.string(), "", bytes.error().reason};
  return writeWhole(file, *bytes);
}

}  // namespace engine
