// What a key means depends on where the keyboard is.
#include "app/window/keys.h"

#include <gtest/gtest.h>

#include "app/settings/chord.h"
#include "app/window/choices.h"
#include "engine/platform/key_chord.h"
#include "tests/app/state/small_world.h"
#include "tests/engine/temp_dir.h"

namespace crus {
namespace {

class KeysTest : public ::testing::Test {
 protected:
  std::string line(std::string_view chord, bool typing = false) const {
    return lineForKey(chord, state, keymap, {typing}).value_or("");
  }
  AppState state;
  Keymap keymap;
};

TEST_F(KeysTest, arrowsTurnTheLegUntilTheyWalkThroughWidgets) {
  EXPECT_EQ(line("Left"), "turn left");
  state.focus = "row/soleus";
  EXPECT_EQ(line("Left"), "focus left");
  EXPECT_EQ(line("Enter"), "press");
  EXPECT_EQ(line("Tab"), "focus next");
  EXPECT_EQ(line("G"), "skin next") << "letters stay what they are";
  EXPECT_EQ(line("Esc"), "escape");
}

TEST_F(KeysTest, lettersAreLettersWhileTextIsTyped) {
  EXPECT_EQ(line("G", true), "");
  EXPECT_EQ(line("1", true), "");
  EXPECT_EQ(line("Shift+1", true), "");
  EXPECT_EQ(line("Ctrl+Z", true), "") << "undo is the text's own";
  EXPECT_EQ(line("Ctrl+V", true), "");
  EXPECT_EQ(line("Left", true), "");
  EXPECT_EQ(line("F1", true), "help toggle");
  EXPECT_EQ(line("F", true), "");
  EXPECT_EQ(line("Ctrl+Shift+P", true), "palette toggle");
  EXPECT_EQ(line("Esc", true), "escape");
}

TEST_F(KeysTest, aListUnderAFieldIsWalkedFromTheField) {
  EXPECT_EQ(line("Down", true), "");
  state.search = "heel";
  EXPECT_EQ(line("Down", true), "choose next");
  EXPECT_EQ(line("Up", true), "choose previous");
  EXPECT_EQ(line("Enter", true), "choose this");
  EXPECT_EQ(line("Down", false), "turn down") << "the field has lost the keyboard";
  state.palette = "";
  EXPECT_EQ(line("Enter", false), "choose this") << "before its field has the keyboard";
  EXPECT_EQ(line("G", false), "");
}

TEST_F(KeysTest, aReleaseSessionHasItsOwn) {
  state.release = ReleaseSession{"soleus_trp1", 0, 0, {}, 0};
  EXPECT_EQ(line("Space"), "release go");
  EXPECT_EQ(line("Backspace"), "release back");
  EXPECT_EQ(line("."), "point next");
  EXPECT_EQ(line("Esc"), "escape");
  state.focus = "row/soleus";
  EXPECT_EQ(line("Space"), "release go") << "the panels are not there";
}

TEST_F(KeysTest, everyKeyOfTheWindowHasANameInTheSettings) {
  for (int key = 0; key < 320; ++key) {  // beyond it the number pad, whose signs are those of other keys
    for (const int modifiers : {0, 1, 2, 3, 4}) {
      const std::string chord = engine::keyChord(key, modifiers);
      if (chord.empty()) continue;
      const auto parsed = parseChord(chord);
      ASSERT_TRUE(parsed) << chord;
      EXPECT_EQ(*parsed, chord);
    }
  }
}

TEST(Choices, theListGoesOnWithArgumentsOrDoesIt) {
  const World world = test::smallWorld();
  AppState state = update(initialState(world), SetPalette{true, "skin"}, world);
  const std::vector<FoundCommand> offered{{"skin ", "", "", false}, {"skin off", "", "", true}};
  std::vector<Command> taken = takenChoice(state, offered, {});
  ASSERT_EQ(taken.size(), 1U);
  EXPECT_EQ(std::get<SetPalette>(taken[0]).text, "skin ");
  state = update(state, StepChoice{-1}, world);  // up from the first is the last
  taken = takenChoice(state, offered, {});
  ASSERT_EQ(taken.size(), 2U);
  EXPECT_FALSE(std::get<SetPalette>(taken[0]).on);
  EXPECT_EQ(std::get<SetSkin>(taken[1]).mode, SkinMode::kOff);
  EXPECT_TRUE(std::holds_alternative<Tell>(takenChoice(state, {}, {}).at(0)));
}

TEST(Choices, aFileIsNotReplacedUnawares) {
  const World world = test::smallWorld();
  const testing_support::TempDir folder;
  const std::string file = (folder.path() / "view.json").string();
  AppState state = update(initialState(world), AskPath{true, file, false}, world);
  EXPECT_EQ(std::get<SaveState>(takenChoice(state, {}, {}).back()).file, file);
  {
    std::FILE* made = std::fopen(file.c_str(), "w");
    ASSERT_NE(made, nullptr);
    std::fclose(made);
  }
  std::vector<Command> taken = takenChoice(state, {}, {});
  ASSERT_EQ(taken.size(), 1U);
  EXPECT_TRUE(std::get<AskPath>(taken[0]).replaces);
  state = update(state, taken[0], world);
  EXPECT_EQ(std::get<SaveState>(takenChoice(state, {}, {}).back()).file, file);
  state = update(update(state, Escape{}, world), AskPath{false, {}, false}, world);
  EXPECT_EQ(state.pathQuestion->path, file) << "the last one is offered again";
  EXPECT_EQ(std::get<OpenState>(takenChoice(state, {}, {}).back()).file, file);
}

TEST(Choices, whatTheSearchHasFoundIsGoneTo) {
  const World world = test::smallWorld();
  AppState state = update(initialState(world), SetSearch{"soleus"}, world);
  state = update(state, StepChoice{1}, world);
  const std::vector<Finding> found = search(world, "soleus");
  EXPECT_EQ(std::get<GoTo>(takenChoice(state, {}, found).at(0)).id, found.at(1).pick.id);
  state = update(state, SetVisible{"soleus", false}, world);
  state = update(state, takenChoice(state, {}, found).at(0), world);
  EXPECT_TRUE(state.hidden.empty()) << "finding a hidden thing reveals it";
}

}  // namespace
}  // namespace crus
