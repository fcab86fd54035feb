// Coarser levels and tangents: there and back, and what is not believed.
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <functional>
#include <glm/geometric.hpp>
#include <nlohmann/json.hpp>

#include "engine/geometry/normals.h"
#include "engine/gltf/gltf.h"
#include "gltf_builder.h"
#include "tests/engine/geometry/mesh_samples.h"
#include "tests/engine/temp_dir.h"

namespace {

using namespace testing_support;

using Triangles = std::vector<std::array<std::uint32_t, 3>>;

/// One part of two primitives, the first with two coarser levels and tangents, the second with none.
engine::Model levelledModel() {
  engine::Model model;
  engine::TriangleMesh sphere = samples::sphere(3);
  engine::computeNormals(sphere);
  for (const glm::vec3& n : sphere.normals) {
    sphere.tangents.emplace_back(glm::normalize(glm::cross(glm::vec3{0.1F, 1.0F, 0.2F}, n)),
                                 n.x < 0.0F ? -1.0F : 1.0F);
    sphere.scalars["_OCCLUSION"].push_back(1.0F);
    sphere.scalars["_OCCLUSION_DEEP"].push_back(0.0F);
    sphere.scalars["_TENDON"].push_back(n.y > 0.0F ? 1.0F : 0.0F);
  }
  engine::TriangleMesh cube = samples::cube();
  engine::computeNormals(cube);
  engine::Primitive levelled{sphere, std::nullopt};
  const auto first = [&](std::ptrdiff_t count) {
    return Triangles{sphere.triangles.begin(), sphere.triangles.begin() + count};
  };
  levelled.coarser = {first(40), first(7)};
  model.parts.push_back({"ball", {}, {levelled, {cube, std::nullopt}}});
  model.parts.push_back({"cube", {}, {{cube, std::nullopt}}});
  model.anchors.push_back({"place", {1.0F, 2.0F, 3.0F}, {}});
  return model;
}

/// The JSON of a binary glTF.
Json jsonOf(const std::filesystem::path& file) {
  std::ifstream stream{file, std::ios::binary};
  const std::string bytes{std::istreambuf_iterator<char>{stream}, {}};
  return Json::parse(bytes.substr(20, bytes.find("BIN") - 24));
}

TEST(GltfLevels, SurviveTheRoundTripWithTangentsAndScalars) {
  const TempDir folder;
  const engine::Model before = levelledModel();
  ASSERT_TRUE(engine::saveGlb(before, folder / "a.glb"));
  const auto after = engine::loadGltf(folder / "a.glb");
  ASSERT_TRUE(after) << engine::describe(after.error());
  EXPECT_TRUE(after->warnings.empty());
  ASSERT_EQ(after->parts.size(), 2U);
  ASSERT_EQ(after->anchors.size(), 1U);
  const engine::Primitive& ball = after->parts[0].primitives[0];
  EXPECT_EQ(ball.coarser, before.parts[0].primitives[0].coarser);
  EXPECT_TRUE(after->parts[0].primitives[1].coarser.empty());
  EXPECT_TRUE(after->parts[1].primitives[0].coarser.empty());
  EXPECT_EQ(ball.mesh.scalars, before.parts[0].primitives[0].mesh.scalars);
  const auto& tangents = before.parts[0].primitives[0].mesh.tangents;
  ASSERT_EQ(ball.mesh.tangents.size(), tangents.size());
  for (std::size_t i = 0; i < tangents.size(); ++i) {
    EXPECT_LT(glm::distance(ball.mesh.tangents[i], tangents[i]), 1e-6F);
  }
  EXPECT_TRUE(after->parts[1].primitives[0].mesh.tangents.empty());
  ASSERT_TRUE(engine::saveGlb(*after, folder / "b.glb"));
  EXPECT_EQ(jsonOf(folder / "a.glb"), jsonOf(folder / "b.glb"));
}

TEST(GltfLevels, WhoDoesNotKnowThemSeesOnlyTheFinest) {
  const TempDir folder;
  ASSERT_TRUE(engine::saveGlb(levelledModel(), folder / "a.glb"));
  const Json json = jsonOf(folder / "a.glb");
  EXPECT_FALSE(json.contains("extensionsRequired"));
  EXPECT_EQ(json["extensionsUsed"], Json::array({"MSFT_lod"}));
  EXPECT_EQ(json["scenes"][0]["nodes"], Json::array({0, 1, 2})) << "two parts and an anchor";
  EXPECT_EQ(json["nodes"][0]["extensions"]["MSFT_lod"]["ids"], Json::array({3, 4}));
  const Json& base = json["meshes"][0]["primitives"];
  const Json& level = json["meshes"][json["nodes"][3]["mesh"].get<std::size_t>()]["primitives"];
  EXPECT_EQ(level[0]["attributes"], base[0]["attributes"]) << "the vertices are there once";
  EXPECT_NE(level[0]["indices"], base[0]["indices"]);
  EXPECT_EQ(level[1], base[1]) << "what has no coarser self stays as it is";

  engine::Model plain = levelledModel();
  plain.parts[0].primitives[0].coarser.clear();
  ASSERT_TRUE(engine::saveGlb(plain, folder / "plain.glb"));
  EXPECT_FALSE(jsonOf(folder / "plain.glb").contains("extensionsUsed"));
}

TEST(GltfLevels, OnesThatAreNotCoarserAreNotWritten) {
  const TempDir folder;
  engine::Model model = levelledModel();
  auto& coarser = model.parts[0].primitives[0].coarser;
  std::swap(coarser[0], coarser[1]);
  const auto grown = engine::saveGlb(model, folder / "a.glb");
  ASSERT_FALSE(grown);
  EXPECT_EQ(grown.error().where, "/meshes/0/primitives/0");
  EXPECT_NE(grown.error().reason.find("not coarser"), std::string::npos);
  coarser = {{{0, 1, 100000}}};
  EXPECT_FALSE(engine::saveGlb(model, folder / "a.glb"));
  model = levelledModel();
  model.parts[0].primitives[0].mesh.tangents[3].w = 0.5F;
  EXPECT_FALSE(engine::saveGlb(model, folder / "a.glb"));
}

/// A cube with normals and, outside the scene, a node 1 with six of its triangles.
GltfBuilder levelledCube() {
  GltfBuilder builder = cubeBuilder();
  const std::size_t vertices = builder.json["accessors"][0]["count"];
  std::vector<float> normals;
  for (std::size_t i = 0; i < vertices; ++i) normals.insert(normals.end(), {0.0F, 1.0F, 0.0F});
  builder.json["meshes"][0]["primitives"][0]["attributes"]["NORMAL"] =
      builder.accessor(normals, kFloat, "VEC3");
  std::vector<std::uint16_t> few;
  for (const auto& triangle : samples::cube().triangles) {
    for (const std::uint32_t v : triangle) few.push_back(static_cast<std::uint16_t>(v));
  }
  few.resize(18);
  const int mesh = builder.mesh(builder.json["meshes"][0]["primitives"][0]["attributes"],
                                builder.accessor(few, kUnsignedShort, "SCALAR"));
  builder.node({{"mesh", mesh}});
  builder.json["nodes"][0]["extensions"]["MSFT_lod"]["ids"] = {1};
  builder.json["extensionsUsed"] = {"MSFT_lod"};
  return builder;
}

engine::Result<engine::Model> load(const GltfBuilder& builder) {
  const std::string content = builder.glb();
  return engine::loadGltfBytes(std::as_bytes(std::span{content}), "a.glb");
}

TEST(GltfLevels, MirroringTurnsThemRoundAndTheTangentsSide) {
  GltfBuilder builder = levelledCube();
  const std::size_t vertices = builder.json["accessors"][0]["count"];
  std::vector<float> tangents;
  for (std::size_t i = 0; i < vertices; ++i) tangents.insert(tangents.end(), {0.6F, 0.0F, 0.8F, 1.0F});
  const int accessor = builder.accessor(tangents, kFloat, "VEC4");
  for (const std::size_t mesh : {0U, 1U})
    builder.json["meshes"][mesh]["primitives"][0]["attributes"]["TANGENT"] = accessor;
  for (const std::size_t node : {0U, 1U}) builder.json["nodes"][node]["scale"] = {-2, 1, 1};
  const auto model = load(builder);
  ASSERT_TRUE(model) << engine::describe(model.error());
  const engine::Primitive& cube = model->parts.at(0).primitives[0];
  ASSERT_EQ(cube.coarser.size(), 1U);
  EXPECT_TRUE(std::equal(cube.coarser[0].begin(), cube.coarser[0].end(), cube.mesh.triangles.begin()));
  const glm::vec3 along = glm::normalize(glm::vec3{-1.2F, 0.0F, 0.8F});
  EXPECT_LT(glm::distance(cube.mesh.tangents.at(0), glm::vec4(along, -1.0F)), 1e-6F);
}

TEST(GltfLevels, WithoutASceneTheyAreNoPartsOfTheirOwn) {
  GltfBuilder builder = levelledCube();
  builder.json.erase("scenes");
  builder.json.erase("scene");
  const auto model = load(builder);
  ASSERT_TRUE(model) << engine::describe(model.error());
  ASSERT_EQ(model->parts.size(), 1U);
  EXPECT_EQ(model->parts[0].primitives[0].coarser.size(), 1U);
}

struct Odd {
  const char* name;
  std::function<void(Json&)> change;
  const char* words;
};

TEST(GltfLevels, OfOtherVerticesAreLeftOutWithAWarning) {
  const std::vector<Odd> cases{
      {"own vertices",
       [](Json& j) {
         j["accessors"].push_back(j["accessors"][0]);
         j["meshes"][1]["primitives"][0]["attributes"]["POSITION"] = j["accessors"].size() - 1;
       },
       "vertices of its own"},
      {"no mesh", [](Json& j) { j["nodes"][1].erase("mesh"); }, "no mesh"},
      {"two primitives",
       [](Json& j) { j["meshes"][1]["primitives"].push_back(j["meshes"][1]["primitives"][0]); },
       "another number of primitives"},
      {"lines", [](Json& j) { j["meshes"][1]["primitives"][0]["mode"] = 1; }, "not made of triangles"},
      {"elsewhere",
       [](Json& j) {
         j["nodes"][1]["translation"] = {0, 1, 0};
       },
       "lies elsewhere"},
      {"as fine", [](Json& j) { j["nodes"][1]["mesh"] = 0; }, "not coarser"}};
  for (const Odd& odd : cases) {
    GltfBuilder builder = levelledCube();
    odd.change(builder.json);
    const auto model = load(builder);
    ASSERT_TRUE(model) << odd.name << ": " << engine::describe(model.error());
    EXPECT_TRUE(model->parts.at(0).primitives[0].coarser.empty()) << odd.name;
    ASSERT_EQ(model->warnings.size(), 1U) << odd.name;
    EXPECT_NE(model->warnings[0].find("/nodes/0/extensions/MSFT_lod/ids/0"), std::string::npos) << odd.name;
    EXPECT_NE(model->warnings[0].find(odd.words), std::string::npos) << model->warnings[0];
  }
}

TEST(GltfLevels, MalformedListsAreRefused) {
  struct Bad {
    Json lod;
    const char* where;
    const char* words;
  };
  const std::vector<Bad> cases{{{{"ids", {5}}}, "/nodes/0/extensions/MSFT_lod/ids/0", "nodes 5 of 2"},
                               {{{"ids", {-1}}}, "/nodes/0/extensions/MSFT_lod/ids/0", "nodes -1 of 2"},
                               {{{"ids", {"1"}}}, "/nodes/0/extensions/MSFT_lod/ids/0", "not a whole number"},
                               {{{"ids", {0}}}, "/nodes/0/extensions/MSFT_lod/ids/0", "level of itself"},
                               {{{"ids", 1}}, "/nodes/0/extensions/MSFT_lod/ids", "neither a list"},
                               {{{"ids", {{"one", 1}}}}, "/nodes/0/extensions/MSFT_lod/ids", "not a list"},
                               {Json::object(), "/nodes/0/extensions/MSFT_lod", "has no ids"},
                               {1, "/nodes/0/extensions/MSFT_lod", "not an object"}};
  for (const Bad& bad : cases) {
    GltfBuilder builder = levelledCube();
    builder.json["nodes"][0]["extensions"]["MSFT_lod"] = bad.lod;
    const auto model = load(builder);
    ASSERT_FALSE(model) << bad.lod;
    EXPECT_EQ(model.error().where, bad.where) << bad.lod;
    EXPECT_NE(model.error().reason.find(bad.words), std::string::npos) << model.error().reason;
  }
  GltfBuilder builder = levelledCube();
  const int wrong = builder.accessor(std::vector<std::uint16_t>{0, 1, 999}, kUnsignedShort, "SCALAR");
  builder.json["meshes"][1]["primitives"][0]["indices"] = wrong;
  const auto model = load(builder);
  ASSERT_FALSE(model);
  EXPECT_EQ(model.error().where, "/meshes/1/primitives/0/indices");
}

TEST(GltfLevels, ListsWithoutEndStop) {
  GltfBuilder builder = levelledCube();
  builder.json["nodes"][0]["extensions"]["MSFT_lod"]["ids"] = std::vector<int>(1000, 1);
  const auto model = load(builder);
  ASSERT_TRUE(model) << engine::describe(model.error());
  EXPECT_EQ(model->parts[0].primitives[0].coarser.size(), 1U);
}

}  // namespace
