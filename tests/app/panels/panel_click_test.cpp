// What people see is what they can click: each recorded rectangle, pressed, asks for the right thing.
#include <gtest/gtest.h>

#include <set>

#include "tests/app/panels/harness.h"
#include "tests/app/state/small_world.h"

namespace crus {
namespace {

class PanelClickTest : public ::testing::Test {
 protected:
  template <class T>
  T clicked(const std::string& name) {
    const std::vector<Command> commands = harness.click(state, name);
    EXPECT_TRUE(harness.find(name).has_value()) << name << " is not to be seen";
    EXPECT_EQ(commands.size(), 1U) << name;
    if (commands.size() != 1) return T{};
    const T* command = std::get_if<T>(&commands.front());
    EXPECT_NE(command, nullptr) << name << " asks for another command";
    return command != nullptr ? *command : T{};
  }

  World world = test::smallWorld();
  AppState state = initialState(world);
  test::Harness harness{world, {1280, 1400}};
};

TEST_F(PanelClickTest, theListSwitchesZonesAndVisibility) {
  EXPECT_EQ(clicked<SetZone>("zone/soleus").id, "soleus");
  EXPECT_TRUE(clicked<SetZone>("zone/soleus").on);
  EXPECT_FALSE(clicked<SetZone>("zone/peroneus_longus").on) << "its only point is on already";
  EXPECT_EQ(clicked<SetVisible>("eye/soleus").id, "soleus");
  EXPECT_FALSE(clicked<SetVisible>("eye/soleus").on);
  state = update(state, SetVisible{"soleus", false}, world);
  EXPECT_TRUE(clicked<SetVisible>("eye/soleus").on);
  EXPECT_EQ(clicked<SetVisible>("show/all").id, "all");
  EXPECT_TRUE(harness.click(state, "hidden").empty()) << "unfolds";
  EXPECT_EQ(clicked<SetVisible>("restore/soleus").id, "soleus");
  EXPECT_TRUE(clicked<SetVisible>("restore/soleus").on);
  EXPECT_FALSE(clicked<SetMarker>("marker/soleus").on);
  EXPECT_EQ(clicked<SetZone>("zone/none").id, "all");
  EXPECT_TRUE(clicked<SetZone>("zone/all").on);
}

TEST_F(PanelClickTest, namesSelectAndPointsUnfold) {
  EXPECT_EQ(clicked<GoTo>("row/soleus").id, "soleus");
  EXPECT_EQ(clicked<GoTo>("point/peroneus_longus_trp1").id, "peroneus_longus_trp1")
      << "the selection is unfolded";
  EXPECT_FALSE(harness.find("point/soleus_trp1").has_value());
  EXPECT_TRUE(harness.click(state, "expand/soleus").empty());
  EXPECT_EQ(clicked<GoTo>("point/soleus_trp1").id, "soleus_trp1");
  EXPECT_EQ(clicked<SetZone>("zone/soleus_trp1").id, "soleus_trp1");
}

TEST_F(PanelClickTest, whatIsNotOnTheModelHasNoEye) {
  harness.draw(state);
  EXPECT_TRUE(harness.find("row/gluteus_minimus").has_value());
  EXPECT_FALSE(harness.find("eye/gluteus_minimus").has_value());
}

TEST_F(PanelClickTest, otherStructuresUnfoldByKind) {
  EXPECT_FALSE(harness.find("row/bone/tibia").has_value());
  harness.click(state, "expand/bone");
  EXPECT_EQ(clicked<GoTo>("row/bone/tibia").id, "bone/tibia");
  EXPECT_EQ(clicked<SetVisible>("eye/bone/tibia").id, "bone/tibia");
  const std::vector<Command> both = harness.click(state, "eye/bone");
  ASSERT_EQ(both.size(), 2U);
  EXPECT_EQ(std::get<SetVisible>(both[0]).id, "bone/fibula");
}

TEST_F(PanelClickTest, theToolbar) {
  EXPECT_FLOAT_EQ(clicked<LookFrom>("view/lateral").thetaDegrees, 90.0F);
  EXPECT_FLOAT_EQ(clicked<LookFrom>("view/plantar").elevationDegrees, -89.0F);
  EXPECT_EQ(clicked<SetSkin>("skin/off").mode, SkinMode::kOff);
  EXPECT_EQ(clicked<SetPeel>("peel/2").layers, 2);
  EXPECT_EQ(clicked<SetLabels>("labels").mode, LabelMode::kAll);
  EXPECT_EQ(clicked<SetSide>("side/left").side, Side::kLeft);
  EXPECT_FALSE(clicked<SetMarkers>("markers").on);
  EXPECT_FALSE(clicked<SetSpillover>("spillover").on);
  EXPECT_EQ(clicked<SetTheme>("theme").theme, Theme::kLight);
  EXPECT_TRUE(clicked<SetHelp>("help").on);
  EXPECT_TRUE(clicked<SetAbout>("about").on);
  EXPECT_FALSE(clicked<SetPanel>("panel/list").on);
  EXPECT_EQ(clicked<SetPanel>("panel/reading").panel, Panel::kReading);
}

TEST_F(PanelClickTest, draggingAlongTheLayersPeelsThem) {
  harness.draw(state);
  const auto middle = [&](const char* name) {
    const Rect rect = harness.find(name).value();
    return rect.position + 0.5F * rect.size;
  };
  const std::vector<Command> all = harness.drag(state, middle("peel/0"), middle("peel/2"));
  ASSERT_FALSE(all.empty());
  EXPECT_EQ(std::get<SetPeel>(all.front()).layers, 1) << "on the way";
  EXPECT_EQ(std::get<SetPeel>(all.back()).layers, 2);
  EXPECT_TRUE(harness.drag(state, middle("skin/solid"), middle("skin/off")).empty()) << "no slider";
}

TEST_F(PanelClickTest, theMenuCutsTheLegOpenWhereItWasOpened) {
  const glm::vec3 place = glm::mix(world.axisLow, world.axisHigh, 0.3F) + glm::vec3{0.05F, 0.0F, 0.0F};
  state = update(state, OpenMenu{"soleus", 500.0F, 300.0F, place}, world);
  const Section cut = clicked<SetSection>("menu/section").section;
  EXPECT_TRUE(cut.on);
  EXPECT_NEAR(cut.height, 0.3F, 1e-4F);
  state.section.on = true;
  EXPECT_FALSE(clicked<SetSection>("menu/section").section.on);
}

TEST_F(PanelClickTest, theMenuOfAMuscle) {
  state = update(state, OpenMenu{"soleus", 500.0F, 300.0F}, world);
  EXPECT_EQ(clicked<SetZone>("menu/zone").id, "soleus");
  EXPECT_EQ(clicked<Isolate>("menu/isolate").id, "soleus");
  EXPECT_TRUE(clicked<SetGhost>("menu/ghost").on);
  EXPECT_FALSE(clicked<SetVisible>("menu/hide").on);
  EXPECT_EQ(clicked<HideOthers>("menu/others").id, "soleus");
  state.ghosted = {"muscle/soleus"};
  EXPECT_FALSE(clicked<SetGhost>("menu/ghost").on);
  EXPECT_FALSE(harness.click(state, "view/anterior").empty());
}

TEST_F(PanelClickTest, theMenuOfNothingIsAboutTheViewAndStaysOnTheWindow) {
  state = update(state, OpenMenu{"", 1e5F, 1e5F}, world);
  EXPECT_TRUE(clicked<SetVisible>("menu/show").on);
  const std::optional<Rect> row = harness.find("menu/reset");
  ASSERT_TRUE(row.has_value());
  EXPECT_LE(row->position.x + row->size.x, 1280.0F);
  EXPECT_LE(row->position.y + row->size.y, 1400.0F);
}

TEST_F(PanelClickTest, whoRefersHereListsAnswersThatLightUpAndLeadOn) {
  EXPECT_TRUE(clicked<SetAsking>("ask").on);
  state = update(state, SetAsking{true}, world);
  EXPECT_EQ(clicked<AskArea>("area/si_joint").area, "si_joint");
  state = update(state, AskAt{{0.0F, 0.2F, 0.0F}}, world);
  Candidate first{"soleus_trp1", "soleus", Strength::kEssential, 0.9F, 4.0F, 1.0F, {}};
  first.upstream.push_back({"gluteus_minimus", {}});
  harness.referrers = {
      first, {"gastrocnemius_trp1", "gastrocnemius_medial", Strength::kSpillover, 0.5F, 2.0F, 1.0F, {}}};
  EXPECT_EQ(clicked<GoTo>("refers/gastrocnemius_trp1").id, "gastrocnemius_trp1");
  EXPECT_EQ(clicked<GoTo>("upstream/soleus_trp1/gluteus_minimus").id, "gluteus_minimus");
  harness.draw(state);
  const std::optional<Rect> better = harness.find("refers/soleus_trp1");
  const std::optional<Rect> worse = harness.find("refers/gastrocnemius_trp1");
  ASSERT_TRUE(better && worse);
  EXPECT_LT(better->position.y, worse->position.y);
  harness.pointAt(better->position + 0.5F * better->size);
  harness.draw(state);
  EXPECT_EQ(harness.rowHovered, "soleus_trp1");
  EXPECT_FALSE(clicked<SetAsking>("ask/off").on);
}

TEST_F(PanelClickTest, whatLiesUnderTheThumbStandsBesideThePointerInsideTheView) {
  harness.under = UnderThumb{{{"skin", "skin and fat", "", 0.0F, 4.0F},
                              {"muscle", "Soleus", "soleus", 4.0F, 12.0F},
                              {"bone", "Tibia", "", 16.0F, 0.0F}},
                             {}};
  const Rect view = harness.layout(state).view;
  for (const glm::vec2 corner : {glm::vec2{2.0F}, view.size - 2.0F}) {
    harness.hoverAt = view.position + corner;
    harness.draw(state);
    const std::optional<Rect> plate = harness.find("under");
    ASSERT_TRUE(plate);
    EXPECT_GE(plate->position.x, view.position.x);
    EXPECT_LE(plate->position.x + plate->size.x, view.position.x + view.size.x);
    EXPECT_LE(plate->position.y + plate->size.y, view.position.y + view.size.y);
  }
  state = update(state, OpenMenu{"soleus", 500.0F, 300.0F}, world);
  harness.draw(state);
  EXPECT_FALSE(harness.find("under")) << "not over an open menu";
}

TEST_F(PanelClickTest, aLinkGoesToTheOtherMuscle) {
  const glm::vec2 reading = harness.layout(state).reading.position + glm::vec2{100.0F, 300.0F};
  const auto scrollTo = [&](const std::string& name) {
    for (int i = 0; i < 60 && !harness.find(name).has_value(); ++i) harness.scroll(state, reading, -1.0F);
  };
  scrollTo("diagram/gluteus_minimus");
  EXPECT_EQ(clicked<GoTo>("diagram/gluteus_minimus").id, "gluteus_minimus");
  scrollTo("link/l1");
  EXPECT_EQ(clicked<GoTo>("link/l1").id, "gluteus_minimus");
  scrollTo("link/l2");
  EXPECT_EQ(clicked<GoTo>("link/l2").id, "soleus");
  EXPECT_FALSE(harness.find("link/l3").has_value()) << "a nerve has no page";
}

TEST_F(PanelClickTest, theOrderOfTreatmentLeadsToItsPointsAndSources) {
  state.zones = {"gluteus_minimus_trp1", "peroneus_longus_trp1", "soleus_trp1"};
  const glm::vec2 reading = harness.layout(state).reading.position + glm::vec2{100.0F, 300.0F};
  const auto scrollTo = [&](const std::string& name) {
    for (int i = 0; i < 60 && !harness.find(name).has_value(); ++i) harness.scroll(state, reading, -1.0F);
  };
  scrollTo("plan/peroneus_longus_trp1");
  const auto top = [&](const std::string& name) { return harness.find(name).value_or(Rect{}).position.y; };
  EXPECT_LT(top("plan/gluteus_minimus_trp1"), top("plan/peroneus_longus_trp1")) << "what feeds comes first";
  EXPECT_EQ(clicked<GoTo>("plan/gluteus_minimus_trp1").id, "gluteus_minimus_trp1");
  scrollTo("sources/plan/peroneus_longus_trp1/l1");
  EXPECT_TRUE(harness.find("sources/plan/peroneus_longus_trp1/l1")) << "the reason has its source";
  scrollTo("sources/plan/stretch-rule");
  EXPECT_TRUE(harness.find("sources/plan/stretch-rule"));
}

TEST_F(PanelClickTest, aStepTellsItsSource) {
  harness.draw(state);
  const std::optional<Rect> second = harness.find("step/rel_ball/2");
  ASSERT_TRUE(second);
  EXPECT_TRUE(harness.click(state, "step/rel_ball/1").empty());
  harness.draw(state);
  ASSERT_TRUE(harness.find("step/rel_ball/2"));
  EXPECT_GT(harness.find("step/rel_ball/2")->position.y, second->position.y + 10.0F)
      << "the source stands below the step";
}

TEST_F(PanelClickTest, thePageOfAPoint) {
  EXPECT_EQ(clicked<GoTo>("head/peroneus_longus").id, "peroneus_longus");
  EXPECT_FALSE(clicked<SetZone>("page/zone").on);
  clicked<BestView>("page/look");
  EXPECT_EQ(clicked<Isolate>("page/isolate").id, "peroneus_longus");
  EXPECT_EQ(clicked<StepPoint>("page/next").by, 1);
  EXPECT_EQ(clicked<StepPoint>("page/previous").by, -1);
}

TEST_F(PanelClickTest, thePageOfAMuscleLeadsToItsPoints) {
  state = update(state, Select{"soleus"}, world);
  EXPECT_EQ(clicked<GoTo>("page/point/soleus_trp3").id, "soleus_trp3");
  EXPECT_FALSE(clicked<SetVisible>("page/hide").on);
}

TEST_F(PanelClickTest, sectionsFold) {
  ASSERT_TRUE(harness.click(state, "section/release").empty());
  const std::optional<Rect> where = harness.find("section/where");
  ASSERT_TRUE(where.has_value());
  harness.click(state, "section/release");
  ASSERT_TRUE(harness.find("section/where").has_value());
  EXPECT_GT(harness.find("section/where")->position.y, where->position.y);
}

TEST_F(PanelClickTest, filtersLimitTheListButNeverTakeTheSelectionOutOfIt) {
  EXPECT_TRUE(harness.click(state, "filter").empty()) << "unfolds";
  EXPECT_TRUE(clicked<SetOnlyLit>("filter/lit").on);
  const std::string compartment = world.atlas.muscle("soleus")->compartment;
  EXPECT_EQ(clicked<SetCompartment>("filter/" + compartment).name, compartment);
  state = update(state, SetCompartment{compartment}, world);
  harness.draw(state);
  EXPECT_TRUE(harness.find("row/soleus"));
  EXPECT_TRUE(harness.find("row/peroneus_longus")) << "its point is selected";
  state = update(state, Select{}, world);
  harness.draw(state);
  EXPECT_FALSE(harness.find("row/peroneus_longus"));
  EXPECT_EQ(clicked<SetCompartment>("filter/" + compartment).name, "") << "again: all";
  state = update(state, SetOnlyLit{true}, world);
  harness.draw(state);
  EXPECT_FALSE(harness.find("row/soleus")) << "its pain is off";
}

TEST_F(PanelClickTest, theLegendIsThereWhileAZoneIsOnAndGoneOtherwise) {
  harness.draw(state);
  EXPECT_TRUE(harness.find("legend"));
  state = update(state, SetZone{"all", false}, world);
  harness.draw(state);
  EXPECT_FALSE(harness.find("legend"));
}

TEST_F(PanelClickTest, anEdgeIsDraggedAndADoubleClickPutsItBack) {
  harness.draw(state);
  const Rect edge = harness.layout(state).listEdge;
  const glm::vec2 at = edge.position + 0.5F * edge.size;
  const std::vector<Command> commands = harness.drag(state, at, at + glm::vec2{60.0F, 0.0F});
  ASSERT_FALSE(commands.empty());
  const auto& size = std::get<SetPanelSize>(commands.back());
  EXPECT_EQ(size.panel, Panel::kList);
  EXPECT_NEAR(size.units, harness.layout(state).list.size.x + 60.0F, 1.0F);
  const std::vector<Command> again = harness.click(state, "edge/list", 2);
  const bool reset = std::any_of(again.begin(), again.end(), [](const Command& command) {
    const auto* asked = std::get_if<SetPanelSize>(&command);
    return asked != nullptr && asked->units == 0.0F;
  });
  EXPECT_TRUE(reset);
}

TEST_F(PanelClickTest, aFaceOfTheCubeTurnsTheLegThere) {
  state = update(state, LookFrom{0.0F, 0.0F}, world);
  EXPECT_FLOAT_EQ(clicked<LookFrom>("cube/Front").thetaDegrees, 0.0F);
  state = update(state, LookFrom{60.0F, 20.0F}, world);
  EXPECT_FLOAT_EQ(clicked<LookFrom>("cube/Outer").thetaDegrees, 90.0F);
  EXPECT_FLOAT_EQ(clicked<LookFrom>("cube/Knee").elevationDegrees, 89.0F);
  harness.draw(state);
  EXPECT_TRUE(harness.find("leg-tag"));
}

TEST_F(PanelClickTest, theKeyboardReachesEveryThingAndPressesIt) {
  // Round by Tab, and through each group by arrows, until nothing new comes.
  std::set<std::string> reached;
  harness.draw(state);
  std::vector<std::string> open{steppedFocus(harness.stops, "", FocusStep::kNext)};
  while (!open.empty()) {
    const std::string name = open.back();
    open.pop_back();
    if (!reached.insert(name).second) continue;
    for (const FocusStep step : {FocusStep::kNext, FocusStep::kPrevious, FocusStep::kLeft, FocusStep::kRight,
                                 FocusStep::kUp, FocusStep::kDown}) {
      open.push_back(steppedFocus(harness.stops, name, step));
    }
  }
  for (const FocusStop& stop : harness.stops) EXPECT_TRUE(reached.contains(stop.name)) << stop.name;
  EXPECT_GT(harness.stops.size(), 60U);

  state = update(state, SetFocus{"zone/soleus"}, world);
  harness.draw(state);
  harness.press = true;
  const std::vector<Command> commands = harness.draw(state, 1);
  ASSERT_EQ(commands.size(), 1U);
  EXPECT_EQ(std::get<SetZone>(commands[0]).id, "soleus");
}

TEST(PanelKeyboard, scrollsWhatItIsOnIntoSightAndLightsItUp) {
  const World world = test::smallWorld();
  AppState state = initialState(world);
  test::Harness low{world, {1280, 360}};
  low.draw(state);
  const std::string last = "row/gluteus_minimus";
  ASSERT_FALSE(low.find(last)) << "below the fold";
  state = update(state, SetFocus{last}, world);
  low.draw(state, 4);
  EXPECT_TRUE(low.find(last));
  EXPECT_EQ(low.rowHovered, "gluteus_minimus");
}

TEST_F(PanelClickTest, anOpenPageOrMenuKeepsTheKeyboard) {
  state.help = true;
  harness.draw(state);
  ASSERT_FALSE(harness.stops.empty());
  for (const FocusStop& stop : harness.stops) {
    EXPECT_TRUE(stop.name == "close" || stop.name.starts_with("help/")) << stop.name;
  }
  state.help = false;
  state = update(state, OpenMenu{"soleus"}, world);
  harness.draw(state);
  ASSERT_FALSE(harness.stops.empty());
  for (const FocusStop& stop : harness.stops) EXPECT_EQ(stop.group, "menu") << stop.name;
  const std::string first = steppedFocus(harness.stops, "", FocusStep::kDown);
  EXPECT_NE(steppedFocus(harness.stops, first, FocusStep::kDown), first);
}

TEST_F(PanelClickTest, theKeyboardLeavesTheSearchBoxForTheAnswers) {
  state.search = "heel";
  harness.found = search(world, "heel");
  state = update(state, SetFocus{"search"}, world);
  harness.draw(state, 4);
  EXPECT_TRUE(ImGui::GetIO().WantTextInput);
  std::string name = steppedFocus(harness.stops, "search", FocusStep::kNext);
  for (int i = 0; i < 6 && !name.starts_with("found/"); ++i) {
    name = steppedFocus(harness.stops, name, FocusStep::kNext);
  }
  EXPECT_TRUE(name.starts_with("found/")) << name;
  state = update(state, SetFocus{name}, world);
  harness.draw(state, 3);
  EXPECT_FALSE(ImGui::GetIO().WantTextInput);
}

TEST_F(PanelClickTest, typingSearches) {
  harness.click(state, "search");
  harness.type("heel");
  const std::vector<Command> commands = harness.draw(state, 1);
  ASSERT_EQ(commands.size(), 1U);
  EXPECT_EQ(std::get<SetSearch>(commands[0]).text, "heel");
}

TEST_F(PanelClickTest, findPutsTheKeyboardIntoTheSearchBox) {
  harness.draw(state);
  EXPECT_FALSE(ImGui::GetIO().WantTextInput);
  state = update(state, FocusSearch{}, world);
  harness.draw(state, 4);
  EXPECT_TRUE(ImGui::GetIO().WantTextInput);
}

TEST_F(PanelClickTest, resultsOfASearchSelect) {
  state.search = "sacroiliac";
  harness.found = search(world, state.search);
  EXPECT_EQ(clicked<GoTo>("found/soleus_trp3").id, "soleus_trp3");
  EXPECT_EQ(clicked<SetSearch>("search/clear").text, "");
}

TEST_F(PanelClickTest, anOverlayClosesAndShieldsWhatIsBelow) {
  state.help = true;
  EXPECT_FALSE(clicked<SetHelp>("close").on);
  const std::vector<Command> commands = harness.click(state, "eye/soleus");
  for (const Command& command : commands) EXPECT_FALSE(std::holds_alternative<SetVisible>(command));
  state.help = false;
  state.about = true;
  EXPECT_FALSE(clicked<SetAbout>("close").on);
}

TEST_F(PanelClickTest, theListOfCommandsIsClickedAndTyped) {
  state = update(state, SetPalette{true, "skin "}, world);
  harness.offered = findCommands("skin ", Keymap{}, state, world);
  ASSERT_EQ(harness.offered.size(), 4U);
  harness.draw(state, 4);
  EXPECT_TRUE(ImGui::GetIO().WantTextInput) << "its field has the keyboard";
  harness.type("o");
  const std::vector<Command> typed = harness.draw(state, 1);
  ASSERT_EQ(typed.size(), 1U);
  EXPECT_EQ(std::get<SetPalette>(typed[0]).text, "skin o");
  const std::vector<Command> commands = harness.click(state, "command/skin off");
  ASSERT_EQ(commands.size(), 2U);
  EXPECT_EQ(std::get<StepChoice>(commands[0]).by, 2);
  EXPECT_TRUE(std::holds_alternative<TakeChoice>(commands[1]));
}

TEST_F(PanelClickTest, settingsComeFromTheirTable) {
  state = update(state, SetSettingsPanel{true}, world);
  EXPECT_EQ(clicked<SetSetting>("setting/theme/light").value, 1);
  EXPECT_EQ(clicked<SetSetting>("setting/text_percent/more").value, 110);
  EXPECT_EQ(clicked<SetSetting>("setting/reduce_motion").key, "reduce_motion");
  EXPECT_FALSE(clicked<SetSettingsPanel>("close").on);
}

TEST_F(PanelClickTest, aReleaseSessionIsOneLargeButtonAndAFewOthers) {
  state = update(state, StartRelease{"peroneus_longus_trp1"}, world);
  ASSERT_TRUE(state.release);
  EXPECT_EQ(clicked<MoveRelease>("release/go").move, ReleaseMove::kForward);
  EXPECT_EQ(clicked<MoveRelease>("release/text").move, ReleaseMove::kForward);
  EXPECT_EQ(clicked<MoveRelease>("release/back").move, ReleaseMove::kBack);
  EXPECT_EQ(clicked<StartRelease>("release/leave").id, "");
  EXPECT_FALSE(harness.find("row/soleus")) << "nothing else is beside it";
}

TEST_F(PanelClickTest, aPageOpensAtItsTop) {
  const glm::vec2 reading = harness.layout(state).reading.position + glm::vec2{100.0F, 300.0F};
  harness.draw(state);
  harness.scroll(state, reading, -20.0F);
  EXPECT_FALSE(harness.find("page/zone").has_value());
  state = update(state, Select{"soleus_trp1"}, world);
  harness.draw(state);
  EXPECT_TRUE(harness.find("page/zone").has_value());
}

}  // namespace
}  // namespace crus
