// Colours by what they are for. Figures from the visual conventions; the tests keep their contrast.
#pragma once

#include "app/atlas/atlas.h"
#include "app/panels/panels.h"

namespace crus {

struct Palette {
  Color8 backdrop;  // behind the panels
  Color8 panel;     // what text stands on
  Color8 raised;    // cards on a panel
  Color8 sunken;    // fields to type into, tracks of switches
  Color8 line;      // quiet separators, no carrier of meaning
  Color8 border;    // of controls, 3:1 on panel and raised
  Color8 text;
  Color8 muted;  // second rank, still 4.5:1
  Color8 accent;
  Color8 onAccent;  // text on accent
  Color8 selected;  // behind a selected row
  Color8 hover;     // behind what the pointer is over
  Color8 caution;   // stripe and words of a caution
  Color8 cautionFill;
  Color8 danger;
  Color8 dangerFill;
  Color8 viewFoot;  // the 3D view's ground at its foot
};

const Palette& paletteOf(Theme theme);

/// Plates over the picture, the same in both themes.
inline constexpr Color8 kPlate{0x16, 0x18, 0x1B};
inline constexpr Color8 kOnPlate{0xF4, 0xF5, 0xF7};

/// WCAG 2.1 relative luminance of an sRGB colour, and the contrast ratio of two, 1..21.
float relativeLuminance(Color8 color);
float contrastRatio(Color8 a, Color8 b);

}  // namespace crus
