// Where the dots of stippled zones lie on the skin, found once, since growing the lattice takes a while.
#pragma once

#include "engine/scene/model.h"

namespace leg_forge {

/// Gives the skin the phases of crus::SkinPattern as attributes. A model without skin, or without the
/// landmarks of a chart, stays as it is.
void bakeStipple(engine::Model& model);

}  // namespace leg_forge
