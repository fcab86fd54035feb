// Exports of a journal, changed at random: taken or refused with a place and a reason, never more.
#include <gtest/gtest.h>

#include <random>

#include "app/journal/csv.h"
#include "app/journal/json_file.h"
#include "app/journal/plain_files.h"
#include "tests/app/journal/sample_journal.h"

namespace crus::journal {
namespace {

using test::sampleJournal;

/// One to four changes: a byte, a piece taken out, doubled, moved in from elsewhere, or a mark of the format.
std::string mutated(std::string text, std::mt19937& random) {
  const auto below = [&](std::size_t n) { return n == 0 ? 0 : random() % n; };
  for (std::size_t changes = 1 + below(4); changes > 0; --changes) {
    const std::size_t at = below(text.size() + 1);
    const std::size_t count = std::min<std::size_t>(below(40), text.size() - at);
    switch (below(6)) {
      case 0:
        if (at < text.size()) text[at] = static_cast<char>(random());
        break;
      case 1:
        text.erase(at, count);
        break;
      case 2:
        text.insert(at, text.substr(at, count));
        break;
      case 3:
        text.insert(at, text.substr(below(text.size()), below(40)));
        break;
      case 4: {
        static constexpr std::string_view kMarks[] = {
            "\"", "{",    "}",     "[",       "]",
            ",",  "\n",   "---\n", "\\u0000", "1e999",
            "-1", "null", "\xFF",  "../",     "99999999999999999999"};
        text.insert(at, kMarks[below(std::size(kMarks))]);
        break;
      }
      default:
        text.resize(at);
    }
  }
  return text;
}

/// What is taken must be a journal like any other: it can be written and read again as it is.
void holds(const engine::Result<Journal>& read) {
  if (!read) {
    EXPECT_FALSE(read.error().reason.empty());
    return;
  }
  const auto json = fromJson(asJson(*read));
  ASSERT_TRUE(json) << json.error().reason;
  EXPECT_EQ(*json, *read);
  const auto plain = fromPlainFiles(asPlainFiles(*read));
  ASSERT_TRUE(plain) << plain.error().reason;
  EXPECT_EQ(*plain, *read);
}

TEST(JournalFuzz, changedJsonIsTakenOrRefusedWithItsLine) {
  std::mt19937 random{7};
  const std::string text = asJson(sampleJournal(21, 4));
  int taken = 0;
  for (int round = 0; round < 1500; ++round) {
    const auto read = fromJson(mutated(text, random));
    if (!read) {
      EXPECT_EQ(read.error().where.rfind("line ", 0), 0U) << read.error().reason;
    }
    taken += read ? 1 : 0;
    holds(read);
  }
  EXPECT_GT(taken, 10);
}

TEST(JournalFuzz, changedPlainFilesAreTakenOrRefusedWithFileAndLine) {
  std::mt19937 random{8};
  const auto files = asPlainFiles(sampleJournal(22, 4));
  int taken = 0;
  for (int round = 0; round < 1500; ++round) {
    auto changed = files;
    auto file = changed.begin();
    std::advance(file, random() % changed.size());
    file->second = mutated(file->second, random);
    const auto read = fromPlainFiles(changed);
    if (!read) {
      // A session that is gone shows where a treatment names it.
      const bool gone = file->first == "sessions.csv" && read.error().file == "treatments.csv";
      EXPECT_TRUE(read.error().file == file->first || gone) << read.error().file;
      EXPECT_EQ(read.error().where.rfind("line ", 0), 0U) << read.error().reason;
    }
    taken += read ? 1 : 0;
    holds(read);
  }
  EXPECT_GT(taken, 10);
}

}  // namespace
}  // namespace crus::journal
