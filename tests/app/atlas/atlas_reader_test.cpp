// Every kind of mistake in a knowledge file is named by file and line, and none of them crashes the reader.
#include "app/atlas/atlas_reader.h"
#include "tests/source_folder.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

#include "tests/app/atlas/walkable.h"

namespace crus {
namespace {

using crus::testing::expectWalkable;
namespace fs = std::filesystem;

const fs::path kShipped = fs::path{CRUS_SOURCE_DIR} / "assets" / "knowledge";

std::string slurp(const fs::path& path) {
  std::ifstream stream{path, std::ios::binary};
  std::ostringstream content;
  content << stream.rdbuf();
  return content.str();
}

void spill(const fs::path& path, const std::string& content) {
  std::ofstream{path, std::ios::binary} << content;
}

/// A copy of the shipped knowledge that a test may spoil.
class AtlasReader : public ::testing::Test {
 protected:
  void SetUp() override {
    const std::string test = ::testing::UnitTest::GetInstance()->current_test_info()->name();
    folder_ = fs::temp_directory_path() / ("crus_" + test + '_' + std::to_string(getpid()));
    fs::remove_all(folder_);
    fs::copy(kShipped, folder_, fs::copy_options::recursive);
  }
  void TearDown() override { fs::remove_all(folder_); }

  /// Replaces the first `from` of a file. \return the line where it stood.
  int replace(const std::string& file, const std::string& from, const std::string& to) const {
    std::string content = slurp(folder_ / file);
    const std::size_t at = content.find(from);
    if (at == std::string::npos) {
      ADD_FAILURE() << file << " does not hold: " << from;
      return 0;
    }
    const auto line =
        1 + std::count(content.begin(), content.begin() + static_cast<std::ptrdiff_t>(at), '\n');
    spill(folder_ / file, content.replace(at, from.size(), to));
    return static_cast<int>(line);
  }

  [[nodiscard]] std::string name(const std::string& file) const { return (folder_ / file).generic_string(); }

