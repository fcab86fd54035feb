#include "app/panels/release_layout.h"

#include <algorithm>
#include <cmath>

namespace crus {

Layout releaseLayout(glm::vec2 windowSize) {
  const glm::vec2 size = glm::max(windowSize, glm::vec2{1.0F});
  Layout layout;
  if (size.x >= size.y) {
    const float picture = std::round(0.36F * size.x);
    layout.view = {{0.0F, 0.0F}, {picture, size.y}};
    layout.release = {{picture, 0.0F}, {size.x - picture, size.y}};
  } else {
    const float picture = std::round(0.36F * size.y);
    layout.view = {{0.0F, 0.0F}, {size.x, picture}};
    layout.release = {{0.0F, picture}, {size.x, size.y - picture}};
  }
  return layout;
}

float releaseTypePixels(glm::vec2 windowSize) {
  constexpr float kShare = 0.05F;
  constexpr float kStep = 4.0F;
  constexpr float kLeast = 16.0F;
  constexpr float kMost = 160.0F;
  return std::clamp(std::ceil(kShare * windowSize.y / kStep) * kStep, kLeast, kMost);
}

}  // namespace crus
