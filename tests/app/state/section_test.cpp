#include "app/state/section.h"

#include <gtest/gtest.h>

#include <array>
#include <glm/geometric.hpp>

#include "tests/app/state/small_world.h"

namespace crus {
namespace {

class SectionStateTest : public ::testing::Test {
 protected:
  void run(const char* line) {
    const engine::Result<Command> command = parseCommand(line, history.state());
    ASSERT_TRUE(command) << line;
    history.apply(*command, world);
  }
  const Section& section() { return history.state().section; }
  World world = test::smallWorld();
  History history{initialState(world)};
};

TEST_F(SectionStateTest, startsAcrossTheLegAndTakesTheKneeAway) {
  run("section height 0.5");
  EXPECT_TRUE(section().on);
  const engine::ClipPlane plane = planeOf(section(), world);
  EXPECT_EQ(plane.normal, glm::vec3(0.0F, 1.0F, 0.0F));
  EXPECT_NEAR(plane.offset, 0.2F, 1e-6F) << "half way up an axis of 0.4 m";
  EXPECT_GT(plane.beyond({0.0F, 0.3F, 0.0F}), 0.0F);
  EXPECT_NEAR(heightMm(section(), world), 200.0F, 1e-3F);
}

TEST_F(SectionStateTest, tiltsToTheFrontAndToTheOuterSide) {
  run("section frontal");
  EXPECT_NEAR(normalOf(section()).z, 1.0F, 1e-6F);
  run("section sagittal");
  EXPECT_NEAR(normalOf(section()).x, -1.0F, 1e-6F) << "the outer side of a right leg is -X";
  run("section tilt 30 -20");
  EXPECT_NEAR(glm::length(normalOf(section())), 1.0F, 1e-6F);
  EXPECT_GT(normalOf(section()).z, 0.0F);
  EXPECT_GT(normalOf(section()).x, 0.0F);
  const engine::ClipPlane plane = planeOf(section(), world);
  run("section flip");
  const engine::ClipPlane other = planeOf(section(), world);
  EXPECT_NEAR(glm::dot(plane.normal, other.normal), -1.0F, 1e-6F);
  EXPECT_NEAR(plane.offset, -other.offset, 1e-6F) << "the same plane";
}

TEST_F(SectionStateTest, movesAlongItsNormalByMillimetres) {
  for (const char* way :
       {"section transverse", "section frontal", "section sagittal", "section tilt 30 10"}) {
    run(way);
    const engine::ClipPlane before = planeOf(section(), world);
    run("section move 7");
    const engine::ClipPlane after = planeOf(section(), world);
    EXPECT_NEAR(after.offset - before.offset, 0.007F, 1e-5F) << way;
    EXPECT_NEAR(glm::dot(before.normal, after.normal), 1.0F, 1e-6F);
  }
  run("section off");
  const Section closed = section();
  run("section move 7");
  EXPECT_EQ(section(), closed);
  EXPECT_NE(history.state().message, "");
}

TEST_F(SectionStateTest, openingItTurnsTheFaceToTheEye) {
  run("look lateral");
  run("section on");
  EXPECT_GT(history.state().camera.elevationDegrees, 45.0F);
  run("section off");
  run("look 90,60");
  const engine::Camera before = history.state().camera;
  run("section on");
  EXPECT_EQ(history.state().camera, before) << "it is seen well enough";
  run("section frontal");
  run("section look");
  EXPECT_NEAR(history.state().camera.azimuthDegrees, 0.0F, 0.1F);
  EXPECT_NEAR(history.state().camera.elevationDegrees, 0.0F, 0.1F);
}

TEST_F(SectionStateTest, undoTakesASlideBackAsOneStep) {
  run("section height 0.5");
  const AppState opened = history.state();
  for (int i = 0; i < 20; ++i) run("section move 2");
  run("undo");
  EXPECT_EQ(history.state(), opened);
  run("undo");
  EXPECT_FALSE(section().on);
}

TEST_F(SectionStateTest, refusesWhatIsNoSection) {
  for (const char* line : {"section", "section up", "section height", "section height x",
                           "section height 1 2", "section tilt 1 2 3", "section move", "section off 3"}) {
    EXPECT_FALSE(parseCommand(line, history.state()).has_value()) << line;
  }
  run("section height 1e6");
  EXPECT_LE(section().height, kHighestSection);
}

}  // namespace
}  // namespace crus
