// Everything that can happen, as values with a text form: keys, panels, scripts and tests use the same ones.
#pragma once

#include <glm/vec3.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "app/journal/journal.h"
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
/// The X of a point or of a muscle's points; `toggle` as above.
struct SetMarker {
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
/// In the list that is open, the palette or what the search has found.
struct StepChoice {
  int by = 1;
};
struct TakeChoice {};  // resolved by the program, which has found it
struct SetPalette {
  bool on = true;
  std::string text;
};
struct SetFullScreen {
  bool on = true;
};
// What is the user's own
/// Marks a point as one that the user works with. `id`: point or muscle; `toggle` as in SetZone.
struct MarkPoint {
  std::string id;
  bool on = true;
  bool toggle = false;
};
struct SetOnlyMine {
  bool on = true;
};
struct StoreView {
  int digit = 1;
  std::string name;  // empty: from what is looked at
};
struct RecallView {
  int digit = 1;
};
struct ForgetView {
  int digit = 1;
};
/// `key` and `value` as in app/settings/setting_table.h.
struct SetSetting {
  std::string key;
  int value = 0;
};
/// Another command for a chord, none with an empty line, or again what the program comes with.
struct SetKey {
  std::string chord;  // canonical; keys of a release session behind "release "
  std::string line;
  bool back = false;
};
struct SetSettingsPanel {
  bool on = true;
};
// A release session
struct StartRelease {
  std::string id;  // a point, or a muscle for its first one; empty: leaves
};
enum class ReleaseMove { kForward, kBack, kAgain, kTechnique, kDown, kUp };
struct MoveRelease {
  ReleaseMove move = ReleaseMove::kForward;
};
/// Time has passed; what was drawn stays.
struct ReleaseTick {
  double seconds = 0.0;
};
/// A hold has ended; where a journal is kept it is entered there.
struct ReleaseRecord {
  std::string point;
  Side side = Side::kRight;
  double secondsHeld = 0.0;
};
struct SetPanels {
  bool on = true;
};
struct SetPanel {
  Panel panel = Panel::kList;
  bool on = true;
};
/// In the units of Panes, kept within boundsOf(); 0: as the window suggests.
struct SetPanelSize {
  Panel panel = Panel::kList;
  float units = 0.0F;
};
struct SetColors {
  Colors colors = Colors::kMuscle;
};
struct SetPatterns {
  bool on = true;
};
struct SetCompartment {
  std::string name;
};  // empty: all
struct SetOnlyLit {
  bool on = true;
};
/// The keyboard goes to a widget, by its recorded name; empty: back to the leg.
struct SetFocus {
  std::string name;
};
/// All sides at once instead of one.
struct SetContact {
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
// One's own journal (see app/state/journal_commands.h)
/// A note on a point, a muscle or "leg", of the leg shown unless `side` says which; an empty text takes it
/// away.
struct SetNote {
  std::string id;
  std::string text;
  std::optional<Side> side = {};
};
struct SetPointState {
  std::string id;
  std::optional<journal::PointState> state;
};
/// One's own spot for a point, of the leg shown.
struct SetOwnSpot {
  std::string id;
  std::optional<journal::OwnSpot> spot;
};
/// A session without a uuid is a new one; without a date it is now.
struct SaveSession {
  journal::Session session;
};
struct DeleteSession {
  std::string uuid;
};
/// Waits for a click on the skin, which becomes one's own spot for the selected point.
struct SetPinning {
  bool on = true;
};
struct PinMiddle {
};  // starts to pin; while pinning: what lies in the middle of the view, which the window knows
struct FocusNote {};  // the note of the selection is opened to be written
struct SetJournal {
  bool on = true;
};
/// Opens the form of a session: its uuid, "new", or empty to close it.
struct EditSession {
  std::string uuid;
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
enum class FocusStep { kNext, kPrevious, kLeft, kRight, kUp, kDown };
/// From the widget that the keyboard is on to another, as they lie in the window.
struct StepFocus {
  FocusStep step = FocusStep::kNext;
};
struct PressFocused {};  // as a click on it
/// Scrolls the reading panel, in its own heights; down is positive.
struct ScrollPage {
  float pages = 1.0F;
};
struct LoadModel {
  std::string file;
};
struct Screenshot {
  std::string file;
};
/// The leg alone on nothing, as a PNG.
struct CleanPicture {
  std::string file;
};
/// Asks for the name of a file, with what is typed so far.
struct AskPath {
  bool saving = true;
  std::string path;
  bool replaces = false;  // as in PathQuestion
};
/// The card to print, of the points whose referred pain is shown, or of all. `file` ends in .pdf, .svg or
/// .png; empty: a name with the date. `notes`: with one's own words on them.
struct PrintCard {
  std::string file;
  bool notes = false;
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

using AnyCommand = std::variant<
    Orbit, Pan, Zoom, LookFrom, FocusOn, FrameAll, FrameSelection, ResetCamera, BestView, SetOrthographic,
    SetSide, SetSkin, SetSkinTone, SetSection, MoveSection, LookAtSection, SetMarkers, SetSpillover, SetZone,
    SetVisible, SetGhost, SetMarker, SetPeel, HideOthers, Isolate, SetLabels, SetArcs, Select, GoTo, Hover,
    StepPoint, SetSearch, FocusSearch, SetNote, SetPointState, SetOwnSpot, SaveSession, DeleteSession,
    SetPinning, PinMiddle, FocusNote, SetJournal, EditSession, StepChoice, TakeChoice, SetPalette,
    SetFullScreen, MarkPoint, SetOnlyMine, StoreView, RecallView, ForgetView, SetSetting, SetKey,
    SetSettingsPanel, StartRelease, MoveRelease, ReleaseTick, ReleaseRecord, CleanPicture, SetContact,
    AskPath, SetPanels, SetPanel, SetPanelSize, SetColors, SetPatterns, SetCompartment, SetOnlyLit, SetFocus,
    StepFocus, PressFocused, ScrollPage, LoadModel, SetHelp, SetAbout, SetAsking, AskAt, AskArea, SetProbing,
    ProbeAt, OpenMenu, CloseMenu, SetTheme, SetTextPercent, Tell, Escape, Undo, Redo, Screenshot, PrintCard,
    SaveState, OpenState, CopyState, PasteState, PrintState, Wait, Quit>;

template <class T, class Variant>
inline constexpr bool kIsAlternative = false;
template <class T, class... All>
inline constexpr bool kIsAlternative<T, std::variant<All...>> = (std::is_same_v<T, All> || ...);

/// One of them, used as the variant that it is. What is needed to copy, move and end a hundred alternatives
/// is built once, not in each file that makes a command: that took most of the time of building a panel.
struct Command : AnyCommand {
  template <class T, class Bare = std::remove_cvref_t<T>,
            class = std::enable_if_t<kIsAlternative<Bare, AnyCommand>>>
  Command(T&& command)  // NOLINT(google-explicit-constructor): an alternative is a command
      : AnyCommand{std::in_place_type<Bare>, std::forward<T>(command)} {}
  Command(const Command&);
  Command(Command&&) noexcept;
  Command& operator=(const Command&);
  Command& operator=(Command&&) noexcept;
  ~Command();
};

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
