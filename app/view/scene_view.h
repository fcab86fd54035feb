// State -> picture description. Pure: the same state gives the same view.
#pragma once

#include "app/leg/leg.h"
#include "app/state/state.h"
#include "app/view/section_view.h"
#include "engine/scene/scene_view.h"

namespace crus {

/// What to draw for that state. `transparent` leaves the background out. \param cuts  where the leg cut by
/// the state's section is kept; without, it is cut anew. Views made with one cache are equal when what they
/// show is.
engine::SceneView sceneViewOf(const AppState& state, const Leg& leg, float pixelRatio, bool transparent,
                              SectionCache* cuts = nullptr);

/// The level of detail for a picture that moves: the coarsest whose faults stay small against a pixel, and
/// against the faces of a section, which are cut from the finest. \param height  of the picture, pixels.
std::size_t movingLevel(const engine::SceneView& view, int height);

/// In a view of less than 360 logical pixels' height markers shrink, to 60 % at most, so that they do not
/// bury the leg.
void fitMarkers(engine::SceneView& view, float viewHeight);

/// What a pick of the renderer means: a point, the muscle a part belongs to, or the part itself.
Pick pickOf(const Leg& leg, std::size_t part);
Pick pickOfMarker(const Leg& leg, std::size_t marker);

}  // namespace crus
