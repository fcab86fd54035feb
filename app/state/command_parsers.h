// How the words of a script become commands: what the parsers share, and the parsers of single commands.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "app/state/command.h"
#include "app/state/command_words.h"

namespace crus {

using Words = std::span<const std::string>;
/// Nothing when the words do not fit the syntax.
using Parsed = std::optional<engine::Result<Command>>;

inline engine::Error refusal(std::string reason) {
  return engine::Error{{}, {}, std::move(reason)};
}

inline std::optional<bool> parseSwitch(std::string_view word, bool now) {
  if (word == "on") return true;
  if (word == "off") return false;
  if (word == "toggle") return !now;
  return std::nullopt;
}

inline std::string joined(Words words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

/// `NAME on|off|toggle` for one flag of the state.
template <class Set>
Parsed flag(Words words, bool now) {
  if (words.size() != 1) return std::nullopt;
  const std::optional<bool> on = parseSwitch(words[0], now);
  if (!on) return std::nullopt;
  return Command{Set{*on}};
}

/// One of a list of words, in the order of the enumeration; `next` is the one after `now`, round and round.
template <class Set, class Enum, std::size_t N>
Parsed choice(Words words, const std::array<std::string_view, N>& names, Enum now, std::string_view step) {
  if (words.size() != 1) return std::nullopt;
  if (words[0] == step) return Command{Set{static_cast<Enum>((static_cast<std::size_t>(now) + 1) % N)}};
  for (std::size_t i = 0; i < N; ++i) {
    if (words[0] == names[i]) return Command{Set{static_cast<Enum>(i)}};
  }
  return std::nullopt;
}

/// The id a word stands for; `selected` is what is selected now.
inline engine::Result<std::string> resolveId(const std::string& word, const AppState& state) {
  if (word != "selected") return word;
  if (!state.selected) return refusal("nothing is selected");
  return state.selected.id;
}

template <class Make>
Parsed withId(const std::string& word, const AppState& state, Make make) {
  const engine::Result<std::string> id = resolveId(word, state);
  if (!id) return engine::Result<Command>{id.error()};
  return engine::Result<Command>{Command{make(*id)}};
}

/// `ID on|off|toggle`.
template <class Set>
Parsed idSwitch(Words words, const AppState& state) {
  if (words.size() != 2) return std::nullopt;
  const bool toggle = words[1] == "toggle";
  const std::optional<bool> on = parseSwitch(words[1], false);
  if (!on) return std::nullopt;
  return withId(words[0], state, [&](const std::string& id) { return Set{id, *on, toggle}; });
}

template <class Make>
Parsed idOnly(Words words, const AppState& state, Make make) {
  if (words.size() != 1) return std::nullopt;
  return withId(words[0], state, make);
}

template <std::size_t N, class Make>
Parsed numbers(Words words, Make make) {
  if (words.size() != N) return std::nullopt;
  std::array<float, N> values{};
  for (std::size_t i = 0; i < N; ++i) {
    const std::optional<float> value = parseNumber(words[i]);
    if (!value) return std::nullopt;
    values[i] = *value;
  }
  return Command{make(values)};
}

template <class Only>
Parsed alone(Words words, const AppState&) {
  if (!words.empty()) return std::nullopt;
  return Command{Only{}};
}

template <class Of>
Parsed oneFile(Words words, const AppState&) {
  if (words.size() != 1 || words[0].empty()) return std::nullopt;
  Of of;
  of.file = words[0];
  return Command{std::move(of)};
}

/// Without a name, the dialog that asks for one.
template <class Of, bool kSaving>
Parsed fileOrQuestion(Words words, const AppState& state) {
  if (words.empty()) return Command{AskPath{kSaving, {}}};
  return oneFile<Of>(words, state);
}

// How the leg is looked at: view_parsers.cpp.
Parsed parseLook(Words words, const AppState& state);
Parsed parseTurn(Words words, const AppState& state);
Parsed parseZoom(Words words, const AppState& state);
Parsed parseFrame(Words words, const AppState& state);
Parsed parseProjection(Words words, const AppState& state);
Parsed parseSection(Words words, const AppState& state);
Parsed parsePeel(Words words, const AppState& state);
Parsed parseViews(Words words, const AppState& state);

// What is selected, asked about and treated: thing_parsers.cpp.
Parsed parseIsolate(Words words, const AppState& state);
Parsed parseSelect(Words words, const AppState& state);
Parsed parseHover(Words words, const AppState& state);
Parsed parseAskAt(Words words, const AppState& state);
Parsed parseProbeAt(Words words, const AppState& state);
Parsed parseAskArea(Words words, const AppState& state);
Parsed parseMenu(Words words, const AppState& state);
Parsed parsePoint(Words words, const AppState& state);
Parsed parseCompartment(Words words, const AppState& state);
Parsed parseRelease(Words words, const AppState& state);
Parsed parseReleased(Words words, const AppState& state);
Parsed parseCard(Words words, const AppState& state);

// The window and its panels: window_parsers.cpp.
Parsed parseText(Words words, const AppState& state);
Parsed parseWait(Words words, const AppState& state);
Parsed parsePanel(Words words, const AppState& state);
Parsed parseResize(Words words, const AppState& state);
Parsed parseFocus(Words words, const AppState& state);
Parsed parseChoose(Words words, const AppState& state);
Parsed parsePalette(Words words, const AppState& state);
Parsed parseSet(Words words, const AppState& state);
Parsed parseBind(Words words, const AppState& state);

}  // namespace crus
