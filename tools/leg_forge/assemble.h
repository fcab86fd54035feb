// Puts lofts, skin and landmarks together as the model that is written to right_leg.glb.
#pragma once

#include <optional>
#include <string>

#include "engine/scene/model.h"
#include "tools/leg_forge/figures.h"

namespace leg_forge {

/// Lofts every structure and adds the landmarks. Metres.
/// Parts are named `kind/id`, anchors `landmark/id`. Muscles carry their colour per vertex, from belly to
/// tendon, on a white material; the other kinds are coloured by their material.
/// \param skin closed surface in metres for the part `skin/skin`; without it the model has no skin.
engine::Model assembleLeg(const Anatomy& anatomy, std::optional<engine::TriangleMesh> skin);

/// Markdown table of the parts: id, names, FMA id, source, triangles, volume of the figure.
std::string structureTable(const engine::Model& model);

}  // namespace leg_forge
