#include "app/state/command_parsers.h"

namespace crus {
namespace {

/// Three numbers: metres, right leg.
std::optional<glm::vec3> parsePlace(Words words) {
  if (words.size() != 3) return std::nullopt;
  glm::vec3 place{0.0F};
  for (int i = 0; i < 3; ++i) {
    const std::optional<float> value = parseNumber(words[static_cast<std::size_t>(i)]);
    if (!value) return std::nullopt;
    place[i] = *value;
  }
  return place;
}

}  // namespace

Parsed parseIsolate(Words words, const AppState& state) {
  if (words.size() != 1) return std::nullopt;
  if (words[0] == "off") return Command{Isolate{}};
  if (words[0] == "toggle" && !state.isolated.empty()) return Command{Isolate{}};
  return withId(words[0] == "toggle" ? "selected" : words[0], state,
                [](const std::string& id) { return Isolate{id}; });
}

Parsed parseSelect(Words words, const AppState& state) {
  if (words.size() == 1 && words[0] == "none") return Command{Select{}};
  return idOnly(words, state, [](const std::string& id) { return Select{id}; });
}

Parsed parseHover(Words words, const AppState& state) {
  if (words.size() == 1 && words[0] == "none") return Command{Hover{}};
  return idOnly(words, state, [](const std::string& id) { return Hover{id}; });
}

Parsed parseAskAt(Words words, const AppState&) {
  const std::optional<glm::vec3> place = parsePlace(words);
  if (!place) return std::nullopt;
  return Command{AskAt{*place}};
}

Parsed parseProbeAt(Words words, const AppState&) {
  if (words.size() == 1 && words[0] == "none") return Command{ProbeAt{}};
  const std::optional<glm::vec3> place = parsePlace(words);
  if (!place) return std::nullopt;
  return Command{ProbeAt{*place}};
}

Parsed parseAskArea(Words words, const AppState&) {
  if (words.size() != 1) return std::nullopt;
  return Command{AskArea{words[0]}};
}

Parsed parseMenu(Words words, const AppState& state) {
  if (words.size() == 1 && words[0] == "off") return Command{CloseMenu{}};
  if (words.size() != 1 && words.size() != 3 && words.size() != 6) return std::nullopt;
  OpenMenu menu;
  if (words.size() == 6) {
    const std::optional<glm::vec3> place = parsePlace(words.subspan(3));
    if (!place) return std::nullopt;
    menu.place = *place;
  }
  if (words.size() > 1) {
    const std::optional<float> x = parseNumber(words[1]);
    const std::optional<float> y = parseNumber(words[2]);
    if (!x || !y) return std::nullopt;
    menu.x = *x;
    menu.y = *y;
  }
  if (words[0] == "none") return Command{menu};
  return withId(words[0], state, [&](const std::string& id) {
    return OpenMenu{id, menu.x, menu.y, menu.place};
  });
}

Parsed parsePoint(Words words, const AppState&) {
  if (words.size() != 1) return std::nullopt;
  if (words[0] == "next") return Command{StepPoint{1}};
  if (words[0] == "previous") return Command{StepPoint{-1}};
  return std::nullopt;
}

Parsed parseCompartment(Words words, const AppState&) {
  if (words.empty()) return std::nullopt;
  const std::string name = joined(words);
  return Command{SetCompartment{name == "all" ? std::string{} : name}};
}

Parsed parseRelease(Words words, const AppState& state) {
  if (words.size() == 2 && words[0] == "tick") {
    const std::optional<float> seconds = parseNumber(words[1]);
    if (!seconds || *seconds < 0.0F) return std::nullopt;
    return Command{ReleaseTick{*seconds}};
  }
  if (words.size() != 1) return std::nullopt;
  if (words[0] == "off") return Command{StartRelease{}};
  if (words[0] == "go") return Command{MoveRelease{ReleaseMove::kForward}};
  if (words[0] == "back") return Command{MoveRelease{ReleaseMove::kBack}};
  if (words[0] == "again") return Command{MoveRelease{ReleaseMove::kAgain}};
  if (words[0] == "down") return Command{MoveRelease{ReleaseMove::kDown}};
  if (words[0] == "up") return Command{MoveRelease{ReleaseMove::kUp}};
  if (words[0] == "technique") return Command{MoveRelease{ReleaseMove::kTechnique}};
  return withId(words[0], state, [](const std::string& id) { return StartRelease{id}; });
}

Parsed parseReleased(Words words, const AppState& state) {
  if (words.size() != 2) return std::nullopt;
  const std::optional<float> seconds = parseNumber(words[1]);
  if (!seconds || *seconds < 0.0F) return std::nullopt;
  return withId(words[0], state, [&](const std::string& id) {
    return ReleaseRecord{id, state.side, static_cast<double>(*seconds)};
  });
}

Parsed parseCard(Words words, const AppState&) {
  const bool notes = !words.empty() && words.back() == "notes";
  if (notes) words = words.first(words.size() - 1);
  if (words.size() > 1 || (words.size() == 1 && words[0].empty())) return std::nullopt;
  return Command{PrintCard{words.empty() ? std::string{} : words[0], notes}};
}

}  // namespace crus
