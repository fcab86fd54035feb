#include "app/state/command.h"

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <utility>

#include "app/state/command_parsers.h"
#include "app/state/journal_commands.h"

namespace crus {
namespace {

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

}  // namespace crus
