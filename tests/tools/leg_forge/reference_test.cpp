#include "tools/leg_forge/reference.h"
#include "tests/source_folder.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <glm/geometric.hpp>
#include <string>

#include "engine/gltf/gltf.h"

namespace leg_forge {
namespace {

const std::filesystem::path kAnatomy = std::filesystem::path{CRUS_SOURCE_DIR} / "assets/anatomy";

class Reference : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto* info = ::testing::UnitTest::GetInstance()->current_test_info();
    folder_ = std::filesystem::path{::testing::TempDir()} / (std::string{"reference_"} + info->name());
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_ / "below");
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  void write(const std::string& name, const std::string& text) const {
    std::ofstream{folder_ / name} << text;
  }

  void expectRefusal(const std::string& index, const std::string& pointer) const {
    write("index.json", index);
    const auto read = readReferenceIndex(folder_);
    ASSERT_FALSE(read.has_value()) << index;
    EXPECT_EQ(read.error().file, (folder_ / "index.json").string());
    EXPECT_EQ(read.error().where, pointer);
  }

  std::filesystem::path folder_;
};

TEST_F(Reference, FilesAreFoundByTheirFmaId) {
  for (const char* name : {"FJ1_BP2_FMA24477_Tibia.glb", "below/FJ3_FMA24480_Fibula.glb", "b_FMA7_.glb",
                           "a_FMA7.glb", "FMA_.glb", "FJ4_FMA24482_Talus.obj", "README.md"}) {
    write(name, "");
  }
  const auto found = findReferences(folder_);
  ASSERT_TRUE(found.has_value());
  const std::map<std::string, std::filesystem::path> expected{
      {"FMA24477", folder_ / "FJ1_BP2_FMA24477_Tibia.glb"},
      {"FMA24480", folder_ / "below/FJ3_FMA24480_Fibula.glb"},
      {"FMA7", folder_ / "a_FMA7.glb"}};
  EXPECT_EQ(*found, expected);
  EXPECT_FALSE(findReferences(folder_ / "nowhere").has_value());
}

TEST_F(Reference, ComesIntoTheLegFrame) {
  const auto index = readReferenceIndex(kAnatomy);
  ASSERT_TRUE(index.has_value()) << describe(index.error());
  // The ankle centre and a millimetre along each axis in the atlas's own coordinates, turned by the quarter
  // turn about x that the files' nodes have: (x, y, z) -> (x, -z, y).
  engine::Model model;
  engine::TriangleMesh mesh;
  mesh.positions = {
      {-81.9804F, -57.1472F, 50.0404F}, {-81.9804F, -57.1472F, 150.0404F}, {18.0196F, -57.1472F, 50.0404F}};
  mesh.normals.assign(3, {0.0F, 0.0F, 1.0F});
  mesh.triangles = {{0, 1, 2}};
  model.parts.push_back({"a", {}, {{mesh, std::nullopt}}});
  ASSERT_TRUE(engine::saveGlb(model, folder_ / "a.glb").has_value());
  const auto read = readReference(folder_ / "a.glb", index->frame);
  ASSERT_TRUE(read.has_value()) << describe(read.error());
  ASSERT_EQ(read->positions.size(), 3U);
  EXPECT_LT(glm::distance(read->positions[0], glm::vec3{0.0F}), 1e-3F);
  EXPECT_LT(glm::distance(read->positions[1], glm::vec3{-1.4016F, 99.9547F, -2.6618F}), 1e-3F)
      << "up in the atlas is nearly up in the leg";
  EXPECT_LT(glm::distance(read->positions[2], glm::vec3{99.9902F, 1.4021F, 0.0F}), 1e-3F);
}

TEST_F(Reference, BrokenFilesAreNamed) {
  write("FMA1.glb", "not a glTF file");
  const auto broken = readReference(folder_ / "FMA1.glb", {});
  ASSERT_FALSE(broken.has_value());
  EXPECT_EQ(broken.error().file, (folder_ / "FMA1.glb").string());
  ASSERT_TRUE(engine::saveGlb({}, folder_ / "empty.glb").has_value());
  EXPECT_FALSE(readReference(folder_ / "empty.glb", {}).has_value());
}

TEST_F(Reference, IndexNamesWhatIsWrongWithIt) {
  const std::string sound = R"({"node_rotation": [0, 0, 0, 1], "origin_mm": [0, 0, 0],
                                "rotation": [[1, 0, 0], [0, 1, 0], [0, 0, 1]]})";
  expectRefusal(R"({"structures": []})", "");
  expectRefusal(R"({"reference_frame": {"node_rotation": [0, 0, 1]}})", "/reference_frame/node_rotation");
  expectRefusal(R"({"reference_frame": {"node_rotation": [0, 0, 0, 2]}})", "/reference_frame/node_rotation");
  expectRefusal(R"({"reference_frame": {"node_rotation": [0, 0, 0, 1], "origin_mm": [0, null, 0]}})",
                "/reference_frame/origin_mm/1");
  std::string mirrored = sound;
  mirrored.replace(mirrored.find("[[1"), 3, "[[-1");
  expectRefusal(R"({"reference_frame": )" + mirrored + "}", "/reference_frame/rotation");
  expectRefusal(R"({"reference_frame": )" + sound + R"(, "structures": [{"fma": "FMA1",
                   "compared_y_mm": [5, 1]}]})",
                "/structures/0/compared_y_mm");
  write("index.json", R"({"reference_frame": )" + sound + R"(, "structures": [{"fma": "FMA1",
                          "compared_y_mm": [null, 3]}, {"fma": "FMA2"}]})");
  const auto read = readReferenceIndex(folder_);
  ASSERT_TRUE(read.has_value()) << describe(read.error());
  ASSERT_EQ(read->ranges.size(), 1U);
  EXPECT_EQ(read->ranges.at("FMA1").low, -std::numeric_limits<double>::infinity());
  EXPECT_EQ(read->ranges.at("FMA1").high, 3.0);
}

}  // namespace
}  // namespace leg_forge
