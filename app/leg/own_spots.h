// One's own spots between the charts, in which they are kept, and the skin of this model.
#pragma once

#include <glm/vec3.hpp>
#include <optional>
#include <vector>

#include "app/journal/journal.h"
#include "app/leg/leg.h"

namespace crus {

/// The chart coordinates of a place on the skin (right leg, metres): those of all charts that lead back to
/// within 3 mm of it, the nearest. None where no chart does, or on a model without charts.
std::optional<journal::OwnSpot> ownSpotAt(const Leg& leg, const glm::vec3& onSkin);

/// Where a spot lies on this model; none when it has no skin there.
std::optional<glm::vec3> placeOf(const Leg& leg, const journal::OwnSpot& spot);

/// All spots of a journal that lie on this model.
std::vector<PlacedSpot> placeOwnSpots(const Leg& leg, const journal::Journal& journal);

/// The textbook place of a point in the same charts, to start from; none when it is not on the model.
std::optional<journal::OwnSpot> textbookSpot(const Leg& leg, const std::string& point);

}  // namespace crus
