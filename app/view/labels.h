// Names beside the leg: which ones, and where their plates go. Pure.
#pragma once

#include <glm/vec2.hpp>
#include <optional>
#include <string>
#include <vector>

#include "app/leg/leg.h"
#include "app/state/state.h"
#include "engine/scene/scene_view.h"

namespace crus {

/// A name and the place in the view that it belongs to, logical pixels from the view's top left.
struct Label {
  std::string text;
  glm::vec2 anchor{0.0F};
  bool strong = false;  // of the selection
  bool face = false;    // the anchor lies on a cut face: the leader ends there with a dot
};

inline constexpr std::size_t kMostLabels = 12;

/// The names that the state asks for: of the selection, or of every point that faces the eye, the selected
/// one first, then those with their pain switched on; at most kMostLabels. On the face of a section the names
/// of what is cut take their place.
std::vector<Label> labelsOf(const AppState& state, const Leg& leg, const engine::SceneView& view,
                            glm::vec2 viewSize);

/// Where a plate stands: top left corner, same order as the labels that went in.
struct PlatePlace {
  glm::vec2 position{0.0F};
  bool left = false;      // in the left column; its leader starts at the plate's right edge
  glm::vec2 elbow{0.0F};  // where the leader turns to its anchor; one below the other in a column
};

/// What of the view's height is taken already by other things in its corners: from above and from below, in
/// the left and in the right column.
struct TakenEdges {
  float leftTop = 0.0F, leftBottom = 0.0F, rightTop = 0.0F, rightBottom = 0.0F;
};

/// Two columns at the edges of the view, each in such an order that leaders do not cross, no plate over
/// another. \param sizes  of the plates. Plates for which the column has no room are empty.
std::vector<std::optional<PlatePlace>> placePlates(const std::vector<Label>& labels,
                                                   const std::vector<glm::vec2>& sizes, glm::vec2 viewSize,
                                                   float margin, float gap, const TakenEdges& taken = {});

}  // namespace crus
