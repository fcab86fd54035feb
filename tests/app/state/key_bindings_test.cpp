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
  std::set<std::pair<KeyContext, std::string_view>> chords;
  for (const KeyBinding& binding : keyBindings()) {
    EXPECT_TRUE(chords.insert({binding.context, binding.chord}).second) << binding.chord;
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

TEST(KeyBindings, aReleaseSessionHasKeysOfItsOwnBeforeTheOthers) {
  const Keymap keymap;
  EXPECT_EQ(keymap.command("Enter", KeyContext::kAlways), "release selected");
  EXPECT_EQ(keymap.command("Enter", KeyContext::kRelease), "release go");
  EXPECT_EQ(keymap.command("M", KeyContext::kRelease), "side other");
  EXPECT_FALSE(keymap.command("Space", KeyContext::kAlways));
}

TEST(KeyBindings, aUserChangesThem) {
  const Keymap keymap{
      {{"G", "skin off"}, {"W", ""}, {"Ctrl+K", "palette on"}, {"release Space", "release back"}}};
  EXPECT_EQ(keymap.command("G", KeyContext::kAlways), "skin off");
  EXPECT_FALSE(keymap.command("W", KeyContext::kAlways));
  EXPECT_EQ(keymap.command("Ctrl+K", KeyContext::kAlways), "palette on");
  EXPECT_EQ(keymap.command("Space", KeyContext::kRelease), "release back");
  EXPECT_EQ(keymap.chordOf("palette on"), "Ctrl+K");
  EXPECT_EQ(keymap.keys().size(), keyBindings().size());  // one gone, one new
  for (const Keymap::Key& key : keymap.keys()) EXPECT_FALSE(key.help.empty()) << key.chord;
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
