// What a glTF file says once it has been read: named parts in one frame, anchors, materials.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <glm/vec3.hpp>
#include <glm/vec4.hpp>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/geometry/triangle_mesh.h"

namespace engine {

/// Metallic-roughness material of glTF 2.0, without textures. Colours are linear.
struct Material {
  std::string name;
  glm::vec4 baseColor{1.0F};
  float metallic = 0.0F;
  float roughness = 0.8F;
  bool doubleSided = false;
};

/// Members of a node's `extras` that are strings, numbers or booleans, written as text.
using Extras = std::map<std::string, std::string>;

/// So many triangles that follow one another are picked, sorted or left out together: whoever orders a mesh by
/// small patches of them spares work.
inline constexpr std::size_t kClusterTriangles = 16;

struct Primitive {
  TriangleMesh mesh;                    // world frame: node transforms are applied on loading
  std::optional<std::size_t> material;  // index into Model::materials
  /// Coarser triangles over the same vertices, each level with fewer than the one before (MSFT_lod).
  std::vector<std::vector<std::array<std::uint32_t, 3>>> coarser = {};
};

/// One node with a mesh: what a user can point at, hide and name.
struct Part {
  std::string name;
  Extras extras;
  std::vector<Primitive> primitives;
};

/// A named node without a mesh. Its place is what it is for (landmarks, joints).
struct Anchor {
  std::string name;
  glm::vec3 position{0.0F};
  Extras extras;
};

struct Model {
  std::filesystem::path source;
  Extras extras;  // of the scene
  std::vector<Part> parts;
  std::vector<Anchor> anchors;
  std::vector<Material> materials;
  std::vector<std::string> warnings;  // what was odd but could be read
};

std::size_t triangleCount(const Part& part);
std::size_t triangleCount(const Model& model);
Box boundingBox(const Part& part);
Box boundingBox(const Model& model);
/// Sum over the primitives, cubic metres.
double signedVolume(const Part& part);

}  // namespace engine
