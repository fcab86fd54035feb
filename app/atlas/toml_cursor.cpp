#include "app/atlas/toml_cursor.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <sstream>
#include <utility>

namespace crus {

namespace {

std::string quoted(std::string_view word) {
  return '"' + std::string{word} + '"';
}

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : ", ") + word;
  return all;
}

int lineOf(const toml::node& node) {
  return static_cast<int>(node.source().begin.line);
}

bool isBlank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

bool isId(std::string_view id) {
  return !id.empty() &&
         id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string_view::npos;
}

/// Both TOML integers and floats are numbers to a writer.
std::optional<double> numberIn(const toml::node& node) {
  return node.is_number() ? node.value<double>() : std::nullopt;
}

std::string rangeWords(Range range) {
  std::ostringstream words;
  words << range.low << " to " << range.high;
  return words.str();
}

bool within(double value, Range range) {
  return value >= range.low && value <= range.high;
}  // false for NaN

// Levenshtein distance with a single row.
std::size_t editDistance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = std::exchange(row[j], std::min({row[j] + 1, row[j - 1] + 1, substituted}));
    }
  }
  return row.back();
}

}  // namespace

std::string_view kindName(IdKind kind) {
  switch (kind) {
    case IdKind::kMuscle:
      return "muscle";
    case IdKind::kPart:
      return "part";
    case IdKind::kPoint:
      return "point";
    case IdKind::kRelease:
      return "release";
    case IdKind::kStretch:
      return "stretch";
    case IdKind::kExercise:
      return "exercise";
    case IdKind::kNode:
      return "node";
    case IdKind::kLink:
      return "link";
    case IdKind::kSafetyZone:
      return "safety zone";
    case IdKind::kDifferential:
      return "differential";
    case IdKind::kEntrapment:
      return "entrapment";
    case IdKind::kDisagreement:
      return "disagreement";
    case IdKind::kSource:
      return "source";
    case IdKind::kFinding:
      return "finding";
  }
  return "thing";
}

std::string nearest(std::string_view word, const std::vector<std::string>& candidates) {
  std::string best;
  std::size_t least = std::max<std::size_t>(2, word.size() / 3) + 1;
  for (const std::string& candidate : candidates) {
    const std::size_t distance = editDistance(word, candidate);
    if (distance < least) {
      least = distance;
      best = candidate;
    }
  }
  return best;
}

Cursor::Cursor(const toml::table& table, std::string name, FileRecord& record)
    : table_{&table}, name_{std::move(name)}, record_{&record} {}

bool Cursor::has(std::string_view key) const {
  return table_->contains(key);
}

int Cursor::line(std::string_view key) const {
  const toml::node* node = table_->get(key);
  return std::max(1, lineOf(node != nullptr ? *node : static_cast<const toml::node&>(*table_)));
}

void Cursor::mistake(std::string_view key, const std::string& reason) {
  record_->mistakes.push_back({line(key), reason});
}

void Cursor::finish() {
  for (const auto& entry : *table_) {
    const std::string_view key = entry.first.str();
    if (std::find(known_.begin(), known_.end(), key) != known_.end()) continue;
    const std::string meant = nearest(key, known_);
    record_->mistakes.push_back({static_cast<int>(entry.first.source().begin.line),
                                 "unknown key " + quoted(key) + " in " + name_ +
                                     (meant.empty() ? "" : "; did you mean " + quoted(meant) + "?")});
  }
}

const toml::node* Cursor::find(std::string_view key, bool required) {
  known_.emplace_back(key);
  const toml::node* node = table_->get(key);
  if (node == nullptr && required) mistake(key, quoted(key) + " is missing in " + name_);
  return node;
}

const toml::array* Cursor::list(std::string_view key, bool required) {
  const toml::node* node = find(key, required);
  if (node == nullptr) return nullptr;
  const toml::array* array = node->as_array();
  if (array == nullptr) {
    mistake(key, quoted(key) + " must be a list: [ ... ]");
  } else if (array->empty() && required) {
    mistake(key, quoted(key) + " is an empty list");
  }
  return array;
}

