// How a frame's time and the memory grow with the model: the leg with its triangles split again and again.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "app/leg/leg.h"
#include "app/state/state.h"

namespace crus::cli {

/// The same surface with every triangle split into four at the middles of its edges; levels of detail are
/// left out.
engine::Model subdivided(const engine::Model& model);

/// A row for each size, from the leg as it moves up to `mostTriangles`, with the skin as glass: triangles,
/// time of a frame with one sample a pixel, bytes on the GPU. Needs a current OpenGL context.
nlohmann::ordered_json growth(const Leg& leg, const AppState& state, std::size_t mostTriangles,
                              glm::ivec2 size);

}  // namespace crus::cli
