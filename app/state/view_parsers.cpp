#include "app/state/command_parsers.h"

#include <algorithm>

namespace crus {

Parsed parseLook(Words words, const AppState&) {
  if (words.size() != 1) return std::nullopt;
  engine::Result<LookFrom> view = parseView(words[0]);
  if (!view) return engine::Result<Command>{view.error()};
  return Command{*view};
}

/// Turns the leg as seen on the picture: what is a turn towards greater theta differs between the legs.
Parsed parseTurn(Words words, const AppState& state) {
  if (words.empty() || words.size() > 2) return std::nullopt;
  const std::optional<float> degrees = words.size() == 2 ? parseNumber(words[1]) : 15.0F;
  if (!degrees) return std::nullopt;
  const float toTheRight = state.side == Side::kLeft ? -*degrees : *degrees;
  if (words[0] == "right") return Command{Orbit{toTheRight, 0.0F}};
  if (words[0] == "left") return Command{Orbit{-toTheRight, 0.0F}};
  if (words[0] == "up") return Command{Orbit{0.0F, -*degrees}};
  if (words[0] == "down") return Command{Orbit{0.0F, *degrees}};
  return std::nullopt;
}

Parsed parseZoom(Words words, const AppState&) {
  const auto positive = [](float factor) { return factor > 0.0F; };
  if (words.size() == 1) {
    const std::optional<float> factor = parseNumber(words[0]);
    if (!factor || !positive(*factor)) return std::nullopt;
    return Command{Zoom{*factor, 0.0F, 0.0F}};
  }
  Parsed zoom = numbers<3>(words, [](const auto& v) { return Zoom{v[0], v[1], v[2]}; });
  if (zoom && !positive(std::get<Zoom>(**zoom).factor)) return std::nullopt;
  return zoom;
}

Parsed parseFrame(Words words, const AppState&) {
  if (words.size() != 1) return std::nullopt;
  if (words[0] == "all") return Command{FrameAll{}};
  if (words[0] == "selection") return Command{FrameSelection{}};
  return std::nullopt;
}

Parsed parseProjection(Words words, const AppState& state) {
  if (words.size() != 1) return std::nullopt;
  if (words[0] == "perspective") return Command{SetOrthographic{false}};
  if (words[0] == "orthographic") return Command{SetOrthographic{true}};
  if (words[0] == "toggle") return Command{SetOrthographic{!state.camera.orthographic}};
  return std::nullopt;
}

Parsed parseSection(Words words, const AppState& state) {
  if (words.size() == 2 && words[0] == "move") {
    const std::optional<float> mm = parseNumber(words[1]);
    if (!mm) return std::nullopt;
    return Command{MoveSection{*mm}};
  }
  if (words.size() == 1 && words[0] == "look") return Command{LookAtSection{}};
  const std::optional<Section> section = sectionAfter(words, state.section);
  if (!section) return std::nullopt;
  return Command{SetSection{*section}};
}

Parsed parsePeel(Words words, const AppState& state) {
  if (words.size() != 1) return std::nullopt;
  if (words[0] == "more") return Command{SetPeel{std::min(state.peel + 1, kMostPeel)}};
  if (words[0] == "less") return Command{SetPeel{std::max(state.peel - 1, 0)}};
  const std::optional<int> layers = parseInteger(words[0]);
  if (!layers || *layers < 0 || *layers > kMostPeel) return std::nullopt;
  return Command{SetPeel{*layers}};
}

Parsed parseViews(Words words, const AppState&) {
  if (words.size() < 2 || words.size() > 3) return std::nullopt;
  const std::optional<int> digit = parseInteger(words[1]);
  if (!digit || *digit < 0 || *digit > 9) return std::nullopt;
  if (words[0] == "store") return Command{StoreView{*digit, words.size() == 3 ? words[2] : std::string{}}};
  if (words.size() == 3) return std::nullopt;
  if (words[0] == "recall") return Command{RecallView{*digit}};
  if (words[0] == "forget") return Command{ForgetView{*digit}};
  return std::nullopt;
}

engine::Result<LookFrom> parseView(std::string_view text) {
  struct Named {
    std::string_view name;
    LookFrom view;
  };
  // Sole and knee: from below in front and from above behind, so that the toes point up in both pictures.
  static constexpr auto kViews = std::to_array<Named>({{"anterior", {0.0F, 0.0F}},
                                                       {"lateral", {90.0F, 0.0F}},
                                                       {"posterior", {180.0F, 0.0F}},
                                                       {"medial", {270.0F, 0.0F}},
                                                       {"plantar", {0.0F, -89.0F}},
                                                       {"dorsal", {0.0F, 50.0F}},
                                                       {"threequarter", {55.0F, 8.0F}}});
  for (const Named& named : kViews) {
    if (text == named.name) return named.view;
  }
  const std::size_t comma = text.find(',');
  if (comma != std::string_view::npos) {
    const std::optional<float> theta = parseNumber(text.substr(0, comma));
    const std::optional<float> elevation = parseNumber(text.substr(comma + 1));
    if (theta && elevation) return LookFrom{*theta, *elevation};
  }
  return refusal(
      "'" + std::string{text} +
      "' is no view; expected anterior, posterior, lateral, medial, plantar, dorsal, threequarter or "
      "THETA,ELEVATION in degrees");
}

}  // namespace crus
