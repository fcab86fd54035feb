// loadGltf: walks the nodes of the document and puts every mesh where it stands.
#include <algorithm>
#include <cmath>
#include <glm/ext/matrix_transform.hpp>
#include <glm/gtc/quaternion.hpp>
#include <glm/mat4x4.hpp>
#include <map>
#include <optional>
#include <set>

#include "engine/gltf/gltf.h"
#include "engine/gltf/gltf_document.h"
#include "engine/gltf/gltf_levels.h"
#include "engine/gltf/gltf_primitives.h"

namespace engine {
namespace {

using gltf::Document;
using gltf::kMostElements;

Extras readExtras(const nlohmann::json& owner) {
  Extras extras;
  const auto found = owner.find("extras");
  if (found == owner.end() || !found->is_object()) return extras;
  for (const auto& [key, value] : found->items()) {
    if (value.is_string()) extras[key] = value.get<std::string>();
    if (value.is_number() || value.is_boolean()) extras[key] = value.dump();
  }
  return extras;
}

bool isFinite(const glm::dmat4& matrix) {
  for (int column = 0; column < 4; ++column) {
    for (int row = 0; row < 4; ++row) {
      if (!std::isfinite(matrix[column][row])) return false;
    }
  }
  return true;
}

class Reader {
 public:
  Reader(const Document& document, const std::filesystem::path& source)
      : document_{document}, gltf_{document.model}, file_{source.string()} {
    model_.source = source;
    model_.warnings = document.warnings;
  }

  Result<Model> read() {
    if (auto status = readMaterials(); !status) return status.error();
    auto roots = findRoots();
    if (!roots) return roots.error();
    countUses(*roots);
    std::vector<Job> jobs;
    for (auto root = roots->rbegin(); root != roots->rend(); ++root) jobs.push_back({*root, glm::dmat4{1.0}});
    while (!jobs.empty()) {
      const Job job = jobs.back();
      jobs.pop_back();
      auto local = localMatrix(job.node);
      if (!local) return local.error();
      const glm::dmat4 world = job.parent * *local;
      if (!isFinite(world)) return fail(nodeAt(job.node), "its place in the scene is not finite");
      if (auto status = readNode(job.node, world); !status) return status.error();
      const std::vector<int>& children = node(job.node).children;
      for (auto child = children.rbegin(); child != children.rend(); ++child) jobs.push_back({*child, world});
    }
    return std::move(model_);
  }

 private:
  struct Job {
    int node = 0;
    glm::dmat4 parent{1.0};
  };

  [[nodiscard]] Error fail(std::string where, std::string reason) const {
    return {file_, std::move(where), std::move(reason)};
  }
  [[nodiscard]] static std::string nodeAt(int index) { return "/nodes/" + std::to_string(index); }
  [[nodiscard]] const tinygltf::Node& node(int index) const {
    return gltf_.nodes[static_cast<std::size_t>(index)];
  }

  Status readMaterials() {
    for (std::size_t i = 0; i < gltf_.materials.size(); ++i) {
      const tinygltf::Material& from = gltf_.materials[i];
      const auto& pbr = from.pbrMetallicRoughness;
      const std::string where = "/materials/" + std::to_string(i);
      if (pbr.baseColorFactor.size() != 4) {
        return fail(where + "/pbrMetallicRoughness/baseColorFactor", "is not made of four numbers");
      }
      Material material;
      material.name = from.name;
      for (int c = 0; c < 4; ++c) {
        material.baseColor[c] = static_cast<float>(pbr.baseColorFactor[static_cast<std::size_t>(c)]);
      }
      material.metallic = static_cast<float>(pbr.metallicFactor);
      material.roughness = static_cast<float>(pbr.roughnessFactor);
      material.doubleSided = from.doubleSided;
      if (pbr.baseColorTexture.index >= 0) model_.warnings.push_back(where + ": textures are left out");
      model_.materials.push_back(std::move(material));
    }
    return Done{};
  }

