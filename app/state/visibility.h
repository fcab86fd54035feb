// What is hidden, isolated and lit: sets of part names and point ids.
#pragma once

#include <optional>

#include "app/state/update.h"

namespace crus {

/// The names under which a muscle is hidden: its parts, or a name of its own ("muscle/ID") when the model has
/// none, so that its points can be hidden all the same.
std::vector<std::string> partsOf(const Muscle& muscle);

/// Whether anything of the muscle's own is neither hidden nor peeled off and, when something is isolated, it
/// is part of that. A tendon that several muscles share does not count unless there is nothing else.
bool isMuscleVisible(const AppState& state, const Muscle& muscle, const World& world);

/// Shows or hides a part, a kind, a muscle (with its X and zones), the muscle of a point, or "all". \return
/// false when there is no such thing; then nothing has changed.
bool setVisible(AppState& state, const SetVisible& command, const World& world);

/// Draws a part, a kind, a muscle or the muscle of a point as glass, or no longer. \return false when there
/// is no such thing; then nothing has changed.
bool setGhost(AppState& state, const SetGhost& command, const World& world);

/// What one sees of a pick becomes visible: unhidden, and added to what is isolated.
void reveal(AppState& state, const Pick& pick, const World& world);

/// \return false when there is no such point or muscle.
bool setZone(AppState& state, const SetZone& command, const World& world);

/// Only this pick; an empty one ends it. \return false when it has no part on the model.
bool isolate(AppState& state, const Pick& pick, const World& world);

/// What a user would say is hidden: a muscle counts once, whatever it is made of; muscles come first. The id
/// is what SetVisible takes, and may be the id of a muscle that has no part on this model.
std::vector<Pick> hiddenThings(const AppState& state, const World& world);

/// \return false when there is no such point or muscle.
bool setMarker(AppState& state, const SetMarker& command, const World& world);

/// The muscle that a pick is about: itself, that of a point, or that of a part; null when it is about none.
const Muscle* muscleOfPick(const Pick& pick, const Atlas& atlas);

/// What an id means: a point, a muscle, or a part (a muscle's part means the muscle). Empty when unknown.
std::optional<Pick> resolvePick(const std::string& id, const World& world);

}  // namespace crus
