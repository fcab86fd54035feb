// Walks one TOML table field by field and writes down, with the line, everything that is not as it should be.
// Inside app/atlas only: nothing else sees toml++.
#pragma once

#include <toml++/toml.h>
#include <cstddef>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/atlas/atlas.h"

namespace crus {

/// What an id names. A link's end is a kNode; muscles are nodes too.
enum class IdKind {
  kMuscle,
  kPart,
  kPoint,
  kRelease,
  kStretch,
  kExercise,
  kNode,
  kLink,
  kSafetyZone,
  kDifferential,
  kEntrapment,
  kDisagreement,
  kSource,
  kFinding
};

/// "muscle", "point" ... for messages.
std::string_view kindName(IdKind kind);

/// An id written in a file, either where it is given to something or where something refers to it.
struct IdUse {
  IdKind kind = IdKind::kMuscle;
  std::string id;
  int line = 0;
};

struct Mistake {
  int line = 0;  // 0: the file as a whole
  std::string reason;
};

/// What reading one file left behind besides its values.
struct FileRecord {
  std::string file;  // as the user will see it
  std::vector<Mistake> mistakes;
  std::vector<IdUse> definitions, references;
  std::map<std::string, int> lines;  // of what is held against a model later, see AtlasReading::places
};

/// The candidate with the smallest edit distance to `word`, or empty when none is near (more than a third
/// differs).
std::string nearest(std::string_view word, const std::vector<std::string>& candidates);

/// Allowed values of a number, ends included.
struct Range {
  double low = 0.0;
  double high = 1.0;
};

/// Every getter marks its key as known, records a mistake when the value does not fit and then returns an
/// empty value, so that one pass finds all mistakes of a file. `finish` reports the keys that nobody asked
/// for.
class Cursor {
 public:
  Cursor(const toml::table& table, std::string name, FileRecord& record);

  std::string text(std::string_view key);          // must be there and not blank
  std::string optionalText(std::string_view key);  // empty when absent
  std::vector<std::string> texts(std::string_view key);
  std::vector<std::string> optionalTexts(std::string_view key);
  /// One of the words; empty and recorded when it is another.
  std::string oneOf(std::string_view key, const std::vector<std::string>& words);
  std::string optionalOneOf(std::string_view key, const std::vector<std::string>& words);
  bool flag(std::string_view key, bool whenAbsent);
  int integer(std::string_view key, Range range);
  float number(std::string_view key, Range range);
  /// [low, high] with low <= high, both in range. Absent gives nothing and is recorded by `interval` only.
  std::optional<Interval> interval(std::string_view key, Range range);
  std::optional<Interval> optionalInterval(std::string_view key, Range range);
  /// A list of such pairs; none when absent.
  std::vector<Interval> optionalIntervals(std::string_view key, Range range);
  /// None when absent.
  std::optional<float> optionalNumber(std::string_view key, Range range);
  Color8 color(std::string_view key);  // "#RRGGBB"

  std::string define(std::string_view key, IdKind kind);
  std::string reference(std::string_view key, IdKind kind);
  std::vector<std::string> references(std::string_view key, IdKind kind);  // at least one
  std::vector<std::string> optionalReferences(std::string_view key, IdKind kind);
  Confidence confidence(std::string_view key = "confidence");
  /// The sources of a claim: at least one, for a claim without a source is a mistake of its own.
  std::vector<std::string> sources();

  std::optional<Cursor> table(std::string_view key);  // must be there
  std::vector<Cursor> tables(std::string_view key);   // at least one
  std::vector<Cursor> optionalTables(std::string_view key);

  [[nodiscard]] bool has(std::string_view key) const;
  void mistake(std::string_view key, const std::string& reason);  // at the key's line, or the table's
  void finish();

  [[nodiscard]] FileRecord& record() { return *record_; }
  [[nodiscard]] int line(std::string_view key) const;

 private:
  const toml::node* find(std::string_view key, bool required);
  const toml::array* list(std::string_view key, bool required);
  std::vector<std::string> readTexts(std::string_view key, bool required);
  std::vector<std::string> readReferences(std::string_view key, IdKind kind, bool required);
  std::optional<Interval> readInterval(std::string_view key, Range range, bool required);
  std::optional<Interval> pairIn(std::string_view key, const toml::node& node, Range range);
  std::string readOneOf(std::string_view key, const std::vector<std::string>& words, bool required);
  std::vector<Cursor> readTables(std::string_view key, bool required);

  const toml::table* table_;
  std::string name_;
  FileRecord* record_;
  std::vector<std::string> known_;
};

}  // namespace crus
