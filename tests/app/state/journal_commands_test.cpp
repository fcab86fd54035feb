// Commands of the journal: what counts as an edit, what it changes, and how it is written in a script.
#include "app/state/journal_commands.h"

#include <gtest/gtest.h>

#include "tests/app/journal/sample_journal.h"
#include "tests/app/state/small_world.h"

namespace crus {
namespace {

using journal::Journal;
using journal::LegSide;

class JournalCommandsTest : public ::testing::Test {
 protected:
  JournalCommandsTest() {
    world.journal = &kept;
    state = initialState(world);
    state = update(state, Select{"soleus_trp1"}, world);
  }

  /// As the window does it.
  void run(const std::string& line) {
    const auto command = parseCommand(line, state);
    ASSERT_TRUE(command) << line << ": " << command.error().reason;
    const Side side = state.side;
    const int before = state.journalEdits;
    state = update(state, *command, world);
    const auto change =
        changeOf(*command, side, kept, {1000, "2026-11-25T18:30", journal::test::numberedUuid(++uuids)});
    if (state.journalEdits == before) return;
    ASSERT_EQ(state.journalEdits, before + 1);
    ASSERT_TRUE(change);
    applyChange(kept, *change);
  }
  std::string reason(const std::string& line) {
    const auto command = parseCommand(line, state);
    return command ? std::string{} : command.error().reason;
  }

