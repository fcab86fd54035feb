#include "app/view/zone_colors.h"

#include <algorithm>
#include <cmath>
#include <glm/mat3x3.hpp>

#include "app/view/color.h"

namespace crus {
namespace {

constexpr Color8 kClassicRed{0xC8, 0x10, 0x2E};

/// Row by row, as published.
glm::mat3 simulation(Colors vision) {
  switch (vision) {
    case Colors::kProtan:
      return glm::transpose(glm::mat3{0.152286F, 1.052583F, -0.204868F, 0.114503F, 0.786281F, 0.099216F,
                                      -0.003882F, -0.048116F, 1.051998F});
    case Colors::kDeutan:
      return glm::transpose(glm::mat3{0.367322F, 0.860646F, -0.227968F, 0.280085F, 0.672501F, 0.047413F,
                                      -0.011820F, 0.042940F, 0.968881F});
    case Colors::kTritan:
      return glm::transpose(glm::mat3{1.255528F, -0.076749F, -0.178779F, -0.078411F, 0.930809F, 0.147602F,
                                      0.004733F, 0.691367F, 0.303900F});
    case Colors::kMuscle:
    case Colors::kClassic:
      break;
  }
  return glm::mat3{1.0F};
}

std::uint8_t byteOf(float linear) {
  const float c = std::clamp(linear, 0.0F, 1.0F);
  const float s = c <= 0.0031308F ? 12.92F * c : 1.055F * std::pow(c, 1.0F / 2.4F) - 0.055F;
  return static_cast<std::uint8_t>(std::lround(255.0F * s));
}

}  // namespace

Color8 seenWith(Colors vision, Color8 color) {
  if (vision == Colors::kMuscle || vision == Colors::kClassic) return color;
  const glm::vec3 seen = simulation(vision) * linearOf(color);
  return {byteOf(seen.r), byteOf(seen.g), byteOf(seen.b)};
}

Color8 fillOf(const Muscle& muscle, Colors colors) {
  return colors == Colors::kClassic ? kClassicRed : seenWith(colors, muscle.fill);
}

Color8 edgeOf(const Muscle& muscle, Colors colors) {
  return colors == Colors::kClassic ? kClassicRed : seenWith(colors, muscle.edge);
}

Pattern patternOf(const Muscle& muscle) {
  const std::string& name = muscle.compartment;
  if (name == "deep posterior") return Pattern::kDiagonal;
  if (name == "lateral") return Pattern::kHorizontal;
  if (name == "anterior") return Pattern::kCross;
  if (name == "top of the foot") return Pattern::kVertical;
  if (name.starts_with("sole")) return Pattern::kOtherDiagonal;
  return Pattern::kNone;
}

}  // namespace crus
