// What others cover is left out, and nobody can tell from the picture.
#include <gtest/gtest.h>

#include <cmath>
#include <glm/geometric.hpp>
#include <glm/gtc/constants.hpp>

#include "tests/engine/render/gl_fixture.h"

namespace engine {
namespace {

constexpr glm::ivec2 kSize{320, 240};
constexpr std::uint32_t kAround = 160;

/// A closed ball of kAround * kAround triangles, patch by patch.
Part ball(const std::string& name, const glm::vec3& centre, float radius, const glm::vec3& color) {
  constexpr std::uint32_t kRings = kAround / 2;
  Primitive primitive;
  TriangleMesh& mesh = primitive.mesh;
  for (std::uint32_t ring = 0; ring <= kRings; ++ring) {
    for (std::uint32_t i = 0; i <= kAround; ++i) {
      const float down = glm::pi<float>() * static_cast<float>(ring) / static_cast<float>(kRings);
      const float round =
          glm::two_pi<float>() * static_cast<float>(i % kAround) / static_cast<float>(kAround);
      const glm::vec3 out{std::sin(down) * std::sin(round), std::cos(down), std::sin(down) * std::cos(round)};
      mesh.positions.push_back(centre + radius * out);
      mesh.normals.push_back(out);
      mesh.colors.emplace_back(color, 1.0F);
    }
  }
  constexpr std::uint32_t kPatch = 4;  // triangles that follow one another lie together
  for (std::uint32_t y = 0; y < kRings; y += kPatch) {
    for (std::uint32_t x = 0; x < kAround; x += kPatch) {
      for (std::uint32_t k = 0; k < kPatch * kPatch; ++k) {
        const std::uint32_t a = (y + k / kPatch) * (kAround + 1) + x + k % kPatch;
        const std::uint32_t b = a + kAround + 1;
        mesh.triangles.push_back({a, b, a + 1});
        mesh.triangles.push_back({a + 1, b, b + 1});
      }
    }
  }
  return {name, {}, {primitive}};
}

class OcclusionPictureTest : public GlTest {
 protected:
  static constexpr std::size_t kFront = 0;
  static constexpr std::size_t kBehind = 1;
  static constexpr std::size_t kInside = 2;

  static Model balls() {
    Model model;
    model.parts = {ball("front", {0, 0, 0.5F}, 0.5F, {0.8F, 0.2F, 0.2F}),
                   ball("behind", {0.02F, 0, -0.6F}, 0.35F, {0.2F, 0.8F, 0.2F}),
                   ball("inside", {0, 0, 0.5F}, 0.3F, {0.2F, 0.2F, 0.8F})};
    return model;
  }

  /// The same with all that there is.
  Image reference(const Model& model, const SceneView& view) {
    everything_.setModel(model);
    everything_.draw(view, kSize, 4);
    return everything_.readPicture();
  }

  /// Draws the view as it is usually drawn, and expects the picture of all that there is.
  void expectSame(const Model& model, const SceneView& view) {
    renderer_.draw(view, kSize, 4);
    EXPECT_EQ(compareImages(renderer_.readPicture(), reference(model, view)).differingPixels, 0U)
        << view.camera.azimuthDegrees << " degrees from " << view.camera.distance << " m";
  }

  Renderer everything_{{.culling = false}};
};

TEST_F(OcclusionPictureTest, whatIsCoveredCostsNoTriangle) {
  if (!renderer_.limits().software) GTEST_SKIP() << "a graphics card draws all there is";
  const Model model = balls();
  renderer_.setModel(model);
  SceneView view = viewOf(model);
  view.camera.orthographic = true;
  renderer_.draw(view, kSize, 4);
  const std::size_t all = renderer_.trianglesDrawn();
  EXPECT_EQ(compareImages(renderer_.readPicture(), reference(model, view)).differingPixels, 0U);
  EXPECT_LT(all, everything_.trianglesDrawn() / 3);
  view.parts[kBehind].mode = view.parts[kInside].mode = SurfaceMode::kHidden;
  renderer_.draw(view, kSize, 4);
  EXPECT_EQ(renderer_.trianglesDrawn(), all) << "both others lie wholly behind the front of the first";
}

TEST_F(OcclusionPictureTest, thePictureIsTheSameFromEverywhere) {
  const Model model = balls();
  renderer_.setModel(model);
  for (const bool orthographic : {false, true}) {
    for (const float azimuth : {0.0F, 20.0F, 75.0F, 180.0F}) {
      for (const float distance : {4.0F, 1.6F, 0.7F}) {
        SceneView view = viewOf(model);
        view.camera.orthographic = orthographic;
        view.camera.azimuthDegrees = azimuth;
        view.camera.distance = distance;
        view.mirrored = azimuth > 50.0F;
        expectSame(model, view);
      }
    }
  }
}

TEST_F(OcclusionPictureTest, whatIsTakenAwayOrMadeGlassCoversNothing) {
  const Model model = balls();
  renderer_.setModel(model);
  SceneView view = viewOf(model);
  for (const SurfaceMode mode : {SurfaceMode::kHidden, SurfaceMode::kGlass}) {
    view.parts[kFront].mode = mode;
    expectSame(model, view);
  }
  EXPECT_GT(renderer_.trianglesDrawn(), kAround * kAround) << "the glass, and what shows of the one inside";
}

TEST_F(OcclusionPictureTest, glassThatLiesBehindItselfIsSeenOnce) {
  Model model;
  model.parts = {ball("near", {0, 0, 0.5F}, 0.5F, {0.8F, 0.2F, 0.2F})};
  // One surface of two pieces, beside and behind one another according to the view.
  TriangleMesh& mesh = model.parts[0].primitives[0].mesh;
  const TriangleMesh far = ball("far", {0.3F, 0, -0.45F}, 0.45F, {0.2F, 0.2F, 0.8F}).primitives[0].mesh;
  const auto first = static_cast<std::uint32_t>(mesh.positions.size());
  mesh.positions.insert(mesh.positions.end(), far.positions.begin(), far.positions.end());
  mesh.normals.insert(mesh.normals.end(), far.normals.begin(), far.normals.end());
  mesh.colors.insert(mesh.colors.end(), far.colors.begin(), far.colors.end());
  for (const auto& [a, b, c] : far.triangles) mesh.triangles.push_back({a + first, b + first, c + first});
  renderer_.setModel(model);
  SceneView view = viewOf(model);
  view.parts[0].mode = SurfaceMode::kGlass;
  for (const float azimuth : {0.0F, 30.0F, 90.0F, 170.0F}) {
    for (const float distance : {4.0F, 1.6F, 0.7F}) {
      view.camera.azimuthDegrees = azimuth;
      view.camera.distance = distance;
      view.mirrored = azimuth > 50.0F;
      expectSame(model, view);
      if (renderer_.limits().software) {
        EXPECT_LT(renderer_.trianglesDrawn(), everything_.trianglesDrawn() / 2);
      }
    }
  }
}

TEST_F(OcclusionPictureTest, largePicturesAreTheSameTileByTile) {
  const Model model = balls();
  renderer_.setModel(model);
  everything_.setModel(model);
  SceneView view = viewOf(model);
  view.camera.distance = 1.2F;
  constexpr glm::ivec2 kLarge{2500, 1100};  // drawn with two pixels along each side of one: two tiles
  renderer_.draw(view, kLarge, 4, 2);
  everything_.draw(view, kLarge, 4, 2);
  EXPECT_EQ(compareImages(renderer_.readPicture(), everything_.readPicture()).differingPixels, 0U);
}

}  // namespace
}  // namespace engine
