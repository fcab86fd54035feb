// What the small picture of the whole body shows: pain that lies off the leg model. Pure.
#pragma once

#include <glm/vec2.hpp>
#include <string>
#include <vector>

#include "app/state/update.h"
#include "app/view/body_figure.h"
#include "engine/scene/overlay.h"
#include "engine/scene/scene_view.h"

namespace crus {

/// An area of the body that a lit zone reaches.
struct LitArea {
  std::string muscle;  // Muscle::id
  std::string area;    // BodyArea::id
  bool core = true;    // essential; else spillover or exceptional
  bool operator==(const LitArea&) const = default;
};

/// The area of the body that a patch means; empty when it lies on the leg model.
std::string bodyAreaOf(const Patch& patch);

/// The region, as AskArea names it, to which an area of the figure belongs; empty when no zone reaches it.
std::string askedRegion(const Atlas& atlas, const std::string& area);

/// What lit zones reach off the leg, in atlas order, each once; spillover only while it is shown.
std::vector<LitArea> litAreas(const AppState& state, const World& world);

/// One layer per muscle: essential areas solid, the rest stippled.
engine::Overlay insetOverlay(const std::vector<LitArea>& lit, const BodyFigure& figure, const Atlas& atlas,
                             const AppState& state);

/// The figure from the direction in which the leg is seen, less steeply, close enough for the lit areas.
engine::SceneView insetView(const std::vector<LitArea>& lit, const BodyFigure& figure, const AppState& state,
                            const engine::Camera& leg, float aspect, float pixelRatio);

/// The names of the lit areas, each once, three at most, and which of them face away:
/// "Sacroiliac joint (behind)".
std::string insetCaption(const std::vector<LitArea>& lit, const BodyFigure& figure, Side side,
                         const engine::Camera& camera);

/// Size of the picture in a view of `viewSize` (both logical pixels), for a corner at the bottom at
/// kInsetMargin from its edges; zero where the view is too small for it. \param scale  display times text.
glm::vec2 insetSize(glm::vec2 viewSize, float scale);
inline constexpr float kInsetMargin = 12.0F;

/// Whether that is the left corner: when the toes point to the right and would lie under the picture. Else it
/// is the right one. It changes over late, so that a small turn to and fro does not move it. \param was where
/// it is now.
bool insetAtLeft(const engine::Camera& camera, bool was);

}  // namespace crus
