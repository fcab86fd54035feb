// The journal on disk: what was written is there, for its owner only, through versions, copies and damage.
#include "app/journal/store.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <cctype>
#include <fstream>
#include <iterator>
#include <random>
#include <stdexcept>

#include "app/journal/backup.h"
#include "app/journal/places.h"
#include "app/journal/rescue.h"
#include "tests/app/journal/sample_journal.h"
#include "tests/engine/temp_dir.h"
#include "tests/source_folder.h"

namespace crus::journal {
namespace {

using test::numberedSession;
using test::puts;
using test::sampleJournal;
using testing_support::TempDir;
namespace fs = std::filesystem;

constexpr std::int64_t kDayMs = 86400000;
constexpr std::int64_t kStart = 1700000000000;

Setting settingIn(const TempDir& dir, std::int64_t nowMs = kStart) {
  return {dir / "crus" / "journal.db", [nowMs] { return nowMs; }};
}

Store opened(const Setting& setting) {
  auto store = Store::open(setting);
  if (!store) throw std::runtime_error(engine::describe(store.error()));
  return std::move(store).value();
}

std::vector<Change> allOf(const Journal& journal) {
  return changesToMerge({}, journal).value();
}

std::string said(const Store& store) {
  std::string all;
  for (const std::string& sentence : store.messages()) all += sentence + "\n";
  return all;
}

TEST(JournalStore, whatWasWrittenIsThereAfterOpeningAgain) {
  const TempDir dir;
  const Journal journal = sampleJournal(11);
  {
    const Store store = opened(settingIn(dir));
    EXPECT_TRUE(store.messages().empty());
    EXPECT_EQ(*store.load(), Journal{});
    ASSERT_TRUE(store.write(allOf(journal)));
    EXPECT_EQ(*store.load(), journal);
  }
  const Store store = opened(settingIn(dir));
  EXPECT_EQ(said(store), "");
  EXPECT_EQ(*store.load(), journal);
  std::vector<Change> removals;
  for (const auto& [subject, note] : journal.notes) removals.emplace_back(ChangeNote{subject, std::nullopt});
  for (const auto& [point, state] : journal.states) removals.emplace_back(ChangeState{point, std::nullopt});
  for (const auto& [point, spot] : journal.spots) removals.emplace_back(ChangeSpot{point, std::nullopt});
  for (const auto& [uuid, session] : journal.sessions)
    removals.emplace_back(ChangeSession{uuid, std::nullopt});
  ASSERT_TRUE(store.write(removals));
  EXPECT_EQ(*store.load(), Journal{});
}

TEST(JournalStore, onlyItsOwnerMayRead) {
  const TempDir dir;
  fs::create_directories(dir / "crus");
  fs::permissions(dir / "crus", fs::perms::all);
  const Store store = opened(settingIn(dir));
  ASSERT_TRUE(store.write(allOf(sampleJournal(1))));
  ASSERT_TRUE(store.keepCopy());
  int files = 0;
  for (const auto& entry : fs::recursive_directory_iterator{dir.path()}) {
    struct stat now {};
    ASSERT_EQ(::stat(entry.path().c_str(), &now), 0);
    EXPECT_EQ(now.st_mode & 077U, 0U) << entry.path();
    if (entry.is_regular_file()) ++files;
  }
  EXPECT_GE(files, 4);  // the journal, its log and the log's index, a copy
}

TEST(JournalStore, aMegabyteAndSqlAreTextLikeAnyOther) {
  const TempDir dir;
  const Store store = opened(settingIn(dir));
  const Subject leg{std::string{kWholeLeg}, LegSide::kLeft};
  const std::string text = "'); DROP TABLE note; --" + std::string(kLongestTextBytes - 23, 'x');
  ASSERT_TRUE(store.write(std::vector<Change>{puts(leg, text, 5)}));
  EXPECT_EQ(store.load()->notes.at(leg).text, text);
}

TEST(JournalStore, aChangeThatCannotBeMadeLeavesNothingOfItsTransaction) {
  const TempDir dir;
  const Store store = opened(settingIn(dir));
  const Subject soleus{"soleus", LegSide::kRight};
  ChangeNote same = puts(soleus, "one", 1);
  ASSERT_TRUE(store.write(std::vector<Change>{same}));
  same.subject = {"plantaris", LegSide::kRight};  // the same uuid
  EXPECT_FALSE(store.write(std::vector<Change>{puts(numberedSession(1)), same}));
  EXPECT_TRUE(store.load()->sessions.empty());
  EXPECT_EQ(store.load()->notes.size(), 1U);
}

TEST(JournalStore, twoCopiesSeeWhatTheOtherWrites) {
  const TempDir dir;
  Store one = opened(settingIn(dir));
  Store two = opened(settingIn(dir));
  EXPECT_FALSE(one.changedByOthers());
  ASSERT_TRUE(two.write(std::vector<Change>{puts(numberedSession(1))}));
  EXPECT_TRUE(one.changedByOthers());
  EXPECT_FALSE(one.changedByOthers());
  EXPECT_FALSE(two.changedByOthers());
  EXPECT_EQ(one.load()->sessions.size(), 1U);
}

TEST(JournalStore, aNoteWrittenByTwoCopiesKeepsBothTexts) {
  const TempDir dir;
  const Store one = opened(settingIn(dir));
  const Store two = opened(settingIn(dir));
  const Subject soleus{"soleus", LegSide::kRight};
  ASSERT_FALSE(*one.write(std::vector<Change>{puts(soleus, "first", 10)}));
  ChangeNote mine = puts(soleus, "mine", 11);
  ChangeNote theirs = puts(soleus, "theirs", 12);
  mine.baseMs = theirs.baseMs = 10;
  EXPECT_FALSE(*two.write(std::vector<Change>{theirs}));
  EXPECT_TRUE(*one.write(std::vector<Change>{mine}));
  EXPECT_EQ(one.load()->notes.at(soleus).text, "mine\n\ntheirs");
}

// --- Versions ----------------------------------------------------------------------------------------------

void makeFrom(const std::string& fixture, const fs::path& file) {
  std::ifstream stream{std::string{CRUS_SOURCE_DIR} + "/tests/app/journal/" + fixture};
  const std::string sql{std::istreambuf_iterator<char>{stream}, {}};
  ASSERT_FALSE(sql.empty());
  ASSERT_TRUE(makePrivateFolder(file.parent_path()));
  ASSERT_TRUE(makePrivateFile(file));
  const auto database = Database::open(file, Access::kReadWrite);
  ASSERT_TRUE(database);
  const auto made = database->execute(sql);
  ASSERT_TRUE(made) << made.error().reason;
}

TEST(JournalVersions, aJournalOfVersion1Opens) {
  const TempDir dir;
  const Setting setting = settingIn(dir);
  makeFrom("schema_1.sql", setting.file);
  const Journal journal = *opened(setting).load();
  EXPECT_EQ(journal.notes.at({"soleus", LegSide::kRight}).text, "Press *slowly*.");
  EXPECT_EQ(journal.states.at({"soleus_trp1", LegSide::kLeft}).state, PointState::kActive);
  EXPECT_EQ(journal.spots.at({"soleus_trp1", LegSide::kLeft}), (OwnSpot{"leg", "", 0.31, 172.5, 13}));
  const Session& session = journal.sessions.at("00000000-0000-4000-8000-000000000002");
  EXPECT_EQ(session.wallRightCm, 9.5);
  EXPECT_EQ(session.wallLeftCm, std::nullopt);
  ASSERT_EQ(session.treatments.size(), 2U);
  EXPECT_EQ(session.treatments[0], (Treatment{"soleus_trp1", 90, 7, 3}));
  EXPECT_EQ(session.treatments[1].before, std::nullopt);
}

TEST(JournalVersions, theTablesOfTheFixtureAreThoseThatVersion1Makes) {
  const TempDir dir;
  const auto tablesOf = [](const fs::path& file) {
    std::string all =
        Database::open(file, Access::kReadWrite)
            ->ask("SELECT group_concat(sql, ';') FROM (SELECT sql FROM sqlite_schema ORDER BY name)")
            .value();
    std::erase_if(all, [](unsigned char c) { return std::isspace(c) != 0; });
    return all;
  };
  makeFrom("schema_1.sql", dir / "a" / "fixture.db");
  Setting setting = settingIn(dir);
  setting.steps = migrations().first(1);
  (void)opened(setting);
  EXPECT_EQ(tablesOf(dir / "a" / "fixture.db"), tablesOf(setting.file));
}

TEST(JournalVersions, aStepForwardKeepsEverythingAndACopyOfWhatWasBefore) {
  const TempDir dir;
  const Journal journal = sampleJournal(12);
  Setting setting = settingIn(dir);
  ASSERT_TRUE(opened(setting).write(allOf(journal)));
  std::vector<std::string_view> steps(migrations().begin(), migrations().end());
  steps.emplace_back("ALTER TABLE note ADD COLUMN mood TEXT; UPDATE note SET mood = 'calm'");
  setting.steps = steps;
  {
    const Store store = opened(setting);
    EXPECT_EQ(*store.load(), journal);
  }
  const auto copies = backupsIn(backupFolder(setting.file));
  ASSERT_EQ(copies.size(), 1U);
  const auto copy = Database::open(copies[0], Access::kReadOnly);
  EXPECT_EQ(copy->ask("PRAGMA user_version").value(), std::to_string(migrations().size()));

  // And an older program leaves the newer journal alone.
  setting.steps = migrations();
  const auto older = Store::open(setting);
  ASSERT_FALSE(older);
  EXPECT_NE(older.error().reason.find("newer Crus"), std::string::npos);
}

TEST(JournalVersions, aStepThatFailsChangesNothing) {
  const TempDir dir;
  const Journal journal = sampleJournal(12);
  Setting setting = settingIn(dir);
  ASSERT_TRUE(opened(setting).write(allOf(journal)));
  std::vector<std::string_view> steps(migrations().begin(), migrations().end());
  steps.emplace_back("DELETE FROM note; ALTER TABLE nothing ADD COLUMN x TEXT");
  setting.steps = steps;
  (void)Store::open(setting);
  setting.steps = migrations();
  EXPECT_EQ(*opened(setting).load(), journal);
}

TEST(JournalVersions, aDatabaseOfAnotherProgramIsLeftAlone) {
  const TempDir dir;
  const Setting setting = settingIn(dir);
  ASSERT_TRUE(makePrivateFolder(setting.file.parent_path()));
  ASSERT_TRUE(makePrivateFile(setting.file));
  ASSERT_TRUE(Database::open(setting.file, Access::kReadWrite)->execute("CREATE TABLE theirs (x)"));
  const auto store = Store::open(setting);
  ASSERT_FALSE(store);
  EXPECT_NE(store.error().reason.find("another program"), std::string::npos);
  EXPECT_TRUE(Database::open(setting.file, Access::kReadOnly)->ask("SELECT count(*) FROM theirs"));
}

// --- Copies and clocks -------------------------------------------------------------------------------------

TEST(JournalBackup, onceAWeekAndTheLastFiveWhateverTheClockSays) {
  const TempDir dir;
  const fs::path folder = backupFolder(settingIn(dir).file);
  (void)opened(settingIn(dir));
  EXPECT_TRUE(backupsIn(folder).empty());  // nothing in it yet
  ASSERT_TRUE(opened(settingIn(dir)).write(allOf(sampleJournal(1))));
  const auto copiesAfter = [&](std::int64_t days) {
    (void)opened(settingIn(dir, kStart + days * kDayMs));
    return backupsIn(folder).size();
  };
  EXPECT_EQ(copiesAfter(0), 1U);
  EXPECT_EQ(copiesAfter(6), 1U);
  EXPECT_EQ(copiesAfter(7), 2U);
  EXPECT_EQ(copiesAfter(40000), 3U);  // the clock jumps far ahead
  EXPECT_EQ(copiesAfter(8), 4U);      // and back: copies go on
  EXPECT_EQ(copiesAfter(-9000), 5U);  // and before it all
  EXPECT_EQ(copiesAfter(16), 5U);
  const auto copies = backupsIn(folder);
  EXPECT_EQ(copies.front().filename().string().substr(0, 14), "journal-000002");
  EXPECT_EQ(copies.back().filename().string(), "journal-000006-2023-11-30.db");
  EXPECT_EQ(rescue(copies.back()).journal, sampleJournal(1));
}

TEST(JournalBackup, byHandToAnyFileButNeverHalfOfOne) {
  const TempDir dir;
  const Store store = opened(settingIn(dir));
  ASSERT_TRUE(store.write(allOf(sampleJournal(2))));
  ASSERT_TRUE(store.backUp(dir / "copy.db"));
  ASSERT_TRUE(store.backUp(dir / "copy.db"));
  const Rescued copy = rescue(dir / "copy.db");
  EXPECT_TRUE(copy.complete);
  EXPECT_EQ(copy.journal, sampleJournal(2));
  EXPECT_FALSE(store.backUp(dir / "no" / "such" / "folder.db"));
  EXPECT_FALSE(fs::exists(dir / "copy.db.new"));
}

// --- Damage ------------------------------------------------------------------------------------------------

void overwrite(const fs::path& file, std::int64_t at, std::size_t count) {
  std::fstream stream{file, std::ios::binary | std::ios::in | std::ios::out};
  stream.seekp(at);
  stream << std::string(count, '\x5A');
}

TEST(JournalDamage, whatCanStillBeReadIsInTheNewJournalAndTheOldOneIsKept) {
  for (const int page : {12, 20, 30}) {
    const TempDir dir;
    const Setting setting = settingIn(dir);
    Journal journal;
    for (int i = 0; i < 1000; ++i) applyChange(journal, puts(numberedSession(i)));
    ASSERT_TRUE(opened(setting).write(allOf(journal)));
    overwrite(setting.file, 4096 * page, 4096);
    const Store store = opened(setting);
    EXPECT_NE(said(store).find("The journal was damaged."), std::string::npos) << page;
    EXPECT_NE(said(store).find("journal.damaged-1.db"), std::string::npos);
    EXPECT_TRUE(fs::exists(setting.file.parent_path() / "journal.damaged-1.db"));
    const Journal now = *store.load();
    // A page holds about forty rows.
    std::size_t same = 0;
    for (const auto& [uuid, session] : journal.sessions) {
      const auto found = now.sessions.find(uuid);
      if (found != now.sessions.end() && found->second == session) ++same;
    }
    EXPECT_GE(same, 850U) << page;
    ASSERT_TRUE(store.write(std::vector<Change>{puts(numberedSession(5000))}));
    EXPECT_EQ(said(opened(setting)), "");
  }
}

TEST(JournalDamage, withoutAHeadTheLastCopyComesBack) {
  const TempDir dir;
  const Setting setting = settingIn(dir);
  {
    const Store store = opened(setting);
    ASSERT_TRUE(store.write(allOf(sampleJournal(3))));
    ASSERT_TRUE(store.keepCopy());
  }
  overwrite(setting.file, 0, 4096);
  const Store store = opened(setting);
  EXPECT_NE(said(store).find("more came from the last copy"), std::string::npos) << said(store);
  EXPECT_EQ(*store.load(), sampleJournal(3));
}

TEST(JournalDamage, randomDamageNeverStopsTheJournalFromOpening) {
  std::mt19937 random{17};
  for (int round = 0; round < 20; ++round) {
    const TempDir dir;
    const Setting setting = settingIn(dir);
    ASSERT_TRUE(opened(setting).write(allOf(sampleJournal(static_cast<unsigned>(round), 60))));
    const auto size = static_cast<std::int64_t>(fs::file_size(setting.file));
    if (round % 4 == 0) {
      fs::resize_file(setting.file, static_cast<std::uintmax_t>(1 + random() % static_cast<unsigned>(size)));
    } else {
      for (int i = 0; i < 3; ++i) overwrite(setting.file, random() % size, 1 + random() % 200);
    }
    auto store = Store::open(setting);
    if (!store) {
      // Only where the mark of the program itself was hit it is taken for another's, and left alone.
      EXPECT_TRUE(store.error().reason.find("another program") != std::string::npos ||
                  store.error().reason.find("newer Crus") != std::string::npos)
          << round << ": " << engine::describe(store.error());
      continue;
    }
    EXPECT_TRUE(store->load()) << round;
    EXPECT_TRUE(store->write(std::vector<Change>{puts(numberedSession(77))})) << round;
  }
}

}  // namespace
}  // namespace crus::journal
