// What is drawn and picked of a model that is cut open.
#include <gtest/gtest.h>

#include <algorithm>
#include <glm/geometric.hpp>

#include "engine/geometry/normals.h"
#include "tests/engine/render/gl_fixture.h"
#include "tests/engine/scene/cylinder.h"

namespace engine {
namespace {

constexpr glm::ivec2 kSize{200, 200};
constexpr std::uint32_t kCore = 1;  // ids are part + 1
constexpr std::uint32_t kShell = 2;

/// A thin cylinder inside a thick one, as a bone in a leg.
Model coreAndShell() {
  Model model;
  model.materials = {{"core", {0.8F, 0.8F, 0.6F, 1}, 0, 0.9F, false},
                     {"shell", {0.6F, 0.1F, 0.1F, 1}, 0, 0.9F, false}};
  model.parts = {{"core", {}, {{samples::cylinder(0.02F, 0.4F), 0}}},
                 {"shell", {}, {{samples::cylinder(0.05F, 0.4F), 1}}}};
  for (Part& part : model.parts) computeNormals(part.primitives[0].mesh);
  return model;
}

/// From above, in parallel, so that areas on the picture are areas on the model.
SceneView fromAbove(const Model& model, float height) {
  SceneView view;
  view.camera.elevationDegrees = 89.0F;
  view.camera.distance = 0.6F;
  view.camera.orthographic = true;
  view.parts.resize(model.parts.size());
  view.bounds = boundingBox(model);
  view.backgroundTop = view.backgroundBottom = {0, 0, 0, 1};
  for (std::size_t i = 0; i < view.parts.size(); ++i) {
    view.parts[i].cap.drawn = true;
    view.parts[i].cap.order = i == 0 ? 1 : 0;
    view.parts[i].cap.fill = i == 0 ? glm::vec3(0, 1, 0) : glm::vec3(0, 0, 1);
  }
  view.section = std::make_shared<const Section>(cutModel(model, {{0, 1, 0}, height}));
  return view;
}

class SectionPictureTest : public GlTest {
 protected:
  void SetUp() override { renderer_.setModel(model_); }
  std::ptrdiff_t count(const SceneView& view, std::uint32_t id) {
    const std::vector<std::uint32_t> ids = renderer_.readIds(view, kSize);
    return std::count(ids.begin(), ids.end(), id);
  }
  Image picture(const SceneView& view) {
    renderer_.draw(view, kSize, 4);
    return renderer_.readPicture();
  }
  glm::ivec3 pixelAt(const SceneView& view, const Image& image, glm::vec3 place) {
    const auto at = project(viewProjection(view, kSize), place, kSize);
    const std::size_t i = (static_cast<std::size_t>(at->y) * kSize.x + static_cast<std::size_t>(at->x)) * 4;
    return {image.pixels[i], image.pixels[i + 1], image.pixels[i + 2]};
  }
  Model model_ = coreAndShell();
};

TEST_F(SectionPictureTest, facesHaveTheAreaOfTheirCircles) {
  SceneView view = fromAbove(model_, 0.0F);
  for (PartStyle& style : view.parts) style.mode = SurfaceMode::kHidden;  // the faces alone
  const auto a = project(viewProjection(view, kSize), {0, 0, 0}, kSize);
  const auto b = project(viewProjection(view, kSize), {0.05F, 0, 0}, kSize);
  const double radius = b->x - a->x;
  ASSERT_GT(radius, 30.0);
  const double circle = 3.14159265 * radius * radius;
  EXPECT_NEAR(static_cast<double>(count(view, kCore) + count(view, kShell)), circle, 0.01 * circle);
  EXPECT_NEAR(static_cast<double>(count(view, kCore)), circle * 0.16, 0.02 * circle * 0.16)
      << "2 % of 40 pixels";
}

TEST_F(SectionPictureTest, theHigherOrderIsSeenAndPickedAtThePlane) {
  const SceneView view = fromAbove(model_, 0.07F);
  const Image image = picture(view);
  const glm::ivec3 core = pixelAt(view, image, {0.005F, 0.07F, 0});
  const glm::ivec3 shell = pixelAt(view, image, {0.035F, 0.07F, 0});
  EXPECT_GT(core.y, 200);
  EXPECT_LT(core.z, 20);
  EXPECT_GT(shell.z, 200);
  EXPECT_LT(shell.y, 20);
  const auto at = project(viewProjection(view, kSize), {0.005F, 0.07F, 0}, kSize);
  const glm::ivec2 pixel{static_cast<int>(at->x), kSize.y - 1 - static_cast<int>(at->y)};
  const auto hit = renderer_.pick(view, kSize, pixel);
  ASSERT_TRUE(hit);
  EXPECT_EQ(hit->id, kCore - 1);
  const auto place = renderer_.pickedPosition(view, kSize, pixel);
  ASSERT_TRUE(place);
  EXPECT_NEAR(place->y, 0.07F, 1e-3F);
}

TEST_F(SectionPictureTest, facesAreDrawnAndPickedUnderASurfaceThatIsNot) {
  SceneView view = fromAbove(model_, 0.0F);
  view.parts[0].mode = SurfaceMode::kHidden;
  view.parts[1].mode = SurfaceMode::kGlass;
  EXPECT_GT(count(view, kCore), 500);
  EXPECT_GT(count(view, kShell), 2000);
  view.parts[0].cap.drawn = false;
  EXPECT_EQ(count(view, kCore), 0);
}

TEST_F(SectionPictureTest, whatIsAllCutAwayDrawsNothing) {
  SceneView view = fromAbove(model_, -0.3F);
  view.markers = {{0, {0.0F, 0.0F, 0.0F}}};
  view.markers[0].root = glm::vec3(0.0F, -0.1F, 0.0F);
  for (PartStyle& style : view.parts) style.outlinePixels = 2.0F;
  SceneView empty = view;
  empty.section.reset();
  empty.markers.clear();
  for (PartStyle& style : empty.parts) style.mode = SurfaceMode::kHidden;
  EXPECT_EQ(picture(view).pixels, picture(empty).pixels);
  const std::vector<std::uint32_t> ids = renderer_.readIds(view, kSize);
  EXPECT_EQ(static_cast<std::size_t>(std::count(ids.begin(), ids.end(), 0U)), ids.size());
}

TEST_F(SectionPictureTest, fromTheSideThatStaysNoFaceIsSeen) {
  SceneView view = fromAbove(model_, 0.0F);
  view.camera.elevationDegrees = -89.0F;
  const Image faces = picture(view);
  for (PartStyle& style : view.parts) style.cap.drawn = false;
  EXPECT_EQ(picture(view).pixels, faces.pixels);
}

TEST_F(SectionPictureTest, markersBeyondThePlaneVanish) {
  SceneView view = fromAbove(model_, 0.0F);
  view.markers = {{4, {0.03F, 0.1F, 0.0F}}, {5, {-0.03F, -0.1F, 0.0F}}};
  EXPECT_EQ(count(view, Renderer::kMarkerIds + 4), 0);
  EXPECT_GT(count(view, Renderer::kMarkerIds + 5), 0);
}

TEST_F(SectionPictureTest, aMirroredCutIsTheFlippedOne) {
  SceneView view = fromAbove(model_, 0.0F);
  view.section =
      std::make_shared<const Section>(cutModel(model_, {glm::normalize(glm::vec3(0.5F, 1.0F, 0.2F)), 0.01F}));
  view.camera.elevationDegrees = 40.0F;
  const std::vector<std::uint32_t> plain = renderer_.readIds(view, kSize);
  view.mirrored = true;
  view.camera.azimuthDegrees = -view.camera.azimuthDegrees;
  const std::vector<std::uint32_t> mirrored = renderer_.readIds(view, kSize);
  int differing = 0;
  for (int y = 0; y < kSize.y; ++y) {
    for (int x = 0; x < kSize.x; ++x) {
      const auto at = [&](int column) { return static_cast<std::size_t>(y * kSize.x + column); };
      if (plain[at(x)] != mirrored[at(kSize.x - 1 - x)]) ++differing;
    }
  }
  EXPECT_LT(differing, 150) << "but for pixels whose centre lies on an edge";
  EXPECT_GT(std::count(plain.begin(), plain.end(), kCore), 500);
}

TEST_F(SectionPictureTest, everyMarkerLookDiffersFromTheOthers) {
  SceneView view = fromAbove(model_, 0.3F);
  std::vector<Marker> looks(6, Marker{1, {0.0F, 0.2F, 0.0F}, 22.0F});
  looks[1].ring = true;
  looks[2].shape = MarkerShape::kThinCross;
  looks[3].shape = MarkerShape::kHollowCross;
  looks[4].dot = true;
  looks[5].flag = true;
  std::vector<Image> pictures;
  for (const Marker& look : looks) {
    view.markers = {look};
    pictures.push_back(picture(view));
    for (std::size_t i = 0; i + 1 < pictures.size(); ++i) {
      EXPECT_GT(compareImages(pictures[i], pictures.back()).differingPixels, 20U) << i;
    }
  }
}

TEST_F(SectionPictureTest, aStemIsSeenThroughGlassAndFaintBehindSolid) {
  Model model = model_;
  SceneView view = fromAbove(model, 0.3F);
  view.camera.elevationDegrees = 0.0F;
  view.section.reset();
  view.backgroundTop = view.backgroundBottom = {0.5F, 0.5F, 0.5F, 1.0F};
  view.parts[0].mode = SurfaceMode::kHidden;
  const auto strength = [&](SurfaceMode mode) {
    view.parts[1].mode = mode;
    view.markers = {{1, {0.05F, 0.0F, 0.0F}}};
    const Image without = picture(view);
    view.markers[0].root = glm::vec3(-0.02F, 0.0F, 0.0F);
    return compareImages(without, picture(view)).meanDifference;
  };
  const double glass = strength(SurfaceMode::kGlass);
  const double solid = strength(SurfaceMode::kOpaque);
  EXPECT_GT(solid, 0.0);
  EXPECT_GT(glass, 1.5 * solid);
}

}  // namespace
}  // namespace engine
