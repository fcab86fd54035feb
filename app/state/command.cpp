#include "app/state/command.h"

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <utility>

#include "app/settings/chord.h"
#include "app/settings/setting_table.h"
#include "app/state/command_words.h"
#include "app/state/journal_commands.h"

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

std::string joined(Words words) {
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

std::optional<Panel> panelOf(std::string_view word) {
  if (word == "list") return Panel::kList;
  if (word == "reading") return Panel::kReading;
  return std::nullopt;
}

Parsed parsePanel(Words words, const AppState& state) {
  if (words.size() != 2) return std::nullopt;
  const std::optional<Panel> panel = panelOf(words[0]);
  if (!panel) return std::nullopt;
  const bool shown = *panel == Panel::kList ? state.panes.list : state.panes.reading;
  const std::optional<bool> on = parseSwitch(words[1], shown && state.panels);
  if (!on) return std::nullopt;
  return Command{SetPanel{*panel, *on}};
}

Parsed parseResize(Words words, const AppState& state) {
  if (words.size() != 2 || words[1].empty()) return std::nullopt;
  const std::optional<Panel> panel = words[0] == "height" ? Panel::kReadingHeight : panelOf(words[0]);
  if (!panel) return std::nullopt;
  if (words[1] == "reset") return Command{SetPanelSize{*panel, 0.0F}};
  const std::optional<float> value = parseNumber(words[1]);
  if (!value) return std::nullopt;
  if (words[1].front() != '+' && words[1].front() != '-') {
    if (*value <= 0.0F) return std::nullopt;
    return Command{SetPanelSize{*panel, *value}};
  }
  const float own = *panel == Panel::kList      ? state.panes.listWidth
                    : *panel == Panel::kReading ? state.panes.readingWidth
                                                : state.panes.readingHeight;
  const float now = own > 0.0F ? own : boundsOf(*panel).usual;
  return Command{SetPanelSize{*panel, std::max(now + *value, 1.0F)}};
}

Parsed parseCompartment(Words words, const AppState&) {
  if (words.empty()) return std::nullopt;
  const std::string name = joined(words);
  return Command{SetCompartment{name == "all" ? std::string{} : name}};
}

Parsed parseFocus(Words words, const AppState&) {
  if (words.size() != 1) return std::nullopt;
  static constexpr std::array<std::string_view, 6> kSteps{"next", "previous", "left", "right", "up", "down"};
  for (std::size_t i = 0; i < kSteps.size(); ++i) {
    if (words[0] == kSteps[i]) return Command{StepFocus{static_cast<FocusStep>(i)}};
  }
  return Command{SetFocus{words[0] == "none" ? std::string{} : words[0]}};
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

Parsed parseChoose(Words words, const AppState&) {
  if (words.size() != 1) return std::nullopt;
  if (words[0] == "next") return Command{StepChoice{1}};
  if (words[0] == "previous") return Command{StepChoice{-1}};
  if (words[0] == "this") return Command{TakeChoice{}};
  return std::nullopt;
}

Parsed parsePalette(Words words, const AppState& state) {
  if (words.size() >= 2 && words[0] == "type") return Command{SetPalette{true, joined(words.subspan(1))}};
  if (words.size() != 1) return std::nullopt;
  const std::optional<bool> on = parseSwitch(words[0], state.palette.has_value());
  if (!on) return std::nullopt;
  return Command{SetPalette{*on, {}}};
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

Parsed parseSet(Words words, const AppState& state) {
  if (words.size() != 2) return std::nullopt;
  const SettingRow* row = settingNamed(words[0]);
  if (row == nullptr) {
    std::string all;
    for (const SettingRow& known : settingTable()) all += " " + std::string{known.key};
    return engine::Result<Command>{refusal("there is no setting '" + words[0] + "'; there are" + all)};
  }
  const engine::Result<int> value = parseSetting(*row, words[1], row->get(state));
  if (!value) return engine::Result<Command>{value.error()};
  return Command{SetSetting{words[0], *value}};
}

Parsed parseBind(Words words, const AppState& state) {
  const bool release = words.size() == 3 && words[0] == "release";
  if (!release && words.size() != 2) return std::nullopt;
  const engine::Result<std::string> chord = parseChord(words[words.size() - 2]);
  if (!chord) return engine::Result<Command>{chord.error()};
  const std::string& line = words.back();
  SetKey key{(release ? "release " : "") + *chord, line, line == "default"};
  if (line == "none" || key.back) {
    key.line.clear();
  } else if (const auto command = parseCommand(line, state); !command) {
    return engine::Result<Command>{command.error()};
  }
  return Command{std::move(key)};
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

constexpr std::array<std::string_view, 2> kSides{"right", "left"};
constexpr std::array<std::string_view, 3> kSkins{"solid", "glass", "off"};
constexpr std::array<std::string_view, 3> kLabels{"off", "selected", "all"};
constexpr std::array<std::string_view, 2> kThemes{"dark", "light"};
constexpr std::array<std::string_view, 5> kColors{"muscle", "classic", "deutan", "protan", "tritan"};

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
    {{"centre", "X Y Z", "Makes a place (metres) the centre of turning.", "centre 0 0.2 0"},
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
    {{"marker", "POINT|MUSCLE|selected|all on|off|toggle", "The X of a point, or of a muscle's points.",
      "marker selected toggle"},
     [](Words w, const AppState& s) { return idSwitch<SetMarker>(w, s); }},
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
    {{"choose", "next|previous|this", "In the list that is open: the commands, or what the search has found.",
      "choose next"},
     parseChoose},
    {{"palette", "on|off|toggle|type WORDS", "The list of all commands, to be searched.", "palette on"},
     parsePalette},
    {{"fullscreen", "on|off|toggle", "The whole screen.", "fullscreen toggle"},
     [](Words w, const AppState& s) { return flag<SetFullScreen>(w, s.fullScreen); }},
    {{"mark", "POINT|MUSCLE|selected on|off|toggle", "Marks a point as one that you work with.",
      "mark selected toggle"},
     [](Words w, const AppState& s) { return idSwitch<MarkPoint>(w, s); }},
    {{"only-mine", "on|off|toggle", "Only the points that you have marked.", "only-mine toggle"},
     [](Words w, const AppState& s) { return flag<SetOnlyMine>(w, s.onlyMine); }},
    {{"view", "store|recall|forget DIGIT [NAME]", "Keeps a view under a digit, or goes back to it.",
      "view store 1"},
     parseViews},
    {{"settings", "on|off|toggle", "How the program behaves.", "settings on"},
     [](Words w, const AppState& s) { return flag<SetSettingsPanel>(w, s.settings); }},
    {{"set", "SETTING VALUE", "Changes a setting.", "set reduce_motion on"}, parseSet},
    {{"bind", "[release] KEY COMMAND|none|default",
      "Gives a key another command, none, or the one it came with.", "bind Ctrl+K \"palette on\""},
     parseBind},
    {{"release", "POINT|MUSCLE|selected|off|go|back|again|technique|down|up|tick SECONDS",
      "A release session: one point, step by step, with the hold's timer.", "release selected"},
     parseRelease},
    {{"released", "POINT|selected SECONDS", "Notes that a point was held for so long.",
      "released selected 60"},
     parseReleased},
    {{"panels", "on|off|toggle", "The panels beside the leg.", "panels toggle"},
     [](Words w, const AppState& s) { return flag<SetPanels>(w, s.panels); }},
    {{"panel", "list|reading on|off|toggle", "One of the panels beside the leg.", "panel list toggle"},
     parsePanel},
    {{"resize", "list|reading|height UNITS|+N|-N|reset",
      "Width of a panel, or height of the reading panel under the leg, in units of 1/96 inch.",
      "resize list +20"},
     parseResize},
    {{"colours", "muscle|classic|deutan|protan|tritan|next",
      "By muscle, all in classic red, or as seen with a deficiency of colour vision.", "colours next"},
     [](Words w, const AppState& s) { return choice<SetColors>(w, kColors, s.colors, "next"); }},
    {{"patterns", "on|off|toggle", "A pattern by compartment on zones, besides the colour.",
      "patterns toggle"},
     [](Words w, const AppState& s) { return flag<SetPatterns>(w, s.patterns); }},
    {{"compartment", "NAME|all", "Lists the muscles of one compartment only.", "compartment lateral"},
     parseCompartment},
    {{"only-lit", "on|off|toggle", "Lists only muscles whose referred pain is on.", "only-lit toggle"},
     [](Words w, const AppState& s) { return flag<SetOnlyLit>(w, s.onlyLit); }},
    {{"focus", "next|previous|left|right|up|down|none|NAME", "Where the keyboard is in the panels.",
      "focus next"},
     parseFocus},
    {{"press", "", "Presses what the keyboard is on.", "press"}, alone<PressFocused>},
    {{"scroll", "PAGES", "Scrolls the reading panel down, in its own heights.", "scroll 0.9"},
     [](Words w, const AppState&) { return numbers<1>(w, [](const auto& v) { return ScrollPage{v[0]}; }); }},
    {{"load", "FILE", "Looks at another model; Esc leaves a long load.", "load leg.glb"}, oneFile<LoadModel>},
    {{"contact", "on|off|toggle", "All sides of the leg at once.", "contact toggle"},
     [](Words w, const AppState& s) { return flag<SetContact>(w, s.contact); }},
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
    {{"note", "POINT|MUSCLE|leg|selected [right|left] TEXT",
      "Writes one's own note, of the leg shown unless told; \\n starts a line, an empty text takes it away.",
      "note selected \"press slowly\""},
     parseNote},
    {{"pointstate", "POINT|selected latent|active|resolved|none", "How a point is, of the leg shown.",
      "pointstate selected active"},
     parsePointState},
    {{"pin", "POINT|selected H,THETA|CHART,U,V|none",
      "One's own spot for a point: height and degrees, or a chart of the foot.", "pin selected 0.47,155"},
     parsePin},
    {{"pinning", "on|off|toggle", "The next click on the skin is one's own spot for the selected point.",
      "pinning toggle"},
     [](Words w, const AppState& s) { return flag<SetPinning>(w, s.pinning); }},
    {{"pinmiddle", "", "Starts to pin; while pinning, the spot is what lies in the middle of the view.",
      "pinmiddle"},
     alone<PinMiddle>},
    {{"editnote", "", "Opens the note of the selection to be written.", "editnote"}, alone<FocusNote>},
    {{"journal", "on|off|toggle", "One's sessions, and how it goes.", "journal toggle"},
     [](Words w, const AppState& s) { return flag<SetJournal>(w, s.journal); }},
    {{"session",
      "DATE|now [id UUID] [side right|left] [point ID SECONDS [BEFORE AFTER]]... [tool WORD] [wall "
      "right|left CM]"
      " [remark TEXT]",
      "Saves a session; a date is like 2026-11-25T18:30.", "session now point soleus_trp1 90 7 3 tool ball"},
     parseSession},
    {{"editsession", "UUID|new|off", "Opens the form of a session.", "editsession new"}, parseEditSession},
    {{"delete-session", "UUID", "Takes a session away.",
      "delete-session 00000000-0000-4000-8000-000000000001"},
     parseDeleteSession},
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
    {{"picture", "FILE", "Writes the leg alone, on nothing, to a PNG.", "picture crus-leg.png"},
     oneFile<CleanPicture>},
    {{"save", "[FILE]", "Writes the view and what is shown to a file; without a name it asks for one.",
      "save crus-state.json"},
     fileOrQuestion<SaveState, true>},
    {{"open", "[FILE]", "Brings back what was saved; without a name it asks for one.",
      "open crus-state.json"},
     fileOrQuestion<OpenState, false>},
    {{"card", "[FILE] [notes]",
      "Writes the card to print (.pdf, .svg or .png): the points whose referred pain is shown, or all; with "
      "your notes.",
      "card soleus.pdf"},
     parseCard},
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

Command::Command(const Command&) = default;
Command::Command(Command&&) noexcept = default;
Command& Command::operator=(const Command&) = default;
Command& Command::operator=(Command&&) noexcept = default;
Command::~Command() = default;

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
