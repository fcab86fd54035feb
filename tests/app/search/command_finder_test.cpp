// A few letters, and the command is there; its arguments are offered.
#include "app/search/command_finder.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "app/search/command_arguments.h"
#include "tests/app/state/small_world.h"

namespace crus {
namespace {

class CommandFinderTest : public ::testing::Test {
 protected:
  std::vector<FoundCommand> find(std::string_view typed) const {
    return findCommands(typed, keymap, state, world);
  }
  std::string first(std::string_view typed) const {
    const std::vector<FoundCommand> found = find(typed);
    return found.empty() ? "nothing" : found.front().line;
  }
  World world = test::smallWorld();
  AppState state = initialState(world);
  Keymap keymap;
};

TEST_F(CommandFinderTest, nothingTypedListsEveryCommandWithItsKeys) {
  const std::vector<FoundCommand> all = find("");
  for (const CommandSyntax& syntax : commandSyntax()) {
    EXPECT_TRUE(std::any_of(all.begin(), all.end(), [&](const FoundCommand& each) {
      return std::string_view{each.line}.starts_with(syntax.name);
    })) << syntax.name;
  }
  const auto help =
      std::find_if(all.begin(), all.end(), [](const auto& each) { return each.line == "help toggle"; });
  ASSERT_NE(help, all.end());
  EXPECT_EQ(help->chords, "F1  ?  Ctrl+?");
  for (const FoundCommand& each : all) {
    if (each.complete) {
      EXPECT_TRUE(parseCommand(each.line, state)) << each.line;
    }
    EXPECT_NE(each.complete, each.line.ends_with(' ')) << each.line;
  }
}

TEST_F(CommandFinderTest, lettersWordsAndSlipsLeadToIt) {
  EXPECT_EQ(first("undo"), "undo");
  EXPECT_EQ(first("full"), "fullscreen toggle");
  EXPECT_EQ(first("sole"), "look plantar");
  EXPECT_EQ(first("settings"), "settings toggle");
  EXPECT_EQ(first("projction"), "projection toggle");
  EXPECT_EQ(first("reset"), "reset");
  EXPECT_EQ(first("quit"), "quit");
  EXPECT_EQ(first("spillover"), "spillover toggle");
  EXPECT_EQ(first("qqqq"), "nothing");
}

TEST_F(CommandFinderTest, argumentsAreOffered) {
  std::vector<std::string> lines;
  for (const FoundCommand& each : find("skin ")) lines.push_back(each.line);
  EXPECT_EQ(lines, (std::vector<std::string>{"skin solid", "skin glass", "skin off", "skin next"}));
  EXPECT_EQ(first("skin gl"), "skin glass");
  EXPECT_EQ(first("zone sol"), "zone soleus ");
  EXPECT_FALSE(find("zone sol").front().complete);
  EXPECT_EQ(first("zone soleus o"), "zone soleus on");
  EXPECT_EQ(first("select tibia"), "select bone/tibia");
  EXPECT_EQ(first("set reduce_motion o"), "set reduce_motion on");
  EXPECT_EQ(first("turn left 30"), "turn left 30") << "what is typed in full is done";
}

TEST_F(CommandFinderTest, storedViewsAreCalledByTheirNames) {
  EXPECT_NE(first("my heel"), "view recall 3");
  state = update(state, StoreView{3, "my heel"}, world);
  EXPECT_EQ(first("my heel"), "view recall 3");
  EXPECT_EQ(find("view recall ").size(), 1U);
  EXPECT_EQ(find("view recall ").front().label, "my heel");
  EXPECT_EQ(find("view store ").size(), 10U);
}

TEST(CommandArguments, areReadFromTheSyntax) {
  EXPECT_EQ(argumentsOf("POINT|all on|off|toggle"),
            (std::vector<std::vector<std::string>>{{"POINT", "all"}, {"on", "off", "toggle"}}));
  EXPECT_EQ(argumentsOf("left|right [DEGREES]"),
            (std::vector<std::vector<std::string>>{{"left", "right"}, {"DEGREES"}}));
  EXPECT_TRUE(argumentsOf("").empty());
  EXPECT_TRUE(takesFreeText({"FILE"}));
  EXPECT_FALSE(takesFreeText({"POINT", "all"}));
}

}  // namespace
}  // namespace crus
