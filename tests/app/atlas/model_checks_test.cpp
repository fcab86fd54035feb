// What is plausible on paper but not on a leg is named by file and line.
#include "app/atlas/model_checks.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>
#include <sstream>

#include "tests/app/atlas/committed_leg.h"
#include "tests/source_folder.h"

namespace crus {
namespace {

namespace fs = std::filesystem;

const fs::path kShipped = fs::path{CRUS_SOURCE_DIR} / "assets" / "knowledge";

class ModelChecks : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("crus_model_checks_" + std::to_string(getpid()));
    fs::remove_all(folder_);
    fs::copy(kShipped, folder_, fs::copy_options::recursive);
  }
  void TearDown() override { fs::remove_all(folder_); }

  /// Replaces the first `from` behind the first `after` of a file.
  void replace(const std::string& file, const std::string& after, const std::string& from,
               const std::string& to) const {
    std::ostringstream stream;
    stream << std::ifstream{folder_ / file}.rdbuf();
    std::string content = stream.str();
    const std::size_t start = content.find(after);
    ASSERT_NE(start, std::string::npos) << after;
    const std::size_t at = content.find(from, start);
    ASSERT_NE(at, std::string::npos) << from;
    std::ofstream{folder_ / file} << content.replace(at, from.size(), to);
  }

  /// The line of the first `word` behind the first `after`.
  [[nodiscard]] int lineOf(const std::string& file, const std::string& after, const std::string& word) const {
    std::ifstream stream{folder_ / file};
    bool behind = false;
    int number = 0;
    for (std::string line; std::getline(stream, line);) {
      ++number;
      behind = behind || line.find(after) != std::string::npos;
      if (behind && line.find(word) != std::string::npos) return number;
    }
    return 0;
  }

  /// The only mistake there is.
  [[nodiscard]] engine::Error mistake() const {
    const AtlasReading reading = readAtlas(folder_);
    for (const engine::Error& problem : reading.problems) ADD_FAILURE() << engine::describe(problem);
    const std::vector<engine::Error> mistakes = checkOnModel(reading, testing::committedModel());
    EXPECT_EQ(mistakes.size(), 1U);
    for (std::size_t i = 1; i < mistakes.size(); ++i) ADD_FAILURE() << engine::describe(mistakes[i]);
    return mistakes.empty() ? engine::Error{} : mistakes.front();
  }

  fs::path folder_;
};

TEST_F(ModelChecks, WhatShipsHasNone) {
  for (const engine::Error& mistake : checkOnModel(readAtlas(kShipped), testing::committedModel()))
    ADD_FAILURE() << engine::describe(mistake);
}

TEST_F(ModelChecks, NamesAZoneThatTouchesNoSkin) {
  replace("muscles/soleus.toml", "May reach the hollow", "h = [0.97, 1.07]", "h = [1.44, 1.49]");
  const engine::Error found = mistake();
  EXPECT_EQ(found.file, (folder_ / "muscles/soleus.toml").generic_string());
  EXPECT_EQ(found.where, "line " + std::to_string(lineOf("muscles/soleus.toml", "May reach", "patches")));
  EXPECT_NE(found.reason.find("spillover zone of \"soleus_trp2\" touches no skin"), std::string::npos)
      << found.reason;
}

TEST_F(ModelChecks, NamesASafetyZoneThatTouchesNoSkin) {
  replace("safety_zones.toml", "sz_spn_exit", "h = [0.17, 0.42]", "h = [1.44, 1.49]");
  const engine::Error found = mistake();
  EXPECT_EQ(found.where, "line " + std::to_string(lineOf("safety_zones.toml", "sz_spn_exit", "patches")));
  EXPECT_NE(found.reason.find("sz_spn_exit"), std::string::npos) << found.reason;
}

TEST_F(ModelChecks, NamesAPointOutsideItsMuscle) {
  const char* file = "muscles/tibialis_anterior.toml";
  replace(file, "[point.location]", "theta_deg = 34", "theta_deg = 204");
  std::ostringstream stream;
  stream << std::ifstream{folder_ / file}.rdbuf();
  std::string content = stream.str();
  const std::size_t band = content.find("theta_band_deg");
  content.replace(band, content.find('\n', band) - band, "theta_band_deg = [200, 208]");
  const std::size_t contact = content.find("contact = {");
  content.erase(contact, content.find('\n', contact) - contact);
  std::ofstream{folder_ / file} << content;
  const engine::Error found = mistake();
  EXPECT_EQ(found.where, "line " + std::to_string(lineOf(file, "[point.location]", "chart")));
  EXPECT_NE(found.reason.find("outside its muscle"), std::string::npos) << found.reason;
}

TEST_F(ModelChecks, NamesAContactWhereNothingMayBePressed) {
  const char* file = "muscles/peroneus_longus.toml";
  replace(file, "[point.location]", "contact = { h = 0.8,", "contact = { h = 0.9,");
  const engine::Error found = mistake();
  EXPECT_EQ(found.where, "line " + std::to_string(lineOf(file, "[point.location]", "contact =")));
  EXPECT_NE(found.reason.find("inside \"sz_fibular_neck\""), std::string::npos) << found.reason;
}

TEST_F(ModelChecks, AModelWithoutLandmarksIsOneMistake) {
  engine::Model model;
  model.source = "bare.glb";
  const std::vector<engine::Error> mistakes = checkOnModel(readAtlas(kShipped), model);
  ASSERT_EQ(mistakes.size(), 1U);
  EXPECT_EQ(mistakes[0].file, "bare.glb");
}

}  // namespace
}  // namespace crus
