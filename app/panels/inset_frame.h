// What stands round the small picture of the body.
#pragma once

#include <string>

#include "app/panels/panels.h"

namespace crus {

/// Draws a thin frame and, over the picture so that nothing of it is covered, what is lit there; under the
/// panels. \param font  an ImFont, or null for the current one. \param scale  display scale x text size.
/// \return what it covers, with the caption above.
Rect drawInsetFrame(const std::string& caption, const Rect& inset, Theme theme, void* font, float scale);

}  // namespace crus
