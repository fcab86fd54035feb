#include "app/settings/settings_file.h"

#include <toml++/toml.h>
#include <algorithm>
#include <utility>

#include "app/atlas/toml_depth.h"
#include "app/settings/chord.h"
#include "app/settings/setting_table.h"
#include "app/state/command.h"
#include "app/state/command_words.h"

namespace crus {
namespace {

constexpr std::size_t kMostDots = 2000;  // nested keys beyond it are no settings
constexpr std::string_view kRelease = "release";
constexpr std::string_view kHead =
    "# Settings of Crus. Change them here or in the window (Ctrl+,); what is not named is as in a fresh "
    "program.\n";

std::string lineOf(const toml::node& node) {
  return "line " + std::to_string(node.source().begin.line);
}

/// Some selection, so that words about `selected` can be checked.
AppState checkingState() {
  AppState state;
  state.selected = {Pick::Kind::kMuscle, "any"};
  return state;
}

class Reader {
 public:
  Reader(std::string file, SettingsRead& into) : file_{std::move(file)}, into_{into} {}

  void settings(const toml::table& table) {
    for (const auto& [key, node] : table) {
      const std::string name{key.str()};
      if (name == "keys") {
        if (const toml::table* keys = node.as_table()) {
          bindings(*keys, "");
        } else {
          problem(node, "keys is no table; it begins with [keys]");
        }
      } else if (const SettingRow* row = settingNamed(name)) {
        setting(*row, node);
      } else {
        problem(node, unknownSetting(name));
      }
    }
  }

 private:
  void problem(const toml::node& node, std::string reason) {
    into_.problems.push_back({file_, lineOf(node), std::move(reason)});
  }

  static std::string unknownSetting(const std::string& name) {
    std::string reason = "there is no setting '" + name + "'";
    for (const SettingRow& row : settingTable()) {
      if (editDistance(name, row.key) <= 2) return reason + "; did you mean '" + std::string{row.key} + "'?";
    }
    return reason;
  }

  void setting(const SettingRow& row, const toml::node& node) {
    std::string words;
    if (const auto flag = node.value_exact<bool>(); flag && row.isSwitch()) {
      words = *flag ? "on" : "off";
    } else if (const auto number = node.value_exact<std::int64_t>()) {
      words = std::to_string(*number);
    } else if (const auto text = node.value_exact<std::string>()) {
      words = *text;
    } else {
      words = node.is_boolean() ? "true or false" : "something else";
    }
    const engine::Result<int> value = parseSetting(row, words, row.low);
    if (value) {
      row.set(into_.state, *value);
    } else {
      problem(node, value.error().reason);
    }
  }

  void bindings(const toml::table& keys, const std::string& context) {
    for (const auto& [key, node] : keys) {
      const std::string name{key.str()};
      if (context.empty() && name == kRelease && node.is_table()) {
        bindings(*node.as_table(), std::string{kRelease} + ' ');
        continue;
      }
      const engine::Result<std::string> chord = parseChord(name);
      const auto line = node.value_exact<std::string>();
      if (!chord) {
        problem(node, chord.error().reason);
      } else if (!line) {
        problem(node, "a key wants a command in quotes, or \"\" for none");
      } else if (const auto command = parseCommand(*line, checkingState()); !line->empty() && !command) {
        problem(node, command.error().reason.empty() ? "that is no command" : command.error().reason);
      } else {
        into_.state.preferences.keys[context + *chord] = *line;
      }
    }
  }

  std::string file_;
  SettingsRead& into_;
};

engine::Result<toml::table> parsed(std::string_view text, const std::string& file) {
  if (dotsOutsideStrings(text) > kMostDots) return engine::Error{file, {}, "is nested too deeply"};
  try {
    return toml::parse(text, file);
  } catch (const toml::parse_error& failure) {
    return engine::Error{file, "line " + std::to_string(failure.source().begin.line),
                         std::string{failure.description()}};
  }
}

// --- Writing

std::string inQuotes(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') result += '\\';
    result += c;
  }
  return result + '"';
}

std::string valueAsToml(const SettingRow& row, int value) {
  if (row.isSwitch()) return value != 0 ? "true" : "false";
  return row.choices.empty() ? std::to_string(value) : inQuotes(settingWords(row, value));
}

/// The text with places to be replaced, which toml++ names by line and column.
class Editor {
 public:
  explicit Editor(std::string_view text) : text_{text} {
    if (!text_.empty() && text_.back() != '\n') text_ += '\n';
    lines_.push_back(0);
    for (std::size_t i = 0; i < text_.size(); ++i) {
      if (text_[i] == '\n') lines_.push_back(i + 1);
    }
  }

  void replace(const toml::source_region& region, std::string with) {
    edits_.push_back({offset(region.begin), offset(region.end), std::move(with)});
  }
  void removeLine(std::size_t line) { edits_.push_back({startOf(line), startOf(line + 1), {}}); }
  void insertBefore(std::size_t line, std::string text) {
    edits_.push_back({startOf(line), startOf(line), std::move(text)});
  }
  void append(std::string text) { edits_.push_back({text_.size(), text_.size(), std::move(text)}); }

  /// The line of a heading, or that of the comment right above it.
  [[nodiscard]] std::size_t aboveComments(std::size_t line) const {
    while (line > 1 && text_[startOf(line - 1)] == '#') --line;
    return line;
  }

