// A page over everything: help, about.
#pragma once

#include <string_view>

#include "app/panels/ui.h"

namespace crus {

/// Dims the window and opens a card in its middle, at most `widthUnits` wide, with a heading. \return true
/// when the cross or the space around was clicked. endOverlay() must follow.
bool beginOverlay(const Ui& ui, const char* id, std::string_view heading, float widthUnits,
                  float heightUnits = 660.0F);
void endOverlay();

}  // namespace crus
