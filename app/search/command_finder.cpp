#include "app/search/command_finder.h"

#include <algorithm>
#include <utility>

#include "app/search/command_arguments.h"
#include "app/search/word_match.h"
#include "app/settings/setting_table.h"
#include "app/state/command.h"
#include "app/state/command_words.h"

namespace crus {
namespace {

constexpr float kComplete = 0.1F;  // for what can be done at once
constexpr std::size_t kMost = 60;  // nobody reads further down a list that is sorted

const CommandSyntax* syntaxNamed(std::string_view name) {
  const auto all = commandSyntax();
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const CommandSyntax& each) { return each.name == name; });
  return found == all.end() ? nullptr : &*found;
}

std::string chordsOf(const Keymap& keymap, std::string_view line) {
  std::string chords;
  for (const Keymap::Key& key : keymap.keys()) {
    if (key.command != line || key.context != KeyContext::kAlways) continue;
    chords += (chords.empty() ? "" : "  ") + key.chord;
  }
  return chords;
}

/// Whether nothing need follow the name: all its arguments stand in brackets.
bool standsAlone(const CommandSyntax& syntax) {
  int depth = 0;
  return std::none_of(syntax.arguments.begin(), syntax.arguments.end(), [&](char letter) {
    if (letter == '[') ++depth;
    const bool needed = depth == 0 && letter != ' ';
    if (letter == ']') --depth;
    return needed;
  });
}

/// What is bound to a key, in its order, then every command by its name.
std::vector<FoundCommand> allCommands(const Keymap& keymap, const AppState& state) {
  std::vector<FoundCommand> all;
  for (const auto& [digit, view] : state.views) {
    std::string line = "view recall " + std::to_string(digit);
    std::string chords = chordsOf(keymap, line);
    all.push_back({std::move(line), "Back to the stored view: " + view.name, std::move(chords), true});
  }
  for (const Keymap::Key& key : keymap.keys()) {
    if (key.command.starts_with("view ")) continue;  // twenty rows that say the same
    const auto same = std::find_if(all.begin(), all.end(),
                                   [&](const FoundCommand& each) { return each.line == key.command; });
    if (same == all.end()) {
      const bool always = key.context == KeyContext::kAlways;
      all.push_back({key.command, (always ? "" : "Release session: ") + key.help,
                     always ? chordsOf(keymap, key.command) : key.chord, true});
    }
  }
  for (const CommandSyntax& syntax : commandSyntax()) {
    const bool alone = standsAlone(syntax);
    std::string line = std::string{syntax.name} + (alone ? "" : " ");
    const auto same =
        std::find_if(all.begin(), all.end(), [&](const FoundCommand& each) { return each.line == line; });
    if (same == all.end()) all.push_back({std::move(line), std::string{syntax.help}, {}, alone});
  }
  return all;
}

/// How well what is typed stands for an entry: in its words, half typed or misspelt, or as letters with gaps.
float matchOf(const std::vector<std::string>& typed, std::string_view raw, std::string_view line,
              std::string_view label) {
  const auto wordsMatch = [&](std::string_view text) {
    const std::vector<std::string> words = searchWords(text);
    float sum = 0.0F;
    for (const std::string& each : typed) {
      float best = 0.0F;
      for (const std::string& word : words) {
        best = std::max({best, beginningMatch(each, word), 0.7F * slipMatch(each, word)});
      }
      if (best <= 0.0F) return 0.0F;
      sum += best;
    }
    return typed.empty() ? 0.0F : sum / static_cast<float>(typed.size());
  };
  // Of several that begin so, the shortest.
  const float begins = line.starts_with(raw) && !raw.empty()
                           ? 1.4F + 0.2F * static_cast<float>(raw.size()) / static_cast<float>(line.size())
                           : 0.0F;
  const std::string both = std::string{line} + ' ' + std::string{label};
  return std::max({begins, 1.1F * wordsMatch(line), wordsMatch(label), 0.95F * wordsMatch(both),
                   0.6F * gappedMatch(raw, line), 0.5F * gappedMatch(raw, label)});
}

