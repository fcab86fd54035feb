// Lines of the linkage diagram and of the arcs over the leg: one look per kind of link.
#pragma once

#include <imgui.h>

#include <span>

#include "app/atlas/link_diagram.h"

namespace crus {

/// Draws a line along `path` in the style of a link, with arrow heads where it says so (`toNode` at the last
/// point). \param scale  display scale x text size.
void styledLine(ImDrawList* list, std::span<const ImVec2> path, const DiagramLine& line, ImU32 color,
                float scale);

}  // namespace crus
