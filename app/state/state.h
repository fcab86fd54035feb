// The whole state of the program as a value: what is shown, from where, what is selected. No GL handle, no
// pointer.
#pragma once

#include <glm/vec2.hpp>
#include <glm/vec3.hpp>
#include <optional>
#include <set>
#include <string>

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
  std::set<std::string> ghosted;   // part names drawn as glass
  int peel = 0;                    // layers taken away from outside: 0 none .. kMostPeel, bones alone
  std::set<std::string> isolated;  // part names; when not empty only these (and bones as ghosts) are drawn
  Pick selected;

  // what it does not
  Pick hovered;
  bool arcs = false;  // from the selected muscle to those it is linked with
  LabelMode labels = LabelMode::kSelected;
  SkinTone skinTone = SkinTone::kClay;
  Theme theme = Theme::kDark;
  bool panels = true;
  bool help = false;
  bool about = false;
  std::optional<Menu> menu;
  bool asking = false;              // the next click asks whose pain is felt there
  std::optional<Asked> asked;       // what was asked; its answer stands in the list
  bool probing = false;             // what lies under the pointer is shown beside it
  std::optional<glm::vec3> probed;  // the place of the skin under the pointer, right leg, metres
  std::string search;
  int searchFocus = 0;    // counts FocusSearch: the panel takes the keyboard when it changes
  int textPercent = 100;  // 80..200
  std::string message;    // one sentence for the user, shown until the next command; may be empty

  bool operator==(const AppState&) const = default;
};

}  // namespace crus
