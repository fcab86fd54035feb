// What loadGltf understands.
#include <gtest/gtest.h>

#include <cmath>
#include <glm/geometric.hpp>
#include <glm/gtc/quaternion.hpp>
#include <glm/gtc/type_ptr.hpp>
#include <glm/mat4x4.hpp>

#include "engine/gltf/gltf.h"
#include "gltf_builder.h"
#include "tests/engine/geometry/mesh_samples.h"
#include "tests/engine/temp_dir.h"

namespace {

using namespace testing_support;
using engine::Model;

Model load(const std::string& content) {
  auto model = engine::loadGltfBytes(std::as_bytes(std::span{content}), "test.gltf");
  if (!model) throw std::runtime_error(engine::describe(model.error()));
  return std::move(*model);
}

const engine::TriangleMesh& meshOf(const Model& model, std::size_t part = 0) {
  return model.parts.at(part).primitives.at(0).mesh;
}

TEST(GltfReader, BinaryAndTextSayTheSame) {
  const GltfBuilder cube = cubeBuilder();
  for (const std::string& content : {cube.glb(), cube.gltf()}) {
    const Model model = load(content);
    ASSERT_EQ(model.parts.size(), 1U);
    EXPECT_EQ(model.parts[0].name, "cube");
    EXPECT_EQ(meshOf(model).triangles.size(), 12U);
    EXPECT_EQ(meshOf(model).normals.size(), 24U) << "missing normals are computed, split at the edges";
    EXPECT_NEAR(engine::signedVolume(model.parts[0]), 8.0, 1e-6);
    EXPECT_EQ(model.parts[0].primitives[0].material, std::size_t{0});
    EXPECT_TRUE(model.warnings.empty());
  }
}

TEST(GltfReader, FindsBuffersNextToTheFile) {
  const TempDir folder;
  GltfBuilder cube = cubeBuilder();
  folder.write("my mesh.bin", cube.bin);
  cube.json["buffers"] = Json::array({{{"byteLength", cube.bin.size()}, {"uri", "my%20mesh.bin"}}});
  const auto model = engine::loadGltf(folder.write("cube.gltf", cube.gltf()));
  ASSERT_TRUE(model) << engine::describe(model.error());
  EXPECT_EQ(model->source, folder / "cube.gltf");
  EXPECT_NEAR(engine::signedVolume(model->parts[0]), 8.0, 1e-6);
}

TEST(GltfReader, MatrixAndTranslationRotationScaleAgree) {
  const glm::dvec3 t{1.0, -2.0, 0.5};
  const glm::dquat r = glm::angleAxis(0.7, glm::normalize(glm::dvec3{1.0, 2.0, -1.0}));
  const glm::dvec3 s{2.0, 0.5, 3.0};
  glm::dmat4 matrix = glm::mat4_cast(r);
  for (int i = 0; i < 3; ++i) matrix[i] *= s[i];
  matrix[3] = glm::dvec4{t, 1.0};
  GltfBuilder a = cubeBuilder();
  a.json["nodes"][0]["translation"] = {t.x, t.y, t.z};
  a.json["nodes"][0]["rotation"] = {r.x, r.y, r.z, r.w};
  a.json["nodes"][0]["scale"] = {s.x, s.y, s.z};
  GltfBuilder b = cubeBuilder();
  b.json["nodes"][0]["matrix"] = std::vector<double>(glm::value_ptr(matrix), glm::value_ptr(matrix) + 16);
  const Model one = load(a.gltf());
  const Model two = load(b.gltf());
  for (std::size_t i = 0; i < 24; ++i) {
    EXPECT_LT(glm::distance(meshOf(one).positions[i], meshOf(two).positions[i]), 1e-6F);
    EXPECT_LT(glm::distance(meshOf(one).normals[i], meshOf(two).normals[i]), 1e-6F);
  }
  EXPECT_NEAR(engine::signedVolume(one.parts[0]), 8.0 * 3.0, 1e-5);
  const glm::dvec3 corner = matrix * glm::dvec4{-1.0, -1.0, -1.0, 1.0};
  EXPECT_LT(glm::distance(glm::dvec3{meshOf(one).positions[0]}, corner), 1e-6);
}

TEST(GltfReader, NodesMultiplyFromTheRootDown) {
  GltfBuilder cube = cubeBuilder();
  const int parent = cube.node({{"children", {0}}, {"scale", {2, 2, 2}}, {"translation", {10, 0, 0}}});
  cube.json["nodes"][0]["translation"] = {1, 0, 0};
  cube.json["scenes"][0]["nodes"] = {parent};
  const engine::Box box = engine::boundingBox(load(cube.gltf()));
  EXPECT_EQ(box.low, (glm::vec3{10, -2, -2}));
  EXPECT_EQ(box.high, (glm::vec3{14, 2, 2}));
}

TEST(GltfReader, MirroredMeshStillFacesOutward) {
  for (const Json& scale : {Json{-1, 1, 1}, Json{-1, -1, -1}, Json{1, -2, 1}, Json{-1, -1, 1}}) {
    GltfBuilder cube = cubeBuilder();
    cube.json["nodes"][0]["scale"] = scale;
    const Model model = load(cube.gltf());
    EXPECT_GT(engine::signedVolume(model.parts[0]), 7.9) << scale;
  }
  // And normals that the file brings are mirrored with it.
  GltfBuilder triangle;
  const int position = triangle.accessor(std::vector<float>{0, 0, 0, 1, 0, 0, 0, 1, 0}, kFloat, "VEC3");
  const int normal =
      triangle.accessor(std::vector<float>{.6F, 0, .8F, .6F, 0, .8F, .6F, 0, .8F}, kFloat, "VEC3");
  triangle.node(
      {{"mesh", triangle.mesh({{"POSITION", position}, {"NORMAL", normal}})}, {"scale", {-1, 1, 1}}});
  const Model model = load(triangle.gltf());
  const auto& mesh = meshOf(model);
  EXPECT_LT(glm::distance(mesh.normals[0], {-0.6F, 0, 0.8F}), 1e-6F);
  const auto& [a, b, c] = mesh.triangles[0];
  EXPECT_GT(glm::cross(mesh.positions[b] - mesh.positions[a], mesh.positions[c] - mesh.positions[a]).z, 0.0F);
}

TEST(GltfReader, NormalsStayUprightUnderUnevenScale) {
  // A plane of slope 1 whose x is stretched by 4 gets slope 1/4.
  GltfBuilder plane;
  const float h = std::sqrt(0.5F);
  const int position = plane.accessor(std::vector<float>{0, 0, 0, 1, 1, 0, 0, 0, -1}, kFloat, "VEC3");
  const int normal = plane.accessor(std::vector<float>{-h, h, 0, -h, h, 0, -h, h, 0}, kFloat, "VEC3");
  plane.node({{"mesh", plane.mesh({{"POSITION", position}, {"NORMAL", normal}})}, {"scale", {4, 1, 1}}});
  const Model model = load(plane.gltf());
  EXPECT_LT(glm::distance(meshOf(model).normals[0], glm::normalize(glm::vec3{-1, 4, 0})), 1e-6F);
}

TEST(GltfReader, UnusableNormalsAreComputed) {
  GltfBuilder triangle;
  const int position = triangle.accessor(std::vector<float>{0, 0, 0, 1, 0, 0, 0, 1, 0}, kFloat, "VEC3");
  const int normal = triangle.accessor(std::vector<float>{0, 0, 0, NAN, 0, 1, 0, 0, 5}, kFloat, "VEC3");
  triangle.node({{"mesh", triangle.mesh({{"POSITION", position}, {"NORMAL", normal}})}});
  const Model model = load(triangle.gltf());
  for (const glm::vec3& n : meshOf(model).normals) EXPECT_EQ(n, (glm::vec3{0, 0, 1}));
}

template <class Index>
void expectIndexed(int componentType) {
  GltfBuilder square;
  const int position =
      square.accessor(std::vector<float>{0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0}, kFloat, "VEC3");
  const int index = square.accessor(std::vector<Index>{0, 1, 2, 0, 2, 3}, componentType, "SCALAR");
  square.node({{"mesh", square.mesh({{"POSITION", position}}, index)}});
  const Model model = load(square.glb());
  const std::vector<std::array<std::uint32_t, 3>> expected{{0, 1, 2}, {0, 2, 3}};
  EXPECT_EQ(meshOf(model).triangles, expected) << componentType;
}

TEST(GltfReader, EveryIndexTypeIsRead) {
  expectIndexed<std::uint8_t>(kUnsignedByte);
  expectIndexed<std::uint16_t>(kUnsignedShort);
  expectIndexed<std::uint32_t>(kUnsignedInt);
}

TEST(GltfReader, WithoutIndicesVerticesComeInThrees) {
  GltfBuilder builder;
  const int position = builder.accessor(
      std::vector<float>{0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 0, 1, 0, 1, 1, 9, 9, 9}, kFloat, "VEC3");
  builder.node({{"mesh", builder.mesh({{"POSITION", position}})}});
  const Model model = load(builder.gltf());
  EXPECT_EQ(meshOf(model).triangles.size(), 2U);
  ASSERT_EQ(model.warnings.size(), 1U);
  EXPECT_NE(model.warnings[0].find("/meshes/0/primitives/0: the last triangle"), std::string::npos);
}

TEST(GltfReader, StripsAndFansAreUnrolledFacingOneWay) {
  struct Case {
    int mode;
    std::vector<float> positions;
    std::size_t triangles;
    float area;
  };
  const std::vector<Case> cases{
      {5, {0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 1, 0, 0, 2, 0, 1, 2, 0}, 4, 2.0F},
      {6, {0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0, -1, 1, 0}, 3, 1.5F},
  };
  for (const Case& c : cases) {
    GltfBuilder builder;
    const int position = builder.accessor(c.positions, kFloat, "VEC3");
    builder.node({{"mesh", builder.mesh({{"POSITION", position}}, -1, c.mode)}});
    const Model model = load(builder.gltf());
    const auto& mesh = meshOf(model);
    EXPECT_EQ(mesh.triangles.size(), c.triangles);
    float area = 0.0F;
    for (const auto& [i, j, k] : mesh.triangles) {
      const float z =
          glm::cross(mesh.positions[j] - mesh.positions[i], mesh.positions[k] - mesh.positions[i]).z;
      EXPECT_GT(z, 0.0F) << "mode " << c.mode;
      area += 0.5F * z;
    }
    EXPECT_NEAR(area, c.area, 1e-6F);
  }
}

TEST(GltfReader, StripJumpsLeaveNoTriangles) {
  GltfBuilder builder;
  const int position = builder.accessor(
      std::vector<float>{0, 0, 0, 1, 0, 0, 0, 1, 0, 5, 0, 0, 6, 0, 0, 5, 1, 0}, kFloat, "VEC3");
  const int index =
      builder.accessor(std::vector<std::uint8_t>{0, 1, 2, 2, 3, 3, 4, 5}, kUnsignedByte, "SCALAR");
  builder.node({{"mesh", builder.mesh({{"POSITION", position}}, index, 5)}});
  EXPECT_EQ(engine::triangleCount(load(builder.gltf())), 2U);
}

TEST(GltfReader, InterleavedVerticesAreReadByTheirStride) {
  GltfBuilder builder;
  // position, texture place, then a float that is nobody's
  const int view =
      builder.view(std::vector<float>{0, 0, 0, .1F, .2F, 77, 1, 0, 0, .3F, .4F, 77, 0, 1, 0, .5F, .6F, 77});
  builder.json["bufferViews"][0]["byteStride"] = 24;
  const int position = builder.accessor(view, kFloat, "VEC3", 3);
  const int texcoord = builder.accessor(view, kFloat, "VEC2", 3);
  builder.json["accessors"][1]["byteOffset"] = 12;
  builder.node({{"mesh", builder.mesh({{"POSITION", position}, {"TEXCOORD_0", texcoord}})}});
  const Model model = load(builder.glb());
  EXPECT_EQ(meshOf(model).positions[1], (glm::vec3{1, 0, 0}));
  EXPECT_EQ(meshOf(model).positions[2], (glm::vec3{0, 1, 0}));
  EXPECT_EQ(meshOf(model).texcoords[2], (glm::vec2{0.5F, 0.6F}));
}

TEST(GltfReader, SparseValuesReplaceDenseOnesOrZeros) {
  for (const bool dense : {true, false}) {
    GltfBuilder builder;
    const std::vector<float> base =
        dense ? std::vector<float>{0, 0, 0, 1, 0, 0, 0, 1, 0} : std::vector<float>{};
    const int position = builder.accessor(dense ? builder.view(base) : -1, kFloat, "VEC3", 3);
    const int indices = builder.view(std::vector<std::uint8_t>{1, 2});
    const int values = builder.view(std::vector<float>{3, 0, 0, 0, 4, 0});
    builder.json["accessors"][0]["sparse"] = {
        {"count", 2},
        {"indices", {{"bufferView", indices}, {"componentType", kUnsignedByte}}},
        {"values", {{"bufferView", values}}}};
    builder.node({{"mesh", builder.mesh({{"POSITION", position}})}});
    const Model model = load(builder.glb());
    const std::vector<glm::vec3> expected{{0, 0, 0}, {3, 0, 0}, {0, 4, 0}};
    EXPECT_EQ(meshOf(model).positions, expected);
  }
}

TEST(GltfReader, NormalisedIntegersBecomeFractions) {
  const std::vector<float> positions{0, 0, 0, 1, 0, 0, 0, 1, 0};
  const auto colored = [&](auto numbers, int componentType, const char* type) {
    GltfBuilder builder;
    const int position = builder.accessor(positions, kFloat, "VEC3");
    const int color = builder.accessor(numbers, componentType, type, componentType != kFloat);
    builder.node({{"mesh", builder.mesh({{"POSITION", position}, {"COLOR_0", color}})}});
    return meshOf(load(builder.glb())).colors;
  };
  const auto bytes =
      colored(std::vector<std::uint8_t>{255, 0, 51, 102, 0, 0, 0, 0, 0, 0, 0, 255}, kUnsignedByte, "VEC4");
  EXPECT_LT(glm::distance(bytes[0], {1.0F, 0.0F, 0.2F, 0.4F}), 1e-6F);
  EXPECT_EQ(bytes[2].w, 1.0F);
  const auto shorts =
      colored(std::vector<std::uint16_t>{65535, 0, 13107, 0, 0, 0, 0, 0, 0}, kUnsignedShort, "VEC3");
  EXPECT_LT(glm::distance(shorts[0], {1.0F, 0.0F, 0.2F, 1.0F}), 1e-6F) << "without alpha: opaque";
  const auto floats = colored(std::vector<float>{.1F, .2F, .3F, 0, 0, 0, 0, 0, 0}, kFloat, "VEC3");
  EXPECT_EQ(floats[0], (glm::vec4{.1F, .2F, .3F, 1.0F}));
}

TEST(GltfReader, ScalarsWithNamesOfTheirOwnAreKept) {
  GltfBuilder cube = cubeBuilder();
  const std::vector<float> heights{0.0F, 0.5F, -2.0F, 3.0F, 4.0F, 5.0F, 6.0F, 7.0F};
  const std::vector<std::uint16_t> halves(8, 32768);
  const std::vector<std::uint8_t> counts{0, 1, 2, 3, 4, 5, 6, 7};
  const int height = cube.accessor(heights, kFloat, "SCALAR");
  const int half = cube.accessor(halves, kUnsignedShort, "SCALAR", true);
  const int count = cube.accessor(counts, kUnsignedByte, "SCALAR");
  const int vector = cube.accessor(std::vector<float>(16, 1.0F), kFloat, "VEC2");
  cube.json["meshes"][0]["primitives"][0]["attributes"].update(
      {{"_HEIGHT", height}, {"_HALF", half}, {"_COUNT", count}, {"_FLOW", vector}, {"HEIGHT", height}});
  const Model model = load(cube.glb());
  const engine::TriangleMesh& mesh = meshOf(model);
  ASSERT_EQ(mesh.scalars.size(), 3U) << "vectors, and names without underscore, are left out";
  for (const auto& [name, values] : mesh.scalars) ASSERT_EQ(values.size(), mesh.positions.size()) << name;
  for (std::size_t i = 0; i < 8; ++i) {  // computed normals split vertices, and the first keeps its number
    EXPECT_EQ(mesh.scalars.at("_HEIGHT")[i], heights[i]);
    EXPECT_FLOAT_EQ(mesh.scalars.at("_HALF")[i], 32768.0F / 65535.0F);
    EXPECT_EQ(mesh.scalars.at("_COUNT")[i], static_cast<float>(counts[i]));
  }
}

TEST(GltfReader, OfManyScalarsSixteenAreKept) {
  GltfBuilder cube = cubeBuilder();
  const int values = cube.accessor(std::vector<float>(8, 0.5F), kFloat, "SCALAR");
  for (char letter = 'A'; letter <= 'R'; ++letter) {
    cube.json["meshes"][0]["primitives"][0]["attributes"][std::string{"_"} + letter] = values;
  }
  const Model model = load(cube.glb());
  EXPECT_EQ(meshOf(model).scalars.size(), 16U);
  ASSERT_EQ(model.warnings.size(), 2U);
  EXPECT_NE(model.warnings[0].find("/attributes/_Q: is one of more than 16"), std::string::npos);
}

TEST(GltfReader, QuantisedMeshesAreRead) {
  GltfBuilder builder;
  const int position = builder.accessor(
      std::vector<std::int16_t>{0, 0, 0, 0, 32767, 0, 0, 0, 0, -32768, 0, 0}, kShort, "VEC3", true);
  builder.json["bufferViews"][0]["byteStride"] = 8;
  builder.json["accessors"][0]["count"] = 3;
  const int normal = builder.accessor(std::vector<std::int8_t>{0, 0, 127, 0, 0, 0, 127, 0, 0, 0, -128, 0},
                                      kByte, "VEC3", true);
  builder.json["bufferViews"][1]["byteStride"] = 4;
  builder.json["accessors"][1]["count"] = 3;
  builder.json["extensionsRequired"] = {"KHR_mesh_quantization"};
  builder.json["extensionsUsed"] = {"KHR_mesh_quantization"};
  builder.node({{"mesh", builder.mesh({{"POSITION", position}, {"NORMAL", normal}})}});
  const Model model = load(builder.glb());
  EXPECT_EQ(meshOf(model).positions[1], (glm::vec3{1, 0, 0}));
  EXPECT_EQ(meshOf(model).positions[2], (glm::vec3{0, -1, 0}));
  EXPECT_EQ(meshOf(model).normals[2], (glm::vec3{0, 0, -1}));
}

TEST(GltfReader, OneMeshMayStandInManyPlaces) {
  GltfBuilder cube = cubeBuilder();
  cube.node({{"name", "cube"}, {"mesh", 0}, {"translation", {5, 0, 0}}});
  cube.node({{"name", "cube"}, {"mesh", 0}, {"translation", {0, 5, 0}}});
  cube.node({{"name", "cube#2"}, {"mesh", 0}});
  cube.json["scenes"][0]["nodes"] = {0, 1, 2, 3};
  const Model model = load(cube.glb());
  ASSERT_EQ(model.parts.size(), 4U);
  EXPECT_EQ(model.parts[0].name, "cube");
  EXPECT_EQ(model.parts[1].name, "cube#2");
  EXPECT_EQ(model.parts[2].name, "cube#3");
  EXPECT_EQ(model.parts[3].name, "cube#2#2") << "no two parts have one name";
  EXPECT_EQ(engine::boundingBox(model.parts[1]).low.x, 4.0F);
  EXPECT_EQ(engine::boundingBox(model.parts[2]).low.y, 4.0F);
}

TEST(GltfReader, PartsAreNamedAfterNodeThenMeshThenNumber) {
  GltfBuilder cube = cubeBuilder();
  cube.json["nodes"][0].erase("name");
  EXPECT_EQ(load(cube.gltf()).parts[0].name, "node_0");
  cube.json["meshes"][0]["name"] = "tibia";
  EXPECT_EQ(load(cube.gltf()).parts[0].name, "tibia");
}

TEST(GltfReader, SceneIsTheDefaultOneElseTheFirstElseEverything) {
  GltfBuilder cube = cubeBuilder();
  cube.node({{"name", "other"}, {"mesh", 0}});
  cube.json["scenes"] = Json::array({{{"nodes", {0}}}, {{"nodes", {1}}}});
  cube.json["scene"] = 1;
  EXPECT_EQ(load(cube.gltf()).parts.at(0).name, "other");
  cube.json.erase("scene");
  EXPECT_EQ(load(cube.gltf()).parts.at(0).name, "cube");
  cube.json.erase("scenes");
  EXPECT_EQ(load(cube.gltf()).parts.size(), 2U);
}

TEST(GltfReader, NamedNodesWithoutMeshAreAnchorsAndExtrasAreText) {
  GltfBuilder cube = cubeBuilder();
  cube.json["nodes"][0]["extras"] = {{"fma", 24477},   {"latin", "tibia"}, {"weight", 0.5},
                                     {"paired", true}, {"list", {1, 2}},   {"nothing", nullptr}};
  cube.json["scenes"][0]["extras"] = {{"side", "right"}};
  const int anchor =
      cube.node({{"name", "landmark/knee"}, {"translation", {0, 0.4, 0}}, {"extras", {{"id", "k"}}}});
  const int parent = cube.node({{"children", {anchor}}, {"translation", {0.1, 0, 0}}});
  cube.json["scenes"][0]["nodes"] = {0, parent};
  const Model model = load(cube.gltf());
  const engine::Extras expected{{"fma", "24477"}, {"latin", "tibia"}, {"paired", "true"}, {"weight", "0.5"}};
  EXPECT_EQ(model.parts[0].extras, expected);
  EXPECT_EQ(model.extras.at("side"), "right");
  ASSERT_EQ(model.anchors.size(), 1U) << "the node without a name is only a step";
  EXPECT_EQ(model.anchors[0].name, "landmark/knee");
  EXPECT_LT(glm::distance(model.anchors[0].position, {0.1F, 0.4F, 0}), 1e-6F);
  EXPECT_EQ(model.anchors[0].extras.at("id"), "k");
}

TEST(GltfReader, MaterialsKeepTheirFigures) {
  GltfBuilder cube = cubeBuilder();
  cube.json["materials"][0]["pbrMetallicRoughness"] = {
      {"baseColorFactor", {0.1, 0.2, 0.3, 0.4}}, {"metallicFactor", 0.25}, {"roughnessFactor", 0.75}};
  cube.json["materials"][0]["doubleSided"] = true;
  const Model model = load(cube.gltf());
  ASSERT_EQ(model.materials.size(), 1U);
  EXPECT_EQ(model.materials[0].name, "bone");
  EXPECT_EQ(model.materials[0].baseColor, (glm::vec4{0.1F, 0.2F, 0.3F, 0.4F}));
  EXPECT_EQ(model.materials[0].metallic, 0.25F);
  EXPECT_EQ(model.materials[0].roughness, 0.75F);
  EXPECT_TRUE(model.materials[0].doubleSided);
  cube.json["meshes"][0]["primitives"][0].erase("material");
  EXPECT_FALSE(load(cube.gltf()).parts[0].primitives[0].material.has_value());
}

TEST(GltfReader, WhatCannotBeShownIsLeftOutWithAWarning) {
  GltfBuilder cube = cubeBuilder();
  const int lines = cube.mesh({{"POSITION", 0}}, -1, 1);
  const int bare = cube.mesh(Json::object(), 1);
  cube.node({{"name", "lines"}, {"mesh", lines}});
  cube.node({{"name", "bare"}, {"mesh", bare}});
  cube.json["scenes"][0]["nodes"] = {0, 1, 2};
  cube.json["images"] = Json::array({{{"uri", "no_such_picture.png"}}});
  cube.json["animations"] = Json::array({Json::object()});
  const Model model = load(cube.gltf());
  ASSERT_EQ(model.parts.size(), 1U);
  std::string all;
  for (const std::string& warning : model.warnings) all += warning + "\n";
  for (const char* words : {"/images", "/animations", "/meshes/1/primitives/0: points and lines",
                            "/meshes/2/primitives/0: has no POSITION", "/nodes/1", "/nodes/2"}) {
    EXPECT_NE(all.find(words), std::string::npos) << words << " in\n" << all;
  }
}

TEST(GltfReader, SeveralPrimitivesStayTogether) {
  GltfBuilder cube = cubeBuilder();
  cube.json["meshes"][0]["primitives"].push_back(cube.json["meshes"][0]["primitives"][0]);
  const Model model = load(cube.gltf());
  ASSERT_EQ(model.parts.size(), 1U);
  EXPECT_EQ(model.parts[0].primitives.size(), 2U);
  EXPECT_NEAR(engine::signedVolume(model.parts[0]), 16.0, 1e-6);
}

TEST(GltfReader, ChainOfNodesMayBeAsDeepAsItLikes) {
  GltfBuilder cube = cubeBuilder();
  constexpr int kDepth = 20000;
  for (int i = 1; i <= kDepth; ++i) cube.node({{"children", {i - 1}}});
  cube.json["scenes"][0]["nodes"] = {kDepth};
  EXPECT_EQ(load(cube.gltf()).parts.size(), 1U);
}

}  // namespace
