// What only a leg can prove wrong in the knowledge: points beside their muscle, zones beside the skin.
#pragma once

#include <vector>

#include "app/atlas/atlas_reader.h"
#include "engine/core/result.h"
#include "engine/scene/model.h"

namespace crus {

/// Holds the knowledge against a model. Mistakes, with file and line where the reading knows them: a point of
/// the leg or foot with no skin at its place or whose ray misses its muscle (also in its whole band, see
/// placePoints); a zone or safety zone that touches no skin (but one with patches on the thigh or in areas of
/// the body may lie off the model); a place to press that has no skin or lies in a no_pressure zone. A model
/// without landmarks or skin is one mistake of its own. Takes about a second.
std::vector<engine::Error> checkOnModel(const AtlasReading& reading, const engine::Model& model);

}  // namespace crus