std::string Cursor::text(std::string_view key) {
  const toml::node* node = find(key, true);
  if (node == nullptr) return {};
  const std::optional<std::string> value = node->is_string() ? node->value<std::string>() : std::nullopt;
  if (!value) {
    mistake(key, quoted(key) + " must be a text in quotes");
  } else if (isBlank(*value)) {
    mistake(key, quoted(key) + " is blank");
  }
  return value.value_or("");
}

std::string Cursor::optionalText(std::string_view key) {
  if (has(key)) return text(key);
  known_.emplace_back(key);
  return {};
}

std::vector<std::string> Cursor::readTexts(std::string_view key, bool required) {
  std::vector<std::string> values;
  const toml::array* array = list(key, required);
  if (array == nullptr) return values;
  for (const toml::node& node : *array) {
    const std::optional<std::string> value = node.is_string() ? node.value<std::string>() : std::nullopt;
    if (value && !isBlank(*value)) {
      values.push_back(*value);
    } else {
      record_->mistakes.push_back(
          {lineOf(node), quoted(key) + " may hold only texts in quotes, none of them blank"});
    }
  }
  return values;
}

std::vector<std::string> Cursor::texts(std::string_view key) {
  return readTexts(key, true);
}
std::vector<std::string> Cursor::optionalTexts(std::string_view key) {
  return readTexts(key, false);
}

std::string Cursor::readOneOf(std::string_view key, const std::vector<std::string>& words, bool required) {
  std::string value = required ? text(key) : optionalText(key);
  if (value.empty() || std::find(words.begin(), words.end(), value) != words.end()) return value;
  const std::string meant = nearest(value, words);
  mistake(key,
          "unknown " + std::string{key} + ' ' + quoted(value) +
              (meant.empty() ? "; known are: " + joined(words) : "; did you mean " + quoted(meant) + "?"));
  return {};
}

std::string Cursor::oneOf(std::string_view key, const std::vector<std::string>& words) {
  return readOneOf(key, words, true);
}
std::string Cursor::optionalOneOf(std::string_view key, const std::vector<std::string>& words) {
  return readOneOf(key, words, false);
}

bool Cursor::flag(std::string_view key, bool whenAbsent) {
  const toml::node* node = find(key, false);
  if (node == nullptr) return whenAbsent;
  if (!node->is_boolean()) mistake(key, quoted(key) + " must be true or false");
  return node->value<bool>().value_or(whenAbsent);
}

float Cursor::number(std::string_view key, Range range) {
  const toml::node* node = find(key, true);
  if (node == nullptr) return 0.0F;
  const std::optional<double> value = numberIn(*node);
  if (!value) {
    mistake(key, quoted(key) + " must be a number");
  } else if (!within(*value, range)) {
    mistake(key, quoted(key) + " lies outside " + rangeWords(range));
  } else {
    return static_cast<float>(*value);
  }
  return 0.0F;
}

int Cursor::integer(std::string_view key, Range range) {
  const float value = number(key, range);
  if (value != std::floor(value)) mistake(key, quoted(key) + " must be a whole number");
  return static_cast<int>(value);
}

std::optional<float> Cursor::optionalNumber(std::string_view key, Range range) {
  if (has(key)) return number(key, range);
  known_.emplace_back(key);
  return std::nullopt;
}

std::optional<Interval> Cursor::readInterval(std::string_view key, Range range, bool required) {
  const toml::node* node = find(key, required);
  return node == nullptr ? std::nullopt : pairIn(key, *node, range);
}

std::vector<Interval> Cursor::optionalIntervals(std::string_view key, Range range) {
  std::vector<Interval> pairs;
  const toml::array* array = has(key) ? list(key, true) : nullptr;
  known_.emplace_back(key);
  if (array == nullptr) return pairs;
  for (const toml::node& node : *array)
    if (const std::optional<Interval> pair = pairIn(key, node, range)) pairs.push_back(*pair);
  return pairs;
}

std::optional<Interval> Cursor::pairIn(std::string_view key, const toml::node& node, Range range) {
  const toml::array* array = node.as_array();
  const std::optional<double> low = array && array->size() == 2 ? numberIn((*array)[0]) : std::nullopt;
  const std::optional<double> high = array && array->size() == 2 ? numberIn((*array)[1]) : std::nullopt;
  if (!low || !high) {
    mistake(key, quoted(key) + " must be a pair of numbers: [low, high]");
  } else if (!within(*low, range) || !within(*high, range)) {
    mistake(key, quoted(key) + " lies outside " + rangeWords(range));
  } else if (*low > *high) {
    mistake(key, quoted(key) + " runs the wrong way round: the first number must be the smaller");
  } else {
    return Interval{static_cast<float>(*low), static_cast<float>(*high)};
  }
  return std::nullopt;
}