/// Those that match, the best first. \param skip  letters at the beginning of each line that do not count.
std::vector<FoundCommand> sorted(std::vector<FoundCommand> all, std::string_view typed, std::size_t skip) {
  const std::vector<std::string> words = searchWords(typed);
  if (words.empty()) return all;
  std::vector<std::pair<float, FoundCommand>> scored;
  for (FoundCommand& each : all) {
    const std::string_view line = std::string_view{each.line}.substr(std::min(skip, each.line.size()));
    const float match = matchOf(words, typed, line, each.label);
    if (match > 0.0F) scored.emplace_back(match + (each.complete ? kComplete : 0.0F), std::move(each));
  }
  std::stable_sort(scored.begin(), scored.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<FoundCommand> result;
  for (auto& [match, each] : scored) {
    if (result.size() < kMost) result.push_back(std::move(each));
  }
  return result;
}

/// What may follow the words that are finished. \param given  the command's name and those arguments.
std::vector<FoundCommand> continuations(const CommandSyntax& syntax, const std::vector<std::string>& given,
                                        const Keymap& keymap, const AppState& state, const World& world) {
  const std::vector<std::vector<std::string>> arguments = argumentsOf(syntax.arguments);
  const std::size_t index = given.size() - 1;
  if (index >= arguments.size()) return {};
  std::string start;
  for (const std::string& word : given) start += word + ' ';
  std::vector<ArgumentChoice> choices = choicesFor(arguments[index], world);
  if (syntax.name == "set" && index == 1) {
    choices.clear();
    if (const SettingRow* row = settingNamed(given.back())) {
      for (const std::string_view choice : row->choices) choices.push_back({std::string{choice}, {}});
    }
  }
  std::vector<FoundCommand> all;
  for (const ArgumentChoice& choice : choices) {
    const bool complete = parseCommand(start + choice.word, state).has_value();
    FoundCommand found{start + choice.word + (complete ? "" : " "), choice.label, {}, complete};
    if (syntax.name == "view" && index == 1) {
      const auto stored = state.views.find(choice.word.front() - '0');
      if (stored != state.views.end()) found.label = stored->second.name;
      if (stored == state.views.end() && given.back() != "store") continue;
    }
    found.chords = chordsOf(keymap, found.line);
    all.push_back(std::move(found));
  }
  return all;
}

}  // namespace

std::vector<FoundCommand> findCommands(std::string_view typed, const Keymap& keymap, const AppState& state,
                                       const World& world) {
  const std::size_t blank = typed.find_last_of(' ');
  const engine::Result<std::vector<std::string>> given =
      splitWords(blank == std::string_view::npos ? std::string_view{} : typed.substr(0, blank));
  std::vector<FoundCommand> found;
  bool fromAList = false;  // what is typed now is one of what is offered
  const CommandSyntax* syntax = given && !given->empty() ? syntaxNamed(given->front()) : nullptr;
  if (syntax != nullptr) {
    // Only what is being typed now is compared, or the command's own name would count.
    std::size_t before = 0;
    for (const std::string& word : *given) before += word.size() + 1;
    found = sorted(continuations(*syntax, *given, keymap, state, world), typed.substr(blank + 1), before);
    const std::vector<std::vector<std::string>> arguments = argumentsOf(syntax->arguments);
    fromAList = !found.empty() && !takesFreeText(arguments[given->size() - 1]);
  }
  if (found.empty()) found = sorted(allCommands(keymap, state), typed, 0);
  const std::string line{typed};
  const bool offered = std::any_of(found.begin(), found.end(), [&](const FoundCommand& each) {
    return each.complete && each.line == line;
  });
  if (!offered && !fromAList && typed.find(' ') != std::string_view::npos && parseCommand(line, state)) {
    found.insert(found.begin(), FoundCommand{line, "Does it as it is typed", {}, true});
  }
  return found;
}

}  // namespace crus
