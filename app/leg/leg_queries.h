// Pointing at a leg and asking: which spot of the skin, whose pain is felt there, what lies under it.
#pragma once

#include <glm/vec3.hpp>
#include <optional>
#include <vector>

#include "app/atlas/press_layers.h"
#include "app/atlas/reverse_lookup.h"
#include "app/leg/leg.h"

namespace crus {

/// The spot of the skin at h and theta, on the right leg (mirrorTheta turns what is meant for a left one).
/// Any angle, wrapped. \return Error when this model has no charts, or no skin at that height.
engine::Result<SkinSpot> spotAt(const Leg& leg, LegCoordinate at);
/// The same for a place of the foot.
engine::Result<SkinSpot> spotAt(const Leg& leg, const FootSpot& at);
/// The spot nearest to a position in the model's frame (right leg, metres), such as where a pick hit the
/// skin; none further away than 20 mm, or on a model without charts.
std::optional<SkinSpot> spotNear(const Leg& leg, const glm::vec3& position);

/// See whoRefersHere of app/atlas/reverse_lookup.h.
std::vector<Candidate> whoRefersHere(const Leg& leg, const SkinSpot& spot);

/// To be made once, when first needed. None on a model without charts.
std::optional<PressProbe> pressProbeOf(const Leg& leg);

}  // namespace crus
