#include "app/sheet/card_text.h"

#include <gtest/gtest.h>

#include <set>

#include "app/sheet/sheet.h"
#include "tests/app/atlas/committed_leg.h"

namespace crus::sheet {
namespace {

const Typeface* face() {
  static const engine::Result<Typeface> loaded = Typeface::load();
  return loaded ? &*loaded : nullptr;
}

TEST(PointCodes, areShortAndEachPointsOwn) {
  const auto codes = pointCodes(crus::testing::committedAtlas());
  std::set<std::string> seen;
  for (const auto& [id, code] : codes) {
    EXPECT_TRUE(seen.insert(code).second) << id << " shares " << code;
    EXPECT_LE(code.size(), 6U) << code;
  }
  EXPECT_EQ(codes.at("soleus_trp2"), "SOL 2");
}

TEST(Printable, keepsWordsAndReplacesWhatCannotBePrinted) {
  EXPECT_EQ(printable("Größe\t5 µm\n"), "Größe 5 µm ");
  EXPECT_EQ(printable("a\xFFz"), "a\xEF\xBF\xBDz");
  EXPECT_EQ(printable("\xC3"), "\xEF\xBF\xBD");
  EXPECT_EQ(printable("\xED\xA0\x80"), "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD") << "half of a surrogate pair";
}

TEST(DateInWords, knowsDatesFromOtherText) {
  EXPECT_EQ(dateInWords("2026-11-05"), "5 November 2026");
  for (const char* wrong : {"", "2026-13-01", "2026-11-00", "26-11-05", "2026/11/05", "2026-11-5x"})
    EXPECT_EQ(dateInWords(wrong), "") << wrong;
}

/// The paragraphs of a point's card that its note makes.
std::vector<Paragraph> noteOnCard(const std::string& note, Detail detail) {
  const Atlas& atlas = crus::testing::committedAtlas();
  const std::vector<const TriggerPoint*> points{atlas.point("plantaris_trp1")};
  const std::size_t before = cardBlocks(points, atlas, {}, detail).front().paragraphs.size();
  const std::vector<Block> blocks = cardBlocks(points, atlas, {{"plantaris_trp1", note}}, detail);
  const std::vector<Paragraph>& all = blocks.front().paragraphs;
  return {all.begin() + static_cast<std::ptrdiff_t>(before), all.end()};
}

std::string wordsOf(const Paragraph& paragraph) {
  std::string words = paragraph.marker;
  for (const Span& span : paragraph.spans) words += (words.empty() ? "" : " ") + span.text;
  return words;
}

TEST(CardBlocks, notesAreSetAndNotShownAsMarks) {
  const std::string note = "# Evening\npress **slowly**\n- see [soleus](crus:soleus)\n2. rest";
  const std::vector<Paragraph> lines = noteOnCard(note, Detail::kSteps);
  ASSERT_EQ(lines.size(), 4U);
  EXPECT_EQ(wordsOf(lines[0]), "My note Evening");
  EXPECT_TRUE(lines[0].spans[1].strong);
  EXPECT_TRUE(lines[1].spans.back().strong);
  EXPECT_EQ(lines[2].marker, "•");
  EXPECT_GT(lines[2].indentMm, 0.0F);
  EXPECT_EQ(lines[3].marker, "2.");
  for (const Paragraph& line : lines) EXPECT_EQ(wordsOf(line).find_first_of("#*[("), std::string::npos);
  const std::vector<Paragraph> brief = noteOnCard(note, Detail::kBrief);
  ASSERT_EQ(brief.size(), 1U);
  EXPECT_EQ(wordsOf(brief[0]), "My note Evening press slowly see soleus rest");
  EXPECT_TRUE(noteOnCard(" \n\n", Detail::kSteps).empty());
}

TEST(CardBlocks, longNotesEndWithASign) {
  std::string note;
  for (int i = 0; i < 100; ++i) note += "line " + std::to_string(i) + "\n";
  for (const std::string& text : {note, std::string(100000, 'w'), std::string(3000, ' ') + "word"}) {
    for (const Detail detail : {Detail::kBrief, Detail::kSteps}) {
      const std::vector<Paragraph> lines = noteOnCard(text, detail);
      std::size_t bytes = 0;
      for (const Paragraph& line : lines) bytes += wordsOf(line).size();
      EXPECT_LT(bytes, 500U);
    }
  }
  EXPECT_TRUE(wordsOf(noteOnCard(note, Detail::kSteps).back()).ends_with("…"));
  EXPECT_TRUE(wordsOf(noteOnCard(std::string(100000, 'w'), Detail::kSteps).back()).ends_with("…"));
}

TEST(SetText, linesNeitherOverlapNorLeaveTheirColumns) {
  if (face() == nullptr) GTEST_SKIP() << "no font is installed";
  const Atlas& atlas = crus::testing::committedAtlas();
  std::vector<const TriggerPoint*> points;
  for (const TriggerPoint& point : atlas.points) points.push_back(&point);
  std::map<std::string, std::string> notes{{"soleus_trp1", std::string(100, 'W') + " and some more"}};
  for (const Detail detail : {Detail::kBrief, Detail::kShort, Detail::kSteps, Detail::kFull}) {
    const std::vector<Column> columns{{{0.0F, 0.0F, 60.0F, 2000.0F}}, {{65.0F, 30.0F, 60.0F, 2000.0F}}};
    const auto set =
        setBalanced(cardBlocks(points, atlas, notes, detail), columns, TextStyle{6.5F, 1.22F}, *face());
    ASSERT_TRUE(set);
    std::vector<Area> areas;
    for (const Mark& mark : set->marks) {
      if (const auto* words = std::get_if<Words>(&mark)) areas.push_back(words->area());
    }
    for (std::size_t i = 0; i < areas.size(); ++i) {
      const Area& column = areas[i].x < 62.0F ? columns[0].area : columns[1].area;
      EXPECT_GE(areas[i].x, column.x - 0.01F);
      EXPECT_LE(areas[i].right(), column.right() + 0.01F);
      EXPECT_GE(areas[i].bottom(), column.y);
      for (std::size_t k = i + 1; k < areas.size(); ++k) ASSERT_FALSE(overlap(areas[i], areas[k]));
    }
  }
}

TEST(SetText, saysSoWhenThereIsNoRoom) {
  if (face() == nullptr) GTEST_SKIP() << "no font is installed";
  const Block block{{{{{"a few words that need more than one line", false, kBlack}}, {}, 0.0F, {}, 0.0F}},
                    {},
                    false,
                    true,
                    0.0F};
  EXPECT_FALSE(setText({block}, {{{0.0F, 0.0F, 20.0F, 4.0F}}}, TextStyle{8.0F, 1.2F}, *face()));
  EXPECT_FALSE(setText({block}, {}, TextStyle{8.0F, 1.2F}, *face()));
  EXPECT_TRUE(setText({block}, {{{0.0F, 0.0F, 20.0F, 4.0F}}, {{30.0F, 0.0F, 20.0F, 40.0F}}},
                      TextStyle{8.0F, 1.2F}, *face()));
}

}  // namespace
}  // namespace crus::sheet
