#include "app/window/script.h"

#include <gtest/gtest.h>

#include <fstream>

#include "tests/engine/temp_dir.h"

namespace crus {
namespace {

std::filesystem::path written(const testing_support::TempDir& folder, const std::string& text) {
  const std::filesystem::path file = folder.path() / "script.txt";
  std::ofstream{file} << text;
  return file;
}

TEST(Script, givesItsLinesInOrderWithoutBlanksAndComments) {
  const testing_support::TempDir folder;
  auto script =
      Script::open(written(folder, "# start\nlook anterior\n\n  zone soleus on  # heel\nquit\n"), {});
  ASSERT_TRUE(script);
  EXPECT_EQ(script->next()->text, "look anterior");
  const auto second = script->next();
  ASSERT_TRUE(second);
  EXPECT_EQ(second->number, 4);
  EXPECT_FALSE(script->finished());
  EXPECT_EQ(script->next()->text, "quit");
  EXPECT_FALSE(script->next());
  EXPECT_TRUE(script->finished());
}

TEST(Script, namesFileAndLineOfASlipBeforeAnythingRuns) {
  const testing_support::TempDir folder;
  const auto script = Script::open(written(folder, "look anterior\nlok posterior\n"), {});
  ASSERT_FALSE(script);
  EXPECT_NE(script.error().file.find("script.txt"), std::string::npos);
  EXPECT_EQ(script.error().where, "line 2");
}

TEST(Script, mayNameWhatWillBeSelectedByThen) {
  const testing_support::TempDir folder;
  EXPECT_TRUE(Script::open(written(folder, "select soleus_trp1\nnote selected \"slowly\"\n"), {}));
}

TEST(Script, saysWhenThereIsNoSuchFile) {
  const auto script = Script::open("/nowhere/at/all.txt", {});
  ASSERT_FALSE(script);
  EXPECT_EQ(script.error().file, "/nowhere/at/all.txt");
}

}  // namespace
}  // namespace crus
