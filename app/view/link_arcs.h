// Arcs over the leg from the selected muscle to those it is linked with. Pure.
#pragma once

#include <glm/vec2.hpp>
#include <optional>
#include <string>
#include <vector>

#include "app/atlas/link_diagram.h"
#include "app/state/state.h"
#include "app/state/update.h"
#include "engine/scene/scene_view.h"

namespace crus {

struct LinkArc {
  std::string other;            // Muscle::id
  std::vector<glm::vec2> path;  // from the selection to the other, logical pixels from the view's top left
  DiagramLine line;             // its style and arrows; the strongest that the two have in common
  bool away = false;            // the other is not on this model: the arc leads out of the leg's upper end
};

/// One arc per muscle that the selected one is linked with, bowed outwards so that it clears the leg.
/// \param away  where arcs to muscles off the model end, such as the inset figure, in pixels of the view;
///              without it they end above the cut thigh.
/// Empty when arcs are off or nothing with a place is selected.
std::vector<LinkArc> linkArcs(const AppState& state, const World& world, const engine::SceneView& view,
                              glm::vec2 viewSize, const std::optional<glm::vec2>& away);

}  // namespace crus
