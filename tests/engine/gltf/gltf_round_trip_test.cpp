// saveGlb -> loadGltf, and files that others wrote.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>

#include "engine/geometry/normals.h"
#include "engine/gltf/gltf.h"
#include "tests/engine/geometry/mesh_samples.h"
#include "tests/engine/temp_dir.h"
#include "tests/source_folder.h"

namespace {

using testing_support::TempDir;

engine::Model sampleModel() {
  engine::Model model;
  model.extras = {{"side", "right"}, {"scale", "0.5"}};
  model.materials.push_back({"bone", {0.9F, 0.8F, 0.7F, 1.0F}, 0.0F, 0.6F, false});
  model.materials.push_back({"skin", {0.8F, 0.5F, 0.4F, 0.5F}, 0.1F, 0.9F, true});
  engine::TriangleMesh sphere = samples::sphere(3);
  engine::computeNormals(sphere);
  for (const glm::vec3& p : sphere.positions) {
    sphere.texcoords.emplace_back(p.x, p.y);
    sphere.colors.emplace_back(1.0F, 0.2F, 0.4F, 1.0F);
    sphere.scalars["_OCCLUSION"].push_back(0.5F + 0.5F * p.y);
    sphere.scalars["_AGE"].push_back(p.x > 0.0F ? 1.0F : 0.0F);
  }
  engine::TriangleMesh cube = samples::cube();
  engine::computeNormals(cube);
  model.parts.push_back({"bone/tibia", {{"fma", "24477"}, {"latin", "tibia"}}, {{sphere, 0}, {cube, 1}}});
  model.parts.push_back({"muscle/soleus", {}, {{cube, std::nullopt}}});
  model.anchors.push_back({"landmark/ankle_centre", {0.0F, 0.0F, 0.0F}, {}});
  model.anchors.push_back({"landmark/knee", {0.01F, 0.37F, -0.02F}, {{"source", "measured"}}});
  return model;
}

TEST(GltfRoundTrip, NothingIsLost) {
  const TempDir folder;
  const engine::Model before = sampleModel();
  const auto status = engine::saveGlb(before, folder / "a.glb");
  ASSERT_TRUE(status) << engine::describe(status.error());
  const auto loaded = engine::loadGltf(folder / "a.glb");
  ASSERT_TRUE(loaded) << engine::describe(loaded.error());
  const engine::Model& after = *loaded;
  EXPECT_TRUE(after.warnings.empty());
  EXPECT_EQ(after.extras, before.extras);
  ASSERT_EQ(after.materials.size(), before.materials.size());
  for (std::size_t i = 0; i < after.materials.size(); ++i) {
    EXPECT_EQ(after.materials[i].name, before.materials[i].name);
    EXPECT_EQ(after.materials[i].baseColor, before.materials[i].baseColor);
    EXPECT_EQ(after.materials[i].roughness, before.materials[i].roughness);
    EXPECT_EQ(after.materials[i].metallic, before.materials[i].metallic);
    EXPECT_EQ(after.materials[i].doubleSided, before.materials[i].doubleSided);
  }
  ASSERT_EQ(after.parts.size(), before.parts.size());
  for (std::size_t p = 0; p < after.parts.size(); ++p) {
    EXPECT_EQ(after.parts[p].name, before.parts[p].name);
    EXPECT_EQ(after.parts[p].extras, before.parts[p].extras);
    ASSERT_EQ(after.parts[p].primitives.size(), before.parts[p].primitives.size());
    for (std::size_t i = 0; i < after.parts[p].primitives.size(); ++i) {
      const auto& a = after.parts[p].primitives[i];
      const auto& b = before.parts[p].primitives[i];
      EXPECT_EQ(a.material, b.material);
      EXPECT_EQ(a.mesh.positions, b.mesh.positions);
      EXPECT_EQ(a.mesh.triangles, b.mesh.triangles);
      EXPECT_EQ(a.mesh.texcoords, b.mesh.texcoords);
      ASSERT_EQ(a.mesh.normals.size(), b.mesh.normals.size());
      for (std::size_t n = 0; n < a.mesh.normals.size(); ++n) {
        EXPECT_LT(glm::distance(a.mesh.normals[n], b.mesh.normals[n]), 1e-6F);
      }
      ASSERT_EQ(a.mesh.colors.size(), b.mesh.colors.size());
      for (std::size_t n = 0; n < a.mesh.colors.size(); ++n) {
        EXPECT_LE(glm::distance(a.mesh.colors[n], b.mesh.colors[n]), 1.0F / 255.0F);
      }
      ASSERT_EQ(a.mesh.scalars.size(), b.mesh.scalars.size());
      for (const auto& [name, values] : b.mesh.scalars) {
        ASSERT_EQ(a.mesh.scalars.count(name), 1U) << name;
        ASSERT_EQ(a.mesh.scalars.at(name).size(), values.size()) << name;
        for (std::size_t n = 0; n < values.size(); ++n) {
          EXPECT_NEAR(a.mesh.scalars.at(name)[n], values[n], 0.501F / 255.0F) << name;
        }
      }
    }
  }
  ASSERT_EQ(after.anchors.size(), before.anchors.size());
  for (std::size_t i = 0; i < after.anchors.size(); ++i) {
    EXPECT_EQ(after.anchors[i].name, before.anchors[i].name);
    EXPECT_EQ(after.anchors[i].position, before.anchors[i].position);
    EXPECT_EQ(after.anchors[i].extras, before.anchors[i].extras);
  }
}

TEST(GltfRoundTrip, SecondTripGivesTheSameBytes) {
  const TempDir folder;
  ASSERT_TRUE(engine::saveGlb(sampleModel(), folder / "a.glb"));
  const auto loaded = engine::loadGltf(folder / "a.glb");
  ASSERT_TRUE(loaded);
  ASSERT_TRUE(engine::saveGlb(sampleModel(), folder / "b.glb"));
  ASSERT_TRUE(engine::saveGlb(*loaded, folder / "c.glb"));
  const auto bytes = [&](const char* name) {
    std::ifstream stream{folder / name, std::ios::binary};
    return std::string{std::istreambuf_iterator<char>{stream}, {}};
  };
  EXPECT_FALSE(bytes("a.glb").empty());
  EXPECT_EQ(bytes("a.glb"), bytes("b.glb"));
  EXPECT_EQ(bytes("a.glb"), bytes("c.glb")) << "what was read is what was written";
}

TEST(GltfRoundTrip, ScalarsAreClampedToAByteAndStandOnFourBytes) {
  const TempDir folder;
  engine::Model model = sampleModel();
  std::vector<float>& values = model.parts[1].primitives[0].mesh.scalars["_X"];
  values.assign(model.parts[1].primitives[0].mesh.positions.size(), 0.25F);
  values[0] = -3.0F;
  values[1] = 7.0F;
  values[2] = NAN;
  ASSERT_TRUE(engine::saveGlb(model, folder / "a.glb"));
  const auto loaded = engine::loadGltf(folder / "a.glb");
  ASSERT_TRUE(loaded) << engine::describe(loaded.error());
  const std::vector<float>& back = loaded->parts[1].primitives[0].mesh.scalars.at("_X");
  EXPECT_EQ(back[0], 0.0F);
  EXPECT_EQ(back[1], 1.0F);
  EXPECT_EQ(back[2], 0.0F);
  EXPECT_NEAR(back[3], 0.25F, 0.002F);

  std::ifstream stream{folder / "a.glb", std::ios::binary};
  const std::string bytes{std::istreambuf_iterator<char>{stream}, {}};
  EXPECT_NE(bytes.find(R"("byteStride":4)"), std::string::npos);
}

TEST(GltfRoundTrip, ScalarsThatDoNotFitAreNotWritten) {
  const TempDir folder;
  engine::Model model = sampleModel();
  model.parts[1].primitives[0].mesh.scalars["_X"] = {0.5F};
  const auto shortOne = engine::saveGlb(model, folder / "a.glb");
  ASSERT_FALSE(shortOne);
  EXPECT_EQ(shortOne.error().where, "/meshes/1/primitives/0");
  EXPECT_NE(shortOne.error().reason.find("number of _X"), std::string::npos);

  model = sampleModel();
  auto& mesh = model.parts[1].primitives[0].mesh;
  mesh.scalars["COLOR_0"].assign(mesh.positions.size(), 0.5F);
  const auto misnamed = engine::saveGlb(model, folder / "a.glb");
  ASSERT_FALSE(misnamed);
  EXPECT_NE(misnamed.error().reason.find("underscore"), std::string::npos);
}

TEST(GltfReference, EveryMeshOfThePublicAtlasLoads) {
  const std::filesystem::path folder = std::filesystem::path{CRUS_SOURCE_DIR} / "../shared/anatomy/reference";
  if (!std::filesystem::is_directory(folder)) GTEST_SKIP() << "no reference meshes beside the source tree";
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator{folder}) {
    if (entry.path().extension() != ".glb") continue;
    ++files;
    const auto model = engine::loadGltf(entry.path());
    ASSERT_TRUE(model) << engine::describe(model.error());
    EXPECT_GT(engine::triangleCount(*model), 0U) << entry.path();
    for (const auto& part : model->parts) {
      EXPECT_GT(engine::signedVolume(part), 0.0) << entry.path() << " should face outward";
      for (const auto& primitive : part.primitives) {
        const auto& mesh = primitive.mesh;
        ASSERT_EQ(mesh.normals.size(), mesh.positions.size());
        EXPECT_TRUE(std::all_of(mesh.normals.begin(), mesh.normals.end(), [](const glm::vec3& n) {
          return std::abs(glm::length(n) - 1.0F) < 1e-4F;
        })) << entry.path();
      }
    }
  }
  EXPECT_GT(files, 0U);
}

}  // namespace
