#include "engine/render/renderer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "engine/gl/gl_error.h"
#include "tests/engine/render/gl_fixture.h"

namespace engine {
namespace {

constexpr glm::ivec2 kSize{160, 120};
constexpr std::size_t kRed = 0;
constexpr std::size_t kBlue = 1;

/// A square of side `side` in the plane z, seen from +Z.
Part square(const std::string& name, glm::vec3 centre, float side, std::size_t material) {
  const float h = side / 2.0F;
  Primitive primitive;
  primitive.material = material;
  primitive.mesh.positions = {centre + glm::vec3(-h, -h, 0), centre + glm::vec3(h, -h, 0),
                              centre + glm::vec3(h, h, 0), centre + glm::vec3(-h, h, 0)};
  primitive.mesh.normals.assign(4, {0, 0, 1});
  primitive.mesh.triangles = {{0, 1, 2}, {0, 2, 3}};
  return {name, {}, {primitive}};
}

/// A red square at the left, a blue one at the right, 1 m apart.
Model twoSquares() {
  Model model;
  model.materials = {{"red", {0.8F, 0.05F, 0.05F, 1}, 0, 0.9F, false},
                     {"blue", {0.05F, 0.05F, 0.8F, 1}, 0, 0.9F, false}};
  model.parts = {square("left", {-0.5F, 0, 0}, 0.6F, kRed), square("right", {0.5F, 0, 0}, 0.6F, kBlue)};
  return model;
}

SceneView viewOf(const Model& model) {
  SceneView view;
  view.camera.distance = 4.0F;
  view.parts.resize(model.parts.size());
  view.bounds = boundingBox(model);
  view.backgroundTop = view.backgroundBottom = {0, 0, 0, 1};
  return view;
}

glm::ivec3 pixel(const Image& image, int x, int y) {
  const std::size_t at =
      (static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width) + static_cast<std::size_t>(x)) * 4;
  return {image.pixels[at], image.pixels[at + 1], image.pixels[at + 2]};
}

class RendererTest : public GlTest {
 protected:
  Image picture(const SceneView& view, int samples = 1) {
    renderer_.draw(view, kSize, samples);
    return renderer_.readPicture();
  }
  glm::ivec2 pixelOf(const SceneView& view, glm::vec3 place) {
    const auto p = project(viewProjection(view, kSize), place, kSize);
    return {static_cast<int>(p->x), static_cast<int>(p->y)};
  }
};

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

Overlay overlayOn(const Part& part, float core, float fringe) {
  Overlay overlay;
  overlay.layers = {{{0.0F, 1.0F, 0.0F}, {0.0F, 0.3F, 0.0F}}};
  const TriangleMesh& mesh = part.primitives[0].mesh;
  overlay.levels.resize(1);
  for (const auto& triangle : mesh.triangles) {
    for (const std::uint32_t v : triangle) {
      OverlayVertex vertex;
      vertex.position = mesh.positions[v];
      vertex.normal = mesh.normals[v];
      vertex.patternMm = glm::vec2(mesh.positions[v]) * 1000.0F;
      vertex.layer = {1, 0, 0, 0};
      vertex.core = glm::vec4(core);
      vertex.fringe = glm::vec4(fringe);
      overlay.levels[0].push_back(vertex);
    }
  }
  return overlay;
}

TEST_F(RendererTest, solidRegionReplacesTheColourAndLightKeepsItWithinBounds) {
  const Model model = twoSquares();
  renderer_.setModel(model);
  const SceneView view = viewOf(model);
  renderer_.setOverlay(overlayOn(model.parts[kRed], -100.0F, 30.0F));
  const glm::ivec3 color = pixel(picture(view), pixelOf(view, {-0.5F, 0, 0}).x, kSize.y / 2);
  EXPECT_EQ(color.r, 0);
  EXPECT_EQ(color.b, 0);
  EXPECT_GE(color.g, 238);  // 0.85 in linear light
}

TEST_F(RendererTest, stippleCoversAboutAThirdAndShowsTheGroundBetween) {
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

TEST_F(RendererTest, hatchAlternatesInkAndWhatLiesUnderAndLeavesTheRestAlone) {
  const Model model = twoSquares();
  renderer_.setModel(model);
  const SceneView view = viewOf(model);
  const std::vector<std::uint32_t> ids = renderer_.readIds(view, kSize);
  // Over the bare surface, and over a solid region.
  for (const float core : {30.0F, -100.0F}) {
    Overlay overlay = overlayOn(model.parts[kRed], core, 30.0F);
    renderer_.setOverlay(overlay);
    const Image bare = picture(view);
    for (OverlayVertex& vertex : overlay.levels[0])
      vertex.hatch = vertex.position.x < -0.5F ? -300.0F : 300.0F;
    renderer_.setOverlay(overlay);
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

TEST_F(RendererTest, coarserLevelsAreDrawnAsFarAsThereAreAnyAndTheRegionsOnThem) {
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
  Overlay overlay = overlayOn(model.parts[kRed], -100.0F, 30.0F);
  overlay.levels.push_back({overlay.levels[0].begin(), overlay.levels[0].begin() + 3});
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

TEST_F(RendererTest, clearedOverlayRestoresThePictureExactly) {
  const Model model = twoSquares();
  renderer_.setModel(model);
  const SceneView view = viewOf(model);
  const Image bare = picture(view, 4);
  renderer_.setOverlay(overlayOn(model.parts[kRed], -5.0F, -8.0F));
  EXPECT_GT(compareImages(bare, picture(view, 4)).differingPixels, 100U);
  renderer_.setOverlay({});
  EXPECT_EQ(bare.pixels, picture(view, 4).pixels);
}

TEST_F(RendererTest, whatIsWhollyTransparentChangesNoPixel) {
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

}  // namespace
}  // namespace engine
