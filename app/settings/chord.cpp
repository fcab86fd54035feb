#include "app/settings/chord.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "app/state/command_words.h"

namespace crus {
namespace {

constexpr std::array<std::string_view, 16> kNamed{
    "Esc",  "Enter", "Tab",    "Backspace", "Insert", "Delete", "Right", "Left",
    "Down", "Up",    "PageUp", "PageDown",  "Home",   "End",    "Space", "Num ."};
constexpr std::string_view kSigns = ",.;/-=[]'<>?_+{}:\"`~";

std::string lower(std::string_view text) {
  std::string result{text};
  std::transform(result.begin(), result.end(), result.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return result;
}

std::string trimmed(std::string_view text) {
  const std::size_t from = text.find_first_not_of(' ');
  if (from == std::string_view::npos) return {};
  return std::string{text.substr(from, text.find_last_not_of(' ') - from + 1)};
}

/// The key itself; empty when there is none of that name.
std::string keyNamed(const std::string& word) {
  if (word.size() == 1) {
    const auto letter = static_cast<unsigned char>(word.front());
    if (std::isalnum(letter) != 0) return std::string(1, static_cast<char>(std::toupper(letter)));
    return kSigns.find(word) != std::string_view::npos ? word : std::string{};
  }
  const std::string low = lower(word);
  for (const std::string_view name : kNamed) {
    if (low == lower(name)) return std::string{name};
  }
  if (low == "escape") return "Esc";
  if (low == "return") return "Enter";
  if (low.size() > 1 && low.front() == 'f') {
    const std::optional<int> number = parseInteger(std::string_view{low}.substr(1));
    if (number && *number >= 1 && *number <= 25 && low[1] != '+') return "F" + std::to_string(*number);
  }
  return {};
}

}  // namespace

engine::Result<std::string> parseChord(std::string_view text) {
  bool control = false;
  bool alt = false;
  bool shift = false;
  std::string rest = trimmed(text);
  // The last + may be the key itself.
  for (std::size_t plus = rest.find('+'); plus != std::string::npos && plus + 1 < rest.size() && plus > 0;
       plus = rest.find('+')) {
    const std::string word = lower(trimmed(rest.substr(0, plus)));
    if (word == "ctrl" || word == "control" || word == "cmd" || word == "command") {
      control = true;
    } else if (word == "alt" || word == "option") {
      alt = true;
    } else if (word == "shift") {
      shift = true;
    } else {
      std::string reason{"'"};
      reason.append(trimmed(rest.substr(0, plus))).append("' is no Ctrl, Alt or Shift");
      return engine::Error{{}, {}, reason};
    }
    rest = trimmed(rest.substr(plus + 1));
  }
  const std::string key = keyNamed(rest);
  if (key.empty()) return engine::Error{{}, {}, "there is no key called '" + rest + "'"};
  std::string chord;
  if (control) chord += "Ctrl+";
  if (alt) chord += "Alt+";
  // A sign says by itself whether Shift makes it.
  if (shift && (key.size() > 1 || kSigns.find(key) == std::string_view::npos)) chord += "Shift+";
  return chord + key;
}

}  // namespace crus