  /// Where a table begins; none when no line says so (a table may be there by the name of another one alone).
  [[nodiscard]] std::optional<std::size_t> headingLine(std::string_view heading) const {
    for (std::size_t line = 1; line <= lines_.size(); ++line) {
      const std::string_view text = std::string_view{text_}.substr(startOf(line));
      const std::size_t first = text.find_first_not_of(" \t");
      if (first != std::string_view::npos && text.substr(first).starts_with(heading)) return line;
    }
    return std::nullopt;
  }

  std::string done() {
    std::stable_sort(edits_.begin(), edits_.end(),
                     [](const Edit& a, const Edit& b) { return a.from < b.from; });
    std::string result;
    std::size_t at = 0;
    for (const Edit& edit : edits_) {
      result += text_.substr(at, edit.from - at) + edit.with;
      at = edit.to;
    }
    return result + text_.substr(at);
  }

 private:
  struct Edit {
    std::size_t from, to;
    std::string with;
  };
  /// Lines count from 1, as in messages.
  [[nodiscard]] std::size_t startOf(std::size_t line) const {
    return lines_[std::min(line, lines_.size()) - 1];
  }
  /// Columns count letters, not bytes.
  [[nodiscard]] std::size_t offset(const toml::source_position& position) const {
    std::size_t at = startOf(position.line);
    for (std::size_t column = 1; column < position.column && at < text_.size(); ++column) {
      do {
        ++at;
      } while (at < text_.size() && (static_cast<unsigned char>(text_[at]) & 0xC0U) == 0x80U);
    }
    return at;
  }

  std::string text_;
  std::vector<std::size_t> lines_;
  std::vector<Edit> edits_;
};

void writeValues(Editor& editor, const toml::table& table, const AppState& state) {
  std::string fresh;
  for (const SettingRow& row : settingTable()) {
    const std::string value = valueAsToml(row, row.get(state));
    if (const toml::node* node = table.get(row.key)) {
      SettingsRead now;
      Reader{"", now}.settings(toml::table{{row.key, *node}});
      if (!now.problems.empty() || row.get(now.state) != row.get(state))
        editor.replace(node->source(), value);
    } else if (row.get(state) != defaultOf(row)) {
      fresh += std::string{row.key} + " = " + value + "\n";
    }
  }
  if (fresh.empty()) return;
  // What belongs to no table stands above the first one.
  std::optional<std::size_t> heading;
  for (const auto& [key, node] : table) {
    if (!node.is_table() && !node.is_array_of_tables()) continue;
    const std::size_t line = node.source().begin.line;
    if (line > 0 && (!heading || line < *heading)) heading = line;
  }
  if (heading) {
    editor.insertBefore(editor.aboveComments(*heading), fresh + "\n");
  } else {
    editor.append(fresh);
  }
}

/// The keys of one table; `context` is the prefix of its chords in Preferences::keys.
void writeKeys(Editor& editor, const toml::table* table, const std::string& heading,
               const std::string& context, const AppState& state) {
  const auto isOfContext = [&](const std::string& chord) {
    const bool release = chord.starts_with(std::string{kRelease} + ' ');
    return context.empty() ? !release : release;
  };
  std::map<std::string, std::string> missing;
  for (const auto& [chord, line] : state.preferences.keys) {
    if (isOfContext(chord)) missing[chord.substr(context.size())] = line;
  }
  const std::optional<std::size_t> headingAt = editor.headingLine(heading);
  std::size_t last = headingAt.value_or(0);
  if (table != nullptr) {
    for (const auto& [key, node] : *table) {
      if (node.is_table()) continue;
      const engine::Result<std::string> chord = parseChord(key.str());
      last = std::max(last, static_cast<std::size_t>(node.source().end.line));
      if (!chord) continue;  // a slip of the user's, for the user to mend
      const auto wanted = missing.find(*chord);
      if (wanted == missing.end()) {
        editor.removeLine(node.source().begin.line);
        continue;
      }
      if (node.value_or(std::string{}) != wanted->second)
        editor.replace(node.source(), inQuotes(wanted->second));
      missing.erase(wanted);
    }
  }
  if (missing.empty()) return;
  std::string fresh;
  for (const auto& [chord, line] : missing) fresh += inQuotes(chord) + " = " + inQuotes(line) + "\n";
  if (headingAt) {
    editor.insertBefore(last + 1, fresh);
  } else {
    editor.append("\n" + heading + "\n" + fresh);
  }
}

}  // namespace

engine::Result<SettingsRead> readSettings(std::string_view text, const std::string& file, AppState state) {
  engine::Result<toml::table> table = parsed(text, file);
  if (!table) return table.error();
  SettingsRead read{withSettingsOf(std::move(state), freshSettings()), {}};
  Reader{file, read}.settings(*table);
  return read;
}

std::string withSettings(std::string_view text, const AppState& state) {
  const std::string start = text.empty() ? std::string{kHead} : std::string{text};
  const engine::Result<toml::table> table = parsed(start, {});
  if (!table) return start;
  Editor editor{start};
  writeValues(editor, *table, state);
  const toml::table* keys = (*table)["keys"].as_table();
  writeKeys(editor, keys, "[keys]", "", state);
  const toml::table* release = keys != nullptr ? (*keys)[kRelease].as_table() : nullptr;
  writeKeys(editor, release, "[keys.release]", std::string{kRelease} + ' ', state);
  return editor.done();
}

}  // namespace crus
