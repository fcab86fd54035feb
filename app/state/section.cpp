#include "app/state/section.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <glm/trigonometric.hpp>

#include "app/state/command_words.h"
#include "app/state/update.h"

namespace crus {
namespace {

/// Keeps what a person may ask for within what means something.
Section within(Section section) {
  section.height = std::clamp(section.height, kLowestSection, kHighestSection);
  section.shiftMm = std::clamp(section.shiftMm, -kFurthestShiftMm, kFurthestShiftMm);
  section.forwardDegrees = std::remainder(section.forwardDegrees, 360.0F);
  section.outwardDegrees = std::remainder(section.outwardDegrees, 360.0F);
  return section;
}

glm::vec3 upright(const Section& section) {
  const float forward = glm::radians(section.forwardDegrees);
  const float outward = glm::radians(section.outwardDegrees);
  // On a right leg the outer side is -X.
  return {-std::sin(outward) * std::cos(forward), std::cos(outward) * std::cos(forward), std::sin(forward)};
}

}  // namespace

std::optional<Section> sectionAfter(std::span<const std::string> words, Section now) {
  if (words.empty()) return std::nullopt;
  const std::string& what = words[0];
  if (words.size() == 1) {
    if (what == "off" || (what == "toggle" && now.on)) {
      now.on = false;
      return now;
    }
    now.on = true;
    if (what == "on" || what == "toggle") return now;
    if (what == "flip") {
      now.flipped = !now.flipped;
      return now;
    }
    if (what == "transverse" || what == "frontal" || what == "sagittal") {
      now.forwardDegrees = what == "frontal" ? 90.0F : 0.0F;
      now.outwardDegrees = what == "sagittal" ? 90.0F : 0.0F;
      now.shiftMm = 0.0F;
      now.flipped = false;
      return now;
    }
    return std::nullopt;
  }
  const std::optional<float> first = parseNumber(words[1]);
  if (!first || words.size() > 3 || (words.size() == 3 && what != "tilt")) return std::nullopt;
  now.on = true;
  if (what == "height") {
    now.height = *first;
  } else if (what == "shift") {
    now.shiftMm = *first;
  } else if (what == "tilt") {
    const std::optional<float> second = words.size() == 3 ? parseNumber(words[2]) : 0.0F;
    if (!second) return std::nullopt;
    now.forwardDegrees = *first;
    now.outwardDegrees = *second;
  } else {
    return std::nullopt;
  }
  return within(now);
}

glm::vec3 normalOf(const Section& section) {
  return section.flipped ? -upright(section) : upright(section);
}

engine::ClipPlane planeOf(const Section& section, const World& world) {
  const glm::vec3 axis = glm::mix(world.axisLow, world.axisHigh, section.height);
  const glm::vec3 point = axis + upright(section) * (section.shiftMm / 1000.0F);
  const glm::vec3 normal = normalOf(section);
  return {normal, glm::dot(normal, point)};
}

Section moved(Section section, float mm, const World& world) {
  const glm::vec3 axis = world.axisHigh - world.axisLow;
  const float perHeightMm = 1000.0F * glm::dot(upright(section), axis);
  const bool across = std::abs(perHeightMm) > 707.0F * glm::length(axis);
  if (across) {
    section.height += mm / perHeightMm;
  } else {
    section.shiftMm += mm;
  }
  return within(section);
}

float heightMm(const Section& section, const World& world) {
  const glm::vec3 axis = world.axisHigh - world.axisLow;
  const float slope = glm::dot(upright(section), axis);
  const float length = 1000.0F * glm::length(axis);
  const float shift = slope == 0.0F ? 0.0F : section.shiftMm / 1000.0F / slope;
  return (section.height + shift) * length;
}

}  // namespace crus
