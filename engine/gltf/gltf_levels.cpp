#include "engine/gltf/gltf_levels.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "engine/gltf/gltf_primitives.h"

namespace engine::gltf {
namespace {

using Triangles = std::vector<std::array<std::uint32_t, 3>>;

// A small file could name one large mesh as its own level any number of times.
constexpr std::size_t kMostLevels = 4;

/// The list of levels of a node, null when it has none. checkReferences() has seen that its members are
/// nodes.
const nlohmann::json* levelsOf(const nlohmann::json& node) {
  const auto extensions = node.find("extensions");
  if (extensions == node.end()) return nullptr;
  const auto levels = extensions->find(kLevelsExtension);
  return levels == extensions->end() ? nullptr : &levels->at("ids");
}

bool samePlace(const tinygltf::Node& a, const tinygltf::Node& b) {
  return a.matrix == b.matrix && a.translation == b.translation && a.rotation == b.rotation &&
         a.scale == b.scale;
}

/// Why the mesh of a level is not made of the vertices of the base, or nothing.
std::string mismatch(const tinygltf::Mesh& base, const tinygltf::Mesh& level) {
  if (level.primitives.size() != base.primitives.size()) return "has another number of primitives";
  for (std::size_t i = 0; i < base.primitives.size(); ++i) {
    if (level.primitives[i].attributes != base.primitives[i].attributes) return "has vertices of its own";
    if (level.primitives[i].mode < TINYGLTF_MODE_TRIANGLES ||
        level.primitives[i].mode > TINYGLTF_MODE_TRIANGLE_FAN)
      return "is not made of triangles";
  }
  return "";
}

/// Takes the level's triangles where they are fewer; a primitive that has no coarser ones keeps those before.
/// \return whether any primitive took some.
Result<bool> addLevel(const Document& document, std::size_t mesh, std::vector<Primitive>& primitives,
                      const std::string& file, std::vector<std::string>& warnings) {
  bool coarser = false;
  for (std::size_t i = 0; i < primitives.size(); ++i) {
    Primitive& primitive = primitives[i];
    const std::string where = "/meshes/" + std::to_string(mesh) + "/primitives/" + std::to_string(i);
    auto triangles = readTriangles(document, document.model.meshes[mesh].primitives[i],
                                   primitive.mesh.positions.size(), file, where, warnings);
    if (!triangles) return triangles.error();
    const Triangles& before = primitive.coarser.empty() ? primitive.mesh.triangles : primitive.coarser.back();
    if (triangles->empty() || triangles->size() >= before.size()) continue;
    primitive.coarser.push_back(std::move(*triangles));
    coarser = true;
  }
  return coarser;
}

}  // namespace

std::set<int> levelNodes(const Document& document) {
  std::set<int> named;
  const auto nodes = document.json.find("nodes");
  if (nodes == document.json.end()) return named;
  for (const nlohmann::json& node : *nodes) {
    const nlohmann::json* ids = levelsOf(node);
    if (ids == nullptr) continue;
    for (const nlohmann::json& id : *ids) named.insert(id.get<int>());
  }
  return named;
}

Status readLevels(const Document& document, int node, std::vector<Primitive>& primitives,
                  const std::string& file, std::vector<std::string>& warnings) {
  const tinygltf::Model& model = document.model;
  const nlohmann::json* ids = levelsOf(document.json["nodes"][static_cast<std::size_t>(node)]);
  if (ids == nullptr) return Done{};
  const std::string at = "/nodes/" + std::to_string(node) + "/extensions/" + kLevelsExtension + "/ids";
  if (!ids->is_array()) return Error{file, at, "is not a list"};
  const tinygltf::Node& base = model.nodes[static_cast<std::size_t>(node)];
  const tinygltf::Mesh& mesh = model.meshes[static_cast<std::size_t>(base.mesh)];
  for (std::size_t i = 0; i < ids->size(); ++i) {
    const std::string where = at + "/" + std::to_string(i);
    const int id = (*ids)[i].get<int>();
    if (id == node) return Error{file, where, "node " + std::to_string(id) + " is a level of itself"};
    const tinygltf::Node& level = model.nodes[static_cast<std::size_t>(id)];
    const auto leftOut = [&](const std::string& why) {
      std::string& warning = warnings.emplace_back(where);
      warning.append(": the level ").append(why).append(" and was left out");
    };
    if (i >= kMostLevels) {
      leftOut("is one of more than " + std::to_string(kMostLevels));
      continue;
    }
    if (level.mesh < 0) {
      leftOut("has no mesh");
      continue;
    }
    const auto levelMesh = static_cast<std::size_t>(level.mesh);
    const std::string odd = mismatch(mesh, model.meshes[levelMesh]);
    const bool whole = primitives.size() == mesh.primitives.size();
    if (!odd.empty() || !whole || !samePlace(base, level)) {
      leftOut(!odd.empty() ? odd : !whole ? "belongs to a mesh that is not whole" : "lies elsewhere");
      continue;
    }
    const Result<bool> added = addLevel(document, levelMesh, primitives, file, warnings);
    if (!added) return added.error();
    if (!*added) leftOut("is not coarser than the one before");
  }
  return Done{};
}

}  // namespace engine::gltf
