// Puts lofts, skin and landmarks together as the model that is written to right_leg.glb.
#pragma once

#include <string>

#include "engine/scene/model.h"
#include "tools/leg_forge/figures.h"
#include "tools/leg_forge/skin.h"

namespace leg_forge {

/// Per vertex of all but the bones: 0 muscle to 1 tendon.
inline constexpr const char* kTendon = "_TENDON";

/// Lofts every structure, presses apart what overlaps and adds the landmarks. Metres.
/// Parts are named `kind/id`, anchors `landmark/id`. Muscles carry their colour per vertex, from belly to
/// tendon, on a white material; the other kinds are coloured by their material.
/// \param skin becomes the part `skin/skin`; where a tendon would come out through it, as some do in the
///        clefts between the toes, the tendon is sunk below it. Null: no skin, nothing is sunk.
engine::Model assembleLeg(const Anatomy& anatomy, const Skin* skin, const Progress& progress = {});

/// Whether it is the skin of a leg that was put together here.
bool isSkin(const engine::Part& part);

/// Markdown table of the parts: id, names, FMA id, source, triangles, volume of the figure.
std::string structureTable(const engine::Model& model);

}  // namespace leg_forge
