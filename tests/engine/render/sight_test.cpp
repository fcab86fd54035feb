#include "engine/render/sight.h"

#include <gtest/gtest.h>

#include <glm/gtc/matrix_transform.hpp>

namespace engine {
namespace {

/// From (0, 0, 4) towards the origin.
glm::mat4 toClip() {
  return glm::perspective(glm::radians(40.0F), 1.5F, 0.1F, 100.0F) *
         glm::lookAt(glm::vec3(0, 0, 4), glm::vec3(0), glm::vec3(0, 1, 0));
}

TEST(Sight, whatIsInThePictureIsMetAndWhatIsBesideItIsNot) {
  const Sight whole{toClip()};
  EXPECT_TRUE(whole.meets(Box{glm::vec3(-0.01F), glm::vec3(0.01F)}));
  EXPECT_FALSE(whole.meets(Box{{4.5F, -0.5F, -0.5F}, {5.5F, 0.5F, 0.5F}}));
  EXPECT_FALSE(whole.meets(Box{{-0.5F, -0.5F, 8.5F}, {0.5F, 0.5F, 9.5F}})) << "behind the eye";
  EXPECT_TRUE(whole.meets(Box{{-9, -9, -1}, {9, 9, 1}}));
  EXPECT_FALSE(whole.meets(Box{{3, -1, -1}, {4, 1, 1}}));
}

TEST(Sight, noPlaceInItsRectangleIsEverMissed) {
  const glm::vec2 low{0.1F, -0.4F};
  const glm::vec2 high{0.3F, -0.1F};
  const Sight some{toClip(), low, high};
  int inside = 0;
  for (int i = 0; i < 20 * 20 * 20; ++i) {
    const glm::vec3 place = glm::vec3(i % 20, i / 20 % 20, i / 400) / 10.0F - 0.95F;
    const glm::vec4 clip = toClip() * glm::vec4(place, 1.0F);
    const glm::vec2 ndc = glm::vec2(clip) / clip.w;
    const bool within = ndc.x > low.x && ndc.y > low.y && ndc.x < high.x && ndc.y < high.y;
    inside += within ? 1 : 0;
    EXPECT_EQ(some.meets(Box{place - 1e-6F, place + 1e-6F}), within);
    EXPECT_TRUE(!within || some.meets(Box{place - 0.1F, place + 0.1F}));
  }
  EXPECT_GT(inside, 20);
}

}  // namespace
}  // namespace engine
