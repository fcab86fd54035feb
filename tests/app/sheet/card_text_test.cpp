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
