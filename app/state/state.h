// The whole state of the program as a value: what is shown, from where, what is selected. No GL handle, no
// pointer.
#pragma once

#include <glm/vec2.hpp>
#include <glm/vec3.hpp>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "app/release/release_session.h"
#include "app/settings/preferences.h"
#include "app/state/section.h"
#include "app/state/skin_tone.h"
#include "engine/scene/camera.h"

namespace crus {

enum class Side { kRight, kLeft };
enum class SkinMode { kSolid, kGlass, kOff };
enum class LabelMode { kOff, kSelected, kAll };
/// Percent.
inline constexpr int kSmallestText = 80;
inline constexpr int kLargestText = 200;

/// Superficial, intermediate, deep.
inline constexpr int kMostPeel = 3;

enum class Theme { kDark, kLight };

/// How muscles' colours are shown: as they are, all zones in the red of the classic plates, or as someone
/// with a deficiency of colour vision sees them.
enum class Colors { kMuscle, kClassic, kDeutan, kProtan, kTritan };

/// What can be folded away or resized beside the leg; the last is the height of the reading panel under it.
enum class Panel { kList, kReading, kReadingHeight };

/// How the user has divided the window. Sizes in units of 1/96 inch at 100 % text; 0: as the window suggests.
struct Panes {
  bool list = true;
  bool reading = true;
  float listWidth = 0.0F;
  float readingWidth = 0.0F;
  float readingHeight = 0.0F;  // in a narrow window, where it lies under the leg
  bool operator==(const Panes&) const = default;
};

/// The bounds and the usual size of a panel, in the units of Panes.
struct PanelBounds {
  float least, usual, most;
};
constexpr PanelBounds boundsOf(Panel panel) {
  if (panel == Panel::kList) return {200.0F, 330.0F, 560.0F};
  if (panel == Panel::kReading) return {260.0F, 420.0F, 800.0F};
  return {110.0F, 300.0F, 1200.0F};
}

/// What a click or a row of a list can mean. `id` is TriggerPoint::id, Muscle::id or a part's name.
struct Pick {
  enum class Kind { kNothing, kPoint, kMuscle, kPart };
  Kind kind = Kind::kNothing;
  std::string id;
  bool operator==(const Pick&) const = default;
  explicit operator bool() const { return kind != Kind::kNothing; }
};

/// Where pain was asked about: a place on the skin (right leg, metres), or an area off the model by its name.
struct Asked {
  glm::vec3 place{0.0F};
  std::string area;
  bool operator==(const Asked&) const = default;
};

/// A menu beside the pointer, about what was under it when it opened.
struct Menu {
  Pick on;
  glm::vec2 at{0.0F};              // logical pixels of the window
  std::optional<glm::vec3> place;  // of the skin there, right leg, metres
  bool operator==(const Menu&) const = default;
};

/// A view that the user has stored under a digit.
struct StoredView {
  std::string name;
  engine::Camera camera;
  Side side = Side::kRight;
  bool operator==(const StoredView&) const = default;
};

/// A small dialog that asks for the name of a file.
struct PathQuestion {
  bool saving = false;
  std::string path;
  bool replaces = false;  // asked once already whether a file that is there may be replaced
  bool operator==(const PathQuestion&) const = default;
};

struct AppState {
  // what undo brings back
  engine::Camera camera;
  Side side = Side::kRight;
  SkinMode skin = SkinMode::kGlass;
  Section section;
  bool markers = true;
  bool spillover = true;           // false: essential zones only
  std::set<std::string> zones;     // TriggerPoint ids whose referred pain is drawn
  std::set<std::string> hidden;    // part names
  std::set<std::string> unmarked;  // TriggerPoint ids whose X is not drawn
  std::set<std::string> ghosted;   // part names drawn as glass
  int peel = 0;                    // layers taken away from outside: 0 none .. kMostPeel, bones alone
  std::set<std::string> isolated;  // part names; when not empty only these (and bones as ghosts) are drawn
  Pick selected;
  std::set<std::string> mine;       // TriggerPoint ids that the user has marked
  bool onlyMine = false;            // the others stay out of sight
  std::map<int, StoredView> views;  // by digit
  int journalEdits = 0;             // how many changes of the journal have been made and not taken back

  // what it does not
  Preferences preferences;
  Pick hovered;
  bool arcs = false;  // from the selected muscle to those it is linked with
  LabelMode labels = LabelMode::kSelected;
  SkinTone skinTone = SkinTone::kClay;
  Theme theme = Theme::kDark;
  bool panels = true;  // those of `panes`
  Panes panes;
  bool contact = false;  // all sides at once instead of the camera's view
  Colors colors = Colors::kMuscle;
  bool patterns = false;    // zones wear a pattern by compartment as well
  std::string compartment;  // the only one in the list; empty: all
  bool onlyLit = false;     // in the list only what has referred pain on
  bool hints = true;        // one line for a first-time user, until the leg has been turned
  std::string focus;        // the widget that the keyboard is on, by its recorded name; empty: the leg
  bool help = false;
  bool about = false;
  std::optional<Menu> menu;
  bool asking = false;              // the next click asks whose pain is felt there
  std::optional<Asked> asked;       // what was asked; its answer stands in the list
  bool probing = false;             // what lies under the pointer is shown beside it
  std::optional<glm::vec3> probed;  // the place of the skin under the pointer, right leg, metres
  bool pinning = false;             // the next click on the skin is one's own spot for the selected point
  bool journal = false;             // one's sessions stand in the place of the page
  std::string sessionForm;          // uuid of the session that is being written, "new", or empty
  int noteFocus = 0;                // counts FocusNote: the note is opened to be written when it changes
  std::string search;
  int searchFocus = 0;    // counts FocusSearch: the panel takes the keyboard when it changes
  int textPercent = 100;  // 80..200
  bool fullScreen = false;
  bool settings = false;               // the panel of settings is open
  std::optional<std::string> palette;  // what is typed into the list of all commands, while that is open
  int chosen = 0;                      // of what the palette or the search has found, modulo their number
  std::optional<PathQuestion> pathQuestion;
  std::string lastPath = "~/crus-view.json";  // what was typed into that last
  std::optional<ReleaseSession> release;      // a release session fills the window
  std::string message;  // one sentence for the user, shown until the next command; may be empty

  bool operator==(const AppState&) const = default;
};

}  // namespace crus
