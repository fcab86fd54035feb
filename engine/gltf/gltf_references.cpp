// The JSON is checked by a table of its references, so that nothing after it meets an index out of range.
#include <algorithm>
#include <cstdint>

#include "engine/gltf/gltf_document.h"

namespace engine::gltf {
namespace {

using Json = nlohmann::json;

struct Rule {
  const char* path;    // '*' is every member of an array or object
  const char* target;  // the top level array it is an index into; nullptr: a count or an offset
};

constexpr Rule kRules[] = {
    {"scene", "scenes"},
    {"scenes/*/nodes/*", "nodes"},
    {"nodes/*/mesh", "meshes"},
    {"nodes/*/children/*", "nodes"},
    {"nodes/*/extensions/MSFT_lod/ids/*", "nodes"},
    {"meshes/*/primitives/*/attributes/*", "accessors"},
    {"meshes/*/primitives/*/indices", "accessors"},
    {"meshes/*/primitives/*/material", "materials"},
    {"meshes/*/primitives/*/mode", nullptr},
    {"accessors/*/bufferView", "bufferViews"},
    {"accessors/*/count", nullptr},
    {"accessors/*/byteOffset", nullptr},
    {"accessors/*/componentType", nullptr},
    {"accessors/*/sparse/count", nullptr},
    {"accessors/*/sparse/indices/bufferView", "bufferViews"},
    {"accessors/*/sparse/indices/byteOffset", nullptr},
    {"accessors/*/sparse/indices/componentType", nullptr},
    {"accessors/*/sparse/values/bufferView", "bufferViews"},
    {"accessors/*/sparse/values/byteOffset", nullptr},
    {"bufferViews/*/buffer", "buffers"},
    {"bufferViews/*/byteOffset", nullptr},
    {"bufferViews/*/byteLength", nullptr},
    {"bufferViews/*/byteStride", nullptr},
    {"buffers/*/byteLength", nullptr},
};

/// What must be there, by path of the object that has it.
constexpr Rule kRequired[] = {
    {"nodes/*/extensions/MSFT_lod", "ids"},
    {"meshes/*", "primitives"},
    {"meshes/*/primitives/*", "attributes"},
    {"accessors/*", "componentType"},
    {"accessors/*", "count"},
    {"accessors/*", "type"},
    {"accessors/*/sparse", "count"},
    {"accessors/*/sparse", "indices"},
    {"accessors/*/sparse", "values"},
    {"accessors/*/sparse/indices", "bufferView"},
    {"accessors/*/sparse/indices", "componentType"},
    {"accessors/*/sparse/values", "bufferView"},
    {"bufferViews/*", "buffer"},
    {"bufferViews/*", "byteLength"},
    {"buffers/*", "byteLength"},
};

constexpr const char* kArrays[] = {"scenes",      "nodes",   "meshes",   "accessors",
                                   "bufferViews", "buffers", "materials"};
constexpr std::int64_t kLargest = std::int64_t{1} << 31;

std::size_t sizeOf(const Json& root, const char* section) {
  const auto found = root.find(section);
  return found == root.end() ? 0 : found->size();
}

/// Calls visit(value, pointer) for what the path matches below `at`. A container of the wrong kind is an
/// error.
template <class Visit>
Status walk(const Json& at, std::string_view path, const std::string& pointer, const Visit& visit) {
  if (path.empty()) return visit(at, pointer);
  const std::size_t slash = path.find('/');
  const std::string_view token = path.substr(0, slash);
  const std::string_view rest = slash == std::string_view::npos ? std::string_view{} : path.substr(slash + 1);
  if (token == "*") {
    if (!at.is_structured()) return Error{"", pointer, "is neither a list nor an object"};
    std::size_t index = 0;
    for (auto member = at.begin(); member != at.end(); ++member, ++index) {
      std::string name = pointer + "/";
      name += at.is_array() ? std::to_string(index) : member.key();
      if (auto status = walk(*member, rest, name, visit); !status) return status;
    }
    return Done{};
  }
  if (!at.is_object()) return Error{"", pointer, "is not an object"};
  const auto member = at.find(token);
  if (member == at.end()) return Done{};
  return walk(*member, rest, pointer + "/" + std::string{token}, visit);
}

Status checkNumber(const Json& value, const std::string& pointer, const char* target, const Json& root) {
  if (!value.is_number_integer()) return Error{"", pointer, "is not a whole number"};
  const bool negative = !value.is_number_unsigned() && value.get<std::int64_t>() < 0;
  const bool huge = value.is_number_unsigned() && value.get<std::uint64_t>() > std::uint64_t{kLargest};
  if (target == nullptr) {
    if (negative || huge)
      return Error{"", pointer, value.dump() + " is not between 0 and 2 to the power of 31"};
    return Done{};
  }
  const std::size_t size = sizeOf(root, target);
  if (negative || huge || value.get<std::uint64_t>() >= size) {
    return Error{"", pointer,
                 "points at " + std::string{target} + " " + value.dump() + " of " + std::to_string(size)};
  }
  return Done{};
}

Status check(const Json& root) {
  for (const char* section : kArrays) {
    const auto found = root.find(section);
    if (found == root.end()) continue;
    if (!found->is_array()) return Error{"", std::string{"/"} + section, "is not a list"};
    for (std::size_t i = 0; i < found->size(); ++i) {
      if (!(*found)[i].is_object()) {
        return Error{"", std::string{"/"} + section + "/" + std::to_string(i), "is not an object"};
      }
    }
  }
  for (const Rule& rule : kRules) {
    const auto visit = [&](const Json& value, const std::string& pointer) {
      return checkNumber(value, pointer, rule.target, root);
    };
    if (auto status = walk(root, rule.path, "", visit); !status) return status;
  }
  for (const Rule& rule : kRequired) {
    const auto visit = [&](const Json& value, const std::string& pointer) -> Status {
      if (!value.is_object()) return Error{"", pointer, "is not an object"};
      if (!value.contains(rule.target)) return Error{"", pointer, std::string{"has no "} + rule.target};
      return Done{};
    };
    if (auto status = walk(root, rule.path, "", visit); !status) return status;
  }
  return Done{};
}

}  // namespace

Status checkReferences(const Json& json, const std::string& file) {
  auto status = check(json);
  if (!status) return Error{file, status.error().where, status.error().reason};
  return status;
}

}  // namespace engine::gltf
