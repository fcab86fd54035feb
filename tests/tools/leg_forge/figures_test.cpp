#include "tools/leg_forge/figures.h"
#include "tests/source_folder.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "tools/leg_forge/skin_figures.h"

namespace leg_forge {
namespace {

const std::filesystem::path kAnatomy = std::filesystem::path{CRUS_SOURCE_DIR} / "assets/anatomy";

/// A folder of figures with one small bone, to be spoilt.
class SpoiltFigures : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto* info = ::testing::UnitTest::GetInstance()->current_test_info();
    folder_ = std::filesystem::path{::testing::TempDir()} / (std::string{"leg_forge_"} + info->name());
    std::filesystem::create_directories(folder_ / "shape");
    write("landmarks.json", R"({"units": "mm", "landmarks": [{"id": "a", "name": "A", "xyz": [1, 2, 3]}]})");
    write("index.json", R"({"units": "mm", "L_mm": 353.5, "side": "right", "attribution": "nobody",
      "structures": [
      {"id": "peg", "name": "Peg", "latin": "Paxillus", "fma": null, "kind": "bone", "source": "authored",
       "volume_cm3": 1.0, "bbox_mm": [[0, 0, 0], [1, 1, 1]], "file": "shape/peg.json"}]})");
    write("shape/peg.json", shape("bone", R"("u": 5, "area": 3, "c": [0, 5, 0], "f": [[1, 0, 0, 0, 0, 1]])"));
    write("fibres.json", R"({"muscles": []})");
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  void write(const std::string& name, const std::string& text) const {
    std::ofstream{folder_ / name} << text;
  }

