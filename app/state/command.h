// Everything that can happen, as values with a text form: keys, panels, scripts and tests use the same ones.
#pragma once

#include <glm/vec3.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "app/state/state.h"
#include "engine/core/result.h"

namespace crus {

// View
/// Turns the camera by an angle around the leg (theta of the leg shown, as in LookFrom) and upwards.
struct Orbit {
  float thetaDegrees = 0.0F;
  float elevationDegrees = 0.0F;
};
struct Pan {
  float x = 0.0F;
  float y = 0.0F;
};  // heights of the viewport; the leg follows
struct Zoom {
  float factor = 1.0F;
  float ndcX = 0.0F;
  float ndcY = 0.0F;
};  // below 1 comes nearer
/// Looks from theta (0 anterior, 90 lateral, 180 posterior, 270 medial, of either leg) and elevation,
/// degrees.
struct LookFrom {
  float thetaDegrees = 0.0F;
  float elevationDegrees = 0.0F;
};
struct FocusOn {
  float x = 0.0F;
  float y = 0.0F;
  float z = 0.0F;
};  // world metres become the orbit centre
struct FrameAll {};
struct FrameSelection {};
struct ResetCamera {};
struct BestView {};  // turns to the selected point
struct SetOrthographic {
  bool on = true;
};
// What is shown
struct SetSide {
  Side side = Side::kRight;
};
struct SetSkin {
  SkinMode mode = SkinMode::kGlass;
};
struct SetSkinTone {
  SkinTone tone = SkinTone::kClay;
};
struct SetSection {
  Section section;
};
/// Moves the plane of the section along its normal.
struct MoveSection {
  float mm = 0.0F;
};
/// Turns the camera to look straight at the cut, and nearer when it goes across the leg.
struct LookAtSection {};
struct SetMarkers {
  bool on = true;
};
struct SetSpillover {
  bool on = true;
};
/// `id`: point, muscle or "all". With `toggle`, `on` is ignored: what is partly on goes on.
struct SetZone {
  std::string id;
  bool on = true;
  bool toggle = false;
};
/// `id`: part name, kind ("bone"), muscle, point (its muscle) or "all"; `toggle` as above.
struct SetVisible {
  std::string id;
  bool on = true;
  bool toggle = false;
};
/// `id` as in SetVisible, without "all": drawn as glass.
struct SetGhost {
  std::string id;
  bool on = true;
  bool toggle = false;
};
/// How many layers are taken away from outside, 0 to kMostPeel.
struct SetPeel {
  int layers = 0;
};
/// Hides all muscles but that of `id` (a muscle, a point or a part), or all parts but that.
struct HideOthers {
  std::string id;
};
struct Isolate {
  std::string id;
};  // empty id: no longer
struct SetLabels {
  LabelMode mode = LabelMode::kSelected;
};
struct SetArcs {
  bool on = true;
};
// Selection
struct Select {
  std::string id;
};  // point, muscle or part; empty: nothing
/// Select, reveal, and turn the leg there if it cannot be seen from where the camera stands.
struct GoTo {
  std::string id;
};
struct Hover {
  std::string id;
};
/// To the next or previous trigger point on the leg; its zone takes over from the zone of the point left.
struct StepPoint {
  int by = 1;
};
// The window
struct SetSearch {
  std::string text;
};
struct FocusSearch {};  // the keyboard goes to the search box
struct SetPanels {
  bool on = true;
};
struct SetHelp {
  bool on = true;
};
struct SetAbout {
  bool on = true;
};
/// Waits for a click on the leg to ask whose pain is felt there, or forgets what was asked.
struct SetAsking {
  bool on = true;
};
/// Asks about a place of the skin (right leg, metres).
struct AskAt {
  glm::vec3 place{0.0F};
};
/// Asks about an area off the model, such as "jaw_face".
struct AskArea {
  std::string area;
};
/// Whether what lies under the pointer is shown beside it.
struct SetProbing {
  bool on = true;
};
/// The place of the skin under the pointer (right leg, metres), or none.
struct ProbeAt {
  std::optional<glm::vec3> place;
};
/// About a point, muscle or part; with an empty id about the view. Any other command closes it.
struct OpenMenu {
  std::string id;
  float x = 0.0F;
  float y = 0.0F;
  std::optional<glm::vec3> place = {};  // of the skin there
};
struct CloseMenu {};
struct SetTheme {
  Theme theme = Theme::kDark;
};
struct SetTextPercent {
  int percent = 100;
};
struct Tell {
  std::string text;
};                 // a sentence for the user, such as why a script line was refused
struct Escape {};  // closes the innermost thing; never quits
struct Undo {};
struct Redo {};
// What only the program around the state can do; update() leaves the state as it is
struct Screenshot {
  std::string file;
};
struct SaveState {
  std::string file;
};
struct OpenState {
  std::string file;
};
struct CopyState {};   // as text to the clipboard
struct PasteState {};  // from there
struct PrintState {};  // the state as JSON on stdout
struct Wait {
  int frames = 1;
};
struct Quit {};

using Command =
    std::variant<Orbit, Pan, Zoom, LookFrom, FocusOn, FrameAll, FrameSelection, ResetCamera, BestView,
                 SetOrthographic, SetSide, SetSkin, SetSkinTone, SetSection, MoveSection, LookAtSection,
                 SetMarkers, SetSpillover, SetZone, SetVisible, SetGhost, SetPeel, HideOthers, Isolate,
                 SetLabels, SetArcs, Select, GoTo, Hover, StepPoint, SetSearch, FocusSearch, SetPanels,
                 SetHelp, SetAbout, SetAsking, AskAt, AskArea, SetProbing, ProbeAt, OpenMenu, CloseMenu,
                 SetTheme, SetTextPercent, Tell, Escape, Undo, Redo, Screenshot, SaveState, OpenState,
                 CopyState, PasteState, PrintState, Wait, Quit>;

/// How a command is written in a script: `look anterior`, `zone soleus on`, `skin glass`, `select
/// soleus_trp1` ...
struct CommandSyntax {
  std::string_view name;       // "zone"
  std::string_view arguments;  // "ID on|off|toggle"
  std::string_view help;       // one sentence
  std::string_view example;    // a whole line that parses whenever something is selected
};
std::span<const CommandSyntax> commandSyntax();

/// One line of a script. `toggle` and `next` are resolved against `state`. Words are separated by blanks, a
/// `"quoted word"` may hold blanks, a word that starts with `#` starts a comment, and the id `selected`
/// stands for what is selected. \return the command, or an Error whose reason names what was expected. An
/// empty line or comment is an Error with an
///         empty reason: use isBlankLine first.
engine::Result<Command> parseCommand(std::string_view line, const AppState& state);
bool isBlankLine(std::string_view line);

/// anterior|posterior|lateral|medial|plantar|dorsal|threequarter or `AZIMUTH,ELEVATION` (theta of the leg,
/// degrees).
engine::Result<LookFrom> parseView(std::string_view text);

}  // namespace crus
