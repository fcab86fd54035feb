// Captions and thin lines over the tiles of the contact view.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "app/panels/panels.h"

namespace crus {

/// \param tiles  captions and places in the window. \param font  ImFont*, or null for the one in use.
void drawContactFrame(const std::vector<std::pair<std::string, Rect>>& tiles, Theme theme, void* font,
                      float scale);

}  // namespace crus