  fs::path folder_;
};

std::string all(const std::vector<engine::Error>& problems) {
  std::string text;
  for (const engine::Error& problem : problems) text += engine::describe(problem) + '\n';
  return text;
}

struct Spoiled {
  const char* what;
  const char* file;
  const char* from;
  const char* to;
  const char* word;  // stands in the reason
  int below = 0;     // lines from the replaced text to the reported line
};

const Spoiled kSpoiled[] = {
    {"syntax", "releases.toml", "pressure_cap = 6", "pressure_cap = = 6", "not valid TOML"},
    {"open quote", "muscles/soleus.toml", "name = \"Soleus\"", "name = \"Soleus", ""},
    {"not UTF-8", "muscles/soleus.toml", "name = \"Soleus\"", "name = \"Sol\xE9us\"", ""},
    {"unknown key", "muscles/soleus.toml", "palpation =", "palpatoin =", "did you mean \"palpation\""},
    {"unknown table", "muscles/soleus.toml", "[point.symptoms]", "[point.symptons]",
     "did you mean \"symptoms\""},
    {"unknown key in a patch", "muscles/soleus.toml", "weight = 1 }", "weight = 1, wight = 1 }", "\"wight\""},
    {"missing field", "muscles/soleus.toml", "insertion = ", "# insertion = ", "\"insertion\" is missing",
     -99},
    {"blank field", "muscles/soleus.toml", "nerve = \"tibial nerve\"", "nerve = \" \"", "\"nerve\" is blank"},
    {"text for number", "muscles/soleus.toml", "h = 0.32", "h = \"0.32\"", "\"h\" must be a number"},
    {"number for text", "releases.toml", "repetitions = \"2\"", "repetitions = 2",
     "\"repetitions\" must be a text"},
    {"text for list", "releases.toml", "tools = [\"thumb\"]", "tools = \"thumb\"",
     "\"tools\" must be a list"},
    {"broken number", "releases.toml", "pressure_cap = 6", "pressure_cap = 5.5", "whole number"},
    {"no number at all", "muscles/soleus.toml", "weight = 1 }", "weight = nan }", "\"weight\" lies outside"},
    {"endless number", "muscles/soleus.toml", "theta_deg = [180, 214]", "theta_deg = [180, inf]",
     "\"theta_deg\""},
    {"interval reversed", "muscles/soleus.toml", "h = [-0.06, 0.18]", "h = [0.18, -0.06]", "wrong way round"},
    {"interval of three", "muscles/soleus.toml", "h = [-0.06, 0.18]", "h = [-0.06, 0.18, 1]",
     "pair of numbers"},
    {"sweep of nothing", "muscles/soleus.toml", "theta_deg = [180, 214]", "theta_deg = [180, 180]", "sweep"},
    {"sweep of too much", "muscles/soleus.toml", "theta_deg = [180, 214]", "theta_deg = [-180, 214]",
     "sweep"},
    {"hold reversed", "releases.toml", "hold_seconds = [30, 90]", "hold_seconds = [90, 30]",
     "wrong way round"},
    {"height out of range", "muscles/soleus.toml", "h = 0.32", "h = 32", "\"h\" lies outside -0.3 to 1.5"},
    {"height outside its band", "muscles/soleus.toml", "h = 0.32", "h = 0.6", "outside its own band"},
    {"angle out of range", "muscles/soleus.toml", "theta_deg = 212", "theta_deg = 512",
     "\"theta_deg\" lies outside"},
    {"u out of range", "muscles/gastrocnemius_medial.toml", "u = [0.26, 0.63]", "u = [0.26, 6.3]",
     "\"u\" lies outside"},
    {"weight of zero", "muscles/soleus.toml", "weight = 1 }", "weight = 0 }", "\"weight\" lies outside"},
    {"pressure out of range", "releases.toml", "pressure_cap = 6", "pressure_cap = 11",
     "\"pressure_cap\" lies outside 0"},
    {"pressure above the rule", "releases.toml", "pressure_cap = 6", "pressure_cap = 8", "highest_pressure",
     -99},
    {"claim without a source", "muscles/soleus.toml", "sources = [\"ts_ch22\"]", "sources = []",
     "without a source"},
    {"source left out", "links.toml", "sources = [\"original_notes\"]", "", "without a source", -99},
    {"unknown confidence", "links.toml", "confidence = \"high\"", "confidence = \"hihg\"",
     "did you mean \"high\""},
    {"unknown region", "muscles/soleus.toml", "region = \"heel\"", "region = \"heal\"",
     "did you mean \"heel\""},
    {"unknown surface", "muscles/soleus.toml", "surface = \"plantar\"", "surface = \"planter\"",
     "\"plantar\""},
    {"unknown chart", "muscles/soleus.toml", "chart = \"leg\"", "chart = \"shin\"", "unknown chart \"shin\""},
    {"unknown strength", "muscles/soleus.toml", "strength = \"spillover\"", "strength = \"weak\"",
     "strength"},
    {"unknown link kind", "links.toml", "kind = \"treat_together\"", "kind = \"friends\"",
     "unknown kind \"friends\""},
    {"unknown level", "safety_zones.toml", "level = \"light_only\"", "level = \"soft\"", "unknown level"},
    {"field without meaning", "muscles/soleus.toml", "h = [-0.06, 0.18]", "t = [0.1, 0.2], h = [-0.06, 0.18]",
     "\"t\" has no meaning in region \"leg\""},
    {"region without its field", "muscles/soleus.toml", "h = [-0.06, 0.18], ", "", "\"h\" is missing"},
    {"heel without a place", "muscles/soleus.toml", "h = [-0.18, -0.03], v = [0.1, 0.9], ", "", "heel needs"},
    {"long step", "releases.toml", "Press in with the thumb and hold.",
     "Press in with the thumb and hold, and go on holding while you think of something else entirely, such "
     "as the "
     "names of all the bones of the foot, one after the other, from the heel to the toes.",
     "at most 160"},
    {"no colour", "muscles/soleus.toml", "[palette]\ncode", "[pallete]\ncode", "without a colour", -99},
    {"bad colour", "muscles/soleus.toml", "fill = \"#2655D7\"", "fill = \"2655D7\"", "must be a colour"},
    {"bad code", "muscles/soleus.toml", "code = \"SOL\"", "code = \"Sol\"", "three capital letters"},
    {"bad id", "releases.toml", "id = \"rel_ehl_thumb\"", "id = \"rel ehl thumb\"", "a-z, 0-9 and _"},
    {"file of another muscle", "muscles/plantaris.toml", "id = \"plantaris\"", "id = \"plantar\"",
     "name of its file", -99},
    {"part of no muscle", "muscles/soleus.toml", "muscle/soleus", "bone/soleus",
     "must start with \"muscle/\""},
    {"part given twice", "muscles/soleus.toml", "muscle/soleus", "muscle/plantaris", "duplicate part"},
    {"link to itself", "links.toml", "to = \"peroneus_longus\"", "to = \"gluteus_minimus\"", "to itself"},
    {"two zones of one strength", "muscles/soleus.toml", "strength = \"spillover\"",
     "strength = \"essential\"", "same \"strength\"", -99},
    {"two points of one number", "muscles/soleus.toml", "number = 2", "number = 1", "same \"number\""},
    {"muscle left out of the order", "general.toml", "\"plantaris\", ", "", "leaves out \"plantaris\"", -99},
    {"contact far away", "muscles/soleus.toml", "contact = { h = 0.33,", "contact = { h = 0.73,",
     "too far from the point"},
    {"contact without an angle", "muscles/soleus.toml", "contact = { h = 0.33, theta_deg = 226 }",
     "contact = { h = 0.33 }", "\"theta_deg\" is missing"},
    {"contact where nothing is pressed", "muscles/soleus.toml", "self_pressure = \"allowed\"",
     "self_pressure = \"none\"", "nothing is to be pressed", -99},
    {"how common, says who", "muscles/soleus.toml", "number = 1", "number = 1\nhow_common = \"rare\"",
     "without the \"prevalence\"", 1},
    {"architecture without a source", "muscles/soleus.toml", "sources = [\"ward_2009\"]", "sources = []",
     "without a source"},
    {"dangling release", "muscles/soleus.toml", "\"rel_soleus_thumb\"", "\"rel_soleus_tumb\"",
     "unknown release \"rel_soleus_tumb\"; did you mean \"rel_soleus_thumb\""},
    {"dangling source", "sources.toml", "id = \"park_2022\"", "id = \"park_2023\"", "", -99},
    {"dangling muscle", "exercises.toml", "\"gastrocnemius_medial\"", "\"gastrocnemius\"", "unknown muscle"},
    {"dangling step source", "releases.toml", "source = \"davies\"", "source = \"davis\"",
     "unknown source \"davis\""},
    {"dangling node", "links.toml", "to = \"tibial_nerve\"", "to = \"tibia_nerve\"",
     "unknown node \"tibia_nerve\""},
    {"dangling point", "releases.toml", "\"soleus_trp2\"", "\"soleus_trp9\"",
     "unknown point \"soleus_trp9\""},
};

TEST_F(AtlasReader, NamesEveryMistakeByFileAndLine) {
  for (const Spoiled& spoiled : kSpoiled) {
    SCOPED_TRACE(spoiled.what);
    const int line = replace(spoiled.file, spoiled.from, spoiled.to) + spoiled.below;
    const AtlasReading reading = readAtlas(folder_);
    const bool isNamed =
        std::any_of(reading.problems.begin(), reading.problems.end(), [&](const engine::Error& problem) {
          const bool fileFits =
              problem.file == name(spoiled.file) || std::string_view{spoiled.what} == "dangling source";
          const bool lineFits = spoiled.below == -99 ? problem.where.rfind("line ", 0) == 0
                                                     : problem.where == "line " + std::to_string(line);
          return fileFits && lineFits && problem.reason.find(spoiled.word) != std::string::npos;
        });
    EXPECT_TRUE(isNamed) << "line " << line << ", got:\n" << all(reading.problems);
    EXPECT_LE(reading.problems.size(), 9U) << all(reading.problems);
    expectWalkable(reading.atlas);
    fs::copy_file(kShipped / spoiled.file, folder_ / spoiled.file, fs::copy_options::overwrite_existing);
  }
}

TEST_F(AtlasReader, FindsAllMistakesOfAFileAtOnce) {
  const int first = replace("muscles/soleus.toml", "depth = \"intermediate\"", "depth = \"middle\"");
  const int second = replace("muscles/soleus.toml", "h = [-0.06, 0.18]", "h = [0.18, -0.06]");
  const AtlasReading reading = readAtlas(folder_);
  std::set<std::string> lines;
  for (const engine::Error& problem : reading.problems) lines.insert(problem.where);
  EXPECT_EQ(lines.count("line " + std::to_string(first)), 1U);
  EXPECT_EQ(lines.count("line " + std::to_string(second)), 1U);
}

TEST_F(AtlasReader, NamesBothPlacesOfADuplicate) {
  const int again = replace("releases.toml", "id = \"rel_soleus_thumb\"", "id = \"rel_peroneal_ball\"");
  const AtlasReading reading = readAtlas(folder_);
  const auto problem = std::find_if(
      reading.problems.begin(), reading.problems.end(),
      [](const engine::Error& each) { return each.reason.find("duplicate release") != std::string::npos; });
  ASSERT_NE(problem, reading.problems.end()) << all(reading.problems);
  EXPECT_EQ(problem->where, "line " + std::to_string(again));
  EXPECT_NE(problem->reason.find("releases.toml, line 6"), std::string::npos) << problem->reason;
  EXPECT_EQ(reading.atlas.releases.size(), 19U) << "the first of the two stays";
}

TEST_F(AtlasReader, LeavesOutABrokenFileAndBlamesNobodyElse) {
  replace("releases.toml", "[[release]]", "[[release]");
  const AtlasReading reading = readAtlas(folder_);
  EXPECT_TRUE(reading.atlas.releases.empty());
  EXPECT_EQ(reading.atlas.points.size(), 25U);
  ASSERT_EQ(reading.problems.size(), 2U) << all(reading.problems);
  for (const engine::Error& problem : reading.problems) EXPECT_EQ(problem.file, name("releases.toml"));
  EXPECT_NE(all(reading.problems).find("34 references"), std::string::npos) << all(reading.problems);
  expectWalkable(reading.atlas);
}

TEST_F(AtlasReader, LosesOnlyTheMuscleWhoseFileIsBroken) {
  replace("muscles/soleus.toml", "[palette]", "[palette");
  const AtlasReading reading = readAtlas(folder_);
  EXPECT_EQ(reading.atlas.muscle("soleus"), nullptr);
  EXPECT_EQ(reading.atlas.point("soleus_trp1"), nullptr);
  EXPECT_EQ(reading.atlas.muscles.size(), 20U);
  EXPECT_TRUE(reading.atlas.linksOf("soleus").empty());
  for (const engine::Error& problem : reading.problems) EXPECT_EQ(problem.file, name("muscles/soleus.toml"));
  expectWalkable(reading.atlas);
}

TEST_F(AtlasReader, SaysWhichFileIsMissingUnreadableOrUnknown) {
  fs::rename(folder_ / "stretches.toml", folder_ / "streches.toml");
  fs::remove(folder_ / "links.toml");
  fs::create_directory(folder_ / "links.toml");
  const std::string problems = all(readAtlas(folder_).problems);
  EXPECT_NE(problems.find(name("stretches.toml") + ": is missing"), std::string::npos) << problems;
  EXPECT_NE(problems.find(name("streches.toml") + ": unknown file; did you mean stretches.toml?"),
            std::string::npos);
  EXPECT_NE(problems.find(name("links.toml") + ": cannot be read"), std::string::npos) << problems;
}

TEST_F(AtlasReader, SaysWhenThereIsNoKnowledgeAtAll) {
  const AtlasReading missing = readAtlas(folder_ / "nowhere");
  ASSERT_EQ(missing.problems.size(), 1U);
  EXPECT_EQ(missing.problems[0].file, name("nowhere"));
  EXPECT_EQ(missing.problems[0].reason, "no such folder");
  fs::create_directory(folder_ / "empty");
  const AtlasReading empty = readAtlas(folder_ / "empty");
  ASSERT_EQ(empty.problems.size(), 1U);
  EXPECT_EQ(empty.problems[0].reason, "holds no knowledge files");
  EXPECT_TRUE(empty.atlas.muscles.empty());
}

TEST_F(AtlasReader, ReadsWithoutAnyMuscle) {
  fs::remove_all(folder_ / "muscles");
  const AtlasReading reading = readAtlas(folder_);
  EXPECT_TRUE(reading.atlas.muscles.empty());
  EXPECT_FALSE(reading.problems.empty());
  expectWalkable(reading.atlas);
}

TEST_F(AtlasReader, RefusesBottomlessNesting) {
  const auto repeated = [](const std::string& scrap) {
    std::string text;
    for (int i = 0; i < 100000; ++i) text += scrap;
    return text;
  };
  spill(folder_ / "sources.toml", "a = " + repeated("["));
  spill(folder_ / "links.toml", "[a" + repeated(".a") + "]");
  spill(folder_ / "releases.toml", "a = " + repeated("{ a = "));
  spill(folder_ / "exercises.toml", "a" + repeated(".a") + " = 1");
  spill(folder_ / "stretches.toml", "a = \"\"\"'\\\"\"\"\"\"\"\nb" + repeated(".b") + " = 1");
  const AtlasReading reading = readAtlas(folder_);
  for (const char* file :
       {"sources.toml", "links.toml", "releases.toml", "exercises.toml", "stretches.toml"}) {
    EXPECT_NE(all(reading.problems).find(name(file)), std::string::npos) << file;
  }
  EXPECT_EQ(reading.atlas.muscles.size(), 21U);
  expectWalkable(reading.atlas);
}

TEST_F(AtlasReader, TakesAnythingAfterAByteOrderMark) {
  spill(folder_ / "sources.toml", "\xEF\xBB\xBF" + slurp(kShipped / "sources.toml"));
  EXPECT_EQ(all(readAtlas(folder_).problems), "");
}

}  // namespace
}  // namespace crus
