// Referred pain on a drawn view: solid, dotted, banded where zones meet, all of it lines and fills.
#pragma once

#include <vector>

#include "app/leg/leg.h"
#include "app/sheet/drawn_view.h"

namespace crus::sheet {

/// The zones of one muscle, joined: signed distances per vertex of the surface, negative inside.
struct ZoneLayer {
  const Muscle* muscle = nullptr;
  std::vector<float> core, fringe;
};

/// One layer per muscle of the points, in the order of the points.
std::vector<ZoneLayer> zoneLayers(const std::vector<const TriggerPoint*>& points, const Leg& leg);

/// Paths on the page round the parts of a field below zero that the view shows.
Path regionPath(const DrawnView& view, const std::vector<Loop>& loops);

/// Dots, fills, bands of the muscles that share a place, and their edges.
void addZones(const DrawnView& view, const std::vector<ZoneLayer>& layers, std::vector<Mark>& marks);

/// Lines over a region to keep off, and a "!" in its largest part.
void addHatch(const DrawnView& view, const std::vector<float>& distanceMm, std::vector<Mark>& marks);

/// Per node of the view's grids: which layers cover it with their cores, one bit each.
std::vector<std::uint32_t> coverage(const DrawnView& view, const std::vector<ZoneLayer>& layers);

}  // namespace crus::sheet
