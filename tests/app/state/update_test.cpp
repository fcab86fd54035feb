#include "app/state/update.h"

#include <gtest/gtest.h>

#include <cmath>
#include <glm/geometric.hpp>
#include <glm/vec4.hpp>

#include "app/state/camera_moves.h"
#include "tests/app/state/small_world.h"

namespace crus {
namespace {

class UpdateTest : public ::testing::Test {
 protected:
  void apply(const Command& command) { state = update(state, command, world); }
  /// Where a place of the model lands on the picture, -1..1.
  glm::vec2 onPicture(const glm::vec3& model) const {
    const glm::vec4 clip =
        engine::projectionMatrix(state.camera, world.aspect, worldBox(world.bounds, state.side)) *
        engine::viewMatrix(state.camera) * glm::vec4{toWorld(model, state.side), 1.0F};
    return glm::vec2{clip} / clip.w;
  }

  World world = test::smallWorld();
  AppState state = initialState(world);
};

TEST_F(UpdateTest, startsWithThePeronealPointSelectedLitFacingAndEverythingInThePicture) {
  EXPECT_EQ(state.selected, (Pick{Pick::Kind::kPoint, "peroneus_longus_trp1"}));
  EXPECT_TRUE(state.zones.contains("peroneus_longus_trp1"));
  EXPECT_TRUE(isFacing(state, world.points[0], world));
  for (int corner = 0; corner < 8; ++corner) {
    const glm::vec3 p{(corner & 1) != 0 ? world.bounds.low.x : world.bounds.high.x,
                      (corner & 2) != 0 ? world.bounds.low.y : world.bounds.high.y,
                      (corner & 4) != 0 ? world.bounds.low.z : world.bounds.high.z};
    EXPECT_LE(std::abs(onPicture(p).x), 1.0F);
    EXPECT_LE(std::abs(onPicture(p).y), 1.0F);
  }
}

TEST_F(UpdateTest, startsWithoutAModelToo) {
  const AppState empty = initialState(World{});
  EXPECT_FALSE(empty.selected);
  EXPECT_TRUE(std::isfinite(empty.camera.distance));
}

TEST_F(UpdateTest, lateralIsTheFibulaSideOfEitherLeg) {
  for (const Side side : {Side::kRight, Side::kLeft}) {
    apply(SetSide{side});
    apply(LookFrom{90.0F, 0.0F});
    const glm::vec3 eye = engine::eyePosition(state.camera);
    EXPECT_EQ(eye.x < 0.0F, side == Side::kRight) << "the fibula of a right leg lies at -X";
    // Seen from its outer side, the toes of a right leg (+Z) point to the right of the picture, of a left leg
    // to the left.
    const float toes = glm::dot(engine::rightDirection(state.camera), glm::vec3{0.0F, 0.0F, 1.0F});
    EXPECT_NEAR(toes, side == Side::kRight ? 1.0F : -1.0F, 1e-5F);
  }
}

TEST_F(UpdateTest, azimuthAndThetaAreInverse) {
  for (const Side side : {Side::kRight, Side::kLeft}) {
    for (const float theta : {0.0F, 55.0F, 90.0F, 180.0F, 270.0F, 359.0F}) {
      EXPECT_NEAR(thetaOfAzimuth(azimuthOfTheta(theta, side), side), theta, 1e-4F);
    }
  }
}

TEST_F(UpdateTest, changingTheSideMirrorsThePicture) {
  apply(LookFrom{60.0F, 20.0F});
  apply(Pan{0.1F, 0.05F});
  const glm::vec3 malleolus{-0.04F, 0.0F, -0.01F};
  const glm::vec2 before = onPicture(malleolus);
  const float theta = thetaOfAzimuth(state.camera.azimuthDegrees, state.side);
  apply(SetSide{Side::kLeft});
  EXPECT_NEAR(thetaOfAzimuth(state.camera.azimuthDegrees, state.side), theta, 1e-3F);
  EXPECT_NEAR(onPicture(malleolus).x, -before.x, 1e-4F);
  EXPECT_NEAR(onPicture(malleolus).y, before.y, 1e-4F);
  const AppState left = state;
  apply(SetSide{Side::kLeft});
  EXPECT_EQ(state, left) << "the same side again changes nothing";
}

TEST_F(UpdateTest, orbitGoesTowardsTheOuterSideOfEitherLeg) {
  for (const Side side : {Side::kRight, Side::kLeft}) {
    apply(SetSide{side});
    apply(LookFrom{0.0F, 0.0F});
    apply(Orbit{90.0F, 5.0F});
    EXPECT_NEAR(thetaOfAzimuth(state.camera.azimuthDegrees, side), 90.0F, 1e-3F);
    EXPECT_NEAR(state.camera.elevationDegrees, 5.0F, 1e-4F);
  }
}

TEST_F(UpdateTest, turnTurnsTheSameWayOnThePictureForEitherLeg) {
  for (const Side side : {Side::kRight, Side::kLeft}) {
    apply(SetSide{side});
    apply(LookFrom{0.0F, 0.0F});
    const float before = onPicture({0.0F, 0.2F, 0.1F}).x;
    apply(*parseCommand("turn right", state));
    EXPECT_GT(onPicture({0.0F, 0.2F, 0.1F}).x, before) << "what is nearest moves to the right";
    apply(*parseCommand("turn left 15", state));
    EXPECT_NEAR(onPicture({0.0F, 0.2F, 0.1F}).x, before, 1e-4F);
    apply(*parseCommand("turn up", state));
    EXPECT_LT(state.camera.elevationDegrees, 0.0F);
  }
}

TEST_F(UpdateTest, zoomComesNearerAndStaysInReach) {
  const float before = state.camera.distance;
  apply(Zoom{0.5F, 0.0F, 0.0F});
  EXPECT_NEAR(state.camera.distance, 0.5F * before, 1e-4F);
  for (int i = 0; i < 100; ++i) apply(Zoom{0.5F, 0.3F, 0.3F});
  EXPECT_GT(state.camera.distance, 0.0F);
  apply(Zoom{0.0F, 0.0F, 0.0F});
  EXPECT_TRUE(std::isfinite(state.camera.distance));
}

TEST_F(UpdateTest, plantarLooksUpAtTheSoleWithToesUp) {
  apply(*parseView("plantar"));
  EXPECT_GT(engine::upDirection(state.camera).z, 0.9F);
  EXPECT_LT(engine::eyePosition(state.camera).y, state.camera.target.y);
}

TEST_F(UpdateTest, dorsalLooksDownOnTheFootFromTheFront) {
  apply(*parseView("dorsal"));
  const glm::vec3 way = engine::eyePosition(state.camera) - state.camera.target;
  EXPECT_GT(way.y, 0.5F * state.camera.distance);
  EXPECT_GT(way.z, 0.5F * state.camera.distance);
}

TEST_F(UpdateTest, bestViewLooksAlongTheNormal) {
  apply(Select{"soleus_trp1"});
  EXPECT_FALSE(isFacing(state, world.points[1], world));
  apply(BestView{});
  EXPECT_TRUE(isFacing(state, world.points[1], world));
  EXPECT_NEAR(thetaOfAzimuth(state.camera.azimuthDegrees, state.side), 212.0F, 0.1F);
  apply(SetSide{Side::kLeft});
  EXPECT_TRUE(isFacing(state, world.points[1], world));
  apply(Select{});
  const engine::Camera camera = state.camera;
  apply(BestView{});
  EXPECT_EQ(state.camera, camera);
  EXPECT_NE(state.message, "");
}

TEST_F(UpdateTest, frameSelectionCentresIt) {
  apply(Select{"soleus_trp3"});
  apply(FrameSelection{});
  EXPECT_LT(glm::length(state.camera.target - world.points[2].onSkin), 0.03F);
  apply(Select{"gluteus_minimus"});
  apply(FrameSelection{});
  EXPECT_EQ(state.message, "Gluteus minimus is not on this model.");
}

TEST_F(UpdateTest, focusMovesTheCentreOnly) {
  const engine::Camera before = state.camera;
  apply(FocusOn{0.01F, 0.2F, 0.03F});
  EXPECT_EQ(state.camera.target, glm::vec3(0.01F, 0.2F, 0.03F));
  EXPECT_FLOAT_EQ(state.camera.distance, before.distance);
  apply(FrameAll{});
  apply(SetOrthographic{true});
  EXPECT_TRUE(state.camera.orthographic);
  apply(ResetCamera{});
  EXPECT_EQ(state.camera, initialState(world).camera);
}

TEST_F(UpdateTest, selectingAPointLightsItsZoneAndDeselectingLeavesIt) {
  apply(Select{"soleus_trp1"});
  EXPECT_TRUE(state.zones.contains("soleus_trp1"));
  EXPECT_TRUE(state.zones.contains("peroneus_longus_trp1")) << "what was on stays on";
  apply(Select{});
  EXPECT_FALSE(state.selected);
  EXPECT_TRUE(state.zones.contains("soleus_trp1"));
}

TEST_F(UpdateTest, selectingAMuscleOrItsPartMeansTheMuscle) {
  apply(Select{"muscle/soleus"});
  EXPECT_EQ(state.selected, (Pick{Pick::Kind::kMuscle, "soleus"}));
  EXPECT_FALSE(state.zones.contains("soleus_trp1"));
  apply(Select{"bone/tibia"});
  EXPECT_EQ(state.selected, (Pick{Pick::Kind::kPart, "bone/tibia"}));
}

TEST_F(UpdateTest, unknownIdsChangeNothingButTheMessage) {
  for (const Command& command :
       {Command{Select{"soleos"}}, Command{GoTo{"soleos"}}, Command{SetZone{"soleos"}},
        Command{SetVisible{"soleos", false}}, Command{Isolate{"soleos"}}}) {
    const AppState before = state;
    apply(command);
    EXPECT_NE(state.message.find("soleos"), std::string::npos);
    state.message = before.message;
    EXPECT_EQ(state, before);
  }
}

TEST_F(UpdateTest, theMessageGoesWithTheNextCommandButNotWithTheMouse) {
  apply(Tell{"Saved."});
  apply(Hover{"bone/tibia"});
  EXPECT_EQ(state.message, "Saved.");
  EXPECT_EQ(state.hovered, (Pick{Pick::Kind::kPart, "bone/tibia"}));
  apply(Hover{"no such thing"});
  EXPECT_FALSE(state.hovered);
  apply(SetMarkers{false});
  EXPECT_EQ(state.message, "");
}

TEST_F(UpdateTest, goToTurnsOnlyWhenThePointCannotBeSeen) {
  const engine::Camera front = state.camera;
  apply(GoTo{"peroneus_longus_trp1"});
  EXPECT_EQ(state.camera, front);
  apply(GoTo{"soleus_trp1"});
  EXPECT_TRUE(isFacing(state, world.points[1], world));
  EXPECT_NE(state.camera, front);
}

TEST_F(UpdateTest, steppingGoesRoundAndTakesTheLightAlong) {
  const std::vector<std::string> order{"soleus_trp1", "soleus_trp3", "gastrocnemius_trp1",
                                       "peroneus_longus_trp1"};
  for (const std::string& id : order) {
    apply(StepPoint{1});
    EXPECT_EQ(state.selected.id, id);
    EXPECT_EQ(state.zones, std::set<std::string>{id});
  }
  apply(StepPoint{-1});
  EXPECT_EQ(state.selected.id, "gastrocnemius_trp1");
  apply(Select{});
  apply(StepPoint{1});
  EXPECT_EQ(state.selected.id, "peroneus_longus_trp1");
  apply(Select{"soleus"});
  apply(StepPoint{1});
  EXPECT_EQ(state.selected.id, "soleus_trp1");
}

TEST_F(UpdateTest, allSidesAtOnceEndsWithALookFromOneOrEscape) {
  apply(SetContact{true});
  EXPECT_TRUE(state.contact);
  apply(LookFrom{180.0F, 0.0F});
  EXPECT_FALSE(state.contact);
  apply(SetContact{true});
  apply(Escape{});
  EXPECT_FALSE(state.contact);
}

TEST_F(UpdateTest, escapeClosesTheInnermostThing) {
  apply(Select{"soleus"});
  apply(Isolate{"soleus"});
  apply(SetSearch{"outer"});
  apply(SetHelp{true});
  apply(Escape{});
  EXPECT_FALSE(state.help);
  EXPECT_FALSE(state.search.empty());
  apply(Escape{});
  EXPECT_TRUE(state.search.empty());
  EXPECT_FALSE(state.isolated.empty());
  apply(Escape{});
  EXPECT_TRUE(state.isolated.empty());
  EXPECT_TRUE(state.selected);
  apply(Escape{});
  EXPECT_FALSE(state.selected);
  const AppState rest = state;
  apply(Escape{});
  EXPECT_EQ(state, rest);
}

TEST_F(UpdateTest, aMenuGoesWithTheNextCommandButNotWithThePointer) {
  apply(OpenMenu{"soleus", 10.0F, 20.0F});
  ASSERT_TRUE(state.menu);
  EXPECT_EQ(state.menu->on, (Pick{Pick::Kind::kMuscle, "soleus"}));
  apply(Hover{"tibia"});
  EXPECT_TRUE(state.menu);
  const Pick selected = state.selected;
  apply(Escape{});
  EXPECT_FALSE(state.menu);
  EXPECT_EQ(state.selected, selected) << "Esc closed the menu and nothing else";
  apply(OpenMenu{"", 1.0F, 1.0F});
  apply(SetSkin{SkinMode::kOff});
  EXPECT_FALSE(state.menu);
  apply(OpenMenu{"nobody", 1.0F, 1.0F});
  EXPECT_FALSE(state.menu);
  EXPECT_FALSE(state.message.empty());
}

TEST_F(UpdateTest, askingEndsWithAnAnswerOrWithEscape) {
  apply(SetAsking{true});
  EXPECT_TRUE(state.asking);
  apply(Orbit{10.0F, 0.0F});
  EXPECT_TRUE(state.asking) << "one may turn the leg to find the place";
  apply(SetPanels{false});
  apply(AskAt{{0.01F, 0.2F, 0.05F}});
  EXPECT_FALSE(state.asking);
  ASSERT_TRUE(state.asked);
  EXPECT_EQ(state.asked->place, glm::vec3(0.01F, 0.2F, 0.05F));
  EXPECT_TRUE(state.panels) << "the answer stands in a panel";
  apply(Select{"soleus_trp1"});
  EXPECT_TRUE(state.asked) << "one may look at one answer after the other";
  apply(AskArea{"si_joint"});
  EXPECT_EQ(state.asked->area, "si_joint");
  const auto asked = state.asked;
  apply(AskArea{"left_wing"});
  EXPECT_EQ(state.asked, asked);
  EXPECT_FALSE(state.message.empty());
  const Pick selected = state.selected;
  apply(Escape{});
  EXPECT_FALSE(state.asked);
  EXPECT_EQ(state.selected, selected);
}

TEST_F(UpdateTest, theProbeFollowsThePointerOnlyWhileItIsOn) {
  apply(ProbeAt{glm::vec3{0.1F}});
  EXPECT_FALSE(state.probed);
  apply(SetProbing{true});
  apply(Tell{"Stays."});
  apply(ProbeAt{glm::vec3{0.1F}});
  EXPECT_TRUE(state.probed);
  EXPECT_EQ(state.message, "Stays.");
  apply(Escape{});
  EXPECT_FALSE(state.probing);
  EXPECT_FALSE(state.probed);
}

TEST_F(UpdateTest, helpAndAboutDoNotPileUp) {
  apply(SetHelp{true});
  apply(SetAbout{true});
  EXPECT_FALSE(state.help);
  apply(SetHelp{true});
  EXPECT_FALSE(state.about);
}

TEST_F(UpdateTest, panelsFoldAwayOneByOneAndComeBackTogether) {
  state = initialState(world);
  state = update(state, SetPanel{Panel::kList, false}, world);
  EXPECT_TRUE(state.panels && !state.panes.list && state.panes.reading);
  state = update(state, SetPanel{Panel::kReading, false}, world);
  EXPECT_FALSE(state.panels);
  EXPECT_TRUE(state.panes.list && state.panes.reading) << "one key brings both back";
  state = update(state, SetPanel{Panel::kReading, true}, world);
  EXPECT_TRUE(state.panels && !state.panes.list && state.panes.reading) << "only what was asked for";
  state = update(state, FocusSearch{}, world);
  EXPECT_TRUE(state.panes.list) << "there is the search box";
  EXPECT_EQ(state.focus, "search");
}

TEST_F(UpdateTest, panelsStayWithinTheirBounds) {
  state = initialState(world);
  state = update(state, SetPanelSize{Panel::kList, 5000.0F}, world);
  EXPECT_FLOAT_EQ(state.panes.listWidth, boundsOf(Panel::kList).most);
  state = update(state, SetPanelSize{Panel::kReading, 1.0F}, world);
  EXPECT_FLOAT_EQ(state.panes.readingWidth, boundsOf(Panel::kReading).least);
  state = update(state, SetPanelSize{Panel::kReading, 0.0F}, world);
  EXPECT_FLOAT_EQ(state.panes.readingWidth, 0.0F);
  const float usual = boundsOf(Panel::kReading).usual;
  EXPECT_FLOAT_EQ(std::get<SetPanelSize>(*parseCommand("resize reading +20", state)).units, usual + 20.0F);
}

TEST_F(UpdateTest, theFirstTurnTakesTheHintsAway) {
  state = initialState(world);
  EXPECT_TRUE(state.hints);
  state = update(state, Select{"soleus"}, world);
  EXPECT_TRUE(state.hints);
  EXPECT_FALSE(update(state, Orbit{5.0F, 0.0F}, world).hints);
}

TEST_F(UpdateTest, theKeyboardLeavesThePanelsBeforeAnythingElseIsLeft) {
  state = initialState(world);
  state = update(state, OpenMenu{"soleus"}, world);
  state = update(state, SetFocus{"menu/hide"}, world);
  EXPECT_TRUE(state.menu) << "moving through a menu does not close it";
  state = update(update(state, Escape{}, world), Escape{}, world);
  EXPECT_TRUE(state.focus.empty());
  EXPECT_TRUE(state.selected);
  EXPECT_FALSE(update(state, Escape{}, world).selected);
}

TEST_F(UpdateTest, coloursGoRoundAndSayWhatTheyAre) {
  state = initialState(world);
  for (const Colors colors :
       {Colors::kClassic, Colors::kDeutan, Colors::kProtan, Colors::kTritan, Colors::kMuscle}) {
    state = update(state, *parseCommand("colours next", state), world);
    EXPECT_EQ(state.colors, colors);
    EXPECT_FALSE(state.message.empty());
  }
}

TEST_F(UpdateTest, plainSettings) {
  apply(SetSkin{SkinMode::kOff});
  apply(SetSpillover{false});
  apply(SetLabels{LabelMode::kAll});
  apply(SetTheme{Theme::kLight});
  apply(SetPanels{false});
  EXPECT_EQ(state.skin, SkinMode::kOff);
  EXPECT_FALSE(state.spillover);
  EXPECT_EQ(state.labels, LabelMode::kAll);
  EXPECT_EQ(state.theme, Theme::kLight);
  apply(FocusSearch{});
  EXPECT_TRUE(state.panels) << "one cannot type into a box that is not there";
  EXPECT_EQ(state.searchFocus, 1);
  apply(SetTextPercent{500});
  EXPECT_EQ(state.textPercent, 200);
  apply(SetTextPercent{1});
  EXPECT_EQ(state.textPercent, 80);
}

TEST_F(UpdateTest, whatTheProgramDoesLeavesTheStateAlone) {
  const AppState before = state;
  for (const Command& command : {Command{Undo{}}, Command{Redo{}}, Command{Screenshot{"a.png"}},
                                 Command{PrintState{}}, Command{Wait{3}}, Command{Quit{}}}) {
    apply(command);
    EXPECT_EQ(state, before);
  }
}

}  // namespace
}  // namespace crus