  /// Nodes that nothing is above of: those of the scene, else all. The tree below has neither cycles nor
  /// meeting arms.
  Result<std::vector<int>> findRoots() {
    std::vector<bool> hasParent(gltf_.nodes.size(), false);
    for (std::size_t i = 0; i < gltf_.nodes.size(); ++i) {
      const std::vector<int>& children = gltf_.nodes[i].children;
      for (std::size_t c = 0; c < children.size(); ++c) {
        const auto child = static_cast<std::size_t>(children[c]);
        if (hasParent[child]) {
          return fail(nodeAt(static_cast<int>(i)) + "/children/" + std::to_string(c),
                      "node " + std::to_string(child) + " already has a parent");
        }
        hasParent[child] = true;
      }
    }
    std::vector<int> free;
    std::vector<bool> reached(gltf_.nodes.size(), false);
    std::vector<int> open;
    for (std::size_t i = 0; i < gltf_.nodes.size(); ++i) {
      if (!hasParent[i]) free.push_back(static_cast<int>(i));
    }
    open = free;
    while (!open.empty()) {
      const int at = open.back();
      open.pop_back();
      reached[static_cast<std::size_t>(at)] = true;
      open.insert(open.end(), node(at).children.begin(), node(at).children.end());
    }
    for (std::size_t i = 0; i < reached.size(); ++i) {
      if (!reached[i]) return fail(nodeAt(static_cast<int>(i)), "is in a cycle: it is below itself");
    }
    if (gltf_.scenes.empty()) {
      const std::set<int> levels = gltf::levelNodes(document_);
      std::erase_if(free, [&](int at) { return levels.count(at) > 0; });
      return free;
    }

    const std::size_t scene = gltf_.defaultScene >= 0 ? static_cast<std::size_t>(gltf_.defaultScene) : 0;
    model_.extras = readExtras(document_.json["scenes"][scene]);
    const std::vector<int>& roots = gltf_.scenes[scene].nodes;
    std::set<int> seen;
    for (std::size_t i = 0; i < roots.size(); ++i) {
      const std::string where = "/scenes/" + std::to_string(scene) + "/nodes/" + std::to_string(i);
      if (hasParent[static_cast<std::size_t>(roots[i])]) {
        return fail(where, "node " + std::to_string(roots[i]) + " is not at the top");
      }
      if (!seen.insert(roots[i]).second)
        return fail(where, "node " + std::to_string(roots[i]) + " is there twice");
    }
    return roots;
  }

  /// How often each mesh stands in the scene, so that the last one need not be copied.
  void countUses(const std::vector<int>& roots) {
    uses_.assign(gltf_.meshes.size(), 0);
    meshes_.resize(gltf_.meshes.size());
    std::vector<int> open = roots;
    while (!open.empty()) {
      const int at = open.back();
      open.pop_back();
      if (node(at).mesh >= 0) ++uses_[static_cast<std::size_t>(node(at).mesh)];
      open.insert(open.end(), node(at).children.begin(), node(at).children.end());
    }
  }

  [[nodiscard]] Result<glm::dmat4> localMatrix(int index) const {
    const tinygltf::Node& from = node(index);
    const auto wrong = [&](const char* member, const std::vector<double>& values, std::size_t size) {
      return !values.empty() && values.size() != size
                 ? std::optional<Error>{fail(nodeAt(index) + "/" + member,
                                             "is not made of " + std::to_string(size) + " numbers")}
                 : std::nullopt;
    };
    if (auto error = wrong("matrix", from.matrix, 16)) return *error;
    if (auto error = wrong("translation", from.translation, 3)) return *error;
    if (auto error = wrong("rotation", from.rotation, 4)) return *error;
    if (auto error = wrong("scale", from.scale, 3)) return *error;

    glm::dmat4 local{1.0};
    if (!from.matrix.empty()) {
      for (std::size_t i = 0; i < 16; ++i)
        local[static_cast<int>(i / 4)][static_cast<int>(i % 4)] = from.matrix[i];
    } else {
      const auto& t = from.translation;
      const auto& r = from.rotation;
      const auto& s = from.scale;
      if (!t.empty()) local = glm::translate(local, {t[0], t[1], t[2]});
      if (!r.empty()) {
        const glm::dquat rotation{r[3], r[0], r[1], r[2]};
        const double length = glm::length(rotation);
        if (!(length > 0.0)) return fail(nodeAt(index) + "/rotation", "has no length");
        local *= glm::mat4_cast(rotation / length);
      }
      if (!s.empty()) local = glm::scale(local, {s[0], s[1], s[2]});
    }
    if (!isFinite(local)) return fail(nodeAt(index), "its transform is not finite");
    return local;
  }

