// Out to plain files and JSON, and back: nothing lost, nothing taken that does not fit.
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>
#include <iterator>

#include "app/journal/csv.h"
#include "app/journal/json_file.h"
#include "app/journal/plain_files.h"
#include "app/journal/take_away.h"
#include "tests/app/journal/sample_journal.h"
#include "tests/engine/temp_dir.h"

namespace crus::journal {
namespace {

using test::sampleJournal;
using testing_support::TempDir;

std::string contentOf(const std::filesystem::path& file) {
  std::ifstream stream{file, std::ios::binary};
  return {std::istreambuf_iterator<char>{stream}, {}};
}

std::map<std::string, std::string> contentOfFolder(const std::filesystem::path& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator{folder}) {
    if (entry.is_regular_file())
      files[std::filesystem::relative(entry.path(), folder).string()] = contentOf(entry.path());
  }
  return files;
}

TEST(JournalFiles, thereAndBackIsTheSameJournalAndTheSameBytes) {
  for (unsigned seed = 0; seed < 30; ++seed) {
    const Journal journal = sampleJournal(seed);
    const std::string json = asJson(journal);
    const auto back = fromJson(json);
    ASSERT_TRUE(back) << engine::describe(back.error());
    EXPECT_EQ(*back, journal);
    EXPECT_EQ(asJson(*back), json);
    const auto files = asPlainFiles(journal);
    const auto again = fromPlainFiles(files);
    ASSERT_TRUE(again) << engine::describe(again.error());
    EXPECT_EQ(*again, journal);
    EXPECT_EQ(asPlainFiles(*again), files);
  }
}

TEST(JournalFiles, onDiskTheyAreForTheirOwnerOnly) {
  const TempDir dir;
  const Journal journal = sampleJournal(3);
  for (const char* name : {"a.json", "folder"}) {
    ASSERT_TRUE(exportTo(journal, dir / name)) << name;
    const auto back = importFrom(dir / name);
    ASSERT_TRUE(back) << engine::describe(back.error());
    EXPECT_EQ(*back, journal);
  }
  struct stat now {};
  ASSERT_EQ(::stat((dir / "a.json").c_str(), &now), 0);
  EXPECT_EQ(now.st_mode & 0777U, 0600U);
  ASSERT_EQ(::stat((dir / "folder").c_str(), &now), 0);
  EXPECT_EQ(now.st_mode & 0777U, 0700U);
}

TEST(JournalFiles, aFolderIsWrittenAnewOnlyWhereAnExportWasOrNothing) {
  const TempDir dir;
  ASSERT_TRUE(exportTo(sampleJournal(3), dir / "out"));
  ASSERT_TRUE(exportTo(sampleJournal(4), dir / "out"));
  ASSERT_TRUE(exportTo(sampleJournal(4), dir / "fresh"));
  EXPECT_EQ(contentOfFolder(dir / "out"), contentOfFolder(dir / "fresh"));

  std::filesystem::create_directory(dir / "mine");
  dir.write("mine/diary.txt", "dear diary");
  const auto refused = exportTo(sampleJournal(4), dir / "mine");
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().reason.find("no earlier export"), std::string::npos);
  EXPECT_EQ(contentOfFolder(dir / "mine").size(), 1U);
}

