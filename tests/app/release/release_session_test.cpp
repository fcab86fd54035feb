// The hold's timer with a made-up clock, and the pages of every point of the knowledge.
#include "app/release/release_session.h"

#include <gtest/gtest.h>

#include <cmath>

#include "app/panels/words.h"
#include "app/state/update.h"
#include "tests/app/atlas/committed_leg.h"
#include "tests/app/state/small_world.h"

namespace crus {
namespace {

TEST(HoldTimer, countsDownPausesAndEndsByItself) {
  HoldTimer timer{60.0, 0.0, false};
  EXPECT_EQ(timer.secondsLeft(), 60);
  EXPECT_EQ(after(timer, 5.0), timer) << "time passes it by until it starts";
  timer = startedOrPaused(timer);
  timer = after(timer, 0.25);
  EXPECT_EQ(timer.secondsLeft(), 60);
  EXPECT_NEAR(secondsToNextNumber(timer), 0.75, 1e-9);
  timer = after(timer, secondsToNextNumber(timer));
  EXPECT_EQ(timer.secondsLeft(), 59);
  timer = startedOrPaused(timer);
  EXPECT_FALSE(timer.running);
  EXPECT_EQ(after(timer, 30.0).secondsLeft(), 59);
  EXPECT_LT(secondsToNextNumber(timer), 0.0);
  timer = after(startedOrPaused(timer), 1000.0);
  EXPECT_TRUE(timer.over());
  EXPECT_FALSE(timer.running);
  EXPECT_EQ(timer.secondsLeft(), 0);
  EXPECT_FALSE(startedOrPaused(timer).running);
}

TEST(HoldTimer, isNotMovedByTimeThatIsNone) {
  const HoldTimer running = startedOrPaused({60.0, 0.0, false});
  for (const double nonsense : {-3.0, 0.0, std::nan("")}) EXPECT_EQ(after(running, nonsense), running);
}

TEST(HoldTimer, soundsAtTheStartTheHalfAndTheEndOnceEach) {
  HoldTimer timer{60.0, 0.0, false};
  std::vector<std::pair<double, HoldTone>> heard;
  const auto step = [&](const HoldTimer& next) {
    for (const HoldTone tone : tonesOf(timer, next)) heard.emplace_back(next.elapsedSeconds, tone);
    timer = next;
  };
  step(startedOrPaused(timer));
  for (int i = 0; i < 20; ++i) step(after(timer, 1.0));
  step(startedOrPaused(timer));  // a pause sounds nothing
  step(startedOrPaused(timer));
  for (int i = 0; i < 50; ++i) step(after(timer, 1.0));
  const std::vector<std::pair<double, HoldTone>> wanted{
      {0.0, HoldTone::kStart}, {30.0, HoldTone::kHalf}, {60.0, HoldTone::kEnd}};
  EXPECT_EQ(heard, wanted);
}

TEST(ReleasePages, redFlagsAndCautionsComeFirstForEveryPointAndNothingIsLeftOut) {
  const Atlas& atlas = testing::committedAtlas();
  ASSERT_FALSE(atlas.points.empty());
  for (const TriggerPoint& point : atlas.points) {
    const std::vector<ReleasePage> pages = releasePages(atlas, point, 0);
    std::string before;
    for (const ReleasePage& page : pages) {
      if (page.step > 0) break;
      for (const std::string& line : page.lines) before += line + '\n';
    }
    for (const std::string& id : point.differentials) {
      const Differential* other = atlas.differential(id);
      if (urgencyRank(other->urgency) <= 1) {
        EXPECT_NE(before.find(other->name), std::string::npos) << point.id;
      }
    }
    for (const std::string& caution : point.cautions.items)
      EXPECT_NE(before.find(caution.substr(0, caution.size() - 1)), std::string::npos)
          << point.id << ": " << caution;
    for (const std::string& id : point.safetyZones)
      EXPECT_NE(before.find(atlas.safetyZone(id)->rule.substr(0, 12)), std::string::npos) << point.id;
    if (const std::string rule = selfPressureWords(point.location.selfPressure); !rule.empty()) {
      EXPECT_NE(before.find(rule), std::string::npos) << point.id;
    }
    const Release* release = techniqueOf(atlas, point, 0);
    ASSERT_NE(release, nullptr) << point.id;
    int steps = 0;
    for (const ReleasePage& page : pages) {
      EXPECT_FALSE(page.heading.empty());
      EXPECT_FALSE(page.lines.empty()) << point.id << ": " << page.heading;
      if (page.step > 0) {
        EXPECT_EQ(page.step, ++steps);
      }
      if (page.kind == ReleasePage::Kind::kHold) {
        EXPECT_DOUBLE_EQ(page.holdSeconds, release->holdSeconds.high);
        EXPECT_FALSE(page.stopIf.empty()) << "when to stop stands where one presses";
      }
    }
    EXPECT_EQ(static_cast<std::size_t>(steps), release->steps.size());
  }
}

class ReleaseSessionTest : public ::testing::Test {
 protected:
  const Atlas& atlas = testing::committedAtlas();
  ReleaseSession session = *startedSession(atlas, "soleus_trp1");
  void toTheHold() {
    while (pageOf(session, atlas).kind != ReleasePage::Kind::kHold) session = *forward(session, atlas);
  }
};

TEST_F(ReleaseSessionTest, turnsPagesForwardAndBackAndEndsAfterTheLast) {
  EXPECT_FALSE(startedSession(atlas, "nobody_trp1"));
  EXPECT_EQ(backward(session, atlas), session);
  const ReleaseSession second = *forward(session, atlas);
  EXPECT_EQ(second.page, 1);
  EXPECT_EQ(backward(second, atlas), session);
  int turns = 0;
  for (std::optional<ReleaseSession> next = session; next && turns < 100; ++turns) {
    session = *next;
    if (session.hold.running) session = after(session, 1000.0);
    next = forward(session, atlas);
  }
  EXPECT_LT(turns, 100);
  EXPECT_EQ(session.page, pageCount(session, atlas) - 1);
}

TEST_F(ReleaseSessionTest, oneKeyStartsPausesAndLeavesTheHold) {
  toTheHold();
  const int page = session.page;
  session = *forward(session, atlas);
  EXPECT_TRUE(session.hold.running);
  session = *forward(after(session, 7.0), atlas);
  EXPECT_FALSE(session.hold.running);
  EXPECT_DOUBLE_EQ(session.hold.elapsedSeconds, 7.0);
  session = again(session, atlas);
  EXPECT_FALSE(session.hold.begun());
  session = after(*forward(session, atlas), 1000.0);
  EXPECT_EQ(session.page, page);
  EXPECT_EQ(forward(session, atlas)->page, page + 1);
}

TEST_F(ReleaseSessionTest, aHoldIsToldOnceWhenItEnds) {
  toTheHold();
  const ReleaseSession running = after(*forward(session, atlas), 12.0);
  const ReleaseSession over = after(running, 1000.0);
  EXPECT_FALSE(endedHold(session, running));
  ASSERT_TRUE(endedHold(running, over));
  EXPECT_DOUBLE_EQ(endedHold(running, over)->seconds, over.hold.totalSeconds);
  EXPECT_EQ(endedHold(running, over)->point, "soleus_trp1");
  EXPECT_FALSE(endedHold(over, *forward(over, atlas))) << "told already";
  EXPECT_DOUBLE_EQ(endedHold(running, backward(running, atlas))->seconds, 12.0);
  EXPECT_DOUBLE_EQ(endedHold(running, std::nullopt)->seconds, 12.0);
  EXPECT_DOUBLE_EQ(endedHold(running, again(running, atlas))->seconds, 12.0);
  EXPECT_FALSE(endedHold(after(*forward(session, atlas), 0.5), std::nullopt)) << "a slip of the finger";
  EXPECT_FALSE(endedHold(std::nullopt, session));
}

TEST_F(ReleaseSessionTest, anotherTechniqueGoesOnWhereThePagesDiffer) {
  toTheHold();
  const ReleaseSession other = otherTechnique(session, atlas);
  EXPECT_EQ(other.technique, 1);
  EXPECT_EQ(pageOf(other, atlas).heading, techniqueOf(atlas, *atlas.point("soleus_trp1"), 1)->name);
  EXPECT_EQ(otherTechnique(other, atlas).technique, 0);
}

TEST(ReleaseCommands, startTurnTheLegAndLeaveItWhole) {
  const World world = test::smallWorld();
  AppState state = update(initialState(world), StartRelease{"soleus"}, world);
  ASSERT_TRUE(state.release);
  EXPECT_EQ(state.release->point, "soleus_trp1");
  EXPECT_EQ(state.selected.id, "soleus_trp1");
  EXPECT_TRUE(state.zones.contains("soleus_trp1"));
  const float close = state.camera.distance;
  while (state.release && state.release->point == "soleus_trp1") {
    state = update(state, MoveRelease{ReleaseMove::kForward}, world);
    if (state.release->hold.running) state = update(state, ReleaseTick{1000.0}, world);
  }
  EXPECT_EQ(state.release->point, "soleus_trp3") << "after the last page comes the next point";
  state = update(state, Escape{}, world);
  EXPECT_FALSE(state.release);
  EXPECT_GT(state.camera.distance, close);
  EXPECT_FALSE(update(state, StartRelease{"bone/tibia"}, world).message.empty());
  EXPECT_FALSE(update(state, StartRelease{"nobody"}, world).message.empty());
}

TEST(OwnPoints, areMarkedFilteredAndWalked) {
  const World world = test::smallWorld();
  AppState state = update(initialState(world), MarkPoint{"soleus", true, true}, world);
  EXPECT_EQ(state.mine, (std::set<std::string>{"soleus_trp1", "soleus_trp3"}));
  state = update(state, MarkPoint{"soleus_trp3", false}, world);
  state = update(update(state, SetOnlyMine{true}, world), Select{}, world);
  EXPECT_TRUE(isMarkerVisible(state, *world.atlas.point("soleus_trp1"), world));
  EXPECT_FALSE(isMarkerVisible(state, *world.atlas.point("gastrocnemius_trp1"), world));
  EXPECT_TRUE(visibleZones(state, world).empty()) << "the example's zone is filtered away with it";
  for (int i = 0; i < 3; ++i) {
    state = update(state, StepPoint{1}, world);
    EXPECT_EQ(state.selected.id, "soleus_trp1") << "the only one";
  }
  History history{state};
  history.apply(MarkPoint{"soleus_trp1", false}, world);
  EXPECT_TRUE(history.state().mine.empty());
  history.apply(Undo{}, world);
  EXPECT_EQ(history.state().mine, (std::set<std::string>{"soleus_trp1"}));
}

TEST(StoredViews, comeBackOnTheirLegAndAreNamed) {
  const World world = test::smallWorld();
  AppState state = initialState(world);
  state = update(state, *parseView("posterior"), world);
  state = update(state, StoreView{3, {}}, world);
  EXPECT_NE(state.views[3].name.find("from the back"), std::string::npos) << state.views[3].name;
  const engine::Camera stored = state.camera;
  state = update(update(state, SetSide{Side::kLeft}, world), ResetCamera{}, world);
  state = update(state, RecallView{3}, world);
  EXPECT_EQ(state.camera, stored);
  EXPECT_EQ(state.side, Side::kRight);
  EXPECT_NE(update(state, RecallView{4}, world).message.find("Ctrl+Shift+4"), std::string::npos);
  EXPECT_TRUE(update(state, ForgetView{3}, world).views.empty());
}

}  // namespace
}  // namespace crus
