#include "app/view/orientation_cube.h"

#include <gtest/gtest.h>

#include <glm/geometric.hpp>

#include "app/state/update.h"
#include "tests/app/atlas/committed_leg.h"

namespace crus {
namespace {

const SeenFace* seenAs(const std::vector<SeenFace>& faces, std::string_view word) {
  for (const SeenFace& face : faces) {
    if (face.face.word == word) return &face;
  }
  return nullptr;
}

engine::Camera from(const LookFrom& view, Side side) {
  engine::Camera camera;
  camera.azimuthDegrees = azimuthOfTheta(view.thetaDegrees, side);
  camera.elevationDegrees = view.elevationDegrees;
  return camera;
}

/// Where something lies in the picture, beside the middle of the leg: x right, y down.
glm::vec2 inPicture(const glm::vec3& modelDirection, const engine::Camera& camera, Side side) {
  const glm::vec3 d = toWorld(modelDirection, side);
  return {glm::dot(d, engine::rightDirection(camera)), -glm::dot(d, engine::upDirection(camera))};
}

class OrientationCube : public ::testing::TestWithParam<Side> {};

TEST_P(OrientationCube, outerIsWhereTheFibulaIsAndFrontWhereTheToesAre) {
  // From the model itself, not from a convention: the fibula's box lies beside the tibia's, the toes' in
  // front.
  const auto middle = [&](std::string_view name) {
    for (const engine::Part& part : testing::committedModel().parts) {
      if (part.name != name) continue;
      const engine::Box box = engine::boundingBox(part);
      return 0.5F * (box.low + box.high);
    }
    ADD_FAILURE() << "the leg has no " << name;
    return glm::vec3{0.0F};
  };
  const glm::vec3 outwards = middle("bone/fibula") - middle("bone/tibia");
  const glm::vec3 forwards = middle("bone/metatarsal_1") - middle("bone/calcaneus");
  engine::Camera camera;
  for (float azimuth = -180.0F; azimuth < 180.0F; azimuth += 20.0F) {
    for (const float elevation : {-50.0F, 0.0F, 35.0F}) {
      camera.azimuthDegrees = azimuth;
      camera.elevationDegrees = elevation;
      const std::vector<SeenFace> faces = seenFaces(camera, GetParam());
      const auto agrees = [&](const char* word, const glm::vec3& towards) {
        const SeenFace* face = seenAs(faces, word);
        if (face == nullptr || glm::length(face->middle) < 0.5F) return true;
        return glm::dot(glm::normalize(face->middle),
                        inPicture(glm::normalize(towards), camera, GetParam())) > 0.0F;
      };
      EXPECT_TRUE(agrees("Outer", {outwards.x, 0.0F, 0.0F})) << azimuth;
      EXPECT_TRUE(agrees("Inner", {-outwards.x, 0.0F, 0.0F})) << azimuth;
      EXPECT_TRUE(agrees("Front", {0.0F, 0.0F, forwards.z})) << azimuth;
      EXPECT_TRUE(agrees("Back", {0.0F, 0.0F, -forwards.z})) << azimuth;
    }
  }
}

TEST_P(OrientationCube, theViewFromASideShowsThatFaceUpright) {
  const std::pair<const char*, const char*> kViews[] = {{"anterior", "Front"},
                                                        {"posterior", "Back"},
                                                        {"lateral", "Outer"},
                                                        {"medial", "Inner"},
                                                        {"plantar", "Sole"}};
  for (const auto& [view, word] : kViews) {
    const std::vector<SeenFace> faces = seenFaces(from(*parseView(view), GetParam()), GetParam());
    const SeenFace* face = seenAs(faces, word);
    ASSERT_NE(face, nullptr) << view;
    EXPECT_GT(face->facing, 0.99F) << view;
    EXPECT_GT(face->right.x, 0.99F) << view << ": letters run to the right";
    EXPECT_LT(face->up.y, -0.99F) << view << ": and stand upright";
  }
}

TEST_P(OrientationCube, aClickLeadsToTheFaceThatWasClicked) {
  for (const CubeFace& face : cubeFaces(GetParam())) {
    const engine::Camera camera = from(lookFromDirection(face.normal, GetParam()), GetParam());
    const std::vector<SeenFace> faces = seenFaces(camera, GetParam());
    const auto direction = cubeDirection(faces, {0.0F, 0.0F});
    ASSERT_TRUE(direction.has_value()) << face.word;
    EXPECT_GT(glm::dot(*direction, face.normal), 0.99F) << face.word;
    EXPECT_EQ(directionWords(*direction, GetParam()), face.word);
  }
}

TEST_P(OrientationCube, rimsLeadToEdgesAndCorners) {
  const std::vector<SeenFace> faces = seenFaces(from({0.0F, 0.0F}, GetParam()), GetParam());
  const auto edge = cubeDirection(faces, {0.0F, -0.8F});
  ASSERT_TRUE(edge.has_value());
  EXPECT_EQ(directionWords(*edge, GetParam()), "Front, knee");
  EXPECT_NEAR(lookFromDirection(*edge, GetParam()).elevationDegrees, 45.0F, 0.01F);
  // Seen from the front the outer side lies left on a right leg, right on a left one.
  const float outer = GetParam() == Side::kRight ? -0.8F : 0.8F;
  const auto corner = cubeDirection(faces, {outer, 0.8F});
  ASSERT_TRUE(corner.has_value());
  EXPECT_EQ(directionWords(*corner, GetParam()), "Front, outer, sole");
  EXPECT_NEAR(lookFromDirection(*corner, GetParam()).thetaDegrees, 45.0F, 0.01F)
      << "theta is that of the leg";
  EXPECT_FALSE(cubeDirection(faces, {1.5F, 0.0F}).has_value());
}

INSTANTIATE_TEST_SUITE_P(BothLegs, OrientationCube, ::testing::Values(Side::kRight, Side::kLeft),
                         [](const auto& one) { return one.param == Side::kRight ? "right" : "left"; });

}  // namespace
}  // namespace crus
