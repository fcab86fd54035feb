// What the renderer does with little: a poor driver, a large picture, one pixel.
#include <gtest/gtest.h>

#include <algorithm>

#include "engine/gl/gl_error.h"
#include "tests/engine/render/gl_fixture.h"

namespace engine {
namespace {

/// Slanted red and blue boards that cross, so that edges run in all directions and one hides the other.
Model boards() {
  Model model;
  model.materials = {{"red", {0.8F, 0.02F, 0.02F, 1}, 0, 0.9F, true},
                     {"blue", {0.02F, 0.02F, 0.8F, 1}, 0, 0.9F, true}};
  for (std::size_t i = 0; i < 2; ++i) {
    const float tilt = i == 0 ? 0.4F : -0.3F;
    Primitive primitive;
    primitive.material = i;
    primitive.mesh.positions = {{-1.0F, -0.3F - tilt, tilt},
                                {1.0F, -0.3F + tilt, -tilt},
                                {1.0F, 0.3F + tilt, -tilt},
                                {-1.0F, 0.3F - tilt, tilt}};
    primitive.mesh.normals.assign(4, {0, 0, 1});
    primitive.mesh.triangles = {{0, 1, 2}, {0, 2, 3}};
    model.parts.push_back({i == 0 ? "red" : "blue", {}, {primitive}});
  }
  return model;
}

class RobustnessTest : public GlTest {};

TEST_F(RobustnessTest, onePixelIsPickedAsInTheWholePicture) {
  const Model model = boards();
  renderer_.setModel(model);
  SceneView view = viewOf(model);
  view.markers = {{3, {0.2F, 0, 0.5F}}};
  constexpr glm::ivec2 kSize{150, 90};
  const std::vector<std::uint32_t> ids = renderer_.readIds(view, kSize);
  Renderer single;  // has no whole picture to look it up in
  single.setModel(model);
  std::array<int, 3> met{};
  for (int y = 1; y < kSize.y; y += 4) {
    for (int x = 1; x < kSize.x; x += 3) {
      const auto hit = single.pick(view, kSize, {x, y});
      const std::uint32_t id = ids[static_cast<std::size_t>(y * kSize.x + x)];
      const std::uint32_t found = !hit                                  ? 0
                                  : hit->kind == PickHit::Kind::kMarker ? Renderer::kMarkerIds + hit->id
                                                                        : hit->id + 1;
      ASSERT_EQ(found, id) << x << ", " << y;
      if (id < 3) ++met[id];
    }
  }
  EXPECT_GT(*std::min_element(met.begin(), met.end()), 20);
}

TEST_F(RobustnessTest, aDriverWithoutSeveralSamplesDrawsWithOneAndSaysSo) {
  const Model model = boards();
  Renderer poor{{1, 1 << 20}};
  for (Renderer* renderer : {&renderer_, &poor}) renderer->setModel(model);
  renderer_.draw(viewOf(model), {120, 80}, 1);
  poor.draw(viewOf(model), {120, 80}, 4);
  EXPECT_EQ(poor.readPicture().pixels, renderer_.readPicture().pixels);
  EXPECT_NE(poor.shortcomings(), "");
  EXPECT_EQ(renderer_.shortcomings(), "");
}

TEST_F(RobustnessTest, aPictureLargerThanTheDriverAllowsIsRefusedInWords) {
  Renderer poor{{4, 100}};
  const Model model = boards();
  poor.setModel(model);
  try {
    poor.draw(viewOf(model), {200, 50}, 4);
    FAIL() << "was drawn";
  } catch (const GlError& error) {
    EXPECT_NE(std::string{error.what()}.find("200x50"), std::string::npos) << error.what();
    EXPECT_NE(std::string{error.what()}.find("100"), std::string::npos) << error.what();
  }
  poor.draw(viewOf(model), {100, 50}, 4);
  EXPECT_EQ(poor.readPicture().width, 100);
}

TEST_F(RobustnessTest, aPictureOfSeveralTilesHasNoSeams) {
  const Model model = boards();
  renderer_.setModel(model);
  SceneView view = viewOf(model);
  view.camera.distance = 0.3F;  // both boards cross the border of the tiles
  constexpr glm::ivec2 kSize{5000, 40};
  const std::vector<std::uint32_t> ids = renderer_.readIds(view, kSize);
  renderer_.draw(view, kSize, 1);
  const Image image = renderer_.readPicture();
  std::array<std::size_t, 3> seen{};
  for (int y = 0; y < kSize.y; ++y) {
    for (int x = 0; x < kSize.x; ++x) {
      const std::uint32_t id = ids[static_cast<std::size_t>((kSize.y - 1 - y) * kSize.x + x)];
      const std::uint8_t* rgb = &image.pixels[static_cast<std::size_t>(y * kSize.x + x) * 4];
      ASSERT_EQ(id == 1, rgb[0] > 100) << x << ", " << y;
      ASSERT_EQ(id == 2, rgb[2] > 100) << x << ", " << y;
      if (x > 4000) ++seen[id];
    }
  }
  EXPECT_GT(seen[1] + seen[2], 1000U);
}

TEST_F(RobustnessTest, supersamplingSmoothsEdgesAndKeepsTheRest) {
  const Model model = boards();
  renderer_.setModel(model);
  const SceneView view = viewOf(model);
  const auto picture = [&](int samples, int factor) {
    renderer_.draw(view, {120, 80}, samples, factor);
    return renderer_.readPicture();
  };
  const auto halfTones = [](const Image& image) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < image.pixels.size(); i += 4) {
      const int most = std::max(image.pixels[i], image.pixels[i + 2]);
      if (most > 20 && most < 150) ++count;
    }
    return count;
  };
  const Image plain = picture(1, 1);
  for (const auto& [samples, factor] : {std::pair{1, 2}, std::pair{4, 2}, std::pair{1, 4}}) {
    const Image fine = picture(samples, factor);
    EXPECT_EQ(fine.width, 120);
    EXPECT_GT(halfTones(fine), halfTones(plain) + 15);
    EXPECT_LT(compareImages(plain, fine).meanDifference, 4.0);
    EXPECT_EQ(fine.pixels, picture(samples, factor).pixels);
  }
}

TEST_F(RobustnessTest, theBareBoundDrawsEachTriangleOnce) {
  const Model model = boards();
  renderer_.setModel(model);
  SceneView view = viewOf(model);
  view.parts[1].mode = SurfaceMode::kHidden;
  renderer_.drawFlat(view, {60, 40}, 4);
  EXPECT_EQ(renderer_.trianglesDrawn(), 2U);
  EXPECT_EQ(renderer_.modelBytes(), 2U * (4 * 32 + 6 * 4));
}

}  // namespace
}  // namespace engine
