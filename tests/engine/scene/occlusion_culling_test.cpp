#include "engine/scene/occlusion_culling.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <glm/common.hpp>
#include <glm/gtc/matrix_transform.hpp>
#include <glm/vector_relational.hpp>
#include <random>
#include <stdexcept>

namespace engine {
namespace {

constexpr glm::vec2 kViewport{640.0F, 480.0F};
constexpr glm::ivec2 kOrigin{100, 60};
constexpr glm::ivec2 kSize{301, 203};
constexpr std::array<std::uint32_t, 6> kCorners{0, 1, 2, 3, 4, 5};

/// From (0, 0, 4) towards the origin.
glm::mat4 toClip(bool orthographic) {
  const glm::mat4 projection = orthographic ? glm::ortho(-2.0F, 2.0F, -1.5F, 1.5F, 0.5F, 8.0F)
                                            : glm::perspective(glm::radians(40.0F), 4.0F / 3.0F, 0.5F, 8.0F);
  return projection * glm::lookAt(glm::vec3(0, 0, 4), glm::vec3(0), glm::vec3(0, 1, 0));
}

/// In pixels of the rectangle, and depth.
glm::vec3 pixelOf(const glm::mat4& clip, const glm::vec3& place) {
  const glm::vec4 p = clip * glm::vec4(place, 1.0F);
  const glm::vec3 unit = glm::vec3(p) / p.w * 0.5F + 0.5F;
  return unit * glm::vec3(kViewport, 1.0F) - glm::vec3(kOrigin, 0.0F);
}

/// Some place of the triangle.
template <class Random>
glm::vec3 within(const glm::vec3& a, const glm::vec3& b, const glm::vec3& c, Random& random) {
  std::uniform_real_distribution<float> share{0.0F, 1.0F};
  float ofB = share(random);
  float ofC = share(random);
  if (ofB + ofC > 1.0F) {
    ofB = 1.0F - ofB;
    ofC = 1.0F - ofC;
  }
  return a + ofB * (b - a) + ofC * (c - a);
}

TEST(PixelProjection, isWhatTheDriverDoesWithClipCoordinates) {
  for (const bool orthographic : {true, false}) {
    const glm::mat4 clip = toClip(orthographic);
    const PixelProjection projection{clip, kViewport, kOrigin};
    for (const glm::vec3 place : {glm::vec3(0), glm::vec3(0.3F, -0.7F, 1.2F), glm::vec3(-2, 1, -3)}) {
      const glm::vec3 expected = pixelOf(clip, place);
      EXPECT_TRUE(glm::all(glm::lessThan(glm::abs(projection(place) - expected), glm::vec3(1e-3F))));
    }
  }
}

TEST(PixelTriangle, knowsWhichWayItRunsUnlessCornersMightBeRoundedOtherwise) {
  const PixelTriangle counterclockwise{{10, 10, 0}, {14, 10, 0}, {10, 13, 0}};
  const PixelTriangle clockwise{{10, 10, 0}, {10, 13, 0}, {14, 10, 0}};
  EXPECT_FLOAT_EQ(*counterclockwise.doubleArea(), 12.0F);
  EXPECT_FLOAT_EQ(*clockwise.doubleArea(), -12.0F);
  EXPECT_FALSE(counterclockwise.isClockwise());
  EXPECT_TRUE(clockwise.isClockwise());
  // Seen nearly from its edge: a corner moved by a 64th of a pixel turns it over.
  EXPECT_FALSE((PixelTriangle{{10, 10, 0}, {12, 10.01F, 0}, {14, 10, 0}}).isClockwise());
  const PixelProjection projection{toClip(false), kViewport, kOrigin};
  const PixelTriangle around{projection({0, 0, 5}), projection({1, 0, 0}), projection({0, 1, 0})};
  EXPECT_FALSE(around.doubleArea()) << "one corner is behind the eye";
  EXPECT_FALSE(around.isClockwise());
}

TEST(Footprint, holdsEveryPlaceOfItsTrianglesAndIsNoLargerThanTheirCornersAsk) {
  std::mt19937 random{5};
  std::uniform_real_distribution<float> somewhere{-1.0F, 1.0F};
  int held = 0;
  for (const bool orthographic : {true, false}) {
    const glm::mat4 clip = toClip(orthographic);
    const PixelProjection projection{clip, kViewport, kOrigin};
    for (int i = 0; i < 300; ++i) {
      const glm::vec3 middle{somewhere(random), somewhere(random), somewhere(random)};
      std::array<glm::vec3, 6> places;
      std::array<glm::vec3, 6> pixels;
      for (std::size_t k = 0; k < places.size(); ++k) {
        places[k] = middle + 0.2F * glm::vec3(somewhere(random), somewhere(random), somewhere(random));
        pixels[k] = projection(places[k]);
      }
      const std::optional<Footprint> footprint = footprintOf(pixels.data(), kCorners, kSize);
      for (int k = 0; k < 40; ++k) {
        const std::size_t first = k % 2 == 0 ? 0 : 3;
        const glm::vec3 pixel =
            pixelOf(clip, within(places[first], places[first + 1], places[first + 2], random));
        const glm::ivec2 at{glm::floor(glm::vec2(pixel))};
        if (at.x < 0 || at.y < 0 || at.x >= kSize.x || at.y >= kSize.y) continue;
        ASSERT_TRUE(footprint);
        ++held;
        EXPECT_TRUE(at.x >= footprint->low.x && at.y >= footprint->low.y && at.x <= footprint->high.x &&
                    at.y <= footprint->high.y);
        EXPECT_GE(pixel.z, footprint->nearest);
      }
      if (!footprint) continue;
      glm::vec3 least{1e9F};
      glm::vec3 most{-1e9F};
      for (const glm::vec3& pixel : pixels) {
        least = glm::min(least, pixel);
        most = glm::max(most, pixel);
      }
      const glm::vec2 last = glm::vec2(kSize) - 1.0F;
      EXPECT_TRUE(glm::all(glm::greaterThan(glm::vec2(footprint->low),
                                            glm::clamp(glm::vec2(least), glm::vec2(0.0F), last) - 1.2F)));
      EXPECT_TRUE(glm::all(glm::lessThan(glm::vec2(footprint->high),
                                         glm::clamp(glm::vec2(most), glm::vec2(0.0F), last) + 0.2F)));
      EXPECT_GT(footprint->nearest, least.z - 1e-5F);
    }
  }
  EXPECT_GT(held, 2000);
}

TEST(Footprint, whatLiesBesideIsNowhereAndWhatReachesBehindTheEyeEverywhere) {
  const PixelProjection projection{toClip(false), kViewport, kOrigin};
  const auto find = [&](const glm::vec3& a, const glm::vec3& b, const glm::vec3& c) {
    const std::array<glm::vec3, 3> pixels{projection(a), projection(b), projection(c)};
    return footprintOf(pixels.data(), std::span{kCorners}.first(3), kSize);
  };
  EXPECT_FALSE(find({5, 0, 0}, {6, 1, 1}, {5, 1, 0}));
  EXPECT_FALSE(find({0, 0, -9}, {0.1F, 0.1F, -8}, {0, 0.1F, -8})) << "farther than the picture goes";
  const std::optional<Footprint> around = find({-1, -1, 3}, {1, 1, 5}, {1, -1, 3});
  ASSERT_TRUE(around);
  EXPECT_EQ(around->low, glm::ivec2(0));
  EXPECT_EQ(around->high, kSize - 1);
  EXPECT_LT(around->nearest, 0.0F);
}

TEST(FarthestDepths, hideOnlyWhatIsFartherInEverySquareItMayShowIn) {
  EXPECT_EQ(occlusionCells({4, 5}), glm::ivec2(2, 3));
  // Two squares at the left, two at the right; the upper right one is open.
  const FarthestDepths depths{{2, 2}, {0.4F, 0.5F, 0.4F, 1.0F}};
  EXPECT_TRUE(depths.hides({{0, 0}, {3, 1}, 0.51F}));
  EXPECT_FALSE(depths.hides({{0, 0}, {3, 1}, 0.5F})) << "as near as what is there";
  EXPECT_FALSE(depths.hides({{0, 0}, {3, 2}, 0.51F})) << "one pixel reaches into the open";
  EXPECT_TRUE(depths.hides({{1, 3}, {1, 3}, 0.41F}));
  EXPECT_THROW((FarthestDepths{{2, 2}, {0.4F}}), std::invalid_argument);
}

TEST(RoughPicture, hidesWhatLiesBehindATriangleAndNothingBesideOrBefore) {
  for (const bool turned : {false, true}) {
    RoughPicture rough{{100, 80}};
    PixelTriangle triangle{{10, 10, 0.2F}, {90, 10, 0.4F}, {10, 70, 0.4F}};
    if (turned) std::swap(triangle.b, triangle.c);
    rough.add(triangle);
    const FarthestDepths depths = rough.depths();
    EXPECT_TRUE(depths.hides({{20, 20}, {30, 30}, 0.5F}));
    EXPECT_TRUE(depths.hides({{16, 16}, {18, 18}, 0.28F})) << "its near corner is nearer than its far ones";
    EXPECT_FALSE(depths.hides({{70, 14}, {76, 16}, 0.3F}));
    EXPECT_FALSE(depths.hides({{20, 20}, {30, 30}, 0.1F}));
    EXPECT_FALSE(depths.hides({{70, 60}, {75, 65}, 0.5F})) << "beyond its long side";
    EXPECT_FALSE(depths.hides({{2, 20}, {12, 30}, 0.5F})) << "reaches past its rim";
  }
}

TEST(RoughPicture, hasTheDepthsOfTheNearestOfManyTriangles) {
  std::mt19937 random{11};
  std::uniform_real_distribution<float> x{-20.0F, 120.0F};
  std::uniform_real_distribution<float> z{0.1F, 0.9F};
  constexpr glm::ivec2 kPicture{100, 100};
  RoughPicture rough{kPicture};
  std::vector<PixelTriangle> triangles;
  for (int i = 0; i < 30; ++i) {
    triangles.push_back({{x(random), x(random), z(random)},
                         {x(random), x(random), z(random)},
                         {x(random), x(random), z(random)}});
    rough.add(triangles.back());
  }
  rough.add({{50, 50, -std::numeric_limits<float>::infinity()}, {90, 50, 0}, {50, 90, 0}});  // passes the eye
  const glm::ivec2 cells = occlusionCells(kPicture);
  const FarthestDepths depths = rough.depths();
  std::size_t compared = 0;
  for (int row = 1; row + 1 < cells.y; ++row) {
    for (int column = 1; column + 1 < cells.x; ++column) {
      // The farthest of nine middles, each as far as the nearest triangle there.
      float expected = 0.0F;
      for (int k = 0; k < 9; ++k) {
        const glm::vec2 place{(static_cast<float>(column + k % 3) - 0.5F) * kOcclusionCellPixels,
                              (static_cast<float>(row + k / 3) - 0.5F) * kOcclusionCellPixels};
        float nearest = 1.0F;
        for (const PixelTriangle& t : triangles) {
          const glm::vec3 place3{place, 0};
          const float area = *t.doubleArea();
          const float ofB = *PixelTriangle{t.a, place3, t.c}.doubleArea() / area;
          const float ofC = *PixelTriangle{t.a, t.b, place3}.doubleArea() / area;
          if (ofB >= 0 && ofC >= 0 && ofB + ofC <= 1)
            nearest = std::min(nearest, t.a.z + ofB * (t.b.z - t.a.z) + ofC * (t.c.z - t.a.z));
        }
        expected = std::max(expected, nearest);
      }
      const glm::ivec2 pixel = glm::ivec2(column, row) * kOcclusionCellPixels;
      EXPECT_FALSE(depths.hides({pixel, pixel, expected - 1e-4F}));
      if (expected < 0.98F) {
        ++compared;
        EXPECT_TRUE(depths.hides({pixel, pixel, expected + 0.01F})) << column << ", " << row;
      }
    }
  }
  EXPECT_GT(compared, 500U);
}

}  // namespace
}  // namespace engine
