#include "gltf_target.h"

#include <cmath>
#include <set>
#include <stdexcept>

#include "engine/geometry/bvh.h"
#include "engine/gltf/gltf.h"
#include "tests/engine/gltf/gltf_builder.h"

namespace fuzz {
namespace {

void require(bool condition, const char* promise) {
  if (!condition) throw std::logic_error(promise);
}

void checkMesh(const engine::TriangleMesh& mesh) {
  require(!mesh.triangles.empty(), "a primitive has triangles");
  require(mesh.normals.size() == mesh.positions.size(), "every vertex has a normal");
  require(mesh.tangents.empty() || mesh.tangents.size() == mesh.positions.size(), "tangents fit");
  require(mesh.texcoords.empty() || mesh.texcoords.size() == mesh.positions.size(), "texture places fit");
  require(mesh.colors.empty() || mesh.colors.size() == mesh.positions.size(), "colours fit");
  for (const glm::vec3& n : mesh.normals) {
    require(std::abs(std::sqrt(n.x * n.x + n.y * n.y + n.z * n.z) - 1.0F) < 1e-3F,
            "normals are of unit length");
  }
  // Refuses indices past the vertices and positions that are not finite.
  if (mesh.triangles.size() < 10000) (void)engine::TriangleBvh{mesh}.firstHit({});
}

void checkLevel(const std::vector<std::array<std::uint32_t, 3>>& triangles, std::size_t vertexCount) {
  require(!triangles.empty(), "a level has triangles");
  for (const auto& triangle : triangles) {
    for (const std::uint32_t v : triangle) require(v < vertexCount, "a level has the vertices of its mesh");
  }
}

}  // namespace

bool readGltf(std::span<const std::byte> bytes) {
  const auto model = engine::loadGltfBytes(bytes, "fuzz.gltf");
  if (!model) {
    require(!model.error().reason.empty() && model.error().file == "fuzz.gltf",
            "a refusal says where and why");
    return false;
  }
  std::set<std::string> names;
  for (const engine::Part& part : model->parts) {
    require(names.insert(part.name).second, "names of parts differ");
    require(!part.primitives.empty(), "a part has something to show");
    for (const engine::Primitive& primitive : part.primitives) {
      require(!primitive.material || *primitive.material < model->materials.size(), "materials exist");
      checkMesh(primitive.mesh);
      for (const auto& level : primitive.coarser) checkLevel(level, primitive.mesh.positions.size());
    }
  }
  return true;
}

std::vector<std::string> gltfSeeds() {
  using namespace testing_support;
  GltfBuilder cube = cubeBuilder();
  std::vector<std::string> seeds{cube.glb(), cube.gltf()};

  cube.json["nodes"][0]["scale"] = {-1, 2, 1};
  cube.json["nodes"][0]["extras"] = {{"fma", 24477}, {"latin", "tibia"}};
  cube.node({{"name", "landmark"}, {"translation", {0, 1, 0}}});
  cube.node({{"children", {0, 1}}, {"matrix", {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1}}});
  cube.json["scenes"][0]["nodes"] = {2};
  seeds.push_back(cube.glb());

  GltfBuilder levelled = cubeBuilder();
  const std::size_t vertices = levelled.json["accessors"][0]["count"];
  levelled.json["meshes"][0]["primitives"][0]["attributes"].update(
      {{"NORMAL", levelled.accessor(std::vector<float>(3 * vertices, 0.6F), kFloat, "VEC3")},
       {"TANGENT", levelled.accessor(std::vector<float>(4 * vertices, 0.5F), kFloat, "VEC4")}});
  const int fewer = levelled.accessor(std::vector<std::uint8_t>{0, 1, 2}, kUnsignedByte, "SCALAR");
  levelled.node({{"mesh", levelled.mesh(levelled.json["meshes"][0]["primitives"][0]["attributes"], fewer)}});
  levelled.json["nodes"][0]["extensions"]["MSFT_lod"]["ids"] = {1};
  seeds.push_back(levelled.glb());

  GltfBuilder fan;
  const int view =
      fan.view(std::vector<float>{0, 0, 0, .1F, .2F, 1, 0, 0, .3F, .4F, 0, 1, 0, .5F, .6F, 0, 1, 1, 0, 1});
  fan.json["bufferViews"][0]["byteStride"] = 20;
  const int position = fan.accessor(view, kFloat, "VEC3", 4);
  const int texcoord = fan.accessor(view, kFloat, "VEC2", 4);
  fan.json["accessors"][1]["byteOffset"] = 12;
  const int color = fan.accessor(std::vector<std::uint8_t>(16, 200), kUnsignedByte, "VEC4", true);
  const int index = fan.accessor(std::vector<std::uint8_t>{0, 1, 2, 3}, kUnsignedByte, "SCALAR");
  fan.node(
      {{"mesh", fan.mesh({{"POSITION", position}, {"TEXCOORD_0", texcoord}, {"COLOR_0", color}}, index, 6)}});
  seeds.push_back(fan.glb());

  GltfBuilder sparse;
  const int zeros = sparse.accessor(-1, kFloat, "VEC3", 3);
  const int indices = sparse.view(std::vector<std::uint8_t>{1, 2});
  const int values = sparse.view(std::vector<float>{3, 0, 0, 0, 4, 0});
  sparse.json["accessors"][0]["sparse"] = {
      {"count", 2},
      {"indices", {{"bufferView", indices}, {"componentType", kUnsignedByte}}},
      {"values", {{"bufferView", values}}}};
  sparse.node({{"mesh", sparse.mesh({{"POSITION", zeros}}, -1, 5)}});
  seeds.push_back(sparse.glb());
  return seeds;
}

}  // namespace fuzz
