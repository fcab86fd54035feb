// Settings as text: what is read, what is refused and where, what a change leaves alone.
#include <gtest/gtest.h>

#include <set>

#include "app/settings/chord.h"
#include "app/settings/setting_table.h"
#include "app/settings/settings_file.h"
#include "app/state/key_bindings.h"

namespace crus {
namespace {

SettingsRead read(std::string_view text) {
  engine::Result<SettingsRead> result = readSettings(text, "settings.toml", AppState{});
  if (!result) {
    ADD_FAILURE() << engine::describe(result.error());
    return {};
  }
  return std::move(result).value();
}

constexpr std::string_view kSample = R"(# my own words
theme = "light"   # in the morning
text_percent = 120
blender_mouse = true

# keys that I like
[keys]
"ctrl+k" = "palette on"  # as elsewhere
"W" = ""

[keys.release]
"N" = "point next"
)";

TEST(Settings, areReadFromTheFile) {
  const SettingsRead settings = read(kSample);
  EXPECT_TRUE(settings.problems.empty());
  EXPECT_EQ(settings.state.theme, Theme::kLight);
  EXPECT_EQ(settings.state.textPercent, 120);
  EXPECT_TRUE(settings.state.preferences.blenderMouse);
  EXPECT_TRUE(settings.state.preferences.sound) << "not named: as in a fresh program";
  const std::map<std::string, std::string> keys{
      {"Ctrl+K", "palette on"}, {"W", ""}, {"release N", "point next"}};
  EXPECT_EQ(settings.state.preferences.keys, keys);
}

TEST(Settings, aMistakeIsNamedWithItsLineAndLeavesTheRest) {
  struct Case {
    const char* line;
    const char* word;
  };
  for (const Case& c : std::initializer_list<Case>{{"them = \"light\"", "did you mean 'theme'"},
                                                   {"theme = \"pink\"", "dark or light"},
                                                   {"theme = 3", "dark or light"},
                                                   {"text_percent = 500", "80 to 200"},
                                                   {"text_percent = 1.5", "80 to 200"},
                                                   {"sound = \"loud\"", "off or on"},
                                                   {"keys = 3", "table"},
                                                   {"[keys]\n\"Ctrl+Blorb\" = \"undo\"", "Blorb"},
                                                   {"[keys]\n\"Hyper+K\" = \"undo\"", "Hyper"},
                                                   {"[keys]\nK = \"udno\"", "did you mean 'undo'"},
                                                   {"[keys]\nK = 5", "quotes"}}) {
    const SettingsRead settings = read(std::string{"reduce_motion = true\n"} + c.line + "\n");
    ASSERT_EQ(settings.problems.size(), 1U) << c.line;
    EXPECT_NE(settings.problems[0].reason.find(c.word), std::string::npos) << settings.problems[0].reason;
    EXPECT_EQ(settings.problems[0].file, "settings.toml");
    EXPECT_EQ(settings.problems[0].where, std::string_view{c.line}.starts_with("[") ? "line 3" : "line 2")
        << c.line;
    EXPECT_TRUE(settings.state.preferences.reduceMotion);
    AppState defaults;
    defaults.preferences.reduceMotion = true;
    EXPECT_TRUE(sameSettings(settings.state, defaults)) << c.line;
  }
}

TEST(Settings, whatIsNoTomlIsRefusedWithItsLine) {
  for (const std::string& text : {std::string{"theme = \"light\"\n= 5\n"}, std::string{"a = 1\n[["},
                                  "a." + std::string(6000, '.') + "b = 1"}) {
    const auto result = readSettings(text, "settings.toml", AppState{});
    ASSERT_FALSE(result.has_value());
    EXPECT_EQ(result.error().file, "settings.toml");
    EXPECT_FALSE(result.error().reason.empty());
  }
  EXPECT_EQ(readSettings("theme = \"light\"\n= 5\n", "s", AppState{}).error().where, "line 2");
}

TEST(Settings, aChangeIsWrittenInPlaceAndCommentsStay) {
  AppState state = read(kSample).state;
  EXPECT_EQ(withSettings(kSample, state), kSample) << "nothing has changed";
  state.theme = Theme::kDark;
  state.preferences.sound = false;
  state.preferences.keys["Ctrl+K"] = "help on";
  state.preferences.keys.erase("W");
  state.preferences.keys["Ctrl+J"] = "select \"bone/tibia\"";
  const std::string text = withSettings(kSample, state);
  EXPECT_EQ(text, R"(# my own words
theme = "dark"   # in the morning
text_percent = 120
blender_mouse = true

sound = false

# keys that I like
[keys]
"ctrl+k" = "help on"  # as elsewhere
"Ctrl+J" = "select \"bone/tibia\""

[keys.release]
"N" = "point next"
)");
  const SettingsRead again = read(text);
  EXPECT_TRUE(again.problems.empty());
  EXPECT_TRUE(sameSettings(again.state, state));
}

TEST(Settings, aTableThatOnlyItsChildNamesIsWrittenWhereTomlAllowsIt) {
  constexpr std::string_view kChild = "[keys.release]\n\"N\" = \"point next\"\n";
  AppState state = read(kChild).state;
  state.preferences.keys["J"] = "undo";
  const SettingsRead back = read(withSettings(kChild, state));
  EXPECT_TRUE(back.problems.empty());
  EXPECT_EQ(back.state.preferences.keys, state.preferences.keys);
}

TEST(Settings, everySettingComesBackFromAnEmptyFile) {
  AppState state;
  for (const SettingRow& row : settingTable()) {
    const int other =
        row.choices.empty() ? (defaultOf(row) == row.low ? row.high : row.low) : 1 - defaultOf(row);
    row.set(state, row.choices.size() > 2 ? 2 : other);
    EXPECT_NE(row.get(state), defaultOf(row)) << row.key;
  }
  state.preferences.keys = {{"\"", "undo"}, {"release A", ""}, {"+", "redo"}};
  const std::string text = withSettings("", state);
  EXPECT_TRUE(text.starts_with("#")) << "says what it is";
  const SettingsRead back = read(text);
  EXPECT_TRUE(back.problems.empty()) << text;
  EXPECT_TRUE(sameSettings(back.state, state)) << text;
}

TEST(Settings, wordsOfTheTable) {
  std::set<std::string_view> keys;
  for (const SettingRow& row : settingTable()) {
    EXPECT_TRUE(keys.insert(row.key).second) << row.key;
    EXPECT_FALSE(row.label.empty());
    EXPECT_TRUE(row.hint.ends_with('.')) << row.key;
    const int value = defaultOf(row);
    EXPECT_EQ(*parseSetting(row, settingWords(row, value), value), value) << row.key;
    EXPECT_FALSE(parseSetting(row, "nonsense", value));
  }
  EXPECT_EQ(*parseSetting(*settingNamed("text_percent"), "+500", 100), 200) << "steps stop at the end";
  EXPECT_EQ(*parseSetting(*settingNamed("two_finger_scroll"), "next", 2), 0);
}

TEST(Chord, isReadInAnySpelling) {
  EXPECT_EQ(*parseChord("ctrl + shift+z"), "Ctrl+Shift+Z");
  EXPECT_EQ(*parseChord("SHIFT+alt+F12"), "Alt+Shift+F12");
  EXPECT_EQ(*parseChord("+"), "+");
  EXPECT_EQ(*parseChord("Ctrl++"), "Ctrl++");
  EXPECT_EQ(*parseChord("cmd+q"), "Ctrl+Q");
  EXPECT_EQ(*parseChord("return"), "Enter");
  EXPECT_EQ(*parseChord("Shift+?"), "?");
  EXPECT_EQ(*parseChord("Shift+1"), "Shift+1");
  for (const char* none : {"", "Ctrl+", "F0", "F26", "Ctrl+Ctrl", "ä", "Meta+A", "AB"}) {
    EXPECT_FALSE(parseChord(none)) << none;
  }
  for (const KeyBinding& key : keyBindings()) {
    const auto chord = parseChord(key.chord);
    ASSERT_TRUE(chord) << key.chord;
    EXPECT_EQ(*chord, key.chord);
  }
}

}  // namespace
}  // namespace crus
