// The journal in the window: edits and undo reach the disk, news from the disk reach the world.
#include "app/window/journal_desk.h"

#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "tests/app/journal/sample_journal.h"
#include "tests/app/state/small_world.h"
#include "tests/engine/temp_dir.h"

namespace crus {
namespace {

using journal::LegSide;
using journal::Store;

class JournalDeskTest : public ::testing::Test {
 protected:
  JournalDeskTest() {
    Leg leg;
    leg.world = test::smallWorld();
    session.setLeg(std::move(leg));
    session.begin(initialState(session.world()));
    desk.begin(session);
  }
  void run(const std::string& line) {
    const auto command = parseCommand(line, session.state());
    ASSERT_TRUE(command) << line;
    const Side side = session.state().side;
    session.apply(*command, 0.0, true);
    desk.follow(*command, side, session);
  }
  journal::Journal onDisk() {
    EXPECT_EQ(desk.finish(), "");
    return Store::open(setting)->load().value();
  }

  testing_support::TempDir dir;
  journal::Setting setting{dir / "crus" / "journal.db", [] { return std::int64_t{1764000000000}; }};
  Session session;
  JournalDesk desk{setting, [] {}};
};

TEST_F(JournalDeskTest, editsAreShownAtOnceAndSavedSoon) {
  run("note soleus hello");
  ASSERT_NE(session.world().journal, nullptr);
  EXPECT_EQ(session.world().journal->notes.at({"soleus", LegSide::kRight}).text, "hello");
  EXPECT_EQ(onDisk(), *session.world().journal);
  EXPECT_EQ(desk.status().text, "Saved");
}

TEST_F(JournalDeskTest, undoAndRedoReachTheDisk) {
  run("note soleus first");
  run("pointstate soleus_trp1 active");
  run("note soleus second");
  run("session now point soleus_trp1 90 7 3");
  const journal::Journal before = *session.world().journal;
  const std::string uuid = before.sessions.begin()->first;
  run("delete-session " + uuid);
  EXPECT_TRUE(onDisk().sessions.empty());
  run("undo");
  EXPECT_EQ(onDisk().sessions.at(uuid).treatments, before.sessions.at(uuid).treatments);
  run("undo");
  EXPECT_TRUE(onDisk().sessions.empty());
  run("undo");
  EXPECT_EQ(onDisk().notes.at({"soleus", LegSide::kRight}).text, "first");
  run("undo");
  EXPECT_TRUE(onDisk().states.empty());
  run("redo");
  run("redo");
  run("redo");
  EXPECT_EQ(onDisk().notes.at({"soleus", LegSide::kRight}).text, "second");
  EXPECT_EQ(onDisk().sessions.size(), 1U);
  run("undo");
  run("note soleus third");  // what was taken back is gone for good
  run("redo");
  EXPECT_TRUE(onDisk().sessions.empty());
  EXPECT_EQ(onDisk(), *session.world().journal);
}

TEST_F(JournalDeskTest, anEditBelongsToTheLegThatWasShown) {
  run("side left");
  run("pin soleus_trp1 0.3,170");
  run("side right");
  run("undo");
  run("undo");
  EXPECT_TRUE(onDisk().spots.empty());
  run("redo");
  EXPECT_TRUE(onDisk().spots.contains({"soleus_trp1", LegSide::kLeft}));
}

TEST_F(JournalDeskTest, aViewThatIsBroughtBackChangesNothingInTheJournal) {
  run("note soleus hello");
  AppState other = initialState(session.world());
  other.skin = other.skin == SkinMode::kSolid ? SkinMode::kGlass : SkinMode::kSolid;
  session.replace(other, 0.0, true);
  desk.follow(OpenState{"file"}, Side::kRight, session);
  EXPECT_EQ(onDisk().notes.size(), 1U);
  run("undo");  // the view
  EXPECT_EQ(onDisk().notes.size(), 1U);
  run("undo");
  EXPECT_TRUE(onDisk().notes.empty());
}

TEST_F(JournalDeskTest, whatTheDiskSaysComesIntoTheWorld) {
  ASSERT_EQ(desk.finish(), "");
  (void)desk.takeNews(session);
  ASSERT_TRUE(Store::open(setting)->write(
      std::vector<journal::Change>{journal::test::puts({"soleus", LegSide::kLeft}, "from elsewhere", 1)}));
  for (int i = 0; i < 500 && !desk.takeNews(session); ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds{20});
  EXPECT_TRUE(session.world().journal->notes.contains({"soleus", LegSide::kLeft}));
}

}  // namespace
}  // namespace crus
