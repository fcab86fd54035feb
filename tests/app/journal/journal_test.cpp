// What may be kept, and how changes are taken back and merged.
#include "app/journal/journal.h"

#include <gtest/gtest.h>

#include "app/journal/change.h"
#include "tests/app/journal/sample_journal.h"

namespace crus::journal {
namespace {

using test::puts;
using test::sampleJournal;

std::string refusal(const engine::Status& status) {
  return status ? std::string{} : status.error().reason;
}

TEST(JournalText, everyLanguageAndEmojiMayBeKept) {
  for (const char* text :
       {"", "plain", "tab\tand\nline", "\xC3\xBC\xE2\x82\xAC\xF0\x9F\xA6\xB5", "\xEF\xBF\xBD"})
    EXPECT_TRUE(checkText(text)) << text;
  EXPECT_TRUE(checkText(std::string(kLongestTextBytes, 'x')));
}

TEST(JournalText, whatCannotBeKeptIsRefusedWithPlaceAndReason) {
  EXPECT_EQ(refusal(checkText("ab\x07")), "the text has the control character U+0007 at byte 3");
  EXPECT_EQ(refusal(checkText(std::string_view{"a\0b", 3})),
            "the text has the control character U+0000 at byte 2");
  EXPECT_EQ(refusal(checkText("a\r\n")), "the text has the control character U+000D at byte 2");
  EXPECT_EQ(refusal(checkText("\x7F")), "the text has the control character U+007F at byte 1");
  EXPECT_EQ(refusal(checkText("\xC2\x85")), "the text has the control character U+0085 at byte 1");
  for (const char* bad :
       {"\x80", "\xC0\xAF", "\xE0\x80\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xF0\x9F\xA6", "\xFF"})
    EXPECT_EQ(refusal(checkText(std::string{"ok "} + bad)), "the text is not UTF-8 at byte 4");
  EXPECT_NE(refusal(checkText(std::string(kLongestTextBytes + 1, 'x'))).find("1048577 bytes"),
            std::string::npos);
}

TEST(JournalValues, idsDatesUuidsAndNumbersAreHeldToTheirBounds) {
  EXPECT_TRUE(checkId("soleus_trp1"));
  for (const char* id : {"", "../x", "Soleus", "a b", "\xC3\xBC"}) EXPECT_FALSE(checkId(id)) << id;
  EXPECT_FALSE(checkId(std::string(65, 'a')));
  EXPECT_TRUE(checkDate("2024-02-29T23:59"));
  for (const char* date : {"2023-02-29T10:00", "2024-13-01T10:00", "2024-01-01T24:00", "2024-01-01 10:00",
                           "1899-12-31T10:00", "2024-1-01T10:00", ""})
    EXPECT_FALSE(checkDate(date)) << date;
  EXPECT_TRUE(checkUuid(newUuid()));
  EXPECT_NE(newUuid(), newUuid());
  EXPECT_FALSE(checkUuid("00000000-0000-4000-8000-00000000000G"));

  Session session = test::numberedSession(3);
  EXPECT_TRUE(checkSession(session));
  session.treatments[0].before = 11;
  EXPECT_EQ(refusal(checkSession(session)), "a tenderness goes from 0 to 10, not 11");
  session.treatments[0].before = 10;
  session.treatments[0].seconds = -1;
  EXPECT_FALSE(checkSession(session));
  session.treatments[0].seconds = 0;
  session.wallLeftCm = 9.55;
  EXPECT_EQ(refusal(checkSession(session)), "knee to wall is kept to a millimetre, not 9.55 cm");
  session.wallLeftCm = 40.1;
  EXPECT_FALSE(checkSession(session));
  session.wallLeftCm = 9.5;
  session.tool = "two\nlines";
  EXPECT_FALSE(checkSession(session));

  EXPECT_TRUE(checkSpot({"leg", "", 0.47, 155.0, 0}));
  EXPECT_TRUE(checkSpot({"heel", "plantar", 0.1, 0.5, 0}));
  EXPECT_FALSE(checkSpot({"leg", "", 0.47, 360.0, 0}));
  EXPECT_FALSE(checkSpot({"leg", "", std::numeric_limits<double>::quiet_NaN(), 1.0, 0}));
  EXPECT_FALSE(checkSpot({"body", "", 0.1, 0.5, 0}));
}

TEST(JournalChange, everyChangeHasOneThatTakesItBack) {
  Journal journal = sampleJournal(1);
  const Journal other = sampleJournal(2);
  std::vector<Change> changes;
  for (const auto& [subject, note] : other.notes) changes.emplace_back(ChangeNote{subject, note});
  for (const auto& [subject, note] : journal.notes) changes.emplace_back(ChangeNote{subject, std::nullopt});
  for (const auto& [point, state] : other.states) changes.emplace_back(ChangeState{point, state});
  for (const auto& [point, spot] : journal.spots) changes.emplace_back(ChangeSpot{point, std::nullopt});
  for (const auto& [uuid, session] : other.sessions) changes.emplace_back(ChangeSession{uuid, session});
  for (const auto& [uuid, session] : journal.sessions)
    changes.emplace_back(ChangeSession{uuid, std::nullopt});
  std::vector<Journal> before;
  std::vector<Change> back;
  for (const Change& change : changes) {
    before.push_back(journal);
    back.push_back(applyChange(journal, change));
  }
  for (std::size_t i = changes.size(); i-- > 0;) {
    applyChange(journal, back[i]);
    EXPECT_EQ(journal, before[i]) << i;
  }
}

Journal merged(Journal mine, const Journal& theirs) {
  const auto changes = changesToMerge(mine, theirs);
  EXPECT_TRUE(changes);
  for (const Change& change : *changes) applyChange(mine, change);
  return mine;
}

TEST(JournalMerge, intoAnEmptyOneEverythingComesAsItIs) {
  for (unsigned seed = 0; seed < 20; ++seed) EXPECT_EQ(merged({}, sampleJournal(seed)), sampleJournal(seed));
}

TEST(JournalMerge, theSameAgainChangesNothing) {
  for (unsigned seed = 0; seed < 20; ++seed) {
    const Journal once = merged(sampleJournal(seed), sampleJournal(seed + 1));
    EXPECT_EQ(changesToMerge(once, sampleJournal(seed + 1))->size(), 0U) << seed;
    EXPECT_EQ(changesToMerge(once, sampleJournal(seed))->size(), 0U) << seed;
  }
}

TEST(JournalMerge, theLaterVersionOfOneThingStays) {
  Journal mine;
  applyChange(mine, puts(test::numberedSession(1)));
  Session later = test::numberedSession(1);
  later.remark = "later";
  ++later.changedMs;
  Journal theirs;
  applyChange(theirs, puts(later));
  EXPECT_EQ(merged(mine, theirs).sessions.begin()->second.remark, "later");
  EXPECT_EQ(merged(theirs, mine).sessions.begin()->second.remark, "later");
}

TEST(JournalMerge, notesOfDifferentOriginAreJoinedSoThatNoWordIsLost) {
  const Subject soleus{"soleus", LegSide::kRight};
  Journal mine, theirs;
  applyChange(mine, puts(soleus, "mine", 10));
  applyChange(theirs, puts(soleus, "theirs", 20));
  const Journal both = merged(mine, theirs);
  EXPECT_EQ(both.notes.at(soleus).text, "mine\n\ntheirs");
  EXPECT_EQ(both.notes.at(soleus).uuid, mine.notes.at(soleus).uuid);
  EXPECT_TRUE(changesToMerge(both, theirs)->empty());

  applyChange(mine, puts(soleus, std::string(kLongestTextBytes, 'a'), 10));
  const auto tooLong = changesToMerge(mine, theirs);
  ASSERT_FALSE(tooLong);
  EXPECT_EQ(tooLong.error().where, "soleus, right");
}

TEST(JournalDate, sessionsComeByDateWhateverTheirUuids) {
  Journal journal = sampleJournal(7, 50);
  const auto sessions = byDate(journal);
  ASSERT_EQ(sessions.size(), 50U);
  for (std::size_t i = 1; i < sessions.size(); ++i) EXPECT_LE(sessions[i - 1]->started, sessions[i]->started);
}

}  // namespace
}  // namespace crus::journal
