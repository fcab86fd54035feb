#include <gtest/gtest.h>

#include "app/state/update.h"
#include "tests/app/state/small_world.h"

namespace crus {
namespace {

class HistoryTest : public ::testing::Test {
 protected:
  void apply(const Command& command) { history.apply(command, world); }
  World world = test::smallWorld();
  History history{initialState(world)};
};

TEST_F(HistoryTest, everyUndoableCommandIsTakenBackExactly) {
  const std::vector<Command> commands{
      Orbit{10.0F, 0.0F},          Pan{0.1F, 0.0F},           Zoom{0.5F},
      LookFrom{180.0F, 0.0F},      FocusOn{0.0F, 0.1F, 0.0F}, SetOrthographic{true},
      SetSide{Side::kLeft},        SetSkin{SkinMode::kOff},   SetSection{Section{true}},
      SetMarkers{false},           SetSpillover{false},       SetZone{"soleus", true},
      SetVisible{"soleus", false}, SetVisible{"bone", false}, Isolate{"soleus"},
      Select{"soleus_trp1"},       GoTo{"soleus_trp3"},       StepPoint{1}};
  for (const Command& command : commands) {
    History fresh{initialState(world)};
    const AppState before = fresh.state();
    fresh.apply(command, world);
    const AppState after = fresh.state();
    ASSERT_NE(after, before) << "command " << command.index();
    fresh.apply(Undo{}, world);
    EXPECT_EQ(fresh.state(), before) << "command " << command.index();
    fresh.apply(Redo{}, world);
    EXPECT_EQ(fresh.state(), after) << "command " << command.index();
  }
}

TEST_F(HistoryTest, toggleTwiceAndUndoTwice) {
  const AppState start = history.state();
  apply(SetZone{"soleus", false, true});
  const AppState lit = history.state();
  apply(SetZone{"soleus", false, true});
  EXPECT_EQ(history.state(), start);
  apply(Undo{});
  EXPECT_EQ(history.state(), lit);
  apply(Undo{});
  EXPECT_EQ(history.state(), start);
  EXPECT_FALSE(history.canUndo());
}

TEST_F(HistoryTest, cameraMovesThatFollowOneAnotherAreOneStep) {
  const AppState start = history.state();
  for (int i = 0; i < 50; ++i) {
    apply(Orbit{1.0F, 0.5F});
    apply(Hover{i % 2 == 0 ? "bone/tibia" : ""});
  }
  apply(Zoom{0.9F});
  apply(Hover{});
  apply(SetMarkers{false});
  apply(Orbit{1.0F, 0.0F});
  apply(Undo{});
  apply(Undo{});
  EXPECT_TRUE(history.state().markers);
  apply(Undo{});
  EXPECT_EQ(history.state(), start);
  EXPECT_FALSE(history.canUndo());
}

TEST_F(HistoryTest, whatIsNotUndoableStaysAsItIs) {
  apply(SetMarkers{false});
  apply(SetTheme{Theme::kLight});
  apply(SetSearch{"ankle"});
  apply(Undo{});
  EXPECT_TRUE(history.state().markers);
  EXPECT_EQ(history.state().theme, Theme::kLight);
  EXPECT_EQ(history.state().search, "ankle");
}

TEST_F(HistoryTest, aNewChangeForgetsWhatWasUndone) {
  apply(SetMarkers{false});
  apply(Undo{});
  EXPECT_TRUE(history.canRedo());
  apply(SetTheme{Theme::kLight});
  EXPECT_TRUE(history.canRedo()) << "a theme is no change of the leg";
  apply(SetSpillover{false});
  EXPECT_FALSE(history.canRedo());
}

TEST_F(HistoryTest, nothingToUndoIsSaid) {
  apply(Undo{});
  EXPECT_EQ(history.state().message, "There is nothing to undo.");
  apply(Redo{});
  EXPECT_EQ(history.state().message, "There is nothing to redo.");
}

TEST_F(HistoryTest, aCommandThatChangesNothingIsNoStep) {
  apply(SetMarkers{true});
  apply(Select{"peroneus_longus_trp1"});
  apply(Select{"no such thing"});
  EXPECT_FALSE(history.canUndo());
}

}  // namespace
}  // namespace crus
