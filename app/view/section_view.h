// How the face of a section looks: colours, names, a scale. Pure but for the cache.
#pragma once

#include <glm/vec2.hpp>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/leg/leg.h"
#include "app/state/state.h"
#include "engine/scene/scene_view.h"

namespace crus {

struct Label;

/// Keeps the leg cut by the last plane, so that it is cut once for many frames.
class SectionCache {
 public:
  /// The leg cut by the state's section; the same object while plane and leg are the same.
  std::shared_ptr<const engine::Section> of(const AppState& state, const Leg& leg);

 private:
  const Leg* leg_ = nullptr;
  std::shared_ptr<const engine::Section> section_;
};

/// The face of a part: what is visible is filled, as on an anatomical cross-section, under any skin.
engine::CapStyle capOf(const AppState& state, const Leg& leg, std::size_t part,
                       const engine::Section& section);

/// Names of what is cut, on its own ground, of the selection or the largest first; empty while the eye does
/// not see the face.
std::vector<Label> sliceLabels(const AppState& state, const Leg& leg, const engine::SceneView& view,
                               glm::vec2 viewSize);

/// A round length beside the face, as it appears across the picture at the middle of the cut.
struct ScaleBar {
  float mm = 0.0F;
  float pixels = 0.0F;
};
/// At most a quarter of the view long; none while the face is not seen.
std::optional<ScaleBar> scaleBarOf(const engine::SceneView& view, glm::vec2 viewSize);

/// How deep under the skin a place of the face under a pixel of the view lies, millimetres, by the shortest
/// way; none outside the skin, or while the face is not seen there.
std::optional<float> cutDepthMm(const Leg& leg, const engine::SceneView& view, glm::vec2 pixel,
                                glm::vec2 viewSize);

}  // namespace crus
