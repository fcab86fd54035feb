// A place on the leg as the command line writes it.
#pragma once

#include <string>
#include <vector>

#include "app/leg/leg_queries.h"
#include "app/state/state.h"

namespace crus::cli {

/// What --leg, --foot and --side said; one of the first two is not empty.
struct PlaceArgument {
  std::string leg;   // "H,THETA"
  std::string foot;  // "CHART,U,V", CHART may name its surface: "toe_1/plantar"
  Side side = Side::kRight;
};

/// Whether the words can be read at all; the reason names what is valid. Charts know no model, so this says
/// nothing of whether there is skin.
engine::Status checkPlace(const PlaceArgument& place);

/// The spot on this leg. \return Error when there is no skin at the place.
engine::Result<SkinSpot> spotOf(const PlaceArgument& place, const Leg& leg);

/// Neither more nor less than one of the texts is given: the reason names the options otherwise.
engine::Status checkOneOf(const std::vector<std::string>& given, const std::string& options);

}  // namespace crus::cli
