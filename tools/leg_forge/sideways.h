// Stretches of a tube that run wholly inside a bone are moved out of it as a whole. Millimetres.
#pragma once

#include <functional>
#include <glm/vec3.hpp>
#include <vector>

#include "tools/leg_forge/figures.h"

namespace leg_forge {

/// A section of a tube and how far it has to go aside.
struct MovedSection {
  glm::dvec3 centre{0.0};
  double radius = 0.0;    // of a circle of the same area
  glm::dvec3 aside{0.0};  // mm; zero for most
};

/// Looks along every branch for stretches whose sections lie for the greater part where `inside` says so, and
/// moves each such stretch in the one direction across the tube that brings it out soonest. The displacement
/// runs out smoothly before and behind the stretch.
/// \return sections of all branches, not 3 mm apart; empty when there is nothing to move.
std::vector<MovedSection> moveAside(const Structure& structure,
                                    const std::function<bool(const glm::vec3&)>& inside);

/// The displacement of a place: that of the section whose tube it is on.
glm::dvec3 asideAt(const std::vector<MovedSection>& sections, const glm::dvec3& place);

}  // namespace leg_forge
