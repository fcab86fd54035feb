#include "app/state/key_bindings.h"

#include <gtest/gtest.h>

#include <set>

#include "app/state/command.h"

namespace crus {
namespace {

TEST(KeyBindings, everyCommandParses) {
  AppState state;
  state.selected = {Pick::Kind::kMuscle, "soleus"};
  for (const KeyBinding& binding : keyBindings()) {
    EXPECT_TRUE(parseCommand(binding.command, state).has_value()) << binding.chord << " " << binding.command;
    EXPECT_FALSE(binding.help.empty()) << binding.chord;
  }
}

TEST(KeyBindings, noChordMeansTwoThingsAndNoneUsesAltDrag) {
  std::set<std::string_view> chords;
  for (const KeyBinding& binding : keyBindings()) {
    EXPECT_TRUE(chords.insert(binding.chord).second) << binding.chord;
  }
  for (const KeyBinding& binding : mouseBindings()) {
    EXPECT_EQ(binding.chord.find("Alt"), std::string_view::npos) << "many window managers take Alt+drag";
  }
}

TEST(KeyBindings, lookUp) {
  EXPECT_EQ(commandForChord("G"), "skin next");
  EXPECT_EQ(commandForChord("Ctrl+Shift+Z"), "redo");
  EXPECT_FALSE(commandForChord("Ctrl+Alt+Delete").has_value());
  EXPECT_FALSE(commandForChord("").has_value());
}

TEST(KeyBindings, oppositeViewsAreOpposite) {
  const auto theta = [](std::string_view chord) {
    const auto command = parseCommand(*commandForChord(chord), {});
    return std::get<LookFrom>(*command).thetaDegrees;
  };
  EXPECT_FLOAT_EQ(theta("Ctrl+1") - theta("1"), 180.0F);
  EXPECT_FLOAT_EQ(theta("Ctrl+3") - theta("3"), 180.0F);
}

}  // namespace
}  // namespace crus