  World world = test::smallWorld();
  Journal kept;
  AppState state;
  std::uint64_t uuids = 0;
};

TEST_F(JournalCommandsTest, holdsOfADayAndLegAreOneSession) {
  const auto hold = [&](const Command& record) {
    const int before = state.journalEdits;
    state = update(state, record, world);
    const auto change =
        changeOf(record, state.side, kept, {1000, "2026-11-25T18:30", journal::test::numberedUuid(++uuids)});
    if (state.journalEdits > before && change) applyChange(kept, *change);
  };
  hold(ReleaseRecord{"soleus_trp1", Side::kRight, 59.7});
  hold(ReleaseRecord{"soleus_trp1", Side::kRight, 30.0});
  hold(ReleaseRecord{"soleus_trp1", Side::kLeft, 45.0});
  hold(ReleaseRecord{"soleus_trp1", Side::kLeft, 0.2});  // given up at once
  hold(ReleaseRecord{"no_such_point", Side::kLeft, 45.0});
  ASSERT_EQ(kept.sessions.size(), 2U);
  for (const auto& [uuid, session] : kept.sessions) {
    const bool right = session.side == LegSide::kRight;
    ASSERT_EQ(session.treatments.size(), right ? 2U : 1U);
    EXPECT_EQ(session.treatments.front().seconds, right ? 60 : 45);
    EXPECT_TRUE(journal::checkSession(session));
  }
}

TEST_F(JournalCommandsTest, aNoteBelongsToTheLegShownUnlessTold) {
  run("note selected press slowly");
  run("note soleus left \"two\\nlines\"");
  run("note leg \"# the whole leg\"");
  EXPECT_EQ(kept.notes.at({"soleus_trp1", LegSide::kRight}).text, "press slowly");
  EXPECT_EQ(kept.notes.at({"soleus", LegSide::kLeft}).text, "two\nlines");
  EXPECT_EQ(kept.notes.at({"leg", LegSide::kRight}).text, "# the whole leg");
  const std::string uuid = kept.notes.at({"soleus_trp1", LegSide::kRight}).uuid;
  run("note selected again");
  EXPECT_EQ(kept.notes.at({"soleus_trp1", LegSide::kRight}).uuid, uuid);
  EXPECT_GT(kept.notes.at({"soleus_trp1", LegSide::kRight}).changedMs,
            1000);  // later than any, whatever the clock
  const int edits = state.journalEdits;
  run("note selected again");
  EXPECT_EQ(state.journalEdits, edits);  // it stands there already
  run("note selected \"\"");
  EXPECT_FALSE(kept.notes.contains({"soleus_trp1", LegSide::kRight}));
}

TEST_F(JournalCommandsTest, statesSpotsAndSessions) {
  run("side left");
  run("pointstate selected active");
  EXPECT_EQ(kept.states.at({"soleus_trp1", LegSide::kLeft}).state, journal::PointState::kActive);
  run("pointstate selected none");
  EXPECT_TRUE(kept.states.empty());
  run("pin selected 0.47,155");
  EXPECT_EQ(kept.spots.at({"soleus_trp1", LegSide::kLeft}).second, 155.0);
  run("pin selected heel/plantar,0.1,0.5");
  EXPECT_EQ(kept.spots.at({"soleus_trp1", LegSide::kLeft}).surface, "plantar");
  run("pin selected none");
  EXPECT_TRUE(kept.spots.empty());

  run("session 2026-11-24T07:05 side right point soleus_trp1 90 7 3 point soleus_trp3 45 tool ball wall "
      "right 9.5 "
      "wall left 10 remark calmer now");
  ASSERT_EQ(kept.sessions.size(), 1U);
  const journal::Session& session = kept.sessions.begin()->second;
  EXPECT_EQ(session.started, "2026-11-24T07:05");
  EXPECT_EQ(session.side, LegSide::kRight);
  ASSERT_EQ(session.treatments.size(), 2U);
  EXPECT_EQ(session.treatments[0], (journal::Treatment{"soleus_trp1", 90, 7, 3}));
  EXPECT_EQ(session.treatments[1].before, std::nullopt);
  EXPECT_EQ(session.wallRightCm, 9.5);
  EXPECT_EQ(session.wallLeftCm, 10.0);
  EXPECT_EQ(session.remark, "calmer now");
  const std::string uuid = session.uuid;
  run("session now id " + uuid + " tool thumb");
  EXPECT_EQ(kept.sessions.at(uuid).started, "2026-11-25T18:30");
  EXPECT_EQ(kept.sessions.at(uuid).tool, "thumb");
  run("delete-session " + uuid);
  EXPECT_TRUE(kept.sessions.empty());
}

TEST_F(JournalCommandsTest, whatCannotBeKeptIsSaidAndCountsAsNothing) {
  for (const char* line : {"note nobody hello", "note bone/tibia hello", "pointstate soleus active",
                           "session now point soleus_trp1 90 11 3", "session now wall right 99",
                           "delete-session 00000000-0000-4000-8000-000000000009", "editsession nothing"}) {
    run(line);
    EXPECT_EQ(state.journalEdits, 0) << line;
    EXPECT_FALSE(state.message.empty()) << line;
  }
  EXPECT_NE(reason("pin selected 0.47,900").find("theta"), std::string::npos);
  EXPECT_NE(reason("pin selected here").find("expected"), std::string::npos);
  EXPECT_NE(reason("session yesterday").find("a date looks like"), std::string::npos);
  EXPECT_NE(reason("session now colour red").find("expected"), std::string::npos);
  EXPECT_NE(reason("session now point soleus_trp1 90 7").find("expected"), std::string::npos);
  world.journal = nullptr;
  run("note soleus hello");
  EXPECT_EQ(state.journalEdits, 0);
  EXPECT_EQ(state.message, "There is no journal open to keep this in.");
}

TEST_F(JournalCommandsTest, undoAndRedoMoveTheCount) {
  History history{state};
  history.apply(SetNote{"soleus", "a"}, world);
  history.apply(SetPointState{"soleus_trp1", journal::PointState::kLatent}, world);
  history.apply(Orbit{10.0F, 0.0F}, world);
  EXPECT_EQ(history.state().journalEdits, 2);
  history.apply(Undo{}, world);
  EXPECT_EQ(history.state().journalEdits, 2);
  history.apply(Undo{}, world);
  EXPECT_EQ(history.state().journalEdits, 1);
  history.apply(Undo{}, world);
  EXPECT_EQ(history.state().journalEdits, 0);
  history.apply(Redo{}, world);
  EXPECT_EQ(history.state().journalEdits, 1);
}

TEST_F(JournalCommandsTest, pinningWaitsForAPointAndEndsWithASpotOrEscape) {
  run("pinning on");
  EXPECT_TRUE(state.pinning);
  run("escape");
  EXPECT_FALSE(state.pinning);
  run("pinning toggle");
  run("pin selected 0.3,170");
  EXPECT_FALSE(state.pinning);
  run("select none");
  run("pinning on");
  EXPECT_FALSE(state.pinning);
  EXPECT_EQ(state.message, "Select a trigger point first.");
}

TEST_F(JournalCommandsTest, theFormOfASessionOpensWithTheJournalAndClosesWithEscape) {
  run("editsession new");
  EXPECT_TRUE(state.journal);
  run("escape");
  EXPECT_EQ(state.sessionForm, "");
  EXPECT_TRUE(state.journal);
  run("escape");
  EXPECT_FALSE(state.journal);
  run("editsession new");
  run("session now point soleus_trp1 60");
  EXPECT_EQ(state.sessionForm, "");  // saved
}

TEST(JournalStamp, everyChangeIsLaterThanTheLastWhateverTheClock) {
  Journal journal = journal::test::sampleJournal(3);
  std::int64_t last = lastChange(journal);
  for (const std::int64_t now : {std::int64_t{0}, std::int64_t{-5}, last * 2, std::int64_t{10}}) {
    const auto change = stamped(journal::test::puts({"soleus", LegSide::kRight}, "x", 0), journal, now);
    applyChange(journal, change);
    EXPECT_GT(lastChange(journal), last);
    EXPECT_GE(lastChange(journal), now);
    last = lastChange(journal);
  }
}

}  // namespace
}  // namespace crus
