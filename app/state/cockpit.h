// What commands of the program's frame need to know: the user's own points and views, release sessions, pages
// that open over everything.
#pragma once

#include <optional>
#include <string>

#include "app/state/update.h"

namespace crus {

/// Help, about, settings, the list of commands and the question for a file: one of them at a time, none of
/// them.
void closePages(AppState& state);

/// The point on this model that comes after (`by` 1) or before (-1) the one selected, round and round, among
/// those that are not filtered away; from nowhere the first or the last. Empty when there is none.
std::string neighbouringPoint(const AppState& state, int by, const World& world);

/// Marks a point, or every point of a muscle. With `toggle`, what is partly marked is marked in full. \return
/// false when there is no such thing, or it has no point.
bool markPoints(AppState& state, const MarkPoint& command, const World& world);

/// The point itself, or the first of a muscle; empty when it has none.
std::string firstPointOf(const Pick& pick, const Atlas& atlas);

/// Close to the point and straight at it; the camera as it is for a point that is not on the model.
engine::Camera releaseView(const AppState& state, const std::string& point, const World& world);
/// From the same side, with the whole leg in view.
engine::Camera viewAfterRelease(const AppState& state, const World& world);
/// Nothing after the last page.
std::optional<ReleaseSession> movedRelease(const ReleaseSession& session, ReleaseMove move,
                                           const Atlas& atlas);

/// What a stored view is called when the user gives it no name: "Soleus TrP1, from the back".
std::string viewName(const AppState& state, const World& world);

/// `to` with what is the user's own and no part of a view: settings, marked points, stored views.
AppState carriedOver(AppState to, const AppState& from);

}  // namespace crus
