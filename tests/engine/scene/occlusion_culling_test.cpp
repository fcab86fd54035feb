#include "engine/scene/occlusion_culling.h"

#include <gtest/gtest.h>

#include <algorithm>
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

TEST(Footprint, holdsEveryPlaceOfItsBoxAndIsNoLargerThanItsCornersAsk) {
  std::mt19937 random{5};
  std::uniform_real_distribution<float> somewhere{-1.0F, 1.0F};
  std::uniform_real_distribution<float> share{0.0F, 1.0F};
  int held = 0;
  for (const bool orthographic : {true, false}) {
    const glm::mat4 clip = toClip(orthographic);
    const FootprintFinder finder{clip, kViewport, kOrigin, kSize};
    for (int i = 0; i < 300; ++i) {
      const glm::vec3 low{somewhere(random), somewhere(random), somewhere(random)};
      const Box box{low, low + 0.2F * glm::vec3(share(random), share(random), share(random))};
      const std::optional<Footprint> footprint = finder.find(box);
      for (int k = 0; k < 40; ++k) {
        const glm::vec3 place =
            glm::mix(box.low, box.high, glm::vec3(share(random), share(random), share(random)));
        const glm::vec3 pixel = pixelOf(clip, place);
        const glm::ivec2 at{glm::floor(glm::vec2(pixel))};
        if (at.x < 0 || at.y < 0 || at.x >= kSize.x || at.y >= kSize.y) continue;
        ASSERT_TRUE(footprint);
        ++held;
        EXPECT_TRUE(at.x >= footprint->low.x && at.y >= footprint->low.y && at.x <= footprint->high.x &&
                    at.y <= footprint->high.y);
        EXPECT_GE(pixel.z, footprint->nearest);
        EXPECT_LE(pixel.z, footprint->farthest);
      }
      if (!footprint || !orthographic) continue;
      const glm::vec2 last = glm::vec2(kSize) - 1.0F;
      const glm::vec2 first = glm::clamp(glm::vec2(pixelOf(clip, box.low)), glm::vec2(0.0F), last);
      const glm::vec2 end = glm::clamp(glm::vec2(pixelOf(clip, box.high)), glm::vec2(0.0F), last);
      EXPECT_TRUE(glm::all(glm::greaterThan(glm::vec2(footprint->low), first - 1.2F)));
      EXPECT_TRUE(glm::all(glm::lessThan(glm::vec2(footprint->high), end + 0.2F)));
    }
  }
  EXPECT_GT(held, 2000);
}

TEST(Footprint, whatLiesBesideIsNowhereAndWhatReachesBehindTheEyeEverywhere) {
  const FootprintFinder finder{toClip(false), kViewport, kOrigin, kSize};
  EXPECT_FALSE(finder.find({{5, 0, 0}, {6, 1, 1}}));
  EXPECT_FALSE(finder.find({{0, 0, -9}, {0.1F, 0.1F, -8}})) << "farther than the picture goes";
  const std::optional<Footprint> around = finder.find({{-1, -1, 3}, {1, 1, 5}});
  ASSERT_TRUE(around);
  EXPECT_EQ(around->low, glm::ivec2(0));
  EXPECT_EQ(around->high, kSize - 1);
  EXPECT_EQ(around->nearest, 0.0F);
}

TEST(LikelySeen, theFrontOfAWallAndWhatLooksPastItButNotWhatIsBehind) {
  std::vector<Footprint> wall;
  for (int x = 0; x < 80; x += 10) {
    for (int y = 0; y < 80; y += 10) wall.push_back({{x, y}, {x + 9, y + 9}, 0.2F, 0.3F});
  }
  std::vector<Footprint> all = wall;
  all.push_back({{30, 30}, {50, 50}, 0.5F, 0.6F});
  all.push_back({{70, 30}, {99, 50}, 0.5F, 0.6F});
  const std::vector<bool> seen = likelySeen(all, {100, 80});
  ASSERT_EQ(seen.size(), all.size());
  EXPECT_EQ(std::count(seen.begin(), seen.end(), true), static_cast<long>(wall.size()) + 1);
  EXPECT_FALSE(seen[wall.size()]);
  EXPECT_TRUE(seen[wall.size() + 1]);
}

TEST(LikelySeen, isNeverNobody) {
  std::mt19937 random{9};
  std::uniform_int_distribution<int> pixel{0, 90};
  std::uniform_real_distribution<float> depth{0.0F, 1.0F};
  for (int i = 0; i < 200; ++i) {
    std::vector<Footprint> all;
    for (int k = 0; k <= i % 7; ++k) {
      const glm::ivec2 low{pixel(random), pixel(random)};
      const float nearest = depth(random);
      all.push_back({low, low + pixel(random) / 10, nearest, std::min(nearest + 0.2F, 1.0F)});
    }
    const std::vector<bool> seen = likelySeen(all, {100, 100});
    EXPECT_GT(std::count(seen.begin(), seen.end(), true), 0);
  }
  EXPECT_TRUE(likelySeen({}, {100, 100}).empty());
}

TEST(FarthestDepths, hideOnlyWhatIsFartherInEverySquareItMayShowIn) {
  EXPECT_EQ(occlusionCells({8, 9}), glm::ivec2(2, 3));
  // Two squares at the left, two at the right; the upper right one is open.
  const FarthestDepths depths{{2, 2}, {0.4F, 0.5F, 0.4F, 1.0F}};
  EXPECT_TRUE(depths.hides({{0, 0}, {7, 3}, 0.51F, 0.6F}));
  EXPECT_FALSE(depths.hides({{0, 0}, {7, 3}, 0.5F, 0.6F})) << "as near as what is there";
  EXPECT_FALSE(depths.hides({{0, 0}, {7, 4}, 0.51F, 0.6F})) << "one pixel reaches into the open";
  EXPECT_TRUE(depths.hides({{3, 7}, {3, 7}, 0.41F, 0.9F}));
  EXPECT_THROW((FarthestDepths{{2, 2}, {0.4F}}), std::invalid_argument);
}

}  // namespace
}  // namespace engine
