// The thread that keeps the journal: nothing waits for it, nothing given to it is lost.
#include "app/journal/keeper.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <filesystem>

#include "tests/app/journal/failing_disk.h"
#include "tests/app/journal/sample_journal.h"
#include "tests/engine/temp_dir.h"

namespace crus::journal {
namespace {

using test::FailingDisk;
using test::numberedSession;
using test::puts;
using testing_support::TempDir;

Setting settingIn(const TempDir& dir) {
  return {dir / "crus" / "journal.db", [] { return std::int64_t{1700000000000}; }};
}

std::vector<Change> one(int number) {
  return {puts(numberedSession(number))};
}

TEST(JournalKeeper, whatIsWrittenIsSavedAndReadByTheNext) {
  const TempDir dir;
  std::atomic<int> woken{0};
  {
    Keeper keeper{settingIn(dir), [&] { ++woken; }};
    for (int i = 0; i < 20; ++i) keeper.write(one(i));
    EXPECT_EQ(keeper.finish(), "");
    EXPECT_TRUE(keeper.saved());
    EXPECT_GT(woken, 0);
    const Keeper::News news = keeper.news();
    ASSERT_TRUE(news.journal);
    EXPECT_EQ(news.journal->sessions.size(), 20U);  // whatever was read before and written after
    EXPECT_TRUE(news.sentences.empty());
    keeper.write(one(100));  // and ended at once
  }
  Keeper again{settingIn(dir), [] {}};
  EXPECT_EQ(again.finish(), "");
  EXPECT_EQ(again.news().journal->sessions.size(), 21U);
}

TEST(JournalKeeper, whatCannotBeSavedIsSaidAndSavedWhenItCan) {
  FailingDisk& disk = FailingDisk::instance();
  disk.reset();
  const TempDir dir;
  Setting setting = settingIn(dir);
  setting.vfs = disk.vfs();
  Keeper keeper{setting, [] {}};
  ASSERT_EQ(keeper.finish(), "");
  (void)keeper.news();
  disk.writesLeft = 0;
  keeper.write(one(1));
  EXPECT_EQ(keeper.finish(), "Not saved: the disk is full. It will be tried again.");
  EXPECT_FALSE(keeper.saved());
  EXPECT_EQ(keeper.finish(), "Not saved: the disk is full. It will be tried again.");
  EXPECT_EQ(keeper.news().sentences.size(), 1U);  // said once
  disk.writesLeft = -1;
  EXPECT_EQ(keeper.finish(), "");
  EXPECT_TRUE(keeper.saved());
  EXPECT_EQ(Store::open(settingIn(dir))->load()->sessions.size(), 1U);
}

TEST(JournalKeeper, aJournalThatCannotBeMadeIsSaidOnceAndMadeWhenItCan) {
  const TempDir dir;
  dir.write("crus", "in the way");
  Keeper keeper{settingIn(dir), [] {}};
  keeper.write(one(1));
  EXPECT_NE(keeper.finish().find("Not saved: "), std::string::npos);
  EXPECT_FALSE(keeper.news().sentences.empty());
  std::filesystem::remove(dir / "crus");
  EXPECT_EQ(keeper.finish(), "");
  EXPECT_EQ(Store::open(settingIn(dir))->load()->sessions.size(), 1U);
}

TEST(JournalKeeper, whatCanNeverBeWrittenDoesNotHoldUpTheRest) {
  const TempDir dir;
  const Subject soleus{"soleus", LegSide::kRight};
  Keeper keeper{settingIn(dir), [] {}};
  keeper.write({puts(soleus, std::string(kLongestTextBytes, 'a'), 1)});
  ChangeNote other = puts(soleus, "b", 2);
  other.baseMs = 7;  // made from another version: joined it is too long
  keeper.write({other});
  keeper.write(one(1));
  EXPECT_EQ(keeper.finish(), "");
  const Keeper::News news = keeper.news();
  ASSERT_EQ(news.sentences.size(), 1U);
  EXPECT_NE(news.sentences[0].find("another copy of Crus changed this note too"), std::string::npos);
  ASSERT_TRUE(news.journal);
  EXPECT_EQ(news.journal->notes.at(soleus).text.size(), kLongestTextBytes);
  EXPECT_EQ(news.journal->sessions.size(), 1U);
}

TEST(JournalKeeper, whatAnotherCopyWritesComesAsNews) {
  const TempDir dir;
  Keeper keeper{settingIn(dir), [] {}};
  ASSERT_EQ(keeper.finish(), "");
  (void)keeper.news();
  ASSERT_TRUE(Store::open(settingIn(dir))->write(one(5)));
  Keeper::News news;
  for (int i = 0; i < 500 && !news.journal; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds{20});
    news = keeper.news();
  }
  ASSERT_TRUE(news.journal);
  EXPECT_EQ(news.journal->sessions.size(), 1U);
}

TEST(JournalKeeper, aFileThatWasTakenAwayIsMadeAnew) {
  const TempDir dir;
  Keeper keeper{settingIn(dir), [] {}};
  keeper.write(one(1));
  ASSERT_EQ(keeper.finish(), "");
  std::filesystem::remove_all(dir / "crus");
  keeper.write(one(2));
  EXPECT_EQ(keeper.finish(), "");
  EXPECT_EQ(Store::open(settingIn(dir))->load()->sessions.size(), 1U);
}

}  // namespace
}  // namespace crus::journal
