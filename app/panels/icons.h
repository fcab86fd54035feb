// Small drawn signs. Strokes only, so that they are crisp at any scale and wear any ink.
#pragma once

#include "app/panels/ui.h"

namespace crus {

enum class Icon {
  kCross,      // a trigger point
  kDots,       // spillover
  kTag,        // names
  kListPanel,  // the panel on the left
  kPagePanel,  // the panel on the right
  kSun,
  kMoon,
  kHelp,
  kAbout,
  kFilter,
  kSearch,
  kTarget,  // where it hurts
  kStar,
  kStarFilled,
  kNote,
  kEye,
  kEyeOff,
  kCut,  // the leg cut open
};

/// Drawn only, in a square of `size` round `centre`.
void drawIcon(const Ui& ui, ImDrawList* list, Icon icon, ImVec2 centre, float size, ImU32 color);

/// A square button with a sign, kControlHeight high and as wide; `on` is shown by ground and underline too.
bool iconButton(const Ui& ui, const std::string& name, Icon icon, bool on, std::string_view hint);
inline constexpr float kIconButton = 30.0F;

/// The X of a point's marker in a ring when it is shown, the empty ring when not; 24 x 28 units.
bool markerToggle(const Ui& ui, const std::string& name, bool on);
/// A star, filled when the point is one of the user's own; 24 x 28 units.
bool starToggle(const Ui& ui, const std::string& name, bool on);

}  // namespace crus
