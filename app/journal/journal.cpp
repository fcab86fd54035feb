#include "app/journal/journal.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <random>

namespace crus::journal {
namespace {

using engine::Done;
using engine::Error;
using engine::Status;

constexpr std::array<std::string_view, 2> kSides{"right", "left"};
constexpr std::array<std::string_view, 3> kStates{"latent", "active", "resolved"};
constexpr std::array<std::string_view, 9> kCharts{"leg",   "foot_dorsum", "foot_plantar", "heel", "toe_1",
                                                  "toe_2", "toe_3",       "toe_4",        "toe_5"};

template <class Enum, std::size_t N>
std::optional<Enum> wordOf(const std::array<std::string_view, N>& words, std::string_view word) {
  const auto found = std::find(words.begin(), words.end(), word);
  if (found == words.end()) return std::nullopt;
  return static_cast<Enum>(found - words.begin());
}

Error refused(std::string reason) {
  return {{}, {}, std::move(reason)};
}

std::string codePoint(unsigned value) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string text = "U+";
  for (int shift = 12; shift >= 0; shift -= 4) text += kDigits[(value >> static_cast<unsigned>(shift)) & 15U];
  return text;
}

/// Bytes of the UTF-8 sequence that starts the text, 0 when there is none (RFC 3629: no overlong forms, no
/// surrogates, nothing above U+10FFFF).
std::size_t sequenceLength(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const auto follows = [&](std::size_t i, unsigned low = 0x80, unsigned high = 0xBF) {
    return i < text.size() && byte(i) >= low && byte(i) <= high;
  };
  const unsigned first = byte(0);
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return follows(1) ? 2 : 0;
  if (first >= 0xE0 && first <= 0xEF) {
    const bool second = first == 0xE0   ? follows(1, 0xA0)
                        : first == 0xED ? follows(1, 0x80, 0x9F)
                                        : follows(1);
    return second && follows(2) ? 3 : 0;
  }
  if (first >= 0xF0 && first <= 0xF4) {
    const bool second = first == 0xF0   ? follows(1, 0x90)
                        : first == 0xF4 ? follows(1, 0x80, 0x8F)
                                        : follows(1);
    return second && follows(2) && follows(3) ? 4 : 0;
  }
  return 0;
}

Status checkLine(std::string_view text, const std::string& what) {
  if (text.size() > kLongestLineBytes)
    return refused(what + " is longer than " + std::to_string(kLongestLineBytes) + " bytes");
  if (text.find('\n') != std::string_view::npos) return refused(what + " has more than one line");
  return checkText(text);
}

Status checkTenderness(const std::optional<int>& value) {
  if (value && (*value < 0 || *value > 10))
    return refused("a tenderness goes from 0 to 10, not " + std::to_string(*value));
  return Done{};
}

Status checkWall(const std::optional<double>& cm) {
  if (!cm) return Done{};
  if (!(*cm >= 0.0) || *cm > kMostWallCm)
    return refused("knee to wall goes from 0 to 40 cm, not " + numberWords(*cm));
  if (std::abs(*cm * 10.0 - std::round(*cm * 10.0)) > 1e-6)
    return refused("knee to wall is kept to a millimetre, not " + numberWords(*cm) + " cm");
  return Done{};
}

}  // namespace

std::string_view sideWord(LegSide side) {
  return kSides[static_cast<std::size_t>(side)];
}
std::optional<LegSide> sideOf(std::string_view word) {
  return wordOf<LegSide>(kSides, word);
}
std::string_view stateWord(PointState state) {
  return kStates[static_cast<std::size_t>(state)];
}
std::optional<PointState> pointStateOf(std::string_view word) {
  return wordOf<PointState>(kStates, word);
}

std::vector<const Session*> byDate(const Journal& journal) {
  std::vector<const Session*> sessions;
  sessions.reserve(journal.sessions.size());
  for (const auto& [uuid, session] : journal.sessions) sessions.push_back(&session);
  std::sort(sessions.begin(), sessions.end(), [](const Session* a, const Session* b) {
    return std::tie(a->started, a->uuid) < std::tie(b->started, b->uuid);
  });
  return sessions;
}

std::int64_t lastChange(const Journal& journal) {
  std::int64_t last = 0;
  const auto look = [&](const auto& things) {
    for (const auto& [key, thing] : things) last = std::max(last, thing.changedMs);
  };
  look(journal.notes);
  look(journal.states);
  look(journal.spots);
  look(journal.sessions);
  return last;
}

Status checkText(std::string_view text) {
  if (text.size() > kLongestTextBytes)
    return refused("the text has " + std::to_string(text.size()) + " bytes, more than " +
                   std::to_string(kLongestTextBytes));
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t length = sequenceLength(text.substr(i));
    if (length == 0) return refused("the text is not UTF-8 at byte " + std::to_string(i + 1));
    const auto first = static_cast<unsigned char>(text[i]);
    const bool c0 = length == 1 && ((first < 0x20 && first != '\n' && first != '\t') || first == 0x7F);
    const bool c1 = length == 2 && first == 0xC2 && static_cast<unsigned char>(text[i + 1]) < 0xA0;
    if (c0 || c1) {
      const unsigned value = c0 ? first : static_cast<unsigned char>(text[i + 1]);
      return refused("the text has the control character " + codePoint(value) + " at byte " +
                     std::to_string(i + 1));
    }
    i += length;
  }
  return Done{};
}

