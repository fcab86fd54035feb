// Everything that can happen, as values with a text form: keys, panels, scripts and tests use the same ones.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "app/state/state.h"
#include "engine/core/result.h"

namespace crus {

// View
struct Orbit {
  float thetaDegrees = 0.0F;
  float elevationDegrees = 0.0F;
};  // turn the camera by
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
struct SetMarkers {
  bool on = true;
};
struct SetSpillover {
  bool on = true;
};
struct SetZone {
  std::string id;
  bool on = true;
};  // point id, muscle id, or "all"
struct SetVisible {
  std::string id;
  bool on = true;
};  // part name, kind ("bone"), muscle id or "all"
struct Isolate {
  std::string id;
};  // empty id: no longer
struct SetLabels {
  LabelMode mode = LabelMode::kSelected;
};
// Selection
struct Select {
  std::string id;
};  // point, muscle or part; empty: nothing
struct Hover {
  std::string id;
};
struct StepPoint {
  int by = 1;
};  // next or previous trigger point
// The window
struct SetSearch {
  std::string text;
};
struct SetPanels {
  bool on = true;
};
struct SetHelp {
  bool on = true;
};
struct SetAbout {
  bool on = true;
};
struct SetTheme {
  Theme theme = Theme::kDark;
};
struct SetTextPercent {
  int percent = 100;
};
struct Escape {};  // closes the innermost thing; never quits
struct Undo {};
struct Redo {};
// What only the program around the state can do; update() leaves the state as it is
struct Screenshot {
  std::string file;
};
struct PrintState {};  // the state as JSON on stdout
struct Wait {
  int frames = 1;
};
struct Quit {};

using Command =
    std::variant<Orbit, Pan, Zoom, LookFrom, FocusOn, FrameAll, FrameSelection, ResetCamera, BestView,
                 SetOrthographic, SetSide, SetSkin, SetMarkers, SetSpillover, SetZone, SetVisible, Isolate,
                 SetLabels, Select, Hover, StepPoint, SetSearch, SetPanels, SetHelp, SetAbout, SetTheme,
                 SetTextPercent, Escape, Undo, Redo, Screenshot, PrintState, Wait, Quit>;

/// How a command is written in a script: `look anterior`, `zone soleus on`, `skin glass`, `select
/// soleus_trp1` ...
struct CommandSyntax {
  std::string_view name;       // "zone"
  std::string_view arguments;  // "ID on|off|toggle"
  std::string_view help;       // one sentence
};
std::span<const CommandSyntax> commandSyntax();

/// One line of a script. `toggle` and `next` are resolved against `state`. Words are separated by blanks, a
/// `"quoted word"` may hold blanks, `#` starts a comment. \return the command, or an Error whose reason names
/// what was expected. An empty line or comment is an Error with an
///         empty reason: use isBlankLine first.
engine::Result<Command> parseCommand(std::string_view line, const AppState& state);
bool isBlankLine(std::string_view line);

/// anterior|posterior|lateral|medial|plantar|dorsal|threequarter or `AZIMUTH,ELEVATION` (theta of the leg,
/// degrees).
engine::Result<LookFrom> parseView(std::string_view text);

}  // namespace crus
