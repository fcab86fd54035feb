// What the sessions say over time: series to be drawn, and sums to be told.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "app/journal/journal.h"

namespace crus::journal {

/// Days since 1970-01-01 as the user's clock on the wall counts them, with the time of day as a fraction.
double dayOf(std::string_view started);
/// "25 Nov 2026" and back to midnight of that day.
std::string dayWords(double day);
/// "90 s", "2 min", "1 h 5 min".
std::string durationWords(int seconds);

struct Sample {
  double day = 0.0;
  double value = 0.0;
  const Session* session = nullptr;  // in the journal
};

/// In the order of time; `point` empty: of all points together.
struct History {
  std::vector<Sample> before, after;        // tenderness
  std::vector<Sample> wallRight, wallLeft;  // knee to wall, cm
  std::vector<Sample> releases;             // seconds held, one sample a treatment
  int sessions = 0;
  std::int64_t seconds = 0;
};
/// \param side  null: both legs. Knee to wall is of its own leg whatever the side of the session.
History historyOf(const Journal& journal, const std::string& point, const LegSide* side);

struct FoundNote {
  Subject subject;
  std::string why;  // the words around the first match
};
/// Notes that hold all the words, each at the beginning of a word, in any order and case (of ASCII letters).
std::vector<FoundNote> findNotes(const Journal& journal, std::string_view words);

}  // namespace crus::journal
