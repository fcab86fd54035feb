#include "engine/scene/section.h"

#include <gtest/gtest.h>

#include <cmath>
#include <glm/geometric.hpp>

#include "tests/engine/geometry/mesh_samples.h"
#include "tests/engine/scene/cylinder.h"

namespace engine {
namespace {

constexpr double kPi = 3.14159265358979323846;

Model of(std::vector<TriangleMesh> meshes) {
  Model model;
  for (TriangleMesh& mesh : meshes) model.parts.push_back({"part", {}, {{std::move(mesh), std::nullopt}}});
  return model;
}

TEST(Section, areaOfACylinderIsItsCircleAndTiltedItsEllipse) {
  const Model model = of({samples::cylinder(0.05F, 1.0F)});
  for (const float degrees : {0.0F, 20.0F, -45.0F}) {
    const float tilt = degrees * static_cast<float>(kPi) / 180.0F;
    const ClipPlane plane{{std::sin(tilt), std::cos(tilt), 0.0F}, 0.013F};
    const Section section = cutModel(model, plane);
    ASSERT_EQ(section.outlines.size(), 1U);
    EXPECT_TRUE(section.outlines[0].closed);
    const double ellipse = kPi * 0.05 * 0.05 / std::cos(tilt);
    EXPECT_NEAR(section.outlines[0].area, ellipse, 0.01 * ellipse) << degrees;
    for (const auto& piece : section.outlines[0].pieces) {
      EXPECT_NEAR(plane.beyond(piece[0]), 0.0F, 1e-6F);
      EXPECT_NEAR(plane.beyond(piece[1]), 0.0F, 1e-6F);
    }
  }
}

TEST(Section, innerPlaceIsTheMiddleOfACircle) {
  const Section section = cutModel(of({samples::cylinder(0.05F, 1.0F)}), {{0.0F, 1.0F, 0.0F}, 0.2F});
  const CutOutline& outline = section.outlines[0];
  EXPECT_LT(glm::distance(outline.inner, glm::vec3(0.0F, 0.2F, 0.0F)), 0.005F);
  EXPECT_NEAR(outline.clearance, 0.05F, 0.005F);
  EXPECT_TRUE(isInside(outline, section.plane, outline.inner));
  EXPECT_TRUE(isInside(outline, section.plane, {0.045F, 0.2F, 0.0F}));
  EXPECT_FALSE(isInside(outline, section.plane, {0.055F, 0.2F, 0.0F}));
}

TEST(Section, staysClosedThroughCornersAndAlongFaces) {
  const Model model = of({samples::cube(2.0F), samples::unwelded(samples::sphere(3))});
  for (const ClipPlane& plane :
       {ClipPlane{{0, 1, 0}, 0.0F}, ClipPlane{{0, 1, 0}, 1.0F}, ClipPlane{{0, 1, 0}, -1.0F},
        ClipPlane{glm::normalize(glm::vec3(1, 1, 0)), 0.0F},
        ClipPlane{glm::normalize(glm::vec3(1, 1, 1)), 0.0F}}) {
    const Section section = cutModel(model, plane);
    EXPECT_TRUE(section.outlines[0].closed);
    EXPECT_TRUE(section.outlines[1].closed);
  }
  EXPECT_NEAR(cutModel(model, {{0, 1, 0}, 0.0F}).outlines[0].area, 4.0, 1e-5);
  EXPECT_NEAR(cutModel(model, {{0, -1, 0}, 0.0F}).outlines[0].area, 4.0, 1e-5)
      << "whichever side is taken away";
  EXPECT_NEAR(cutModel(model, {glm::normalize(glm::vec3(1, 1, 0)), 0.0F}).outlines[0].area,
              4.0 * std::sqrt(2.0), 1e-5);
}

TEST(Section, whatThePlaneMissesHasNoOutline) {
  const Model model = of({samples::cube(2.0F)});
  for (const float offset : {-2.0F, 2.0F}) {
    const Section section = cutModel(model, {{0, 1, 0}, offset});
    const CutOutline& outline = section.outlines[0];
    EXPECT_TRUE(outline.pieces.empty());
    EXPECT_EQ(outline.area, 0.0);
    EXPECT_EQ(outline.clearance, 0.0F);
  }
}

TEST(Section, anOpenMeshHasNoFace) {
  TriangleMesh open = samples::cube(2.0F);
  open.triangles.pop_back();
  bool anyOpen = false;
  for (const glm::vec3& normal : {glm::vec3(1, 0, 0), glm::vec3(0, 1, 0), glm::vec3(0, 0, 1)}) {
    anyOpen = anyOpen || !cutModel(of({open}), {normal, 0.1F}).outlines[0].closed;
  }
  EXPECT_TRUE(anyOpen);
}

TEST(Section, aHoleIsOutside) {
  TriangleMesh pipe = samples::cylinder(0.05F, 1.0F);
  const TriangleMesh bore = samples::cylinder(0.02F, 1.0F);
  const auto first = static_cast<std::uint32_t>(pipe.positions.size());
  pipe.positions.insert(pipe.positions.end(), bore.positions.begin(), bore.positions.end());
  for (const auto& t : bore.triangles) pipe.triangles.push_back({t[0] + first, t[2] + first, t[1] + first});
  const Section section = cutModel(of({pipe}), {{0, 1, 0}, 0.0F});
  const double ring = kPi * (0.05 * 0.05 - 0.02 * 0.02);
  EXPECT_NEAR(section.outlines[0].area, ring, 0.01 * ring);
  EXPECT_FALSE(isInside(section.outlines[0], section.plane, {0.0F, 0.0F, 0.0F}));
  EXPECT_TRUE(isInside(section.outlines[0], section.plane, {0.03F, 0.0F, 0.0F}));
}

}  // namespace
}  // namespace engine