std::optional<Interval> Cursor::interval(std::string_view key, Range range) {
  return readInterval(key, range, true);
}
std::optional<Interval> Cursor::optionalInterval(std::string_view key, Range range) {
  return readInterval(key, range, false);
}

Color8 Cursor::color(std::string_view key) {
  const std::string value = text(key);
  if (value.empty()) return {};
  const bool fits = value.size() == 7 && value[0] == '#' &&
                    value.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string::npos;
  if (!fits) {
    mistake(key, quoted(key) + " must be a colour such as \"#1F91FF\"");
    return {};
  }
  const auto channel = [&](std::size_t at) {
    return static_cast<std::uint8_t>(std::stoul(value.substr(at, 2), nullptr, 16));
  };
  return {channel(1), channel(3), channel(5)};
}

std::string Cursor::define(std::string_view key, IdKind kind) {
  std::string id = text(key);
  if (id.empty()) return id;
  if (!isId(id)) mistake(key, "id " + quoted(id) + " may hold only a-z, 0-9 and _");
  record_->definitions.push_back({kind, id, line(key)});
  name_ += ' ' + quoted(id);
  return id;
}

std::string Cursor::reference(std::string_view key, IdKind kind) {
  std::string id = text(key);
  if (!id.empty()) record_->references.push_back({kind, id, line(key)});
  return id;
}

std::vector<std::string> Cursor::readReferences(std::string_view key, IdKind kind, bool required) {
  std::vector<std::string> ids = readTexts(key, required);
  const toml::array* array = table_->get_as<toml::array>(key);
  if (array == nullptr) return ids;
  for (const toml::node& node : *array) {
    if (const auto id = node.value<std::string>()) record_->references.push_back({kind, *id, lineOf(node)});
  }
  return ids;
}

std::vector<std::string> Cursor::references(std::string_view key, IdKind kind) {
  return readReferences(key, kind, true);
}
std::vector<std::string> Cursor::optionalReferences(std::string_view key, IdKind kind) {
  return readReferences(key, kind, false);
}

Confidence Cursor::confidence(std::string_view key) {
  const std::string word = oneOf(key, {"low", "medium", "high"});
  if (word == "high") return Confidence::kHigh;
  return word == "medium" ? Confidence::kMedium : Confidence::kLow;
}

std::vector<std::string> Cursor::sources() {
  const toml::array* array = table_->get_as<toml::array>("sources");
  if (!has("sources") || (array != nullptr && array->empty())) {
    known_.emplace_back("sources");
    mistake("sources", "a claim without a source: \"sources\" of " + name_ + " must name at least one");
    return {};
  }
  return references("sources", IdKind::kSource);
}

std::optional<Cursor> Cursor::table(std::string_view key) {
  const toml::node* node = find(key, true);
  if (node == nullptr) return std::nullopt;
  const toml::table* inner = node->as_table();
  if (inner == nullptr) {
    mistake(key, quoted(key) + " must be a table: [" + std::string{key} + ']');
    return std::nullopt;
  }
  return Cursor{*inner, std::string{key} + " of " + name_, *record_};
}

std::vector<Cursor> Cursor::readTables(std::string_view key, bool required) {
  std::vector<Cursor> cursors;
  const toml::array* array = list(key, required);
  if (array == nullptr) return cursors;
  for (const toml::node& node : *array) {
    if (const toml::table* inner = node.as_table()) {
      cursors.emplace_back(*inner, std::string{key}, *record_);
    } else {
      record_->mistakes.push_back({lineOf(node), quoted(key) + " may hold only tables"});
    }
  }
  return cursors;
}

std::vector<Cursor> Cursor::tables(std::string_view key) {
  return readTables(key, true);
}
std::vector<Cursor> Cursor::optionalTables(std::string_view key) {
  return readTables(key, false);
}

}  // namespace crus
