// One's own journal in the panels: what is clicked and typed becomes commands, what is kept is shown.
#include <gtest/gtest.h>

#include "app/panels/journal_forms.h"
#include "app/state/journal_commands.h"
#include "tests/app/journal/sample_journal.h"
#include "tests/app/panels/harness.h"
#include "tests/app/state/small_world.h"

namespace crus {
namespace {

using journal::LegSide;

class MyJournalTest : public ::testing::Test {
 protected:
  MyJournalTest() {
    world.journal = &kept;
    state = update(initialState(world), Select{"soleus_trp1"}, world);
    harness.forms = &forms;
  }

  /// As the window does it.
  void take(const std::vector<Command>& commands) {
    for (const Command& command : commands) {
      const int before = state.journalEdits;
      const Side side = state.side;
      state = update(state, command, world);
      if (state.journalEdits == before) continue;
      const auto change =
          changeOf(command, side, kept, {1000, "2026-11-25T18:30", journal::test::numberedUuid(++uuids)});
      ASSERT_TRUE(change);
      applyChange(kept, *change);
    }
  }
  void click(const std::string& widget) {
    take(harness.draw(state));
    ASSERT_TRUE(harness.find(widget)) << "no " << widget;  // a click may take it away
    take(harness.click(state, widget));
  }
  void type(const std::string& widget, const char* text) {
    click(widget);
    harness.type(text);
    take(harness.draw(state, 2));
  }

