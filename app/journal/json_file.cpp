#include "app/journal/json_file.h"

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>
#include <optional>
#include <vector>

#include "app/journal/entry_json.h"

namespace crus::journal {
namespace {

using nlohmann::json;

constexpr const char* kMark = "crus_journal";
constexpr std::int64_t kFormat = 1;
constexpr std::size_t kMostDepth = 4;       // of lists and objects inside one entry
constexpr std::size_t kMostValues = 10000;  // of one entry

/// Walks a text and knows the line; a line feed counts once the next letter is asked for.
class CountedText {
 public:
  // NOLINTBEGIN(readability-identifier-naming): as the standard wants them
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;
  // NOLINTEND(readability-identifier-naming)

  CountedText(const char* at, int* line) : at_{at}, line_{line} {}
  reference operator*() const { return *at_; }
  CountedText& operator++() {
    if (*at_ == '\n') ++*line_;
    ++at_;
    return *this;
  }
  CountedText operator++(int) {
    CountedText before = *this;
    ++*this;
    return before;
  }
  bool operator==(const CountedText& other) const { return at_ == other.at_; }
  bool operator!=(const CountedText& other) const { return at_ != other.at_; }

 private:
  const char* at_;
  int* line_;
};

/// Takes events of the parser; only one entry at a time is ever held as a tree.
class Reader : public nlohmann::json_sax<json> {
 public:
  explicit Reader(const int& line) : line_{line} {}

  bool null() override { return value(nullptr); }
  bool boolean(bool v) override { return value(v); }
  bool number_integer(number_integer_t v) override { return value(v); }
  bool number_unsigned(number_unsigned_t v) override { return value(v); }
  bool number_float(number_float_t v, const string_t&) override { return value(v); }
  bool string(string_t& v) override { return value(std::move(v)); }
  bool binary(binary_t&) override { return refuse("there is no binary data in a journal"); }

  bool start_object(std::size_t) override {
    if (!entered_) return entered_ = true;
    return open(json::object());
  }
  bool start_array(std::size_t) override {
    if (entered_ && section_ && !inSection_ && tree_.empty()) return inSection_ = true;
    return open(json::array());
  }
  bool key(string_t& name) override {
    if (!tree_.empty()) {
      if (tree_.back()->contains(name))
        return refuse("the member \"" + shortened(name) + "\" is there twice");
      key_ = std::move(name);
      return true;
    }
    mark_ = name == kMark;
    if (mark_) return true;
    const auto* found = std::find(std::begin(kSectionNames), std::end(kSectionNames), name);
    if (found == std::end(kSectionNames))
      return refuse("there is no part \"" + shortened(name) + "\" in a journal");
    section_ = static_cast<Section>(found - std::begin(kSectionNames));
    auto& seen = seen_[static_cast<std::size_t>(*section_)];
    if (seen) return refuse("the part \"" + name + "\" is there twice");
    return seen = true;
  }
  bool end_object() override { return close(); }
  bool end_array() override {
    if (!tree_.empty()) return close();
    inSection_ = false;
    section_.reset();
    return true;
  }
  bool parse_error(std::size_t, const std::string&, const json::exception& problem) override {
    std::string reason = problem.what();
    // "[json.exception.parse_error.101] parse error at line 1, column 2: syntax error ..."
    if (const std::size_t from = reason.find(": "); from != std::string::npos) reason.erase(0, from + 2);
    return refuse("this is not JSON: " + shortened(reason));
  }

  engine::Result<Journal> finish() {
    if (!problem_ && !marked_) refuse("this is no journal of Crus: \"crus_journal\": 1 is missing");
    if (problem_) return *problem_;
    return std::move(journal_);
  }

 private:
  bool refuse(const std::string& reason) {
    if (!problem_) problem_ = engine::Error{{}, "line " + std::to_string(line_), reason};
    return false;
  }
  static std::string shortened(const std::string& text) {
    constexpr std::size_t kMost = 120;
    std::string clean;
    for (const char c : text.substr(0, kMost))
      clean += static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) >= 0x7F ? '?' : c;
    return clean;
  }

  template <class T>
  bool value(T&& v) {
    if (!tree_.empty()) return place(json(std::forward<T>(v))) != nullptr;
    const json scalar(std::forward<T>(v));
    if (mark_ && entered_) {
      if (scalar != kFormat) return refuse("this is a journal of another format than 1");
      mark_ = false;
      return marked_ = true;
    }
    return refuse(entered_ && section_ ? "an entry is an object in braces" : "this is no journal of Crus");
  }

  /// Puts a value where the tree is being built. \return where it lies, null when it was refused.
  json* place(json v) {
    if (++values_ > kMostValues) return refuse("an entry has too many values"), nullptr;
    json& parent = *tree_.back();
    if (parent.is_array()) return &parent.emplace_back(std::move(v));
    return &(parent[key_] = std::move(v));
  }

  bool open(json container) {
    if (!entered_) return refuse("this is no journal of Crus");
    if (!inSection_) return refuse("the parts of a journal are lists in brackets");
    if (tree_.empty()) {
      if (!container.is_object()) return refuse("an entry is an object in braces");
      values_ = 0;
      entry_ = std::move(container);
      tree_.push_back(&entry_);
      return true;
    }
    if (tree_.size() >= kMostDepth) return refuse("an entry is nested too deeply");
    json* placed = place(std::move(container));
    if (placed == nullptr) return false;
    tree_.push_back(placed);
    return true;
  }

  bool close() {
    if (tree_.empty()) return true;  // the end of the whole
    tree_.pop_back();
    if (!tree_.empty()) return true;
    const engine::Status added = addEntry(journal_, *section_, entry_);
    return added ? true : refuse(added.error().reason);
  }

  const int& line_;
  Journal journal_;
  json entry_;
  std::vector<json*> tree_;  // the entry being built and the containers open in it
  std::string key_;
  std::size_t values_ = 0;
  std::optional<Section> section_;
  bool seen_[4] = {};
  bool entered_ = false, inSection_ = false, mark_ = false, marked_ = false;
  std::optional<engine::Error> problem_;
};

/// One entry a line.
template <class Things, class Write>
void writeSection(std::string& text, Section section, const Things& things, Write write) {
  text += ",\n\"" + std::string{kSectionNames[static_cast<std::size_t>(section)]} + "\": [";
  bool first = true;
  for (const auto& thing : things) {
    text += first ? "\n" : ",\n";
    text += write(thing).dump();
    first = false;
  }
  text += first ? "]" : "\n]";
}

}  // namespace

std::string asJson(const Journal& journal) {
  std::string text = "{\n\"crus_journal\": 1";
  writeSection(text, Section::kNotes, journal.notes,
               [](const auto& entry) { return noteJson(entry.first, entry.second); });
  writeSection(text, Section::kStates, journal.states,
               [](const auto& entry) { return stateJson(entry.first, entry.second); });
  writeSection(text, Section::kSpots, journal.spots,
               [](const auto& entry) { return spotJson(entry.first, entry.second); });
  writeSection(text, Section::kSessions, byDate(journal), [](const Session* s) { return sessionJson(*s); });
  return text + "\n}\n";
}

engine::Result<Journal> fromJson(std::string_view text) {
  int line = 1;
  Reader reader{line};
  json::sax_parse(CountedText{text.data(), &line}, CountedText{text.data() + text.size(), &line}, &reader);
  return reader.finish();
}

}  // namespace crus::journal
