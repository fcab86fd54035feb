// Zones that are switched on -> coloured triangles on the skin.
#pragma once

#include "app/leg/leg.h"
#include "app/state/state.h"
#include "engine/scene/scene_view.h"

namespace crus {

/// The colours and the pattern of a muscle's zones, as the state wants them.
engine::OverlayLayer overlayLayerOf(const Muscle& muscle, const AppState& state);

/// One layer per muscle: its points' essential zones joined as the solid core, spillover (unless switched
/// off) and exceptional zones as the stippled fringe. Only triangles that a zone touches are kept; where more
/// than four muscles meet the first four by strength are drawn. The safety zones of the selected point are
/// joined into the hatched region. Empty when neither is there, or the skin is not shown.
engine::Overlay buildOverlay(const AppState& state, const Leg& leg);

}  // namespace crus