  World world = test::smallWorld();
  journal::Journal kept;
  JournalForms forms;
  AppState state;
  test::Harness harness{world, {1280.0F, 4000.0F}};
  std::uint64_t uuids = 0;
};

TEST_F(MyJournalTest, aNoteIsWrittenWithTheKeyAndReadAsMarkdown) {
  state = update(state, FocusNote{}, world);
  take(harness.draw(state));
  ASSERT_TRUE(harness.find("mine/text"));
  harness.type("# Calf");
  take(harness.draw(state, 2));
  EXPECT_TRUE(kept.notes.empty());  // not while it is typed
  click("mine/done");
  ASSERT_TRUE(kept.notes.contains({"soleus_trp1", LegSide::kRight}));
  EXPECT_EQ(kept.notes.at({"soleus_trp1", LegSide::kRight}).text, "# Calf");
  harness.draw(state);
  EXPECT_FALSE(harness.find("mine/text"));
  EXPECT_TRUE(harness.find("mine/edit"));
}

TEST_F(MyJournalTest, leavingThePageKeepsWhatWasTyped) {
  state = update(state, FocusNote{}, world);
  take(harness.draw(state));
  harness.type("half a");
  take(harness.draw(state, 2));
  take({Select{"peroneus_longus_trp1"}});
  take(harness.draw(state, 1));
  EXPECT_EQ(kept.notes.at({"soleus_trp1", LegSide::kRight}).text, "half a");
  EXPECT_EQ(kept.notes.size(), 1U);
}

TEST_F(MyJournalTest, whatIsTypedWhenTheWindowClosesIsHandedOver) {
  state = update(state, FocusNote{}, world);
  take(harness.draw(state));
  harness.type("last words");
  take(harness.draw(state, 2));
  take(unfinished(forms, state.sessionForm));
  EXPECT_EQ(kept.notes.at({"soleus_trp1", LegSide::kRight}).text, "last words");
  EXPECT_TRUE(unfinished(forms, state.sessionForm).empty());
}

TEST_F(MyJournalTest, aSessionThatIsFilledInWhenTheWindowClosesIsHandedOver) {
  const auto open = [&] {
    take({EditSession{"new"}});
    take(harness.draw(state));
  };
  open();
  EXPECT_TRUE(unfinished(forms, state.sessionForm).empty()) << "nothing was typed";
  open();
  type("form/0/before", "7");
  click("form/cancel");
  EXPECT_TRUE(unfinished(forms, state.sessionForm).empty()) << "it was left on purpose";
  open();
  type("form/0/before", "11");
  EXPECT_TRUE(unfinished(forms, state.sessionForm).empty()) << "it cannot be saved";
  take({EditSession{}});
  take(harness.draw(state));
  open();
  type("form/0/before", "6");
  take(unfinished(forms, state.sessionForm));
  ASSERT_EQ(kept.sessions.size(), 1U);
  EXPECT_EQ(kept.sessions.begin()->second.treatments.front().before, 6);
  EXPECT_TRUE(unfinished(forms, state.sessionForm).empty());
}

TEST_F(MyJournalTest, aLinkInANoteLeadsToItsPoint) {
  applyChange(kept, journal::test::puts({"soleus_trp1", LegSide::kRight},
                                        "see [that](crus:peroneus_longus_trp1)", 1));
  click("note-link/peroneus_longus_trp1");
  EXPECT_EQ(state.selected.id, "peroneus_longus_trp1");
}

TEST_F(MyJournalTest, theStateOfAPointAndItsSpot) {
  click("mine/state/active");
  EXPECT_EQ(kept.states.at({"soleus_trp1", LegSide::kRight}).state, journal::PointState::kActive);
  click("mine/state/none");
  EXPECT_TRUE(kept.states.empty());
  click("mine/pin");
  EXPECT_TRUE(state.pinning);
  take({SetOwnSpot{"soleus_trp1", journal::OwnSpot{"leg", "", 0.3, 359.0, 0}}});
  click("mine/nudge-up");
  EXPECT_NEAR(kept.spots.at({"soleus_trp1", LegSide::kRight}).first, 0.305, 1e-9);
  click("mine/nudge-out");
  EXPECT_NEAR(kept.spots.at({"soleus_trp1", LegSide::kRight}).second, 1.5, 1e-9);
  click("mine/unpin");
  EXPECT_TRUE(kept.spots.empty());
}

TEST_F(MyJournalTest, aSessionIsMadeCorrectedAndDeleted) {
  take({SetJournal{true}});
  click("sessions/new");
  click("form/add");
  type("form/tool", "ball");
  type("form/wall-right", "9,5");
  type("form/0/before", "7");
  type("form/0/after", "3");
  click("form/save");
  ASSERT_EQ(kept.sessions.size(), 1U);
  const journal::Session& session = kept.sessions.begin()->second;
  EXPECT_EQ(session.started, "2026-11-25T18:30");
  EXPECT_EQ(session.tool, "ball");
  EXPECT_EQ(session.wallRightCm, 9.5);
  ASSERT_EQ(session.treatments.size(), 2U);
  EXPECT_EQ(session.treatments[0], (journal::Treatment{"soleus_trp1", 90, 7, 3}));
  const std::string uuid = session.uuid;
  click("session/" + uuid);
  EXPECT_EQ(state.sessionForm, uuid);
  click("form/1/remove");
  click("form/save");
  EXPECT_EQ(kept.sessions.at(uuid).treatments.size(), 1U);
  click("session/" + uuid);
  click("form/delete");
  EXPECT_TRUE(kept.sessions.empty());
}

TEST_F(MyJournalTest, aFormThatCannotBeSavedSaysSoAndSavesNothing) {
  take({EditSession{"new"}});
  take(harness.draw(state));
  type("form/0/before", "11");
  click("form/save");
  EXPECT_TRUE(kept.sessions.empty());
  EXPECT_EQ(state.sessionForm, "new");
}

TEST_F(MyJournalTest, theSearchFindsNotesAndGoesToTheirSide) {
  applyChange(kept, journal::test::puts({"soleus_trp1", LegSide::kLeft}, "a stubborn knot", 1));
  take({SetSearch{"stubborn"}});
  click("note/soleus_trp1/left");
  EXPECT_EQ(state.side, Side::kLeft);
  EXPECT_EQ(state.selected.id, "soleus_trp1");
}

TEST_F(MyJournalTest, plotsShowWhereThereIsSomethingToShow) {
  harness.draw(state);
  EXPECT_FALSE(harness.find("history/tenderness"));
  for (int i = 0; i < 1000; ++i) applyChange(kept, journal::test::puts(journal::test::numberedSession(i)));
  harness.draw(state);
  EXPECT_TRUE(harness.find("history/tenderness"));
  take({SetJournal{true}});
  harness.draw(state);
  EXPECT_TRUE(harness.find("sessions/tenderness"));
  EXPECT_TRUE(harness.find("sessions/wall"));
}

TEST(WideLetters, emojiComeBackAndOwnLettersStay) {
  WideLetters wide;
  const std::string text =
      "a \xF0\x9F\xA6\xB5 b \xF0\x9F\x8E\xBE c \xF0\x9F\xA6\xB5 \xEF\x84\x80";  // and U+F100
  const std::string narrow = wide.narrowed(text);
  EXPECT_EQ(narrow.find('\xF0'), std::string::npos);
  EXPECT_EQ(wide.widened(narrow), text);
  EXPECT_EQ(wide.narrowed(text), narrow);
  // After the first was deleted the second is still itself.
  EXPECT_EQ(wide.widened(narrow.substr(5)), text.substr(6));
}

}  // namespace
}  // namespace crus
