#include "tests/app/journal/sample_journal.h"

#include <array>
#include <cstdio>
#include <random>

namespace crus::journal::test {
namespace {

std::string digits(std::uint64_t number, int width) {
  std::string text = std::to_string(number);
  if (text.size() < static_cast<std::size_t>(width))
    text.insert(0, static_cast<std::size_t>(width) - text.size(), '0');
  return text;
}

}  // namespace

std::string numberedUuid(std::uint64_t number) {
  return "00000000-0000-4000-8000-" + digits(number, 12);
}

Session numberedSession(int number) {
  Session session;
  session.uuid = numberedUuid(static_cast<std::uint64_t>(number));
  const auto n = static_cast<unsigned>(number);
  session.started = "20" + digits(20U + n / 336U % 70U, 2) + "-" + digits(1U + n / 28U % 12U, 2) + "-" +
                    digits(1U + n % 28U, 2) + "T18:30";
  session.side = number % 2 == 0 ? LegSide::kRight : LegSide::kLeft;
  session.tool = "ball";
  session.remark = "number " + std::to_string(number);
  if (number % 3 == 0) session.wallRightCm = 8.0 + 0.1 * (number % 40);
  session.treatments = {{"soleus_trp1", 90, 7, 3},
                        {"peroneus_longus_trp1", 60 + number % 60, 5, std::nullopt}};
  session.changedMs = 1700000000000 + number;
  return session;
}

ChangeSession puts(const Session& session) {
  return {session.uuid, session};
}

ChangeNote puts(const Subject& subject, const std::string& text, std::int64_t changedMs) {
  static std::uint64_t next = 900000;
  return {subject, Note{numberedUuid(next++), text, changedMs}};
}

Journal sampleJournal(unsigned seed, int sessions) {
  const std::array<std::string, 8> texts{
      "# Where it hurts\n\n- under the **ball**\n- see [soleus](crus:soleus_trp1)\n",
      "Übung: tägliches Dehnen, 10 × 30 s — “ruhig”",
      "\xF0\x9F\xA6\xB5 \xF0\x9F\x8E\xBE \xE2\x9C\x85 emoji",
      "---\nsubject: not a head\n---\n",
      "a \"quoted\", comma; \\backslash\\ and\ttab",
      "\n\nblank lines before and after\n\n",
      "\xE6\x97\xA5\xE6\x9C\xAC\xE8\xAA\x9E \xD8\xB9\xD8\xB1\xD8\xA8\xD9\x8A",
      "x"};
  std::mt19937 random{seed};
  const auto below = [&](unsigned n) { return static_cast<int>(random() % n); };
  Journal journal;
  const std::array<std::string, 5> ids{"soleus_trp1", "peroneus_longus_trp1", "leg", "tibialis_anterior",
                                       "toe_1_x"};
  std::uint64_t uuid = seed * 1000ULL;
  for (const std::string& id : ids) {
    for (const LegSide side : {LegSide::kRight, LegSide::kLeft}) {
      const Subject subject{id, side};
      if (below(3) > 0)
        journal.notes[subject] = {numberedUuid(uuid++), texts[static_cast<std::size_t>(below(8))],
                                  1600000000000 + below(1000000)};
      if (below(3) > 0)
        journal.states[subject] = {static_cast<PointState>(below(3)), 1600000000000 + below(1000000)};
      if (below(3) > 0)
        journal.spots[subject] = {"leg", "", below(10000) / 10000.0, below(36000) / 100.0, 1600000000000};
    }
  }
  journal.spots[{"plantaris_trp1", LegSide::kLeft}] = {"heel", "plantar", 0.1 + 0.2, 1.0 / 3.0, 5};
  for (int i = 0; i < sessions; ++i) {
    Session session = numberedSession(static_cast<int>(seed % 1000) * 100000 + i);
    session.remark = texts[static_cast<std::size_t>(below(8))];
    session.tool = i % 4 == 0 ? "roller, \"hard\"" : "ball";
    if (i % 5 == 0) session.treatments.clear();
    journal.sessions.emplace(session.uuid, session);
  }
  return journal;
}

}  // namespace crus::journal::test
