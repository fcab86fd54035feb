#include "engine/scene/camera.h"

#include <gtest/gtest.h>

#include <cmath>
#include <glm/geometric.hpp>
#include <glm/trigonometric.hpp>
#include <random>

namespace engine {
namespace {

constexpr glm::ivec2 kSize{1280, 800};
constexpr float kAspect = 1.6F;
const Box kLegBox{{-0.1F, -0.07F, -0.07F}, {0.1F, 0.47F, 0.18F}};

void expectNear(const glm::vec3& a, const glm::vec3& b, float tolerance) {
  EXPECT_NEAR(a.x, b.x, tolerance);
  EXPECT_NEAR(a.y, b.y, tolerance);
  EXPECT_NEAR(a.z, b.z, tolerance);
}

TEST(Camera, azimuthNamesTheSideItLooksFrom) {
  expectNear(eyePosition({{}, 0.0F, 0.0F, 2.0F}), {0, 0, 2}, 1e-6F);
  expectNear(eyePosition({{}, 90.0F, 0.0F, 2.0F}), {2, 0, 0}, 1e-6F);
  expectNear(eyePosition({{}, 180.0F, 0.0F, 2.0F}), {0, 0, -2}, 1e-6F);
  expectNear(eyePosition({{1, 1, 1}, 0.0F, 90.0F, 2.0F}), {1, 3, 1}, 1e-6F);
}

TEST(Camera, targetIsInTheMiddleOfThePicture) {
  const Camera camera{{0.1F, 0.2F, 0.3F}, 33.0F, 20.0F, 1.5F};
  for (const bool orthographic : {false, true}) {
    Camera c = camera;
    c.orthographic = orthographic;
    const auto pixel = project(projectionMatrix(c, kAspect, {}) * viewMatrix(c), c.target, kSize);
    ASSERT_TRUE(pixel);
    EXPECT_NEAR(pixel->x, 640.0F, 1e-2F);
    EXPECT_NEAR(pixel->y, 400.0F, 1e-2F);
  }
}

TEST(Camera, whatIsUpStaysUpAndWhatIsRightStaysRight) {
  for (float azimuth = -170.0F; azimuth < 180.0F; azimuth += 20.0F) {
    for (float elevation = -89.0F; elevation <= 89.0F; elevation += 44.5F) {
      const Camera camera{{}, azimuth, elevation, 1.0F};
      EXPECT_GT(upDirection(camera).y, 0.0F);
      EXPECT_NEAR(glm::dot(upDirection(camera), rightDirection(camera)), 0.0F, 1e-6F);
      const glm::mat4 viewProjection = projectionMatrix(camera, kAspect, {}) * viewMatrix(camera);
      const auto right = project(viewProjection, 0.1F * rightDirection(camera), kSize);
      const auto up = project(viewProjection, 0.1F * upDirection(camera), kSize);
      ASSERT_TRUE(right && up);
      EXPECT_GT(right->x, 641.0F);
      EXPECT_LT(up->y, 399.0F);
    }
  }
}

TEST(Camera, elevationStopsShortOfThePoles) {
  EXPECT_FLOAT_EQ(orbited({}, 0.0F, 500.0F).elevationDegrees, kMaxElevationDegrees);
  EXPECT_FLOAT_EQ(orbited({}, 0.0F, -500.0F).elevationDegrees, -kMaxElevationDegrees);
  EXPECT_NEAR(orbited({}, 725.0F, 0.0F).azimuthDegrees, 5.0F, 1e-3F);
}

TEST(Camera, panMovesThePictureByTheHandsWay) {
  const Camera before{{0.0F, 0.2F, 0.0F}, 40.0F, 15.0F, 1.2F};
  const Camera after = panned(before, {0.25F, -0.1F});
  const auto pixel = project(projectionMatrix(after, kAspect, {}) * viewMatrix(after), before.target, kSize);
  ASSERT_TRUE(pixel);
  EXPECT_NEAR(pixel->x, 640.0F + 0.25F * 800.0F, 0.05F);
  EXPECT_NEAR(pixel->y, 400.0F + 0.1F * 800.0F, 0.05F);
}

TEST(Camera, zoomKeepsWhatIsUnderTheCursor) {
  for (const bool orthographic : {false, true}) {
    Camera before{{0.0F, 0.2F, 0.0F}, 40.0F, 15.0F, 1.2F};
    before.orthographic = orthographic;
    // A place in the plane through the target, seen at ndc (0.5, -0.3).
    const float half = before.distance * std::tan(glm::radians(before.verticalFovDegrees) / 2.0F);
    const glm::vec2 ndc{0.5F, -0.3F};
    const glm::vec3 place =
        before.target + half * (ndc.x * kAspect * rightDirection(before) + ndc.y * upDirection(before));
    const Camera after = zoomed(before, 0.5F, ndc, kAspect, 1.0F);
    EXPECT_NEAR(after.distance, 0.6F, 1e-6F);
    const auto pixel = project(projectionMatrix(after, kAspect, {}) * viewMatrix(after), place, kSize);
    ASSERT_TRUE(pixel);
    EXPECT_NEAR(pixel->x, (0.5F * 0.5F + 0.5F) * 1280.0F, 0.05F);
    EXPECT_NEAR(pixel->y, (0.5F + 0.5F * 0.3F) * 800.0F, 0.05F);
  }
}

TEST(Camera, zoomNeverStallsNorLeavesItsLimits) {
  Camera camera{{}, 0.0F, 0.0F, 1.0F};
  for (int i = 0; i < 200; ++i) camera = zoomed(camera, 0.88F, {0.9F, 0.9F}, kAspect, 0.3F);
  EXPECT_NEAR(camera.distance, 0.015F, 1e-5F);
  for (int i = 0; i < 200; ++i) camera = zoomed(camera, 1.0F / 0.88F, {-0.9F, 0.9F}, kAspect, 0.3F);
  EXPECT_NEAR(camera.distance, 1.5F, 1e-4F);
}

TEST(Camera, framedBoxIsAllInThePictureAndFillsIt) {
  for (float azimuth = 0.0F; azimuth < 360.0F; azimuth += 45.0F) {
    for (const bool orthographic : {false, true}) {
      Camera camera{{}, azimuth, 20.0F, 1.0F};
      camera.orthographic = orthographic;
      camera = framed(camera, kLegBox, kAspect);
      const glm::mat4 viewProjection = projectionMatrix(camera, kAspect, kLegBox) * viewMatrix(camera);
      float reach = 0.0F;
      for (int i = 0; i < 8; ++i) {
        const glm::vec3 corner{(i & 1) != 0 ? kLegBox.high.x : kLegBox.low.x,
                               (i & 2) != 0 ? kLegBox.high.y : kLegBox.low.y,
                               (i & 4) != 0 ? kLegBox.high.z : kLegBox.low.z};
        const auto pixel = project(viewProjection, corner, kSize);
        ASSERT_TRUE(pixel);
        EXPECT_GT(pixel->z, 0.0F);
        EXPECT_LT(pixel->z, 1.0F);
        reach = std::max({reach, std::abs(pixel->x - 640.0F) / 640.0F, std::abs(pixel->y - 400.0F) / 400.0F});
      }
      EXPECT_LE(reach, 1.0F);
      EXPECT_GE(reach, 0.9F);
    }
  }
}

TEST(Camera, nearAndFarEncloseTheSceneFromEveryDistance) {
  for (const float distance : {0.05F, 0.3F, 2.0F, 10.0F}) {
    const Camera camera{{0.0F, 0.2F, 0.0F}, 25.0F, 10.0F, distance};
    const glm::mat4 viewProjection = projectionMatrix(camera, kAspect, kLegBox) * viewMatrix(camera);
    const auto pixel = project(viewProjection, camera.target, kSize);
    ASSERT_TRUE(pixel);
    EXPECT_GT(pixel->z, 0.0F);
    EXPECT_LT(pixel->z, 1.0F);
  }
}

TEST(Camera, mixedGoesTheShortWayRound) {
  const Camera from{{}, 170.0F, 0.0F, 1.0F};
  const Camera to{{}, -170.0F, 10.0F, 4.0F};
  const Camera middle = mixed(from, to, 0.5F);
  EXPECT_NEAR(std::abs(middle.azimuthDegrees), 180.0F, 1e-3F);
  EXPECT_NEAR(middle.distance, 2.0F, 1e-5F);
  EXPECT_NEAR(mixed(from, to, 1.0F).azimuthDegrees, -170.0F, 1e-3F);
}

TEST(FramebufferPixel, flipsRowsOnceAndScales) {
  EXPECT_EQ(framebufferPixel({0, 0}, {100, 50}, {200, 100}), glm::ivec2(0, 99));
  EXPECT_EQ(framebufferPixel({99.6F, 49.6F}, {100, 50}, {200, 100}), glm::ivec2(199, 0));
  EXPECT_EQ(framebufferPixel({10, 10}, {100, 50}, {100, 50}), glm::ivec2(10, 39));
  EXPECT_FALSE(framebufferPixel({-1, 0}, {100, 50}, {200, 100}));
  EXPECT_FALSE(framebufferPixel({100, 10}, {100, 50}, {200, 100}));
  EXPECT_FALSE(framebufferPixel({0, 0}, {0, 0}, {0, 0}));
}

}  // namespace
}  // namespace engine
