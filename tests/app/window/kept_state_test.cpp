// What is kept comes back; what is broken is put aside; what cannot be written says so.
#include "app/window/kept_state.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "tests/app/state/small_world.h"
#include "tests/engine/temp_dir.h"

namespace crus {
namespace {

namespace fs = std::filesystem;

class KeptStateTest : public testing::Test {
 protected:
  void write(const fs::path& file, const std::string& text) { std::ofstream{file} << text; }
  World world = test::smallWorld();
  AppState state = update(initialState(world), SetSkin{SkinMode::kOff}, world);
  testing_support::TempDir folder;
};

TEST_F(KeptStateTest, comesBackAndLeavesNothingElseBehind) {
  const fs::path file = folder.path() / "deep" / "er" / "state.json";
  ASSERT_TRUE(writeState(state, file));
  EXPECT_EQ(restoredState(file, world), state);
  EXPECT_EQ(std::distance(fs::directory_iterator{file.parent_path()}, fs::directory_iterator{}), 1);
}

TEST_F(KeptStateTest, withoutOneItIsAFreshStart) {
  EXPECT_EQ(restoredState(folder.path() / "none.json", world), initialState(world));
  EXPECT_EQ(restoredState({}, world), initialState(world));
}

TEST_F(KeptStateTest, aBrokenOneIsPutAsideAndSaid) {
  const fs::path file = folder.path() / "state.json";
  write(file, "{\"peel\": \"much\"}");
  AppState fresh = restoredState(file, world);
  EXPECT_NE(fresh.message.find("state.json.broken"), std::string::npos) << fresh.message;
  EXPECT_TRUE(fs::exists(folder.path() / "state.json.broken"));
  EXPECT_FALSE(fs::exists(file));
  fresh.message.clear();
  EXPECT_EQ(fresh, initialState(world));
}

TEST_F(KeptStateTest, aSecondBrokenOneDoesNotReplaceTheFirst) {
  const fs::path file = folder.path() / "state.json";
  for (const char* text : {"first", "second"}) {
    write(file, text);
    restoredState(file, world);
  }
  EXPECT_TRUE(fs::exists(folder.path() / "state.json.broken"));
  EXPECT_TRUE(fs::exists(folder.path() / "state.json.broken-2"));
}

TEST_F(KeptStateTest, whatIsTheUsersOwnHasAFileOfItsOwn) {
  const fs::path file = folder.path() / "own.json";
  state = update(state, MarkPoint{"soleus_trp1", true}, world);
  state = update(state, StoreView{2, "the heel"}, world);
  ASSERT_TRUE(writeOwn(state, file));
  const AppState back = withOwn(initialState(world), file, world);
  EXPECT_EQ(back.mine, state.mine);
  EXPECT_EQ(back.views, state.views);
  EXPECT_EQ(withOwn(initialState(world), folder.path() / "none.json", world), initialState(world));
  for (const char* broken : {"no json", "{\"views\": {\"12\": {}}}", "{\"mine\": 5}",
                             "{\"views\": {\"1\": {\"camera\": {\"distance\": -1}}}}"}) {
    write(file, broken);
    const AppState left = withOwn(initialState(world), file, world);
    EXPECT_TRUE(left.views.empty()) << broken;
    EXPECT_NE(left.message.find("put aside"), std::string::npos) << broken;
  }
}

TEST_F(KeptStateTest, whatCannotBeReadOrWrittenIsNamed) {
  const auto missing = readState(folder.path() / "none.json", world);
  ASSERT_FALSE(missing.has_value());
  EXPECT_NE(missing.error().file.find("none.json"), std::string::npos);
  write(folder.path() / "huge.json", std::string(2U << 20U, ' '));
  EXPECT_FALSE(readState(folder.path() / "huge.json", world).has_value());
  write(folder.path() / "file", "x");
  const engine::Status saved = writeState(state, folder.path() / "file" / "state.json");
  ASSERT_FALSE(saved);
  EXPECT_FALSE(saved.error().reason.empty());
}

TEST_F(KeptStateTest, theFolderFollowsTheEnvironment) {
  const char* before = std::getenv("XDG_STATE_HOME");
  const std::string old = before != nullptr ? before : "";
  ::setenv("XDG_STATE_HOME", "/some/where", 1);
  EXPECT_EQ(keptStateFile(), fs::path{"/some/where/crus/state.json"});
  ::setenv("XDG_STATE_HOME", "relative", 1);
  EXPECT_NE(keptStateFile().string().find("state.json"), std::string::npos);
  EXPECT_TRUE(keptStateFile().is_absolute());
  if (old.empty()) {
    ::unsetenv("XDG_STATE_HOME");
  } else {
    ::setenv("XDG_STATE_HOME", old.c_str(), 1);
  }
}

}  // namespace
}  // namespace crus
