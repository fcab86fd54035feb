// How notes are read, found, and told over time.
#include <gtest/gtest.h>

#include "app/journal/history.h"
#include "app/journal/markdown.h"
#include "tests/app/journal/sample_journal.h"

namespace crus::journal {
namespace {

using Kind = Block::Kind;

std::string wordsOf(const Block& block) {
  std::string words;
  for (const Span& span : block.spans) words += span.text;
  return words;
}

TEST(Markdown, headingsListsBoldAndLinks) {
  const auto blocks = parseMarkdown(
      "# Calf\n\n- slowly, **10 s**\n  - deeper\n12. then [the soleus](crus:soleus_trp1), "
      "**[again](crus:soleus)**");
  ASSERT_EQ(blocks.size(), 5U);
  EXPECT_EQ(blocks[0], (Block{Kind::kHeading, 1, "", {{"Calf", false, ""}}}));
  EXPECT_EQ(blocks[1].kind, Kind::kGap);
  EXPECT_EQ(blocks[2], (Block{Kind::kItem, 1, "", {{"slowly, ", false, ""}, {"10 s", true, ""}}}));
  EXPECT_EQ(blocks[3].level, 2);
  EXPECT_EQ(blocks[4].number, "12.");
  EXPECT_EQ(blocks[4].spans, (std::vector<Span>{{"then ", false, ""},
                                                {"the soleus", false, "soleus_trp1"},
                                                {", ", false, ""},
                                                {"again", true, "soleus"}}));
}

TEST(Markdown, whatIsNoMarkStaysAsItWasWritten) {
  for (const std::string text :
       {"5 * 3 ** 2", "#hash", "a [b] (c)", "[x](http://y)", "[](crus:a)", "[x](crus:)", "[x](crus:../etc)",
        "-dash", "1.5 cm", "####", "\\*", "[[[[", "**"}) {
    const auto blocks = parseMarkdown(text);
    ASSERT_EQ(blocks.size(), 1U) << text;
    EXPECT_EQ(blocks[0].kind, Kind::kParagraph) << text;
    EXPECT_EQ(wordsOf(blocks[0]), text);
  }
}

TEST(Markdown, veryLongLinesAreCutBetweenLetters) {
  std::string text;
  for (int i = 0; i < 100000; ++i) text += "\xE2\x82\xAC";
  std::string back;
  for (const Block& block : parseMarkdown(text)) {
    const std::string words = wordsOf(block);
    EXPECT_EQ(words.size() % 3, 0U);
    EXPECT_LE(words.size(), 4000U);
    back += words;
  }
  EXPECT_EQ(back, text);
  EXPECT_EQ(plainWords("\xE2\x82\xAC\xE2\x82\xAC", 4), "\xE2\x82\xAC…");
  EXPECT_EQ(plainWords("# A\n- **b** [c](crus:d)", 100), "A b c");
}

TEST(JournalHistory, daysCountFrom1970AndReadAsDates) {
  EXPECT_DOUBLE_EQ(dayOf("1970-01-01T00:00"), 0.0);
  EXPECT_DOUBLE_EQ(dayOf("1970-01-02T12:00"), 1.5);
  EXPECT_DOUBLE_EQ(dayOf("2024-03-01T00:00") - dayOf("2024-02-28T00:00"), 2.0);
  EXPECT_EQ(dayWords(dayOf("2026-11-25T18:30")), "25 Nov 2026");
  EXPECT_EQ(durationWords(119), "119 s");
  EXPECT_EQ(durationWords(120), "2 min");
  EXPECT_EQ(durationWords(3660), "1 h 1 min");
}

TEST(JournalHistory, seriesOfOnePointAndOfAll) {
  Journal journal;
  for (int i = 0; i < 6; ++i) applyChange(journal, test::puts(test::numberedSession(i)));
  const History all = historyOf(journal, {}, nullptr);
  EXPECT_EQ(all.sessions, 6);
  EXPECT_EQ(all.releases.size(), 12U);
  EXPECT_EQ(all.wallRight.size(), 2U);
  const LegSide left = LegSide::kLeft;
  const History one = historyOf(journal, "soleus_trp1", &left);
  EXPECT_EQ(one.sessions, 3);
  ASSERT_EQ(one.before.size(), 3U);
  EXPECT_EQ(one.before[0].value, 7.0);
  EXPECT_EQ(one.after[0].value, 3.0);
  EXPECT_EQ(one.seconds, 270);
  for (std::size_t i = 1; i < one.before.size(); ++i) EXPECT_LE(one.before[i - 1].day, one.before[i].day);
  EXPECT_TRUE(historyOf(journal, "plantaris_trp1", nullptr).releases.empty());
}

TEST(JournalSearch, allWordsInAnyOrderAtTheBeginningOfWords) {
  Journal journal;
  applyChange(journal, test::puts({"soleus", LegSide::kRight}, "# Calf\nPress SLOWLY, ten seconds", 1));
  applyChange(journal, test::puts({"plantaris", LegSide::kLeft}, "tribal ribs", 1));
  const auto found = findNotes(journal, "seconds slow");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].subject.first, "soleus");
  EXPECT_EQ(found[0].why, "Press SLOWLY, ten seconds");
  EXPECT_EQ(findNotes(journal, "rib").size(), 1U);
  EXPECT_EQ(findNotes(journal, "ibal").size(), 0U);
  EXPECT_EQ(findNotes(journal, "  ").size(), 0U);
}

}  // namespace
}  // namespace crus::journal
