// Commands that move the camera, as functions.
#pragma once

#include "app/state/update.h"

namespace crus {

/// A box of the right leg's frame in the world of the side shown.
engine::Box worldBox(const engine::Box& box, Side side);

/// What `frame all` frames: the isolated parts, or the whole model.
engine::Box shownBox(const AppState& state, const World& world);
/// What `frame selection` frames; empty when nothing with a place is selected.
engine::Box selectionBox(const AppState& state, const World& world);

/// From theta and elevation of the leg shown, with what is shown filling the view.
engine::Camera lookingFrom(const AppState& state, const LookFrom& view, const World& world);
/// Straight at a placed point, from outside along the skin's normal.
LookFrom viewOf(const PlacedPoint& point);
/// Whether the point is turned towards the camera and inside the view.
bool isFacing(const AppState& state, const PlacedPoint& point, const World& world);

/// The camera as it is when it sees the face of the section at more than 25 degrees, else turned to 50.
engine::Camera seeingCut(const AppState& state, const World& world);
/// Straight at the face of the section; of one across the leg from near by.
engine::Camera facingCut(const AppState& state, const World& world);

/// The placed point of this id; null when it is not on the model.
const PlacedPoint* placedPoint(const World& world, const std::string& id);
/// What one looks at for a pick: the point itself, or the first placed point of the muscle. May be null.
const PlacedPoint* pointOfInterest(const Pick& pick, const World& world);

}  // namespace crus