TEST(JournalJson, whatIsWrongIsNamedWithItsLine) {
  struct Case {
    std::string text, where, reason;
  };
  const std::string head = "{\n\"crus_journal\": 1,\n";
  const std::string note =
      R"({"subject":"soleus","side":"right","uuid":"00000000-0000-4000-8000-000000000001",)"
      R"("changed_ms":1,"text":"a"})";
  const auto with = [&](const std::string& from, const std::string& to) {
    std::string changed = note;
    changed.replace(changed.find(from), from.size(), to);
    return head + "\"notes\": [\n" + note + ",\n" + changed + "\n]}";
  };
  const std::vector<Case> cases{
      {"", "line 1", "not JSON"},
      {"[1]", "line 1", "no journal of Crus"},
      {"{}", "line 1", "\"crus_journal\": 1 is missing"},
      {"{\"crus_journal\": 2}", "line 1", "another format"},
      {head + "\"notes\": [\n" + note + "\n", "line 5", "not JSON"},
      {head + "\"pictures\": []}", "line 3", "no part \"pictures\""},
      {head + "\"notes\": 3}", "line 3", "is an object"},
      {head + "\"notes\": [], \"notes\": []}", "line 3", "twice"},
      {head + "\"notes\": [[]]}", "line 3", "is an object"},
      {with("soleus", "../etc"), "line 5", "an id has"},
      {with("right", "up"), "line 5", "\"side\""},
      {with("1,\"text\"", "\"x\",\"text\""), "line 5", "whole number"},
      {with("\"text\":\"a\"", "\"text\":\"a\\u0007\""), "line 5", "U+0007"},
      {with("\"text\":\"a\"", "\"text\":\"a\",\"more\":1"), "line 5", "does not know"},
      {with("\"text\":\"a\"", "\"words\":\"a\""), "line 5", "\"text\" is missing"},
      {with("\"text\":\"a\"", "\"text\":\"a\",\"text\":\"b\""), "line 5", "twice"},
      {with("\"a\"", "[[[[[[[[1]]]]]]]]"), "line 5", "nested"},
      {with("soleus", "soleus"), "line 5", "two notes have the uuid"},
      {with("\"a\"", "\"\xFF\""), "line 5", "not JSON"},
      {head + "\"notes\": [" + std::string(100000, '[') + "]}", "line 3", "is an object"},
  };
  for (const Case& c : cases) {
    const auto journal = fromJson(c.text);
    ASSERT_FALSE(journal) << c.text;
    EXPECT_EQ(journal.error().where, c.where) << c.text;
    EXPECT_NE(journal.error().reason.find(c.reason), std::string::npos) << journal.error().reason;
  }
}

TEST(JournalPlainFiles, whatIsWrongIsNamedWithFileAndLine) {
  const auto files = asPlainFiles(sampleJournal(5));
  struct Case {
    std::string file, text, where, reason;
  };
  const std::string head = "---\nsubject: soleus\nside: right\n";
  const std::string sessions = files.at("sessions.csv").substr(0, files.at("sessions.csv").find('\n') + 1);
  const std::string treatments = "session,point,seconds,tenderness_before,tenderness_after\n";
  const std::vector<Case> cases{
      {"crus-journal.txt", "hello", "line 1", "does not stand there"},
      {"notes/soleus-right.md", "hello", "line 1", "three dashes"},
      {"notes/soleus-right.md", "---\nsubject: a b\n", "line 3", "right"},
      {"notes/soleus-right.md", head, "line 4", "no end"},
      {"notes/soleus-right.md", head + "state: angry 5\n---\n", "line 4", "latent"},
      {"notes/soleus-right.md", head + "spot: leg 0.4 x 5\n---\n", "line 4", "two numbers"},
      {"notes/soleus-right.md", head + "---\nlost words", "line 4", "no note in the head"},
      {"notes/soleus-left.md", head + "state: active 5\n---\n", "line 2", "name"},
      {"sessions.csv", "a,b\n", "line 1", "columns"},
      {"sessions.csv", sessions + "\"open\n\n", "line 2", "never closed"},
      {"sessions.csv", sessions + "a,b\n", "line 2", "2 fields instead of 8"},
      {"treatments.csv", treatments + "\nx,soleus,5,,\n", "line 2", "1 fields"},
      {"treatments.csv", treatments + "x,soleus,5,,\n", "line 2", "no such session"},
  };
  for (const Case& c : cases) {
    auto changed = files;
    changed[c.file] = c.text;
    const auto journal = fromPlainFiles(changed);
    ASSERT_FALSE(journal) << c.text;
    EXPECT_EQ(journal.error().file, c.file);
    EXPECT_EQ(journal.error().where, c.where) << c.text;
    EXPECT_NE(journal.error().reason.find(c.reason), std::string::npos) << journal.error().reason;
  }
  for (const char* name : {"sessions.csv", "treatments.csv", "crus-journal.txt"}) {
    auto fewer = files;
    fewer.erase(name);
    EXPECT_FALSE(fromPlainFiles(fewer)) << name;
  }
}

TEST(Csv, fieldsComeBackAsTheyWere) {
  const std::vector<std::string> fields{"", "a,b", "say \"x\"", "two\nlines", " blank ", "\r\n"};
  const auto rows = parseCsv(csvLine(fields) + csvLine({"next"}));
  ASSERT_TRUE(rows);
  ASSERT_EQ(rows->size(), 2U);
  EXPECT_EQ((*rows)[0].fields, fields);
  EXPECT_EQ((*rows)[1].line, 4);
  EXPECT_FALSE(parseCsv("a\"b\n"));
  EXPECT_FALSE(parseCsv("\"a\"b\n"));
}

}  // namespace
}  // namespace crus::journal
