#include "app/window/viewport_input.h"

#include <gtest/gtest.h>

namespace crus {
namespace {

using engine::MouseButton;
using engine::MouseMoved;
using engine::MousePressed;
using engine::MouseReleased;
using engine::MouseWheel;

constexpr glm::vec2 kPosition{100, 50};
constexpr glm::vec2 kSize{800, 400};

class ViewportInputTest : public testing::Test {
 protected:
  ViewportInput::Outcome send(const engine::Event& event, double seconds = 0.0, Side side = Side::kRight) {
    return input_.handle(event, kPosition, kSize, side, seconds);
  }
  ViewportInput input_;
};

TEST_F(ViewportInputTest, dragOrbitsAndIsNoClick) {
  send(MousePressed{MouseButton::kLeft, {300, 300}, false, false});
  const auto moved = send(MouseMoved{{340, 310}});
  ASSERT_EQ(moved.commands.size(), 1U);
  const auto orbit = std::get<Orbit>(moved.commands[0]);
  EXPECT_FLOAT_EQ(orbit.thetaDegrees, 40 * ViewportInput::kDegreesPerPixel);
  EXPECT_FLOAT_EQ(orbit.elevationDegrees, 10 * ViewportInput::kDegreesPerPixel);
  EXPECT_TRUE(input_.moving());
  EXPECT_FALSE(send(MouseReleased{MouseButton::kLeft, {340, 310}}).click);
  EXPECT_FALSE(input_.dragging());
  EXPECT_TRUE(send(MouseMoved{{400, 310}}).commands.empty());
}

TEST_F(ViewportInputTest, onALeftLegThetaRunsTheOtherWay) {
  send(MousePressed{MouseButton::kLeft, {300, 300}, false, false}, 0.0, Side::kLeft);
  const auto moved = send(MouseMoved{{340, 300}}, 0.0, Side::kLeft);
  EXPECT_LT(std::get<Orbit>(moved.commands.at(0)).thetaDegrees, 0.0F);
}

TEST_F(ViewportInputTest, aTrembleOfFourPixelsIsStillAClick) {
  send(MousePressed{MouseButton::kLeft, {300, 300}, false, false});
  EXPECT_TRUE(send(MouseMoved{{303, 302}}).commands.empty());
  const auto released = send(MouseReleased{MouseButton::kLeft, {303, 302}});
  ASSERT_TRUE(released.click);
  EXPECT_EQ(*released.click, glm::vec2(303, 302));
}

TEST_F(ViewportInputTest, secondClickInTimeAndPlaceIsADoubleClick) {
  const auto click = [&](glm::vec2 at, double seconds) {
    send(MousePressed{MouseButton::kLeft, at, false, false}, seconds);
    return send(MouseReleased{MouseButton::kLeft, at}, seconds);
  };
  EXPECT_TRUE(click({300, 300}, 1.0).click);
  EXPECT_TRUE(click({301, 300}, 1.2).doubleClick);
  EXPECT_TRUE(click({301, 300}, 1.3).click);  // a third one starts anew
  EXPECT_TRUE(click({301, 300}, 2.5).click);  // too late
  EXPECT_TRUE(click({400, 300}, 2.6).click);  // elsewhere
}

TEST_F(ViewportInputTest, shiftMiddleAndRightDragsPan) {
  for (const auto& pressed : {MousePressed{MouseButton::kLeft, {300, 300}, true, false},
                              MousePressed{MouseButton::kMiddle, {300, 300}, false, false},
                              MousePressed{MouseButton::kRight, {300, 300}, false, false}}) {
    send(pressed);
    const auto moved = send(MouseMoved{{340, 280}});
    ASSERT_EQ(moved.commands.size(), 1U);
    const auto pan = std::get<Pan>(moved.commands[0]);
    EXPECT_FLOAT_EQ(pan.x, 0.1F);
    EXPECT_FLOAT_EQ(pan.y, 0.05F);
    send(MouseReleased{pressed.button, {340, 280}});
  }
}

TEST_F(ViewportInputTest, aRightClickOpensTheMenuAndARightDragDoesNot) {
  send(MousePressed{MouseButton::kRight, {300, 300}, false, false});
  const auto click = send(MouseReleased{MouseButton::kRight, {301, 300}});
  EXPECT_FALSE(click.click);
  ASSERT_TRUE(click.menuClick);
  EXPECT_EQ(*click.menuClick, glm::vec2(301, 300));
  send(MousePressed{MouseButton::kRight, {300, 300}, false, false});
  send(MouseMoved{{340, 300}});
  EXPECT_FALSE(send(MouseReleased{MouseButton::kRight, {340, 300}}).menuClick);
}

TEST_F(ViewportInputTest, wheelWithShiftMovesTheSection) {
  const auto outcome = send(MouseWheel{-2.0F, {500, 150}, true});
  ASSERT_EQ(outcome.commands.size(), 1U);
  const auto* move = std::get_if<MoveSection>(&outcome.commands[0]);
  ASSERT_NE(move, nullptr);
  EXPECT_FLOAT_EQ(move->mm, -4.0F);
}

TEST_F(ViewportInputTest, theMouseOfBlender) {
  Preferences preferences;
  preferences.blenderMouse = true;
  const auto dragged = [&](bool shift) {
    input_.handle(MousePressed{MouseButton::kMiddle, {300, 300}, shift, false}, kPosition, kSize,
                  Side::kRight, 0.0, preferences);
    const auto moved = send(MouseMoved{{340, 280}});
    send(MouseReleased{MouseButton::kMiddle, {340, 280}});
    return moved.commands.at(0);
  };
  EXPECT_TRUE(std::holds_alternative<Orbit>(dragged(false)));
  EXPECT_TRUE(std::holds_alternative<Pan>(dragged(true)));
}

TEST_F(ViewportInputTest, twoFingersDoWhatTheyAreSetTo) {
  const MouseWheel wheel{2.0F, {500, 150}, false, 1.0F};
  Preferences preferences;
  const auto scrolled = [&](ScrollMeaning meaning) {
    preferences.scroll = meaning;
    return input_.handle(wheel, kPosition, kSize, Side::kRight, 0.0, preferences).commands.at(0);
  };
  EXPECT_TRUE(std::holds_alternative<Zoom>(scrolled(ScrollMeaning::kZoom)));
  EXPECT_FLOAT_EQ(std::get<Orbit>(scrolled(ScrollMeaning::kTurn)).thetaDegrees,
                  ViewportInput::kDegreesPerStep);
  EXPECT_FLOAT_EQ(std::get<Pan>(scrolled(ScrollMeaning::kMove)).y, -2.0F * ViewportInput::kHeightsPerStep);
}

TEST_F(ViewportInputTest, wheelZoomsTowardsTheCursor) {
  const auto outcome = send(MouseWheel{2.0F, {500, 150}, false});
  ASSERT_EQ(outcome.commands.size(), 1U);
  const auto zoom = std::get<Zoom>(outcome.commands[0]);
  EXPECT_LT(zoom.factor, 1.0F);
  EXPECT_NEAR(zoom.factor, ViewportInput::kZoomPerStep * ViewportInput::kZoomPerStep, 1e-6F);
  EXPECT_FLOAT_EQ(zoom.ndcX, 0.0F);
  EXPECT_FLOAT_EQ(zoom.ndcY, 0.5F);
}

}  // namespace
}  // namespace crus
