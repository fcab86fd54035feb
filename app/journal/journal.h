// What a user keeps: notes, the state of points, own spots, sessions. Plain values, without storage or
// screen.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "engine/core/result.h"

namespace crus::journal {

enum class LegSide { kRight, kLeft };
std::string_view sideWord(LegSide side);  // "right", "left"
std::optional<LegSide> sideOf(std::string_view word);

/// A point or a muscle by its id, or "leg" for the whole leg, of one side.
using Subject = std::pair<std::string, LegSide>;
inline constexpr std::string_view kWholeLeg = "leg";

/// `changedMs` of all that follows: milliseconds since 1970 UTC of the last change, made to grow with every
/// change even when the clock jumps back; of two versions of a thing the greater one is the later.
struct Note {
  std::string uuid;
  std::string text;  // UTF-8, a subset of Markdown; see checkText
  std::int64_t changedMs = 0;
  bool operator==(const Note&) const = default;
};

enum class PointState { kLatent, kActive, kResolved };
std::string_view stateWord(PointState state);  // "latent", "active", "resolved"
std::optional<PointState> pointStateOf(std::string_view word);

struct StateOfPoint {
  PointState state = PointState::kLatent;
  std::int64_t changedMs = 0;
  bool operator==(const StateOfPoint&) const = default;
};

/// A place of the skin in a chart of the leg: chart "leg" with h and theta (degrees, of either leg), or a
/// chart of the foot (foot_dorsum, foot_plantar, heel, toe_1 .. toe_5, where it has any with a surface) with
/// u and v.
struct OwnSpot {
  std::string chart = "leg";
  std::string surface;
  double first = 0.0;
  double second = 0.0;
  std::int64_t changedMs = 0;
  bool operator==(const OwnSpot&) const = default;
};

struct Treatment {
  std::string point;
  int seconds = 0;            // held
  std::optional<int> before;  // tenderness, 0 none .. 10 the worst
  std::optional<int> after;
  bool operator==(const Treatment&) const = default;
};

struct Session {
  std::string uuid;
  std::string started;  // local time, "YYYY-MM-DDTHH:MM"
  LegSide side = LegSide::kRight;
  std::string tool;
  std::string remark;
  /// Ankle dorsiflexion by the knee-to-wall test: toe to wall, cm, to one decimal.
  std::optional<double> wallRightCm, wallLeftCm;
  std::vector<Treatment> treatments;
  std::int64_t changedMs = 0;
  bool operator==(const Session&) const = default;
};

struct Journal {
  std::map<Subject, Note> notes;
  std::map<Subject, StateOfPoint> states;
  std::map<Subject, OwnSpot> spots;
  std::map<std::string, Session> sessions;  // by uuid
  bool operator==(const Journal&) const = default;
};

/// By date, and by uuid where dates are equal; pointers into the journal.
std::vector<const Session*> byDate(const Journal& journal);
/// The latest change of all, 0 in an empty journal.
std::int64_t lastChange(const Journal& journal);

inline constexpr std::size_t kLongestTextBytes = 1U << 20U;
inline constexpr std::size_t kLongestLineBytes = 1000;  // of a tool
inline constexpr std::size_t kMostTreatments = 1000;    // of one session
inline constexpr int kMostSeconds = 86400;
inline constexpr double kMostWallCm = 40.0;
inline constexpr std::int64_t kMostChangedMs = 253402300799999;  // the end of the year 9999

/// Each refuses with a reason what cannot be kept as it is.
/// Text is UTF-8 of at most kLongestTextBytes without control characters but line feed and tab.
engine::Status checkText(std::string_view text);
/// Ids and charts: a to z, 0 to 9 and _, 1 to 64 of them; so an id is always a safe name of a file.
engine::Status checkId(std::string_view id);
/// 8-4-4-4-12 lower-case hexadecimal digits.
engine::Status checkUuid(std::string_view uuid);
/// "YYYY-MM-DDTHH:MM", a day that exists, 1900 to 2199.
engine::Status checkDate(std::string_view date);
engine::Status checkNote(const Note& note);
engine::Status checkSpot(const OwnSpot& spot);
engine::Status checkTreatment(const Treatment& treatment);
engine::Status checkSession(const Session& session);
engine::Status checkChanged(std::int64_t changedMs);

/// The shortest decimal that reads back as the same number.
std::string numberWords(double value);
/// A finite decimal and nothing but it.
std::optional<double> numberOf(std::string_view text);
std::optional<std::int64_t> integerOf(std::string_view text);

/// A random one (RFC 4122, version 4).
std::string newUuid();

}  // namespace crus::journal