  static std::string shape(const std::string& kind, const std::string& lastLoop) {
    return R"({"id": "peg", "units": "mm", "n_branches": 1, "n_loops": 2, "kind": ")" + kind +
           R"(", "branches": [{"parent": null, "K": 1,
      "start": {"type": "free", "tip": [0, -1, 0]}, "end": {"type": "cut", "tip": [0, 5, 0]},
      "loops": [{"u": 0, "area": 3, "c": [0, 0, 0], "f": [[1, 0, 0, 0, 0, 1]]}, {)" +
           lastLoop + "}]}]}";
  }

  void expectRefusal(const std::string& file, const std::string& pointer) const {
    const auto anatomy = readAnatomy(folder_);
    ASSERT_FALSE(anatomy.has_value());
    EXPECT_EQ(anatomy.error().file, (folder_ / file).string());
    EXPECT_EQ(anatomy.error().where, pointer);
    EXPECT_FALSE(anatomy.error().reason.empty());
  }

  std::filesystem::path folder_;
};

TEST_F(SpoiltFigures, UnspoiltTheyAreRead) {
  const auto anatomy = readAnatomy(folder_);
  ASSERT_TRUE(anatomy.has_value());
  ASSERT_EQ(anatomy->structures.size(), 1U);
  EXPECT_EQ(anatomy->structures[0].branches[0].loops[1].u, 5.0);
  EXPECT_EQ(anatomy->structures[0].branches[0].end.type, EndType::cut);
  EXPECT_TRUE(anatomy->structures[0].fma.empty());
}

TEST_F(SpoiltFigures, LoopWithoutItsCentre) {
  write("shape/peg.json", shape("bone", R"("u": 5, "area": 3, "f": [[1, 0, 0, 0, 0, 1]])"));
  expectRefusal("shape/peg.json", "/branches/0/loops/1");
}

TEST_F(SpoiltFigures, LoopMissing) {
  std::string text = shape("bone", R"("u": 5, "area": 3, "c": [0, 5, 0], "f": []},
                      {"u": 6, "area": 3, "c": [0, 6, 0], "f": [])");
  write("shape/peg.json", text);
  expectRefusal("shape/peg.json", "/n_loops");
  text.replace(text.find("\"n_branches\": 1"), 15, "\"n_branches\": 2");
  write("shape/peg.json", text);
  expectRefusal("shape/peg.json", "/n_branches");
  text.erase(text.find("\"loops\""));
  write("shape/peg.json", text + "\"K\": 1}]}");
  expectRefusal("shape/peg.json", "/branches/0");
}

TEST_F(SpoiltFigures, WrongUnit) {
  std::string text = shape("bone", R"("u": 5, "area": 3, "c": [0, 5, 0], "f": [[1, 0, 0, 0, 0, 1]])");
  text.replace(text.find("\"mm\""), 4, "\"cm\"");
  write("shape/peg.json", text);
  expectRefusal("shape/peg.json", "/units");
  write("index.json", R"({"units": "inch", "L_mm": 353.5})");
  expectRefusal("index.json", "/units");
}

TEST_F(SpoiltFigures, LandmarksInAnotherUnit) {
  write("landmarks.json", R"({"units": "m", "landmarks": []})");
  expectRefusal("landmarks.json", "/units");
}

TEST_F(SpoiltFigures, NotANumber) {
  write("shape/peg.json", shape("bone", R"("u": 5, "area": 3, "c": [0, NaN, 0], "f": [[1, 0, 0, 0, 0, 1]])"));
  expectRefusal("shape/peg.json", "");
  write("shape/peg.json",
        shape("bone", R"("u": 5, "area": 3, "c": [0, null, 0], "f": [[1, 0, 0, 0, 0, 1]])"));
  expectRefusal("shape/peg.json", "/branches/0/loops/1/c/1");
}

TEST_F(SpoiltFigures, FibresOfNoMuscleOrNoPattern) {
  write("fibres.json", R"({"muscles": [{"id": "nail", "pattern": "bipennate", "pennation_deg": 10}]})");
  expectRefusal("fibres.json", "/muscles/0/id");
  write("fibres.json", R"({"muscles": [{"id": "peg", "pattern": "woven", "pennation_deg": 10}]})");
  expectRefusal("fibres.json", "/muscles/0/pattern");
  write("fibres.json", R"({"muscles": [{"id": "peg", "pattern": "bipennate", "pennation_deg": 90}]})");
  expectRefusal("fibres.json", "/muscles/0/pennation_deg");
  write("fibres.json",
        R"({"muscles": [{"id": "peg", "pattern": "unipennate", "towards": "up", "pennation_deg": 9}]})");
  expectRefusal("fibres.json", "/muscles/0/towards");
}

TEST_F(SpoiltFigures, UnknownKind) {
  write("shape/peg.json", shape("gristle", R"("u": 5, "area": 3, "c": [0, 5, 0], "f": [])"));
  expectRefusal("shape/peg.json", "/kind");
}

TEST_F(SpoiltFigures, RunningCoordinateFalls) {
  write("shape/peg.json", shape("bone", R"("u": 0, "area": 3, "c": [0, 5, 0], "f": [[1, 0, 0, 0, 0, 1]])"));
  expectRefusal("shape/peg.json", "/branches/0/loops/1/u");
}

TEST_F(SpoiltFigures, MoreHarmonicsThanAnnounced) {
  write("shape/peg.json",
        shape("bone", R"("u": 5, "area": 3, "c": [0, 5, 0], "f": [[1, 0, 0, 0, 0, 1], [1, 0, 0, 0, 0, 1]])"));
  expectRefusal("shape/peg.json", "/branches/0/loops/1/f");
}

TEST_F(SpoiltFigures, SheetWithARowTooShort) {
  write("shape/peg.json", R"({"id": "peg", "units": "mm", "n_branches": 0, "n_loops": 0, "kind": "bone",
    "sheet": {"patches": [{"rows": [{"pts": [[0, 0, 0], [1, 0, 0]], "thickness": [1, 1]}, {"pts": [[0, 1, 0]], "thickness": [1]}]}]}})");
  expectRefusal("shape/peg.json", "/sheet/patches/0/rows/1");
}

TEST_F(SpoiltFigures, MissingFile) {
  std::filesystem::remove(folder_ / "shape/peg.json");
  expectRefusal("shape/peg.json", "");
}

TEST_F(SpoiltFigures, SkinFiguresThatAreNoObject) {
  write("skin-figures.json", R"({"cut_y": "high"})");
  const auto figures = readSkinFigures(folder_);
  ASSERT_FALSE(figures.has_value());
  EXPECT_EQ(figures.error().where, "/cut_y");
}

TEST_F(SpoiltFigures, AReliefOfASinglePoint) {
  std::ifstream stream{kAnatomy / "skin-figures.json"};
  nlohmann::json figures = nlohmann::json::parse(stream);
  figures["reliefs"][0]["p"] = {{1.0, 2.0, 3.0}};
  write("skin-figures.json", figures.dump());
  const auto read = readSkinFigures(folder_);
  ASSERT_FALSE(read.has_value());
  EXPECT_EQ(read.error().where, "/reliefs/0/p");
}

TEST(Figures, OfTheLegAreRead) {
  const auto anatomy = readAnatomy(kAnatomy);
  ASSERT_TRUE(anatomy.has_value()) << describe(anatomy.error());
  EXPECT_EQ(anatomy->structures.size(), 82U);
  EXPECT_DOUBLE_EQ(anatomy->lengthMm, 353.5);
  EXPECT_EQ(anatomy->side, "right");
  EXPECT_NE(anatomy->attribution.find("BodyParts3D"), std::string::npos);
  for (const Structure& structure : anatomy->structures) {
    const bool thick = structure.kind == Kind::bone || structure.kind == Kind::muscle;
    EXPECT_FALSE(thick && !structure.sheet.empty()) << structure.id;
    EXPECT_FALSE(structure.synonyms.empty()) << structure.id;
    EXPECT_NE(structure.branches.empty(), structure.sheet.empty()) << structure.id;
  }
}

TEST(SkinFigures, TablesAreInterpolatedRoundTheTurn) {
  const auto figures = readSkinFigures(kAnatomy);
  ASSERT_TRUE(figures.has_value()) << describe(figures.error());
  const TurnTable& table = figures->legThickness;
  EXPECT_FLOAT_EQ(table.at(0.5F, 0.0F), 3.5F);
  EXPECT_FLOAT_EQ(table.at(0.5F, 90.0F), 4.5F);
  EXPECT_FLOAT_EQ(table.at(0.5F, 67.5F), 5.75F);
  EXPECT_FLOAT_EQ(table.at(0.5F, 337.5F), 3.75F) << "between the last column and the first";
  EXPECT_FLOAT_EQ(table.at(0.5F, -22.5F), 3.75F);
  EXPECT_FLOAT_EQ(table.at(9.0F, 0.0F), 8.5F) << "constant beyond the last row";
  EXPECT_FLOAT_EQ(table.at(-9.0F, 0.0F), 3.0F);
}

}  // namespace
}  // namespace leg_forge
