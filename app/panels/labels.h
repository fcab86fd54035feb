// Names beside the leg.
#pragma once

#include <vector>

#include "app/panels/panels.h"
#include "app/view/labels.h"

namespace crus {

/// Draws plates in two columns of the view and a thin elbow from each to its point, under the panels.
/// \param font  an ImFont, or null for the current one. \param scale  display scale x text size.
void drawLabels(const std::vector<Label>& labels, const Rect& view, void* font, float scale);

}  // namespace crus
