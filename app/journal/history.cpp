#include "app/journal/history.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <chrono>
#include <cmath>

#include "app/journal/markdown.h"

namespace crus::journal {
namespace {

constexpr std::array<const char*, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                              "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

int numberAt(std::string_view text, std::size_t at, std::size_t count) {
  return static_cast<int>(integerOf(text.substr(at, count)).value_or(0));
}

std::string lower(std::string_view text) {
  std::string result{text};
  std::transform(result.begin(), result.end(), result.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return result;
}

/// Where the word stands at the beginning of a word of the text; npos when nowhere.
std::size_t placeOf(const std::string& text, const std::string& word) {
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
    const auto before = at == 0 ? ' ' : text[at - 1];
    if (std::isalnum(static_cast<unsigned char>(before)) == 0 && static_cast<unsigned char>(before) < 0x80)
      return at;
  }
  return std::string::npos;
}

}  // namespace

double dayOf(std::string_view started) {
  if (started.size() != 16) return 0.0;
  const std::chrono::sys_days day{std::chrono::year{numberAt(started, 0, 4)} / numberAt(started, 5, 2) /
                                  numberAt(started, 8, 2)};
  const double minutes = 60.0 * numberAt(started, 11, 2) + numberAt(started, 14, 2);
  return static_cast<double>(day.time_since_epoch().count()) + minutes / 1440.0;
}

std::string dayWords(double day) {
  const std::chrono::year_month_day date{
      std::chrono::sys_days{std::chrono::days{static_cast<int>(std::floor(day))}}};
  return std::to_string(static_cast<unsigned>(date.day())) + " " +
         kMonths[static_cast<unsigned>(date.month()) - 1] + " " +
         std::to_string(static_cast<int>(date.year()));
}

std::string durationWords(int seconds) {
  if (seconds < 120) return std::to_string(seconds) + " s";
  const int minutes = (seconds + 30) / 60;
  if (minutes < 60) return std::to_string(minutes) + " min";
  return std::to_string(minutes / 60) + " h " + std::to_string(minutes % 60) + " min";
}

History historyOf(const Journal& journal, const std::string& point, const LegSide* side) {
  History history;
  for (const Session* session : byDate(journal)) {
    const double day = dayOf(session->started);
    if (session->wallRightCm) history.wallRight.push_back({day, *session->wallRightCm, session});
    if (session->wallLeftCm) history.wallLeft.push_back({day, *session->wallLeftCm, session});
    if (side != nullptr && session->side != *side) continue;
    bool counts = point.empty();
    for (const Treatment& treatment : session->treatments) {
      if (!point.empty() && treatment.point != point) continue;
      counts = true;
      history.seconds += treatment.seconds;
      history.releases.push_back({day, static_cast<double>(treatment.seconds), session});
      if (treatment.before) history.before.push_back({day, static_cast<double>(*treatment.before), session});
      if (treatment.after) history.after.push_back({day, static_cast<double>(*treatment.after), session});
    }
    if (counts) ++history.sessions;
  }
  return history;
}

std::vector<FoundNote> findNotes(const Journal& journal, std::string_view words) {
  std::vector<std::string> wanted;
  std::string word;
  for (const char c : lower(words) + ' ') {
    if (std::isspace(static_cast<unsigned char>(c)) == 0) {
      word += c;
    } else if (!word.empty()) {
      wanted.push_back(std::move(word));
      word.clear();
    }
  }
  std::vector<FoundNote> found;
  if (wanted.empty()) return found;
  for (const auto& [subject, note] : journal.notes) {
    const std::string text = lower(note.text);
    const bool all = std::all_of(wanted.begin(), wanted.end(),
                                 [&](const std::string& w) { return placeOf(text, w) != std::string::npos; });
    if (!all) continue;
    // From the start of the line that has the first word.
    const std::size_t at = placeOf(text, wanted.front());
    const std::size_t line = text.rfind('\n', at);
    const std::size_t from = line == std::string::npos ? 0 : line + 1;
    found.push_back(
        {subject, plainWords(std::string_view{note.text}.substr(at - from > 80 ? at : from), 120)});
  }
  return found;
}

}  // namespace crus::journal
