#include <gtest/gtest.h>

#include "app/panels/panels.h"

namespace crus {
namespace {

bool apart(const Rect& a, const Rect& b) {
  const glm::vec2 aHigh = a.position + a.size;
  const glm::vec2 bHigh = b.position + b.size;
  return aHigh.x <= b.position.x || bHigh.x <= a.position.x || aHigh.y <= b.position.y ||
         bHigh.y <= a.position.y;
}

bool inside(const Rect& a, glm::vec2 size) {
  const glm::vec2 high = a.position + a.size;
  return a.position.x >= 0.0F && a.position.y >= 0.0F && high.x <= size.x && high.y <= size.y;
}

bool within(const Rect& a, const Rect& b) {
  return a.position.x >= b.position.x && a.position.y >= b.position.y &&
         a.position.x + a.size.x <= b.position.x + b.size.x &&
         a.position.y + a.size.y <= b.position.y + b.size.y;
}

TEST(Layout, nothingOverlapsOrLeavesTheWindow) {
  AppState state;
  for (const float scale : {0.8F, 1.0F, 1.5F, 2.0F, 4.0F}) {
    for (const glm::vec2 size : {glm::vec2{1024, 640}, glm::vec2{1280, 800}, glm::vec2{640, 480},
                                 glm::vec2{3840, 2160}, glm::vec2{320, 240}, glm::vec2{1, 1}}) {
      const Layout l = layoutFor(size, state, scale);
      EXPECT_TRUE(l.cube.size.x == 0.0F || within(l.cube, l.view)) << size.x << " at " << scale;
      EXPECT_TRUE(l.listEdge.size.x == 0.0F || within(l.listEdge, l.list)) << size.x << " at " << scale;
      EXPECT_TRUE(l.readingEdge.size.x == 0.0F || within(l.readingEdge, l.reading)) << size.x;
      const Rect all[] = {l.toolbar, l.list, l.reading, l.view, l.legend};
      for (int i = 0; i < 5; ++i) {
        EXPECT_TRUE(inside(all[i], size)) << size.x << "x" << size.y << " at " << scale << ": " << i;
        for (int j = 0; j < i; ++j)
          EXPECT_TRUE(apart(all[i], all[j])) << size.x << " at " << scale << ": " << i << j;
      }
    }
  }
}

TEST(Layout, theLegKeepsAThirdOfAnOrdinaryWindow) {
  const Layout l = layoutFor({1280, 800}, AppState{}, 1.0F);
  EXPECT_FALSE(l.stacked);
  EXPECT_GT(l.view.size.x, 1280.0F / 3.0F);
  EXPECT_TRUE(layoutFor({640, 480}, AppState{}, 1.0F).stacked);
  EXPECT_TRUE(layoutFor({1280, 800}, AppState{}, 2.0F).stacked) << "large text makes a window narrow";
}

TEST(Layout, theLegNeverJumpsWhenAZoneIsSwitched) {
  AppState state;
  const Layout off = layoutFor({1280, 800}, state, 1.0F);
  state.zones = {"soleus_trp1"};
  const Layout on = layoutFor({1280, 800}, state, 1.0F);
  EXPECT_EQ(on.view.size, off.view.size);
  EXPECT_GT(on.legend.size.y, 0.0F);
}

TEST(Layout, draggedEdgesAreKeptButLeaveRoomForTheLeg) {
  AppState state;
  state.panes.listWidth = 260.0F;
  state.panes.readingWidth = 600.0F;
  Layout l = layoutFor({1280, 800}, state, 1.0F);
  EXPECT_FLOAT_EQ(l.list.size.x, 260.0F);
  EXPECT_FLOAT_EQ(l.reading.size.x, 600.0F);
  l = layoutFor({2560, 1600}, state, 2.0F);
  EXPECT_FLOAT_EQ(l.list.size.x, 520.0F) << "sizes are of the text's scale";
  state.panes.listWidth = boundsOf(Panel::kList).most;
  state.panes.readingWidth = boundsOf(Panel::kReading).most;
  l = layoutFor({1000, 700}, state, 1.0F);
  EXPECT_GE(l.view.size.x, 200.0F);
  state.panes.readingHeight = boundsOf(Panel::kReadingHeight).most;
  l = layoutFor({640, 480}, state, 1.0F);
  EXPECT_TRUE(l.stacked);
  EXPECT_GT(l.view.size.y, 80.0F);
}

TEST(Layout, eachPanelFoldsAwayByItself) {
  AppState state;
  state.panes.list = false;
  for (const glm::vec2 size : {glm::vec2{1280, 800}, glm::vec2{640, 480}}) {
    state.panes = {false, true, 0.0F, 0.0F, 0.0F};
    const Layout page = layoutFor(size, state, 1.0F);
    EXPECT_FLOAT_EQ(page.list.size.x, 0.0F);
    EXPECT_GT(page.reading.size.x, 0.0F);
    EXPECT_FLOAT_EQ(page.view.position.x, 0.0F);
    state.panes = {true, false, 0.0F, 0.0F, 0.0F};
    const Layout list = layoutFor(size, state, 1.0F);
    EXPECT_FLOAT_EQ(list.reading.size.x, 0.0F);
    EXPECT_FLOAT_EQ(list.view.position.x + list.view.size.x, size.x);
  }
}

TEST(Layout, whichLegItIsCanBeReadInAnyOrdinaryWindow) {
  for (const glm::vec2 size : {glm::vec2{640, 480}, glm::vec2{1024, 640}, glm::vec2{1280, 800}}) {
    EXPECT_GT(layoutFor(size, AppState{}, 1.0F).cube.size.y, 20.0F) << size.x;
  }
}

TEST(Layout, withoutPanelsTheViewIsWide) {
  AppState state;
  state.panels = false;
  const Layout l = layoutFor({1280, 800}, state, 1.0F);
  EXPECT_FLOAT_EQ(l.view.size.x, 1280.0F);
  EXPECT_FLOAT_EQ(l.list.size.x, 0.0F);
}

}  // namespace
}  // namespace crus
