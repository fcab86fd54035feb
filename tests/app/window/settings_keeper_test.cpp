// The settings file on disk: what is wrong is said in a sentence, and nothing of the user's is lost.
#include "app/window/settings_keeper.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "tests/engine/temp_dir.h"

namespace crus {
namespace {

namespace fs = std::filesystem;

class SettingsKeeperTest : public ::testing::Test {
 protected:
  void write(const std::string& text) const { std::ofstream{file} << text; }
  [[nodiscard]] std::string text() const {
    std::ifstream stream{file};
    return {std::istreambuf_iterator<char>{stream}, {}};
  }
  testing_support::TempDir folder;
  fs::path file = folder.path() / "crus" / "settings.toml";
  SettingsKeeper keeper{file};
};

TEST_F(SettingsKeeperTest, aChangeIsWrittenAndReadAgain) {
  AppState state = keeper.load(AppState{});
  EXPECT_EQ(state, AppState{});
  ASSERT_TRUE(keeper.keep(state));
  EXPECT_FALSE(fs::exists(file)) << "nothing has changed";
  state.theme = Theme::kLight;
  state.preferences.keys["Ctrl+K"] = "palette on";
  ASSERT_TRUE(keeper.keep(state));
  EXPECT_EQ(SettingsKeeper{file}.load(AppState{}), state);
}

TEST_F(SettingsKeeperTest, aBrokenFileIsPutAsideAndSaidInASentence) {
  fs::create_directories(file.parent_path());
  write("theme = \"light\"\n[keys\n");
  AppState state = keeper.load(AppState{});
  EXPECT_EQ(state.theme, Theme::kDark);
  EXPECT_NE(state.message.find("settings.toml: line 2"), std::string::npos) << state.message;
  EXPECT_NE(state.message.find("settings.toml.broken"), std::string::npos) << state.message;
  EXPECT_TRUE(fs::exists(file.string() + ".broken"));
  EXPECT_FALSE(fs::exists(file));
}

TEST_F(SettingsKeeperTest, anUnknownKeyIsNamedAndStaysInTheFile) {
  fs::create_directories(file.parent_path());
  write("theme = \"light\"  # mine\n[keys]\n\"Ctrl+Blorb\" = \"undo\"\n");
  AppState state = keeper.load(AppState{});
  EXPECT_EQ(state.theme, Theme::kLight);
  EXPECT_NE(state.message.find("settings.toml: line 3"), std::string::npos) << state.message;
  EXPECT_NE(state.message.find("Blorb"), std::string::npos) << state.message;
  state.preferences.sound = false;
  ASSERT_TRUE(keeper.keep(state));
  EXPECT_NE(text().find("Blorb"), std::string::npos);
  EXPECT_NE(text().find("# mine"), std::string::npos);
  EXPECT_NE(text().find("sound = false"), std::string::npos);
}

TEST_F(SettingsKeeperTest, whatSomebodyElseHasWrittenMeanwhileStays) {
  AppState state = keeper.load(AppState{});
  fs::create_directories(file.parent_path());
  write("text_percent = 140  # by hand\n");
  state.theme = Theme::kLight;
  ASSERT_TRUE(keeper.keep(state));
  EXPECT_NE(text().find("# by hand"), std::string::npos);
  write("[[[");
  state.theme = Theme::kDark;
  ASSERT_TRUE(keeper.keep(state));
  EXPECT_TRUE(fs::exists(file.string() + ".broken")) << "not overwritten";
}

TEST_F(SettingsKeeperTest, withoutAFileNothingIsKept) {
  SettingsKeeper none{{}};
  AppState state = none.load(AppState{});
  state.theme = Theme::kLight;
  EXPECT_TRUE(none.keep(state));
}

}  // namespace
}  // namespace crus
