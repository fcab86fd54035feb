// Coloured regions on a surface: what they cover, and what they leave as it is.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/engine/render/two_squares.h"

namespace engine {
namespace {

class RegionPictureTest : public TwoSquaresTest {};

const std::vector<OverlayLayer> kGreen{{{0.0F, 1.0F, 0.0F}, {0.0F, 0.3F, 0.0F}}};

std::vector<OverlayVertex> cornersOn(const Part& part, float core, float fringe) {
  std::vector<OverlayVertex> corners;
  const TriangleMesh& mesh = part.primitives[0].mesh;
  for (const auto& triangle : mesh.triangles) {
    for (const std::uint32_t v : triangle) {
      OverlayVertex vertex;
      vertex.position = mesh.positions[v];
      vertex.normal = mesh.normals[v];
      vertex.patternMm = glm::vec2(mesh.positions[v]) * 1000.0F;
      vertex.layer = {1, 0, 0, 0};
      vertex.core = glm::vec4(core);
      vertex.fringe = glm::vec4(fringe);
      corners.push_back(vertex);
    }
  }
  return corners;
}

OverlayPieces inOnePiece(std::span<const OverlayVertex> corners) {
  return {std::make_shared<const OverlayPiece>(overlayPiece(corners, kGreen))};
}

Overlay overlayOf(std::span<const OverlayVertex> corners) {
  return {kGreen, glm::vec3(0.0F), {inOnePiece(corners)}};
}

Overlay overlayOn(const Part& part, float core, float fringe) {
  return overlayOf(cornersOn(part, core, fringe));
}

TEST_F(RegionPictureTest, solidRegionReplacesTheColourAndLightKeepsItWithinBounds) {
  const Model model = twoSquares();
  renderer_.setModel(model);
  const SceneView view = viewOf(model);
  renderer_.setOverlay(overlayOn(model.parts[kRed], -100.0F, 30.0F));
  const glm::ivec3 color = pixel(picture(view), pixelOf(view, {-0.5F, 0, 0}).x, kSize.y / 2);
  EXPECT_EQ(color.r, 0);
  EXPECT_EQ(color.b, 0);
  EXPECT_GE(color.g, 238);  // 0.85 in linear light
}

TEST_F(RegionPictureTest, stippleCoversAboutAThirdAndShowsTheGroundBetween) {
  // As large as a foot: dots are never more than 8 mm apart, which is less than a pixel of metres.
  constexpr float kSmaller = 0.05F;
  Model model = twoSquares();
  for (Part& part : model.parts) {
    for (glm::vec3& position : part.primitives[0].mesh.positions) position *= kSmaller;
  }
  renderer_.setModel(model);
  SceneView view = viewOf(model);
  view.camera.distance *= kSmaller;
  const std::vector<std::uint32_t> ids = renderer_.readIds(view, kSize);
  const Image bare = picture(view);
  renderer_.setOverlay(overlayOn(model.parts[kRed], 30.0F, -1000.0F));
  const Image dotted = picture(view);
  double covered = 0.0;
  double all = 0.0;
  for (int y = 0; y < kSize.y; ++y) {
    for (int x = 0; x < kSize.x; ++x) {
      if (ids[static_cast<std::size_t>((kSize.y - 1 - y) * kSize.x + x)] != kRed + 1) continue;
      all += 1.0;
      if (pixel(dotted, x, y).g > pixel(bare, x, y).g + 90) covered += 1.0;
    }
  }
  EXPECT_GT(covered / all, 0.22);
  EXPECT_LT(covered / all, 0.48);
}

TEST_F(RegionPictureTest, hatchAlternatesInkAndWhatLiesUnderAndLeavesTheRestAlone) {
  const Model model = twoSquares();
  renderer_.setModel(model);
  const SceneView view = viewOf(model);
  const std::vector<std::uint32_t> ids = renderer_.readIds(view, kSize);
  // Over the bare surface, and over a solid region.
  for (const float core : {30.0F, -100.0F}) {
    std::vector<OverlayVertex> corners = cornersOn(model.parts[kRed], core, 30.0F);
    renderer_.setOverlay(overlayOf(corners));
    const Image bare = picture(view);
    for (OverlayVertex& vertex : corners) vertex.hatch = vertex.position.x < -0.5F ? -300.0F : 300.0F;
    renderer_.setOverlay(overlayOf(corners));
    const Image hatched = picture(view);
    std::size_t ink = 0;
    std::size_t under = 0;
    std::size_t inside = 0;
    int changes = 0;
    bool wasInk = false;
    const int row = kSize.y / 2;
    for (int y = 0; y < kSize.y; ++y) {
      for (int x = 0; x < kSize.x; ++x) {
        const bool same = pixel(hatched, x, y) == pixel(bare, x, y);
        if (ids[static_cast<std::size_t>((kSize.y - 1 - y) * kSize.x + x)] != kRed + 1) {
          EXPECT_TRUE(same) << x << ", " << y;
          continue;
        }
        const glm::ivec3 color = pixel(hatched, x, y);
        const bool dark = color.r < 60 && color.g < 60 && color.b < 60;
        ink += dark ? 1 : 0;
        under += same ? 1 : 0;
        ++inside;
        if (y == row && !same && dark != wasInk) {
          ++changes;
          wasInk = dark;
        }
      }
    }
    EXPECT_GT(ink * 20, inside);        // of the half that is hatched, a tenth at least
    EXPECT_GT(under * 10, inside * 6);  // the other half, and the ground between the lines
    EXPECT_LT(under * 10, inside * 9);
    EXPECT_GE(changes, 2);
  }
}

TEST_F(RegionPictureTest, coarserLevelsAreDrawnAsFarAsThereAreAnyAndTheRegionsOnThem) {
  Model model = twoSquares();
  model.parts[kRed].primitives[0].coarser = {{{0, 1, 2}}};  // the half below the diagonal
  renderer_.setModel(model);
  SceneView view = viewOf(model);
  const auto area = [&](std::uint32_t part) {
    const std::vector<std::uint32_t> ids = renderer_.readIds(view, kSize);
    return static_cast<double>(std::count(ids.begin(), ids.end(), part + 1));
  };
  const double red = area(kRed);
  const double blue = area(kBlue);
  const std::vector<OverlayVertex> corners = cornersOn(model.parts[kRed], -100.0F, 30.0F);
  Overlay overlay = overlayOf(corners);
  overlay.levels.push_back(inOnePiece(std::span{corners}.first(3)));
  renderer_.setOverlay(overlay);
  const auto greens = [&] {
    const Image image = picture(view);
    double count = 0.0;
    for (std::size_t i = 0; i < image.pixels.size(); i += 4) {
      if (image.pixels[i + 1] > 230 && image.pixels[i] == 0) count += 1.0;
    }
    return count;
  };
  EXPECT_EQ(greens(), red);
  EXPECT_EQ(renderer_.trianglesDrawn(), 6U);
  for (const std::size_t level : {1U, 5U}) {
    view.level = level;
    EXPECT_NEAR(area(kRed), red / 2.0, 0.05 * red);
    EXPECT_EQ(area(kBlue), blue);
    EXPECT_EQ(greens(), area(kRed));
    EXPECT_EQ(renderer_.trianglesDrawn(), 4U);
  }
}

TEST_F(RegionPictureTest, clearedOverlayRestoresThePictureExactly) {
  const Model model = twoSquares();
  renderer_.setModel(model);
  const SceneView view = viewOf(model);
  const Image bare = picture(view, 4);
  renderer_.setOverlay(overlayOn(model.parts[kRed], -5.0F, -8.0F));
  EXPECT_GT(compareImages(bare, picture(view, 4)).differingPixels, 100U);
  renderer_.setOverlay({});
  EXPECT_EQ(bare.pixels, picture(view, 4).pixels);
}

TEST_F(RegionPictureTest, whatIsWhollyTransparentChangesNoPixel) {
  const Model model = twoSquares();
  renderer_.setModel(model);
  SceneView view = viewOf(model);
  for (const int samples : {1, 4}) {
    const Image bare = picture(view, samples);
    renderer_.setOverlay(overlayOn(model.parts[kRed], 1000.0F, 1000.0F));  // far from both of its regions
    EXPECT_EQ(bare.pixels, picture(view, samples).pixels) << "regions of which nothing is there";
    renderer_.setOverlay({});
    SceneView other = view;
    other.hiddenMarkerAlpha = 0.0F;
    other.markers = {{1, {-0.5F, 0, -0.2F}}};
    EXPECT_EQ(bare.pixels, picture(other, samples).pixels) << "a marker behind a square";
    other.markers = {{1, {-0.5F, 0, 0.2F}}};
    EXPECT_NE(bare.pixels, picture(other, samples).pixels) << "one before it";
    other = view;
    other.parts[kBlue].tint = {1.0F, 1.0F, 0.0F};
    other.parts[kBlue].tintAmount = 0.0F;
    EXPECT_EQ(bare.pixels, picture(other, samples).pixels) << "a tint of nothing";
    other.parts[kBlue].mode = SurfaceMode::kHidden;
    renderer_.setOverlay(overlayOn(model.parts[kBlue], 1000.0F, 1000.0F));
    const Image without = picture(other, samples);
    renderer_.setOverlay({});
    EXPECT_EQ(without.pixels, picture(other, samples).pixels) << "regions on nothing";
  }
}

}  // namespace
}  // namespace engine
