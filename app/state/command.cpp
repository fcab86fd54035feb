#include "app/state/command.h"

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <utility>

#include "app/state/command_words.h"

namespace crus {
namespace {

using Words = std::span<const std::string>;
/// Nothing when the words do not fit the syntax.
using Parsed = std::optional<engine::Result<Command>>;

engine::Error refusal(std::string reason) {
  return engine::Error{{}, {}, std::move(reason)};
}

std::optional<bool> parseSwitch(std::string_view word, bool now) {
  if (word == "on") return true;
  if (word == "off") return false;
  if (word == "toggle") return !now;
  return std::nullopt;
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
engine::Result<std::string> resolveId(const std::string& word, const AppState& state) {
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

Parsed parseIsolate(Words words, const AppState& state) {
  if (words.size() != 1) return std::nullopt;
  if (words[0] == "off") return Command{Isolate{}};
  if (words[0] == "toggle" && !state.isolated.empty()) return Command{Isolate{}};
  return withId(words[0] == "toggle" ? "selected" : words[0], state,
                [](const std::string& id) { return Isolate{id}; });
}

Parsed parsePeel(Words words, const AppState& state) {
  if (words.size() != 1) return std::nullopt;
  if (words[0] == "more") return Command{SetPeel{std::min(state.peel + 1, kMostPeel)}};
  if (words[0] == "less") return Command{SetPeel{std::max(state.peel - 1, 0)}};
  const std::optional<int> layers = parseInteger(words[0]);
  if (!layers || *layers < 0 || *layers > kMostPeel) return std::nullopt;
  return Command{SetPeel{*layers}};
}

Parsed parseSelect(Words words, const AppState& state) {
  if (words.size() == 1 && words[0] == "none") return Command{Select{}};
  return idOnly(words, state, [](const std::string& id) { return Select{id}; });
}

Parsed parseHover(Words words, const AppState& state) {
  if (words.size() == 1 && words[0] == "none") return Command{Hover{}};
  return idOnly(words, state, [](const std::string& id) { return Hover{id}; });
}

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

Parsed parsePoint(Words words, const AppState&) {
  if (words.size() != 1) return std::nullopt;
  if (words[0] == "next") return Command{StepPoint{1}};
  if (words[0] == "previous") return Command{StepPoint{-1}};
  return std::nullopt;
}

std::string joined(Words words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

Parsed parseText(Words words, const AppState& state) {
  if (words.size() != 1 || words[0].empty()) return std::nullopt;
  const std::optional<int> value = parseInteger(words[0]);
  if (!value || *value > 1000 || *value < -1000) return std::nullopt;
  const bool relative = words[0].front() == '+' || words[0].front() == '-';
  return Command{SetTextPercent{relative ? state.textPercent + *value : *value}};
}

Parsed parseWait(Words words, const AppState&) {
  if (words.size() != 1) return std::nullopt;
  const std::optional<int> frames = parseInteger(words[0]);
  if (!frames || *frames < 1 || *frames > 100000) return std::nullopt;
  return Command{Wait{*frames}};
}

template <class Of>
Parsed oneFile(Words words, const AppState&) {
  if (words.size() != 1 || words[0].empty()) return std::nullopt;
  return Command{Of{words[0]}};
}

constexpr std::array<std::string_view, 2> kSides{"right", "left"};
constexpr std::array<std::string_view, 3> kSkins{"solid", "glass", "off"};
constexpr std::array<std::string_view, 3> kLabels{"off", "selected", "all"};
constexpr std::array<std::string_view, 2> kThemes{"dark", "light"};

struct Entry {
  CommandSyntax syntax;
  Parsed (*parse)(Words, const AppState&);
};

constexpr auto kEntries = std::to_array<Entry>({
    {{"look", "anterior|posterior|lateral|medial|plantar|dorsal|threequarter|THETA,ELEVATION",
      "Looks at the whole leg from one side.", "look posterior"},
     parseLook},
    {{"orbit", "THETA UP", "Moves the camera round the leg (towards greater theta) and up, in degrees.",
      "orbit 15 -5"},
     [](Words w, const AppState&) { return numbers<2>(w, [](const auto& v) {
                                      return Orbit{v[0], v[1]};
                                    }); }},
    {{"turn", "left|right|up|down [DEGREES]",
      "Turns the leg as seen on the picture, by 15 degrees unless told.", "turn left"},
     parseTurn},
    {{"pan", "RIGHT UP", "Moves the leg on the picture, in heights of the view.", "pan 0.1 0"},
     [](Words w, const AppState&) { return numbers<2>(w, [](const auto& v) {
                                      return Pan{v[0], v[1]};
                                    }); }},
    {{"zoom", "FACTOR [X Y]", "Below 1 comes nearer, towards X Y (-1 to 1) of the view.", "zoom 0.8"},
     parseZoom},
    {{"focus", "X Y Z", "Makes a place (metres) the centre of turning.", "focus 0 0.2 0"},
     [](Words w, const AppState&) {
       return numbers<3>(w, [](const auto& v) { return FocusOn{v[0], v[1], v[2]}; });
     }},
    {{"frame", "all|selection", "Moves back or nearer until it fills the view.", "frame selection"},
     parseFrame},
    {{"reset", "", "The view of a fresh start.", "reset"}, alone<ResetCamera>},
    {{"bestview", "", "Looks straight at the selected point.", "bestview"}, alone<BestView>},
    {{"projection", "perspective|orthographic|toggle", "With or without foreshortening.",
      "projection toggle"},
     parseProjection},
    {{"side", "right|left|other", "Which leg is shown.", "side left"},
     [](Words w, const AppState& s) { return choice<SetSide>(w, kSides, s.side, "other"); }},
    {{"skin", "solid|glass|off|next", "How the skin is drawn.", "skin glass"},
     [](Words w, const AppState& s) { return choice<SetSkin>(w, kSkins, s.skin, "next"); }},
    {{"skintone", "clay|monk3|monk5|monk7|monk9|next", "Clay, or tones of the Monk scale.", "skintone monk5"},
     [](Words w, const AppState& s) { return choice<SetSkinTone>(w, kSkinTones, s.skinTone, "next"); }},
    {{"section",
      "on|off|toggle|flip|look|transverse|frontal|sagittal|height H|shift MM|move MM|tilt FORWARD [OUTWARD]",
      "Cuts the leg open: at H from ankle (0) to knee (1), tilted in degrees, moved along its normal.",
      "section toggle"},
     parseSection},
    {{"markers", "on|off|toggle", "The X of every trigger point.", "markers toggle"},
     [](Words w, const AppState& s) { return flag<SetMarkers>(w, s.markers); }},
    {{"spillover", "on|off|toggle", "Dotted zones, felt by some people only.", "spillover off"},
     [](Words w, const AppState& s) { return flag<SetSpillover>(w, s.spillover); }},
    {{"zone", "POINT|MUSCLE|selected|all on|off|toggle", "Referred pain on the skin.",
      "zone selected toggle"},
     [](Words w, const AppState& s) { return idSwitch<SetZone>(w, s); }},
    {{"visible", "PART|KIND|MUSCLE|selected|all on|off|toggle", "Shows or hides.", "visible bone off"},
     [](Words w, const AppState& s) { return idSwitch<SetVisible>(w, s); }},
    {{"hide", "PART|KIND|MUSCLE|selected|all", "Hides, with everything that belongs to it.", "hide selected"},
     [](Words w, const AppState& s) {
       return idOnly(w, s, [](const std::string& id) { return SetVisible{id, false, false}; });
     }},
    {{"show", "PART|KIND|MUSCLE|selected|all", "Shows again.", "show all"},
     [](Words w, const AppState& s) {
       return idOnly(w, s, [](const std::string& id) { return SetVisible{id, true, false}; });
     }},
    {{"hideothers", "PART|MUSCLE|POINT|selected", "Hides all muscles and sinews but this.",
      "hideothers selected"},
     [](Words w, const AppState& s) {
       return idOnly(w, s, [](const std::string& id) { return HideOthers{id}; });
     }},
    {{"ghost", "PART|KIND|MUSCLE|selected on|off|toggle", "Draws it as glass.", "ghost selected toggle"},
     [](Words w, const AppState& s) { return idSwitch<SetGhost>(w, s); }},
    {{"peel", "0|1|2|3|more|less",
      "Takes layers away from outside: none, superficial, intermediate, all but the bones.", "peel more"},
     parsePeel},
    {{"isolate", "PART|MUSCLE|selected|toggle|off", "Shows only this, with the bones as ghosts.",
      "isolate selected"},
     parseIsolate},
    {{"labels", "off|selected|all|next", "Names on the leg.", "labels all"},
     [](Words w, const AppState& s) { return choice<SetLabels>(w, kLabels, s.labels, "next"); }},
    {{"arcs", "on|off|toggle", "Arcs from the selected muscle to those it is linked with.", "arcs toggle"},
     [](Words w, const AppState& s) { return flag<SetArcs>(w, s.arcs); }},
    {{"select", "POINT|MUSCLE|PART|none", "Selects, and switches on a point's referred pain.",
      "select selected"},
     parseSelect},
    {{"goto", "POINT|MUSCLE|PART", "Selects, and turns the leg there if it cannot be seen.", "goto selected"},
     [](Words w, const AppState& s) { return idOnly(w, s, [](const std::string& id) { return GoTo{id}; }); }},
    {{"hover", "POINT|MUSCLE|PART|none", "As if the pointer were over it.", "hover none"}, parseHover},
    {{"point", "next|previous", "Steps through the trigger points.", "point next"}, parsePoint},
    {{"search", "WORDS", "Looks for words in names, symptoms and zones; without words, for nothing.",
      "search \"outer ankle\""},
     [](Words w, const AppState&) { return Parsed{Command{SetSearch{joined(w)}}}; }},
    {{"find", "", "Puts the keyboard into the search box.", "find"}, alone<FocusSearch>},
    {{"panels", "on|off|toggle", "The panels beside the leg.", "panels toggle"},
     [](Words w, const AppState& s) { return flag<SetPanels>(w, s.panels); }},
    {{"help", "on|off|toggle", "Keys and gestures.", "help on"},
     [](Words w, const AppState& s) { return flag<SetHelp>(w, s.help); }},
    {{"about", "on|off|toggle", "Credits and licences.", "about on"},
     [](Words w, const AppState& s) { return flag<SetAbout>(w, s.about); }},
    {{"ask", "on|off|toggle", "Asks whose pain is felt where the leg is clicked next.", "ask toggle"},
     [](Words w, const AppState& s) { return flag<SetAsking>(w, s.asking || s.asked); }},
    {{"askat", "X Y Z", "Asks about a place of the skin (metres, right leg).", "askat -0.05 0.2 0"},
     parseAskAt},
    {{"askarea", "AREA", "Asks about an area off the leg, such as jaw_face.", "askarea jaw_face"},
     parseAskArea},
    {{"probe", "on|off|toggle", "Shows what lies under the pointer, layer by layer.", "probe toggle"},
     [](Words w, const AppState& s) { return flag<SetProbing>(w, s.probing); }},
    {{"probeat", "none|X Y Z", "As if the pointer were over that place (metres, right leg).",
      "probeat -0.05 0.2 0"},
     parseProbeAt},
    {{"menu", "off|none|POINT|MUSCLE|PART [X Y [SKIN_X SKIN_Y SKIN_Z]]",
      "Opens the menu of a thing, or of the view, at a place of the window.", "menu selected 400 300"},
     parseMenu},
    {{"theme", "dark|light|toggle", "Colours of the window.", "theme light"},
     [](Words w, const AppState& s) { return choice<SetTheme>(w, kThemes, s.theme, "toggle"); }},
    {{"text", "PERCENT|+N|-N", "Size of the text, 80 to 200.", "text +10"}, parseText},
    {{"tell", "WORDS", "Shows a sentence in the message line.", "tell \"Saved.\""},
     [](Words w, const AppState&) { return Parsed{Command{Tell{joined(w)}}}; }},
    {{"escape", "", "Closes the innermost thing; never quits.", "escape"}, alone<Escape>},
    {{"undo", "", "Takes back the last change of view, selection or visibility.", "undo"}, alone<Undo>},
    {{"redo", "", "Does it again.", "redo"}, alone<Redo>},
    {{"screenshot", "FILE", "Writes the window to a PNG.", "screenshot leg.png"}, oneFile<Screenshot>},
    {{"save", "FILE", "Writes the view and what is shown to a file.", "save crus-state.json"},
     oneFile<SaveState>},
    {{"open", "FILE", "Brings back what was saved.", "open crus-state.json"}, oneFile<OpenState>},
    {{"copy", "", "Copies the view and what is shown as text.", "copy"}, alone<CopyState>},
    {{"paste", "", "Brings back what was copied.", "paste"}, alone<PasteState>},
    {{"state", "", "Prints the state as JSON.", "state"}, alone<PrintState>},
    {{"wait", "FRAMES", "Lets frames pass.", "wait 3"}, parseWait},
    {{"quit", "", "Ends the program.", "quit"}, alone<Quit>},
});

constexpr auto kSyntax = [] {
  std::array<CommandSyntax, kEntries.size()> table{};
  for (std::size_t i = 0; i < kEntries.size(); ++i) table[i] = kEntries[i].syntax;
  return table;
}();

std::string unknownCommand(const std::string& word) {
  std::string reason = "there is no command '" + word + "'";
  const Entry* nearest = nullptr;
  std::size_t best = 3;  // further away is no longer a slip of the finger
  for (const Entry& entry : kEntries) {
    const std::size_t distance = editDistance(word, entry.syntax.name);
    if (distance < best && distance < entry.syntax.name.size()) {
      best = distance;
      nearest = &entry;
    }
  }
  if (nearest != nullptr) return reason + "; did you mean '" + std::string{nearest->syntax.name} + "'?";
  reason += "; there are";
  for (const Entry& entry : kEntries) reason += " " + std::string{entry.syntax.name};
  return reason;
}

}  // namespace

std::span<const CommandSyntax> commandSyntax() {
  return kSyntax;
}

bool isBlankLine(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \t\r\n");
  return first == std::string_view::npos || line[first] == '#';
}

engine::Result<Command> parseCommand(std::string_view line, const AppState& state) {
  if (isBlankLine(line)) return refusal("");
  const engine::Result<std::vector<std::string>> split = splitWords(line);
  if (!split) return split.error();
  const std::vector<std::string>& words = *split;
  for (const Entry& entry : kEntries) {
    if (words[0] != entry.syntax.name) continue;
    const Words arguments = Words{words}.subspan(1);
    if (const Parsed parsed = entry.parse(arguments, state)) return *parsed;
    const std::string name{entry.syntax.name};
    const std::string expected = entry.syntax.arguments.empty()
                                     ? "'" + name + "' stands alone"
                                     : "expected '" + name + " " + std::string{entry.syntax.arguments} + "'";
    return refusal(expected + ", not '" + joined(words) + "'");
  }
  return refusal(unknownCommand(words[0]));
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
