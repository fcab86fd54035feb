// sRGB bytes -> linear light.
#pragma once

#include <cmath>
#include <glm/vec3.hpp>

#include "app/atlas/atlas.h"

namespace crus {

/// Inverse of the sRGB transfer function (IEC 61966-2-1), input 0..255.
inline float linearOf(float byte) {
  const float s = byte / 255.0F;
  return s <= 0.04045F ? s / 12.92F : std::pow((s + 0.055F) / 1.055F, 2.4F);
}

inline glm::vec3 linearOf(Color8 color) {
  return {linearOf(static_cast<float>(color.r)), linearOf(static_cast<float>(color.g)),
          linearOf(static_cast<float>(color.b))};
}

}  // namespace crus
