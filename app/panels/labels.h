// Names beside the leg, and arcs over it.
#pragma once

#include <span>
#include <vector>

#include "app/panels/panels.h"
#include "app/view/labels.h"
#include "app/view/link_arcs.h"

namespace crus {

/// Draws plates in two columns of the view, clear of the cube in its corner and of what else is drawn in the
/// corners, and a thin elbow from each to its point, under the panels. \param corners  the places of the
/// latter in the window; empty ones count for nothing. \param font  an ImFont, or null for the current one.
/// \param scale  display scale x text size.
void drawLabels(const std::vector<Label>& labels, const Layout& layout, std::span<const Rect> corners,
                void* font, float scale);

/// Draws arcs in the colour of the muscle they lead to, cased in ink; those that lead away from the leg say
/// whereto.
void drawArcs(const std::vector<LinkArc>& arcs, const Atlas& atlas, Colors colors, const Rect& view,
              void* font, float scale);

}  // namespace crus
