#include "app/state/command.h"

#include <gtest/gtest.h>

#include "app/state/command_words.h"

namespace crus {
namespace {

AppState withSelection() {
  AppState state;
  state.selected = {Pick::Kind::kPoint, "soleus_trp1"};
  return state;
}

template <class T>
T parsed(const char* line, const AppState& state = withSelection()) {
  const engine::Result<Command> command = parseCommand(line, state);
  if (!command) {
    ADD_FAILURE() << line << ": " << command.error().reason;
    return T{};
  }
  const T* held = std::get_if<T>(&*command);
  if (held == nullptr) {
    ADD_FAILURE() << line << " is another command, number " << command->index();
    return T{};
  }
  return *held;
}

std::string reason(const char* line, const AppState& state = withSelection()) {
  const engine::Result<Command> command = parseCommand(line, state);
  EXPECT_FALSE(command.has_value()) << line;
  return command ? std::string{} : command.error().reason;
}

TEST(Command, everySyntaxLineHasAnExampleThatParses) {
  for (const CommandSyntax& syntax : commandSyntax()) {
    EXPECT_TRUE(parseCommand(syntax.example, withSelection()).has_value()) << syntax.example;
    EXPECT_TRUE(syntax.example.starts_with(syntax.name)) << syntax.example;
    EXPECT_TRUE(syntax.help.ends_with('.')) << syntax.name;
  }
}

TEST(Command, everyCommandCanBeWritten) {
  std::vector<bool> seen(std::variant_size_v<AnyCommand>, false);
  for (const CommandSyntax& syntax : commandSyntax()) {
    const auto command = parseCommand(syntax.example, withSelection());
    ASSERT_TRUE(command.has_value());
    seen[command->index()] = true;
  }
  for (const char* line :
       {"frame all", "menu off", "section move 2", "section look", "choose this", "view recall 1",
        "view forget 1", "release go", "release tick 1", "save", "focus zone/soleus"})
    seen[parseCommand(line, {})->index()] = true;
  for (std::size_t i = 0; i < seen.size(); ++i)
    EXPECT_TRUE(seen[i]) << "alternative " << i << " has no words";
}

TEST(Command, views) {
  EXPECT_FLOAT_EQ(parsed<LookFrom>("look lateral").thetaDegrees, 90.0F);
  EXPECT_FLOAT_EQ(parsed<LookFrom>("look medial").thetaDegrees, 270.0F);
  EXPECT_FLOAT_EQ(parsed<LookFrom>("look plantar").elevationDegrees, -89.0F);
  EXPECT_FLOAT_EQ(parsed<LookFrom>("look dorsal").elevationDegrees, 50.0F);
  EXPECT_FLOAT_EQ(parsed<LookFrom>("look 30,-12.5").thetaDegrees, 30.0F);
  EXPECT_FLOAT_EQ(parsed<LookFrom>("look 30,-12.5").elevationDegrees, -12.5F);
  EXPECT_NE(reason("look sideways").find("anterior"), std::string::npos);
  EXPECT_FALSE(parseView("30,").has_value());
  EXPECT_FALSE(parseView("nan,0").has_value());
  EXPECT_FALSE(parseView("30,4,5").has_value());
}

TEST(Command, numbersAreFiniteAndAllThere) {
  EXPECT_FLOAT_EQ(parsed<Orbit>("orbit +15 -5").thetaDegrees, 15.0F);
  EXPECT_FLOAT_EQ(parsed<Orbit>("orbit +15 -5").elevationDegrees, -5.0F);
  EXPECT_FLOAT_EQ(parsed<Zoom>("zoom 0.8 0.5 -1").ndcY, -1.0F);
  EXPECT_NE(reason("orbit 15"), "");
  EXPECT_NE(reason("orbit 15 inf"), "");
  EXPECT_NE(reason("orbit 15 5 5"), "");
  EXPECT_NE(reason("zoom 0"), "");
  EXPECT_NE(reason("zoom -2 0 0"), "");
  EXPECT_NE(reason("zoom 1.5x"), "");
  EXPECT_NE(reason("wait 0"), "");
}

TEST(Command, togglesAndNextAreResolvedAgainstTheState) {
  AppState state;
  state.markers = true;
  EXPECT_FALSE(parsed<SetMarkers>("markers toggle", state).on);
  state.markers = false;
  EXPECT_TRUE(parsed<SetMarkers>("markers toggle", state).on);
  state.skin = SkinMode::kSolid;
  EXPECT_EQ(parsed<SetSkin>("skin next", state).mode, SkinMode::kGlass);
  state.skin = SkinMode::kOff;
  EXPECT_EQ(parsed<SetSkin>("skin next", state).mode, SkinMode::kSolid);
  state.labels = LabelMode::kAll;
  EXPECT_EQ(parsed<SetLabels>("labels next", state).mode, LabelMode::kOff);
  state.side = Side::kLeft;
  EXPECT_EQ(parsed<SetSide>("side other", state).side, Side::kRight);
  state.camera.orthographic = true;
  EXPECT_FALSE(parsed<SetOrthographic>("projection toggle", state).on);
  state.textPercent = 120;
  EXPECT_EQ(parsed<SetTextPercent>("text +10", state).percent, 130);
  EXPECT_EQ(parsed<SetTextPercent>("text -10", state).percent, 110);
  EXPECT_EQ(parsed<SetTextPercent>("text 90", state).percent, 90);
}

TEST(Command, selectedStandsForTheSelection) {
  EXPECT_EQ(parsed<SetVisible>("hide selected").id, "soleus_trp1");
  EXPECT_FALSE(parsed<SetVisible>("hide selected").on);
  EXPECT_EQ(parsed<SetZone>("zone selected toggle").id, "soleus_trp1");
  EXPECT_TRUE(parsed<SetZone>("zone selected toggle").toggle);
  EXPECT_EQ(reason("hide selected", AppState{}), "nothing is selected");
}

TEST(Command, isolateToggleEndsWhatIsIsolated) {
  AppState state = withSelection();
  EXPECT_EQ(parsed<Isolate>("isolate toggle", state).id, "soleus_trp1");
  state.isolated = {"muscle/soleus"};
  EXPECT_EQ(parsed<Isolate>("isolate toggle", state).id, "");
  EXPECT_EQ(parsed<Isolate>("isolate off", state).id, "");
}

TEST(Command, mistakesAreAnsweredWithWhatWasExpected) {
  EXPECT_NE(reason("zonne soleus on").find("did you mean 'zone'?"), std::string::npos);
  EXPECT_NE(reason("zone soleus maybe").find("on|off|toggle"), std::string::npos);
  EXPECT_NE(reason("skin").find("solid|glass|off"), std::string::npos);
  EXPECT_EQ(reason("undo now"), "'undo' stands alone, not 'undo now'");
  EXPECT_NE(reason("xyzzy").find("there are look"), std::string::npos);
  EXPECT_NE(reason("search \"outer"), "");
}

TEST(Command, wordsQuotesAndComments) {
  EXPECT_EQ(parsed<SetSearch>("search \"outer calf\" # what it says").text, "outer calf");
  EXPECT_EQ(parsed<SetSearch>("search outer calf").text, "outer calf");
  EXPECT_EQ(parsed<SetSearch>("search").text, "");
  EXPECT_EQ(parsed<Screenshot>("screenshot \"my leg.png\"").file, "my leg.png");
  EXPECT_EQ(parsed<PrintCard>("card").file, "");
  EXPECT_FALSE(parsed<PrintCard>("card a.pdf").notes);
  EXPECT_EQ(parsed<PrintCard>("card a.pdf notes").file, "a.pdf");
  EXPECT_TRUE(parsed<PrintCard>("card notes").notes);
  EXPECT_NE(reason("card a.pdf b.pdf"), "");
  EXPECT_EQ(parsed<Tell>("tell \"a \\\"quoted\\\" word\"").text, "a \"quoted\" word");
  EXPECT_EQ(parsed<Select>("  select\tsoleus_trp1\r\n").id, "soleus_trp1");
  EXPECT_TRUE(isBlankLine(""));
  EXPECT_TRUE(isBlankLine("   # only a comment"));
  EXPECT_FALSE(isBlankLine("undo # comment"));
  EXPECT_EQ(reason("  # only a comment"), "");
}

TEST(CommandWords, editDistance) {
  EXPECT_EQ(editDistance("zone", "zone"), 0U);
  EXPECT_EQ(editDistance("zoen", "zone"), 1U);  // a swap counts once
  EXPECT_EQ(editDistance("kitten", "sitting"), 3U);
  EXPECT_EQ(editDistance("", "abc"), 3U);
}

}  // namespace
}  // namespace crus
