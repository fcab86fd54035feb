#include <algorithm>
#include <cmath>

#include "app/panels/panels.h"
#include "app/panels/release_layout.h"

namespace crus {
namespace {

// Widths in units of 1/96 inch at the user's text size: what the toolbar needs in one and in two rows.
constexpr float kToolbarOneRow = 1200.0F;
constexpr float kToolbarTwoRows = 640.0F;
constexpr float kToolbarRow = 36.0F;
constexpr float kToolbarPadding = 10.0F;
constexpr float kLegend = 66.0F;         // three lines of small type
constexpr float kLegendStacked = 30.0F;  // one
constexpr float kThreeColumns = 900.0F;
constexpr float kSectionOneRow = 960.0F;  // what the controls of a section need
constexpr float kSectionTwoRows = 500.0F;
constexpr float kLeastView = 220.0F;  // what dragged edges leave for the leg
constexpr float kEdge = 6.0F;
constexpr float kCube = 92.0F;
constexpr float kTag = 24.0F;  // "RIGHT LEG" under it
constexpr float kCubeMargin = 8.0F;
constexpr float kRoomForCube = 250.0F;  // of a view, in both directions

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

/// In the top right corner; where the view is small, or shows all sides at once, only the words that say
/// which leg it is.
void placeCube(Layout& layout, const AppState& state, float scale) {
  const Rect& view = layout.view;
  const bool roomy = std::min(view.size.x, view.size.y) >= kRoomForCube * scale && !state.contact;
  const glm::vec2 size = glm::round(glm::vec2{kCube, roomy ? kCube + kTag : kTag} * scale);
  const float margin = std::round(kCubeMargin * scale);
  if (view.size.x < size.x + 2.0F * margin || view.size.y < size.y + 2.0F * margin) return;
  layout.cube = {{view.position.x + view.size.x - margin - size.x, view.position.y + margin}, size};
}

/// Size of a panel in units: as dragged, else as usual but no more than a share of the window.
float chosen(float own, Panel panel, float share) {
  const PanelBounds bounds = boundsOf(panel);
  if (own > 0.0F) return std::clamp(own, bounds.least, bounds.most);
  return std::clamp(share, std::min(bounds.least, share), bounds.usual);
}

void placeEdges(Layout& layout, float scale) {
  const float width = std::round(kEdge * scale);
  if (layout.list.size.x > 2.0F * width) {
    layout.listEdge = {{layout.list.position.x + layout.list.size.x - width, layout.list.position.y},
                       {width, layout.list.size.y}};
  }
  if (std::min(layout.reading.size.x, layout.reading.size.y) > 2.0F * width) {
    layout.readingEdge = {layout.reading.position, layout.stacked ? glm::vec2{layout.reading.size.x, width}
                                                                  : glm::vec2{width, layout.reading.size.y}};
  }
}

/// The page lies under the leg, the list beside both.
void stack(Layout& layout, const Panes& panes, glm::vec2 size, float scale) {
  const float width = size.x / scale;
  const float top = layout.view.position.y;
  const float below = layout.view.size.y;
  if (panes.list) {
    const float least = std::clamp(0.4F * width, 120.0F, 300.0F);
    const float units = panes.listWidth > 0.0F ? chosen(panes.listWidth, Panel::kList, least) : least;
    const float listWidth = std::min(std::round(units * scale), std::round(0.5F * size.x));
    layout.list = {{0.0F, top}, {listWidth, below}};
    layout.view.position.x = listWidth;
    layout.view.size.x = size.x - listWidth;
  }
  if (panes.reading) {
    const float most = std::round(0.65F * below);
    const float height = panes.readingHeight > 0.0F
                             ? std::clamp(std::round(panes.readingHeight * scale), 0.0F, most)
                             : below - std::round(0.5F * below);
    layout.view.size.y -= height;
    layout.reading = {{layout.view.position.x, top + layout.view.size.y}, {layout.view.size.x, height}};
  }
  cutLegend(layout, kLegendStacked, scale);
}

void putSideBySide(Layout& layout, const Panes& panes, glm::vec2 size, float scale) {
  const float width = size.x / scale;
  const float top = layout.view.position.y;
  const float below = layout.view.size.y;
  float list = panes.list ? chosen(panes.listWidth, Panel::kList, 0.27F * width) : 0.0F;
  float reading = panes.reading ? chosen(panes.readingWidth, Panel::kReading, 0.34F * width) : 0.0F;
  // Edges dragged too far give way, both in proportion.
  if (const float room = width - kLeastView; list + reading > room) {
    const float squeeze = room / (list + reading);
    list *= squeeze;
    reading *= squeeze;
  }
  list = std::round(list * scale);
  reading = std::round(reading * scale);
  if (panes.list) layout.list = {{0.0F, top}, {list, below}};
  if (panes.reading) layout.reading = {{size.x - reading, top}, {reading, below}};
  layout.view = {{list, top}, {size.x - list - reading, below}};
  cutLegend(layout, kLegend, scale);
}

}  // namespace

Layout layoutFor(glm::vec2 windowSize, const AppState& state, float scale) {
  if (state.release) {
    Layout layout = releaseLayout(windowSize);
    placeCube(layout, state, scale);
    return layout;
  }
  const glm::vec2 size = glm::max(windowSize, glm::vec2{1.0F});
  const float width = size.x / scale;
  const float rows = width >= kToolbarOneRow ? 1.0F : width >= kToolbarTwoRows ? 2.0F : 3.0F;
  const float top = std::min(std::round((rows * kToolbarRow + kToolbarPadding) * scale), 0.5F * size.y);

  Layout layout;
  layout.toolbar = {{0.0F, 0.0F}, {size.x, top}};
  layout.view = {{0.0F, top}, {size.x, size.y - top}};
  if (state.panels) {
    layout.stacked = width < kThreeColumns;
    if (layout.stacked) {
      stack(layout, state.panes, size, scale);
    } else {
      putSideBySide(layout, state.panes, size, scale);
    }
    placeEdges(layout, scale);
  }
  cutSectionBar(layout, state, scale);
  placeCube(layout, state, scale);
  return layout;
}

}  // namespace crus