  Status readNode(int index, const glm::dmat4& world) {
    const tinygltf::Node& from = node(index);
    const nlohmann::json& json = document_.json["nodes"][static_cast<std::size_t>(index)];
    if (from.mesh < 0) {
      if (from.name.empty()) return Done{};
      const glm::vec3 position{world[3]};
      model_.anchors.push_back({from.name, position, readExtras(json)});
      return Done{};
    }
    const auto mesh = static_cast<std::size_t>(from.mesh);
    if (!meshes_[mesh]) {
      auto read = gltf::readMesh(document_, mesh, file_, model_.warnings);
      if (!read) return read.error();
      meshes_[mesh] = std::move(*read);
    }
    if (meshes_[mesh]->empty()) {
      model_.warnings.push_back(nodeAt(index) + ": nothing of its mesh can be shown, so it was left out");
      return Done{};
    }
    Part part;
    part.extras = readExtras(json);
    if (--uses_[mesh] == 0) {
      part.primitives = std::move(*meshes_[mesh]);
    } else {
      part.primitives = *meshes_[mesh];
    }
    if (auto status = gltf::readLevels(document_, index, part.primitives, file_, model_.warnings); !status)
      return status.error();
    for (Primitive& primitive : part.primitives) {
      elements_ += primitive.mesh.positions.size() + primitive.mesh.triangles.size();
      for (const auto& level : primitive.coarser) elements_ += level.size();
      if (elements_ > 2 * kMostElements) {
        return fail(nodeAt(index), "brings the scene to more than " + std::to_string(2 * kMostElements) +
                                       " vertices and triangles");
      }
      if (!gltf::transform(primitive, world)) return fail(nodeAt(index), "moves a vertex out of all bounds");
    }
    part.name = freshName(from.name.empty() ? gltf_.meshes[mesh].name : from.name, index);
    model_.parts.push_back(std::move(part));
    return Done{};
  }

  /// Names tell parts apart: the second "a" becomes "a#2".
  std::string freshName(const std::string& wanted, int index) {
    const std::string base = wanted.empty() ? "node_" + std::to_string(index) : wanted;
    std::string name = base;
    for (int& last = lastNumbers_[base]; !names_.insert(name).second;) {
      last = std::max(last, 1) + 1;
      name = base + "#" + std::to_string(last);
    }
    return name;
  }

  const Document& document_;
  const tinygltf::Model& gltf_;
  std::string file_;
  Model model_;
  std::vector<std::optional<std::vector<Primitive>>> meshes_;  // by mesh, in its own frame
  std::vector<std::size_t> uses_;
  std::set<std::string> names_;
  std::map<std::string, int> lastNumbers_;  // by name before numbering
  std::size_t elements_ = 0;
};

}  // namespace

Result<Model> loadGltfBytes(std::span<const std::byte> bytes, const std::filesystem::path& nameForMessages) {
  auto document = gltf::openDocument(bytes, nameForMessages);
  if (!document) return document.error();
  return Reader{*document, nameForMessages}.read();
}

Result<Model> loadGltf(const std::filesystem::path& file) {
  auto bytes = gltf::readWholeFile(file);
  if (!bytes) return bytes.error();
  return loadGltfBytes(std::as_bytes(std::span{*bytes}), file);
}

}  // namespace engine
