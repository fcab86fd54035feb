// A plane that cuts the leg, as the user sets it.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "engine/scene/clip_plane.h"

namespace crus {

struct World;

/// What lies on the side of the plane's normal is taken away. The normal points up, to the knee, before it is
/// tilted; the plane goes through the axis of the leg at `height`, moved along its normal by `shiftMm`. All
/// in the frame of the right leg, so that it is mirrored with the leg.
struct Section {
  bool on = false;
  float height = 0.62F;  // along the leg: 0 ankle centre, 1 knee joint line (or foot and top of a model)
  float shiftMm = 0.0F;
  float forwardDegrees = 0.0F;  // tilt of the normal to the front: 90 takes the front away
  float outwardDegrees = 0.0F;  // tilt to the outer side: 90 takes the outer half away
  bool flipped = false;         // takes away the other side
  bool operator==(const Section&) const = default;
};

inline constexpr float kLowestSection = -1.0F;
inline constexpr float kHighestSection = 2.5F;
inline constexpr float kFurthestShiftMm = 500.0F;

/// The section that the words after `section` in a script ask for: `on|off|toggle|flip`,
/// `transverse|frontal|sagittal`, `height H`, `shift MM`, `tilt FORWARD [OUTWARD]`; every one but `off` and
/// `toggle` switches it on. None when the words are no such thing.
std::optional<Section> sectionAfter(std::span<const std::string> words, Section now);

/// Unit, right-leg model frame; flipped when the section is.
glm::vec3 normalOf(const Section& section);
engine::ClipPlane planeOf(const Section& section, const World& world);

/// Moves the plane along its normal: by its height as long as it is more across the leg than along it.
Section moved(Section section, float mm, const World& world);

/// Where the plane goes through the axis of the leg, in millimetres above its lower end.
float heightMm(const Section& section, const World& world);

}  // namespace crus
