// The scale of a cut face.
#pragma once

#include "app/panels/panels.h"
#include "app/view/section_view.h"

namespace crus {

/// Draws a bar with its length in millimetres at the lower left of the view, under the panels.
/// \param font  an ImFont, or null for the current one. \param scale  display scale x text size.
/// \return what it covers.
Rect drawScaleBar(const ScaleBar& bar, const Rect& view, void* font, float scale);

}  // namespace crus
