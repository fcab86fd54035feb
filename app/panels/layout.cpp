#include <algorithm>
#include <cmath>

#include "app/panels/panels.h"

namespace crus {
namespace {

// Widths in units of 1/96 inch at the user's text size: what the toolbar's words need in one and in two rows.
constexpr float kToolbarOneRow = 1270.0F;
constexpr float kToolbarTwoRows = 680.0F;
constexpr float kToolbarRow = 36.0F;
constexpr float kToolbarPadding = 10.0F;
constexpr float kLegend = 100.0F;        // four lines of small type
constexpr float kLegendStacked = 30.0F;  // one
constexpr float kThreeColumns = 900.0F;
constexpr float kSectionOneRow = 960.0F;  // what the controls of a section need
constexpr float kSectionTwoRows = 500.0F;

/// Takes the legend's strip off the view's foot: on the picture itself it would cover the foot of the leg.
/// Its height does not depend on what is on, so that the leg never jumps.
void cutLegend(Layout& layout, float units, float scale) {
  const float height = std::min(std::round(units * scale), 0.25F * layout.view.size.y);
  layout.view.size.y -= height;
  layout.legend = {{layout.view.position.x, layout.view.position.y + layout.view.size.y},
                   {layout.view.size.x, height}};
}

/// Takes the strip for a section's controls off the view's head.
void cutSectionBar(Layout& layout, const AppState& state, float scale) {
  if (!state.section.on) return;
  const float rows = layout.view.size.x >= kSectionOneRow * scale    ? 1.0F
                     : layout.view.size.x >= kSectionTwoRows * scale ? 2.0F
                                                                     : 3.0F;
  const float height =
      std::min(std::round((rows * kToolbarRow + kToolbarPadding) * scale), 0.5F * layout.view.size.y);
  layout.sectionBar = {layout.view.position, {layout.view.size.x, height}};
  layout.view.position.y += height;
  layout.view.size.y -= height;
}

}  // namespace

Layout layoutFor(glm::vec2 windowSize, const AppState& state, float scale) {
  const glm::vec2 size = glm::max(windowSize, glm::vec2{1.0F});
  const float width = size.x / scale;
  const float rows = width >= kToolbarOneRow ? 1.0F : width >= kToolbarTwoRows ? 2.0F : 3.0F;
  const float top = std::min(std::round((rows * kToolbarRow + kToolbarPadding) * scale), 0.5F * size.y);
  const float below = size.y - top;

  Layout layout;
  layout.toolbar = {{0.0F, 0.0F}, {size.x, top}};
  layout.view = {{0.0F, top}, {size.x, below}};
  if (!state.panels) {
    cutSectionBar(layout, state, scale);
    return layout;
  }

  layout.stacked = width < kThreeColumns;
  if (layout.stacked) {
    const float list = std::round(std::clamp(0.4F * width, 120.0F, 300.0F) * scale);
    const float listWidth = std::min(list, 0.5F * size.x);
    const float viewHeight = std::round(0.5F * below);
    layout.list = {{0.0F, top}, {listWidth, below}};
    layout.view = {{listWidth, top}, {size.x - listWidth, viewHeight}};
    layout.reading = {{listWidth, top + viewHeight}, {size.x - listWidth, below - viewHeight}};
    cutLegend(layout, kLegendStacked, scale);
    cutSectionBar(layout, state, scale);
    return layout;
  }
  const float list = std::round(std::clamp(0.27F * width, 260.0F, 320.0F) * scale);
  const float reading = std::round(std::clamp(0.34F * width, 330.0F, 440.0F) * scale);
  layout.list = {{0.0F, top}, {list, below}};
  layout.reading = {{size.x - reading, top}, {reading, below}};
  layout.view = {{list, top}, {size.x - list - reading, below}};
  cutLegend(layout, kLegend, scale);
  cutSectionBar(layout, state, scale);
  return layout;
}

}  // namespace crus
