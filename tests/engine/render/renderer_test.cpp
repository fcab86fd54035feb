#include "engine/render/renderer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "engine/gl/gl_error.h"
#include "tests/engine/render/two_squares.h"

namespace engine {
namespace {

class RendererTest : public TwoSquaresTest {};

TEST_F(RendererTest, leftIsLeftAndTopIsTop) {
  Model model = twoSquares();
  model.parts[kRed].primitives[0].mesh.positions[0].y += 0.0F;
  for (glm::vec3& p : model.parts[kRed].primitives[0].mesh.positions) p.y += 0.3F;
  renderer_.setModel(model);
  const SceneView view = viewOf(model);
  const Image image = picture(view);
  const glm::ivec2 red = pixelOf(view, {-0.5F, 0.3F, 0});
  const glm::ivec2 blue = pixelOf(view, {0.5F, 0, 0});
  EXPECT_LT(red.x, blue.x);
  EXPECT_LT(red.y, blue.y);  // top row first
  EXPECT_GT(pixel(image, red.x, red.y).r, pixel(image, red.x, red.y).b + 50);
  EXPECT_GT(pixel(image, blue.x, blue.y).b, pixel(image, blue.x, blue.y).r + 50);
  EXPECT_EQ(pixel(image, 2, 2), glm::ivec3(0));
}

TEST_F(RendererTest, mirroredIsTheFlippedIdPicture) {
  const Model model = twoSquares();
  renderer_.setModel(model);
  SceneView view = viewOf(model);
  view.markers.push_back({3, {-0.5F, 0, 0.01F}});
  const std::vector<std::uint32_t> plain = renderer_.readIds(view, kSize);
  view.mirrored = true;
  const std::vector<std::uint32_t> mirrored = renderer_.readIds(view, kSize);
  int differing = 0;
  for (int y = 0; y < kSize.y; ++y) {
    for (int x = 0; x < kSize.x; ++x) {
      const auto at = [&](int column) { return static_cast<std::size_t>(y * kSize.x + column); };
      if (plain[at(x)] != mirrored[at(kSize.x - 1 - x)]) ++differing;
    }
  }
  // Pixels whose centre lies exactly on an edge may fall to either side.
  EXPECT_LE(differing, 4 * kSize.y / 10);
  EXPECT_GT(std::count(mirrored.begin(), mirrored.end(), kRed + 1), 100);
}

TEST_F(RendererTest, backFacesAreCulledUnlessDoubleSided) {
  Model model = twoSquares();
  model.materials[kBlue].doubleSided = true;
  renderer_.setModel(model);
  SceneView view = viewOf(model);
  view.camera.azimuthDegrees = 180.0F;
  const std::vector<std::uint32_t> ids = renderer_.readIds(view, kSize);
  EXPECT_EQ(std::count(ids.begin(), ids.end(), kRed + 1), 0);
  EXPECT_GT(std::count(ids.begin(), ids.end(), kBlue + 1), 100);
}

TEST_F(RendererTest, hidingAPartChangesOnlyItsOwnPixels) {
  const Model model = twoSquares();
  renderer_.setModel(model);
  SceneView view = viewOf(model);
  const Image before = picture(view);
  const std::vector<std::uint32_t> ids = renderer_.readIds(view, kSize);
  view.parts[kRed].mode = SurfaceMode::kHidden;
  const Image after = picture(view);
  int changed = 0;
  for (int y = 0; y < kSize.y; ++y) {
    for (int x = 0; x < kSize.x; ++x) {
      if (pixel(before, x, y) == pixel(after, x, y)) continue;
      ++changed;
      EXPECT_EQ(ids[static_cast<std::size_t>((kSize.y - 1 - y) * kSize.x + x)], kRed + 1) << x << ", " << y;
    }
  }
  EXPECT_GT(changed, 100);
  EXPECT_EQ(renderer_.trianglesDrawn(), 2U);
}

TEST_F(RendererTest, sameViewSameBytes) {
  const Model model = twoSquares();
  renderer_.setModel(model);
  SceneView view = viewOf(model);
  view.markers.push_back({0, {0, 0, 0}});
  const Image first = picture(view, 4);
  SceneView other = view;
  other.camera.azimuthDegrees = 40.0F;
  picture(other, 4);
  EXPECT_EQ(first.pixels, picture(view, 4).pixels);
}

TEST_F(RendererTest, glassIsItsClosedForm) {
  // Of a glass without colour of its own that is seen at an angle f stays: the shell's own light 0.3 t, where
  // t = (1 - f)^3, times its density mix(0.06, 0.5, t), and the rest of what is behind.
  Model model = twoSquares();
  model.materials[kRed].baseColor = {0, 0, 0, 1};
  model.materials[kRed].roughness = 1.0F;
  renderer_.setModel(model);
  SceneView view = viewOf(model);
  view.camera.orthographic = true;
  view.parts[kRed].mode = SurfaceMode::kGlass;
  view.glassRim = glm::vec3(0.3F);
  const auto linear = [](int byte) {
    const double s = byte / 255.0;
    return s <= 0.04045 ? s / 12.92 : std::pow((s + 0.055) / 1.055, 2.4);
  };
  for (const float degrees : {0.0F, 45.0F, 64.0F}) {
    view.camera.azimuthDegrees = degrees;
    const glm::ivec2 at = pixelOf(view, {-0.5F, 0, 0});
    const auto over = [&](float background) {
      view.backgroundTop = view.backgroundBottom = glm::vec4(glm::vec3(background), 1.0F);
      return linear(pixel(picture(view), at.x, at.y).g);
    };
    const double t = std::pow(1.0 - std::cos(degrees * 3.14159265 / 180.0), 3.0);
    const double density = 0.06 + 0.44 * t;
    EXPECT_NEAR(over(0.0F), 0.3 * t * density, 0.004) << degrees;
    EXPECT_NEAR(over(1.0F) - over(0.0F), 1.0 - density, 0.012) << degrees;
    // And it is not picked.
    EXPECT_FALSE(renderer_.pick(view, kSize, {at.x, kSize.y - 1 - at.y}));
  }
}

TEST_F(RendererTest, transparentBackgroundHasNoAlphaAndStraightColours) {
  const Model model = twoSquares();
  renderer_.setModel(model);
  SceneView view = viewOf(model);
  view.backgroundTop = view.backgroundBottom = glm::vec4(0);
  const Image image = picture(view);
  EXPECT_EQ(image.pixels[3], 0);
  const glm::ivec2 at = pixelOf(view, {-0.5F, 0, 0});
  EXPECT_EQ(image.pixels[(static_cast<std::size_t>(at.y) * kSize.x + static_cast<std::size_t>(at.x)) * 4 + 3],
            255);
}

TEST_F(RendererTest, markersKeepTheirSizeAndWinOverParts) {
  const Model model = twoSquares();
  renderer_.setModel(model);
  for (const float distance : {3.0F, 8.0F}) {
    SceneView view = viewOf(model);
    view.camera.distance = distance;
    view.markers.push_back({7, {-0.5F, 0, 0}});
    const std::vector<std::uint32_t> ids = renderer_.readIds(view, kSize);
    const auto area = std::count(ids.begin(), ids.end(), Renderer::kMarkerIds + 7);
    EXPECT_NEAR(static_cast<double>(area), 3.14159 * 12 * 12, 25.0);
    const glm::ivec2 at = pixelOf(view, {-0.5F, 0, 0});
    const auto hit = renderer_.pick(view, kSize, {at.x, kSize.y - 1 - at.y});
    ASSERT_TRUE(hit);
    EXPECT_EQ(hit->kind, PickHit::Kind::kMarker);
    EXPECT_EQ(hit->id, 7U);
  }
}

TEST_F(RendererTest, markersBehindSomethingAreFaintAndNeverCoverOnesInFront) {
  const Model model = twoSquares();
  renderer_.setModel(model);
  SceneView view = viewOf(model);
  const Image bare = picture(view);
  view.markers.push_back({1, {-0.5F, 0, -0.2F}});
  const Image behind = picture(view);
  view.markers.back().position.z = 0.0F;
  const Image front = picture(view);
  const auto strength = [&](const Image& image) { return compareImages(bare, image).meanDifference; };
  EXPECT_GT(strength(behind), 0.0);
  EXPECT_LT(strength(behind), 0.5 * strength(front));
  view.markers = {{1, {-0.5F, 0, 0.0F}}, {2, {-0.5F, 0, -0.2F}}};
  const glm::ivec2 at = pixelOf(view, {-0.5F, 0, 0});
  EXPECT_EQ(renderer_.pick(view, kSize, {at.x, kSize.y - 1 - at.y})->id, 1U);
  view.hiddenMarkerAlpha = 0.0F;
  view.markers = {{2, {-0.5F, 0, -0.2F}}};
  EXPECT_EQ(renderer_.pick(view, kSize, {at.x, kSize.y - 1 - at.y})->kind, PickHit::Kind::kPart);
}

TEST_F(RendererTest, pickedPositionIsThePlacePointedAt) {
  const Model model = twoSquares();
  renderer_.setModel(model);
  SceneView view = viewOf(model);
  view.camera.azimuthDegrees = 20.0F;
  view.camera.elevationDegrees = -15.0F;
  const glm::vec3 place{0.4F, 0.1F, 0.0F};
  const glm::ivec2 at = pixelOf(view, place);
  const auto found = renderer_.pickedPosition(view, kSize, {at.x, kSize.y - 1 - at.y});
  ASSERT_TRUE(found);
  EXPECT_LT(glm::distance(*found, place), 0.02F);  // a pixel is 14 mm here
  EXPECT_FALSE(renderer_.pickedPosition(view, kSize, {1, 1}));
}

TEST_F(RendererTest, outlineRunsRoundItsPartAndIsFaintWhereHidden) {
  Model model = twoSquares();
  // Slanted normals swell the square; a real surface has them at its silhouette.
  for (Part& part : model.parts) {
    TriangleMesh& mesh = part.primitives[0].mesh;
    const glm::vec3 centre = 0.5F * (mesh.positions[0] + mesh.positions[2]);
    for (std::size_t i = 0; i < 4; ++i)
      mesh.normals[i] = glm::normalize(mesh.positions[i] - centre + glm::vec3(0, 0, 0.3F));
  }
  renderer_.setModel(model);
  SceneView view = viewOf(model);
  const std::vector<std::uint32_t> ids = renderer_.readIds(view, kSize);
  const Image bare = picture(view);
  view.parts[kRed].outline = {0, 1, 0};
  view.parts[kRed].outlinePixels = 2.0F;
  const Image lined = picture(view);
  const auto id = [&](int x, int y) {
    return ids[static_cast<std::size_t>((kSize.y - 1 - y) * kSize.x + x)];
  };
  std::size_t ring = 0;
  for (int y = 0; y < kSize.y; ++y) {
    for (int x = 0; x < kSize.x; ++x) {
      if (pixel(bare, x, y) == pixel(lined, x, y)) continue;
      ++ring;
      EXPECT_NE(id(x, y), kRed + 1) << "the part itself keeps its colours: " << x << ", " << y;
      EXPECT_EQ(pixel(lined, x, y), glm::ivec3(0, 255, 0));
      bool near = false;
      for (int dy = -3; dy <= 3; ++dy) {
        for (int dx = -3; dx <= 3; ++dx) {
          const bool inside = x + dx >= 0 && x + dx < kSize.x && y + dy >= 0 && y + dy < kSize.y;
          near = near || (inside && id(x + dx, y + dy) == kRed + 1);
        }
      }
      EXPECT_TRUE(near) << x << ", " << y;
    }
  }
  EXPECT_GT(ring, 100U);
  // Behind the other square the line is there, but faint.
  Model covered = model;
  covered.parts[kBlue] = square("cover", {-0.5F, 0, 0.2F}, 1.0F, kBlue);
  renderer_.setModel(covered);
  view.bounds = boundingBox(covered);
  const Image faint = picture(view);
  view.parts[kRed].outlinePixels = 0.0F;
  const Image cover = picture(view);
  std::size_t shining = 0;
  for (int y = 0; y < kSize.y; ++y) {
    for (int x = 0; x < kSize.x; ++x) {
      if (pixel(cover, x, y) == pixel(faint, x, y)) continue;
      ++shining;
      EXPECT_LT(pixel(faint, x, y).g, 200) << x << ", " << y;
    }
  }
  EXPECT_GT(shining, 100U);
}

TEST_F(RendererTest, aWarningIsDrawnButNotPicked) {
  const Model model = twoSquares();
  renderer_.setModel(model);
  SceneView view = viewOf(model);
  const Image bare = picture(view);
  Marker warning;
  warning.position = {-0.5F, 0, 0};
  warning.sizePixels = 24.0F;
  warning.shape = MarkerShape::kWarning;
  warning.pickable = false;
  view.markers = {warning, {2, {0.5F, 0, 0}}};
  const glm::ivec2 at = pixelOf(view, warning.position);
  EXPECT_GT(compareImages(bare, picture(view)).differingPixels, 150U);
  EXPECT_EQ(renderer_.pick(view, kSize, {at.x, kSize.y - 1 - at.y})->kind, PickHit::Kind::kPart);
  const glm::ivec2 other = pixelOf(view, {0.5F, 0, 0});
  EXPECT_EQ(renderer_.pick(view, kSize, {other.x, kSize.y - 1 - other.y})->id, 2U);
}

TEST_F(RendererTest, canvasHoldsThePictureByteForByte) {
  const Model model = twoSquares();
  renderer_.setModel(model);
  const SceneView view = viewOf(model);
  const Image bare = picture(view, 4);
  renderer_.beginCanvas({kSize.x + 40, kSize.y + 20}, {30, 5}, {1.0F, 0.0F, 0.0F});
  const Image canvas = renderer_.readCanvas();
  EXPECT_EQ(pixel(canvas, 0, 0), glm::ivec3(255, 0, 0));
  for (int y = 0; y < kSize.y; y += 7) {
    for (int x = 0; x < kSize.x; x += 7) ASSERT_EQ(pixel(canvas, x + 30, y + 15), pixel(bare, x, y));
  }
}

TEST_F(RendererTest, impossibleSizesAreRefusedAndTheNextFrameIsFine) {
  const Model model = twoSquares();
  renderer_.setModel(model);
  const SceneView view = viewOf(model);
  EXPECT_THROW(renderer_.draw(view, {0, 10}, 4), GlError);
  EXPECT_THROW(renderer_.draw(view, {10, 1 << 20}, 4), GlError);
  EXPECT_EQ(picture(view).width, kSize.x);
  renderer_.draw(view, {1, 1}, 4);
  EXPECT_EQ(renderer_.readPicture().pixels.size(), 4U);
}

TEST_F(RendererTest, emptyModelDrawsOnlyTheBackground) {
  renderer_.setModel({});
  SceneView view = viewOf({});
  view.backgroundTop = view.backgroundBottom = {0, 0, 1, 1};
  EXPECT_GT(pixel(picture(view), 5, 5).b, 250);
}

TEST_F(RendererTest, AnotherPictureCanBeLaidIntoACorner) {
  const Model model = twoSquares();
  renderer_.setModel(model);
  SceneView small = viewOf(model);
  for (PartStyle& part : small.parts) part.mode = SurfaceMode::kHidden;
  small.backgroundTop = small.backgroundBottom = {0, 1, 0, 1};
  Renderer other;
  other.setModel(model);
  for (const int samples : {1, 4}) {
    other.draw(small, {40, 30}, samples);
    renderer_.draw(viewOf(model), kSize, samples);
    renderer_.lay(other, {kSize.x - 50, 10});
    const Image image = renderer_.readPicture();
    for (const glm::ivec2 at : {glm::ivec2{kSize.x - 50, kSize.y - 11}, {kSize.x - 11, kSize.y - 40}}) {
      const glm::ivec3 color = pixel(image, at.x, at.y);
      EXPECT_EQ(color.g, 255);
      EXPECT_LT(std::max(color.r, color.b), 4) << "none, but for its dither";
    }
    EXPECT_LT(pixel(image, kSize.x - 51, kSize.y - 11).g, 4) << "black, but for its dither";
    EXPECT_LT(pixel(image, kSize.x - 50, kSize.y - 10).g, 4);
  }
}

TEST_F(RendererTest, whatIsPreparedBeforehandChangesNoPicture) {
  const Model model = twoSquares();
  renderer_.setModel(model);
  const SceneView view = viewOf(model);
  SceneView other = view;
  other.backgroundTop = other.backgroundBottom = {0.2F, 0.6F, 0.1F, 1};
  for (const int samples : {1, 4}) {
    const Image plain = picture(view, samples);
    renderer_.prepare(view, kSize, samples);
    EXPECT_EQ(picture(view, samples).pixels, plain.pixels);
    renderer_.prepare(other, kSize, samples);
    EXPECT_EQ(picture(view, samples).pixels, plain.pixels) << "prepared for another";
    renderer_.prepare(view, kSize, samples);
    (void)picture(other, samples);
    EXPECT_EQ(picture(view, samples).pixels, plain.pixels) << "another one in between";
  }
}

// Of several samples there is room for the scene alone, in which its pixels lie elsewhere.
TEST_F(RendererTest, aSceneAnywhereInThePictureIsTheSameScene) {
  const Model model = twoSquares();
  renderer_.setModel(model);
  SceneView view = viewOf(model);
  view.camera.orthographic = true;
  const Image middle = picture(view, 4);
  const float step = metresPerPixel(view.camera, kSize.y);
  const auto matches = [&](const Image& moved, int right, int up) {
    std::size_t different = 0;
    for (int y = 0; y < kSize.y; ++y) {
      for (int x = 0; x < kSize.x; ++x) {
        const int fromX = x - right;
        const int fromY = y + up;
        const bool inside = fromX >= 0 && fromX < kSize.x && fromY >= 0 && fromY < kSize.y;
        const glm::ivec3 expected = inside ? pixel(middle, fromX, fromY) : glm::ivec3(0);
        const glm::ivec3 off = glm::abs(pixel(moved, x, y) - expected);
        if (std::max({off.x, off.y, off.z}) > 2) ++different;
      }
    }
    return different;
  };
  for (const glm::ivec2 by :
       {glm::ivec2{30, 20}, glm::ivec2{-60, 0}, glm::ivec2{0, -50}, glm::ivec2{400, 0}}) {
    SceneView moved = view;
    moved.camera.target -= glm::vec3(glm::vec2(by) * step, 0.0F);
    EXPECT_EQ(matches(picture(moved, 4), by.x, by.y), 0U) << by.x << ", " << by.y;
  }
}

}  // namespace
}  // namespace engine
