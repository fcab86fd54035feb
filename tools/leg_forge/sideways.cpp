#include "tools/leg_forge/sideways.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <limits>
#include <numbers>
#include <utility>

#include "tools/leg_forge/branch_surface.h"

namespace leg_forge {
namespace {

constexpr double kStepMm = 2.0;      // between sections
constexpr double kSwallowed = 0.65;  // share of a section inside from which projection would leave a sheet
constexpr double kStillIn = 0.08;    // share that may stay inside after the move: projection does the rest
constexpr double kFarthest = 15.0;   // mm
constexpr double kRunOut = 8.0;      // mm along the tube, standard deviation

/// Points that fill a section: centre, half way out, rim.
struct Section {
  glm::dvec3 centre{0.0};
  std::vector<glm::dvec3> points;
  double radius = 0.0;
};

std::vector<Section> sectionsOf(const Branch& branch) {
  constexpr std::size_t kAround = 16;
  const BranchSurface surface{branch};
  const double length = surface.lastU() - surface.firstU();
  const int steps = std::max(2, static_cast<int>(std::ceil(length / kStepMm)));
  std::vector<Section> sections;
  for (int s = 0; s <= steps; ++s) {
    const std::vector<glm::dvec3> ring = surface.ring(surface.firstU() + length * s / steps, kAround);
    Section section;
    for (const glm::dvec3& p : ring) section.centre += p / static_cast<double>(ring.size());
    glm::dvec3 area{0.0};
    for (std::size_t i = 0; i < ring.size(); ++i) {
      area += 0.5 * glm::cross(ring[i] - section.centre, ring[(i + 1) % ring.size()] - section.centre);
    }
    section.radius = std::sqrt(glm::length(area) / std::numbers::pi);
    for (const double out : {0.4, 0.75, 1.0}) {
      for (const glm::dvec3& p : ring) section.points.push_back(section.centre + out * (p - section.centre));
    }
    sections.push_back(std::move(section));
  }
  return sections;
}

using Inside = std::function<bool(const glm::vec3&)>;

double shareInside(const Section& section, const glm::dvec3& moved, const Inside& inside) {
  // A few points tell of most sections that they are nowhere near.
  constexpr std::size_t kStride = 5;
  bool any = false;
  for (std::size_t i = 0; i < section.points.size() && !any; i += kStride)
    any = inside(glm::vec3{section.points[i] + moved});
  if (!any) return 0.0;
  const auto count = std::count_if(section.points.begin(), section.points.end(),
                                   [&](const glm::dvec3& p) { return inside(glm::vec3{p + moved}); });
  return static_cast<double>(count) / static_cast<double>(section.points.size());
}

/// How far sections first..last have to go in one direction; more than kFarthest when that is not enough.
std::vector<double> waysOut(const std::vector<Section>& sections, std::size_t first, std::size_t last,
                            const glm::dvec3& direction, const Inside& inside) {
  std::vector<double> ways;
  for (std::size_t i = first; i <= last; ++i) {
    double way = 0.0;
    while (way <= kFarthest && shareInside(sections[i], way * direction, inside) > kStillIn) way += 0.5;
    ways.push_back(way);
  }
  return ways;
}

/// Moves the stretch first..last the shortest way out, across the tube.
void moveStretch(const std::vector<Section>& sections, std::size_t first, std::size_t last,
                 const Inside& inside, std::vector<glm::dvec3>& aside) {
  constexpr int kDirections = 24;
  const std::size_t before = first > 0 ? first - 1 : first;
  const std::size_t behind = std::min(last + 1, sections.size() - 1);
  const glm::dvec3 along = glm::normalize(sections[behind].centre - sections[before].centre);
  const glm::dvec3 other = std::abs(along.x) < 0.7 ? glm::dvec3{1.0, 0.0, 0.0} : glm::dvec3{0.0, 0.0, 1.0};
  const glm::dvec3 u = glm::normalize(glm::cross(along, other));
  const glm::dvec3 v = glm::cross(along, u);
  double best = std::numeric_limits<double>::infinity();
  std::vector<double> bestWays;
  glm::dvec3 bestDirection{0.0};
  for (int k = 0; k < kDirections; ++k) {
    const double angle = 2.0 * std::numbers::pi * k / kDirections;
    const glm::dvec3 direction = std::cos(angle) * u + std::sin(angle) * v;
    std::vector<double> ways = waysOut(sections, first, last, direction, inside);
    double cost = 0.0;
    for (const double way : ways) cost += way * way;
    if (*std::max_element(ways.begin(), ways.end()) > kFarthest) cost += 1e6;
    if (cost >= best) continue;
    best = cost;
    bestWays = std::move(ways);
    bestDirection = direction;
  }
  if (best >= 1e6) return;  // wedged in: projection does what it can
  for (std::size_t i = first; i <= last; ++i) aside[i] = bestWays[i - first] * bestDirection;
}

/// Spreads displacements along the tube; nowhere less than they were.
std::vector<glm::dvec3> runOut(const std::vector<Section>& sections, const std::vector<glm::dvec3>& aside) {
  std::vector<glm::dvec3> widest = aside;  // the largest in reach, so that the mean does not fall short of it
  std::vector<double> u(sections.size(), 0.0);
  for (std::size_t i = 1; i < u.size(); ++i)
    u[i] = u[i - 1] + glm::distance(sections[i - 1].centre, sections[i].centre);
  for (std::size_t i = 0; i < u.size(); ++i) {
    for (std::size_t j = 0; j < u.size(); ++j) {
      if (std::abs(u[i] - u[j]) <= 1.5 * kRunOut && glm::length(aside[j]) > glm::length(widest[i]))
        widest[i] = aside[j];
    }
  }
  std::vector<glm::dvec3> out(aside.size(), glm::dvec3{0.0});
  for (std::size_t i = 0; i < u.size(); ++i) {
    double weights = 0.0;
    for (std::size_t j = 0; j < u.size(); ++j) {
      const double away = (u[i] - u[j]) / kRunOut;
      if (std::abs(away) > 2.5) continue;
      const double weight = std::exp(-0.5 * away * away);
      out[i] += weight * widest[j];
      weights += weight;
    }
    out[i] /= weights;
  }
  return out;
}

}  // namespace

std::vector<MovedSection> moveAside(const Structure& structure, const Inside& inside) {
  std::vector<MovedSection> out;
  bool any = false;
  for (const Branch& branch : structure.branches) {
    const std::vector<Section> sections = sectionsOf(branch);
    std::vector<bool> swallowed;
    swallowed.reserve(sections.size());
    for (const Section& section : sections)
      swallowed.push_back(shareInside(section, glm::dvec3{0.0}, inside) > kSwallowed);
    std::vector<glm::dvec3> aside(sections.size(), glm::dvec3{0.0});
    for (std::size_t i = 0; i < sections.size(); ++i) {
      if (!swallowed[i]) continue;
      std::size_t last = i;
      while (last + 1 < sections.size() && swallowed[last + 1]) ++last;
      moveStretch(sections, i, last, inside, aside);
      any = true;
      i = last;
    }
    aside = runOut(sections, aside);
    for (std::size_t i = 0; i < sections.size(); ++i) {
      out.push_back({sections[i].centre, sections[i].radius, aside[i]});
    }
  }
  if (!any) out.clear();
  return out;
}

glm::dvec3 asideAt(const std::vector<MovedSection>& sections, const glm::dvec3& place) {
  // Weighted by nearness in radii, so that it is smooth from section to section and from branch to branch.
  glm::dvec3 sum{0.0};
  double weights = 0.0;
  double nearest = std::numeric_limits<double>::infinity();
  for (const MovedSection& section : sections)
    nearest = std::min(nearest, glm::distance(section.centre, place));
  const double width = std::max(2.0, 0.25 * nearest);
  for (const MovedSection& section : sections) {
    const double away = (glm::distance(section.centre, place) - nearest) / width;
    if (away > 3.0) continue;
    const double weight = std::exp(-0.5 * away * away);
    sum += weight * section.aside;
    weights += weight;
  }
  const glm::dvec3 aside = sum / weights;
  constexpr double kNothing = 0.02;  // mm: the far end of the run-out
  return glm::length(aside) < kNothing ? glm::dvec3{0.0} : aside;
}

}  // namespace leg_forge