Status checkId(std::string_view id) {
  const bool fits = !id.empty() && id.size() <= 64 && std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
  if (fits) return Done{};
  return refused("an id has 1 to 64 of the letters a to z, digits and _");
}

Status checkUuid(std::string_view uuid) {
  bool fits = uuid.size() == 36;
  for (std::size_t i = 0; fits && i < uuid.size(); ++i) {
    const char c = uuid[i];
    const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    fits = dash ? c == '-' : (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
  }
  if (fits) return Done{};
  return refused("a uuid looks like 01234567-89ab-4cde-8f01-23456789abcd");
}

Status checkDate(std::string_view date) {
  constexpr std::string_view kPattern = "dddd-dd-ddTdd:dd";
  bool fits = date.size() == kPattern.size();
  for (std::size_t i = 0; fits && i < date.size(); ++i)
    fits = kPattern[i] == 'd' ? date[i] >= '0' && date[i] <= '9' : date[i] == kPattern[i];
  if (!fits) return refused("a date looks like 2026-11-25T18:30");
  const auto number = [&](std::size_t at, std::size_t count) {
    return static_cast<int>(*integerOf(date.substr(at, count)));
  };
  const std::chrono::year_month_day day{std::chrono::year{number(0, 4)},
                                        std::chrono::month{static_cast<unsigned>(number(5, 2))},
                                        std::chrono::day{static_cast<unsigned>(number(8, 2))}};
  if (number(0, 4) < 1900 || number(0, 4) > 2199 || !day.ok() || number(11, 2) > 23 || number(14, 2) > 59)
    return refused("there is no such time as " + std::string{date});
  return Done{};
}

Status checkChanged(std::int64_t changedMs) {
  if (changedMs >= 0 && changedMs <= kMostChangedMs) return Done{};
  return refused("a change is dated in milliseconds from 1970 to 9999");
}

Status checkNote(const Note& note) {
  if (Status uuid = checkUuid(note.uuid); !uuid) return uuid;
  if (note.text.empty()) return refused("the note is empty");
  if (Status changed = checkChanged(note.changedMs); !changed) return changed;
  return checkText(note.text);
}

Status checkSpot(const OwnSpot& spot) {
  if (std::find(kCharts.begin(), kCharts.end(), spot.chart) == kCharts.end())
    return refused("there is no chart of the skin of this name");
  if (!spot.surface.empty()) {
    if (Status surface = checkId(spot.surface); !surface) return surface;
  }
  const bool leg = spot.chart == "leg";
  const bool fits =
      leg ? spot.first >= -0.5 && spot.first <= 1.5 && spot.second >= 0.0 && spot.second < 360.0
          : spot.first >= -0.2 && spot.first <= 1.2 && spot.second >= -0.2 && spot.second <= 1.2;
  if (!fits)
    return refused(leg ? "on the leg h goes from -0.5 to 1.5 and theta from 0 to below 360"
                       : "on the foot u and v go from -0.2 to 1.2");
  return checkChanged(spot.changedMs);
}

Status checkTreatment(const Treatment& treatment) {
  if (Status id = checkId(treatment.point); !id) return id;
  if (treatment.seconds < 0 || treatment.seconds > kMostSeconds)
    return refused("a point is held from 0 to " + std::to_string(kMostSeconds) + " seconds, not " +
                   std::to_string(treatment.seconds));
  if (Status before = checkTenderness(treatment.before); !before) return before;
  return checkTenderness(treatment.after);
}

Status checkSession(const Session& session) {
  if (Status uuid = checkUuid(session.uuid); !uuid) return uuid;
  if (Status date = checkDate(session.started); !date) return date;
  if (Status tool = checkLine(session.tool, "the tool"); !tool) return tool;
  if (Status remark = checkText(session.remark); !remark) return remark;
  for (const auto& cm : {session.wallRightCm, session.wallLeftCm}) {
    if (Status wall = checkWall(cm); !wall) return wall;
  }
  if (session.treatments.size() > kMostTreatments)
    return refused("a session has at most " + std::to_string(kMostTreatments) + " points");
  for (const Treatment& treatment : session.treatments) {
    if (Status checked = checkTreatment(treatment); !checked) return checked;
  }
  return checkChanged(session.changedMs);
}

std::string numberWords(double value) {
  std::array<char, 40> buffer{};
  const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
  return {buffer.data(), result.ptr};
}

std::optional<double> numberOf(std::string_view text) {
  double value = 0.0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

std::optional<std::int64_t> integerOf(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::string newUuid() {
  std::random_device random;
  std::string uuid;
  constexpr std::string_view kDigits = "0123456789abcdef";
  for (int i = 0; i < 32; ++i) {
    if (i == 8 || i == 12 || i == 16 || i == 20) uuid += '-';
    unsigned digit = random() & 15U;
    if (i == 12) digit = 4U;
    if (i == 16) digit = 8U | (digit & 3U);
    uuid += kDigits[digit];
  }
  return uuid;
}

}  // namespace crus::journal
