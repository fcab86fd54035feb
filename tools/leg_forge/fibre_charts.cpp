#include "tools/leg_forge/fibre_charts.h"

#include <algorithm>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <glm/vec2.hpp>
#include <numbers>

#include "tools/leg_forge/branch_surface.h"
#include "tools/leg_forge/fibres.h"

namespace leg_forge {
namespace {

double areaOf(const Tube& tube) {
  double area = 0.0;
  for (const auto& [a, b, c] : tube.loft().triangles) {
    const std::vector<glm::dvec3>& p = tube.loft().positions;
    area += 0.5 * glm::length(glm::cross(p[b] - p[a], p[c] - p[a]));
  }
  return area;
}

/// Circumference of each ring by its u. The vertices of a ring stand together in the loft.
std::map<double, double> girthOf(const Lofted& loft) {
  std::map<double, double> girth;
  for (std::size_t i = 0, j = 0; i < loft.places.size(); i = j) {
    while (j < loft.places.size() && loft.places[j].u == loft.places[i].u) ++j;
    double sum = 0.0;
    for (std::size_t k = i; k < j; ++k) {
      sum += glm::distance(loft.positions[k], loft.positions[k + 1 < j ? k + 1 : i]);
    }
    if (j - i > 2) girth[loft.places[i].u] = sum;
  }
  return girth;
}

double wrapped(double turn) {
  return turn - std::round(turn);
}

/// Sense of the turns: by the sign of the triangles in the plane of turn and u.
double senseOf(const Lofted& loft) {
  double sum = 0.0;
  for (const auto& [a, b, c] : loft.triangles) {
    const TubePlace& p = loft.places[a];
    const TubePlace& q = loft.places[b];
    const TubePlace& r = loft.places[c];
    if (std::min({p.turn, q.turn, r.turn}) < 0.0) continue;
    sum += wrapped(q.turn - p.turn) * (r.u - p.u) - wrapped(r.turn - p.turn) * (q.u - p.u);
  }
  return sum > 0.0 ? -1.0 : 1.0;
}

}  // namespace

double lookUp(const std::map<double, double>& table, double at) {
  const auto above = table.lower_bound(at);
  if (above == table.begin()) return above->second;
  const auto below = std::prev(above);
  if (above == table.end()) return below->second;
  return glm::mix(below->second, above->second, (at - below->first) / (above->first - below->first));
}

double FibreChart::across(const TubePlace& place) const {
  return sense * wrapped(place.turn - outer);
}

FibreCharts::FibreCharts(const Structure& structure, const std::vector<Tube>& tubes,
                         const std::vector<std::uint32_t>& members)
    : main_{members.front()}, mirrored_{structure.architecture.pattern == FibrePattern::bipennate} {
  for (const std::uint32_t member : members) {
    FibreChart& chart = charts_[member];
    chart.outer = outerTurn(tubes[member]);
    chart.sense = senseOf(tubes[member].loft());
    chart.girth = girthOf(tubes[member].loft());
    if (areaOf(tubes[member]) > areaOf(tubes[main_])) main_ = member;
  }
  FibreChart& main = charts_[main_];
  for (const auto& [u, girth] : main.girth) main.width = std::max(main.width, girth);
  main.placed = true;
  shearMain(structure, tubes[main_]);
  // From the main belly outwards, the nearest to what is placed first.
  for (std::size_t left = members.size(); left > 1; --left) {
    double least = 1e9;
    std::uint32_t next = main_;
    for (const std::uint32_t member : members) {
      if (charts_[member].placed) continue;
      for (const glm::dvec3& p : tubes[member].loft().positions) {
        for (const std::uint32_t other : members) {
          if (!charts_[other].placed) continue;
          const auto near = tubes[other].nearest(p, std::min(least, 20.0));
          if (!near || near->distance >= least) continue;
          least = near->distance;
          next = member;
        }
      }
    }
    if (next != main_) place(next, tubes);
  }
}

void FibreCharts::shearMain(const Structure& structure, const Tube& tube) {
  const Architecture& architecture = structure.architecture;
  if (architecture.pattern == FibrePattern::parallel) return;
  FibreChart& chart = charts_[main_];
  double sign = -1.0;
  if (architecture.pattern == FibrePattern::unipennate) {
    // Which way `across` grows on the outer side of the belly.
    const glm::dvec3 origin = tube.loft().positions.front();
    glm::dvec3 way{0.0};
    glm::dvec3 middle{0.0};
    double sumAcross = 0.0;
    double count = 0.0;
    for (std::size_t i = 0; i < tube.loft().positions.size(); ++i) {
      const TubePlace& place = tube.loft().places[i];
      constexpr double kOuter = 0.15;
      const double across = place.turn < 0.0 ? 1.0 : chart.across(place);
      if (std::abs(across) < kOuter && lookUp(chart.girth, place.u) > 0.7 * chart.width) {
        const glm::dvec3 p = tube.loft().positions[i] - origin;
        way += across * p;
        middle += p;
        sumAcross += across;
        count += 1.0;
      }
    }
    way -= sumAcross / std::max(count, 1.0) * middle;
    sign = glm::dot(way, architecture.towards) > 0.0 ? 1.0 : -1.0;
  }
  const BranchSurface surface{structure.branches[main_]};
  constexpr double kNarrowest = 0.25;
  double sum = 0.0;
  double lastU = chart.girth.begin()->first;
  double lastRise = 0.0;
  for (const auto& [u, girth] : chart.girth) {
    // The fibres turn into the line of pull as the belly turns into tendon.
    const double fleshy = 1.0 - glm::smoothstep(0.1, 0.7, surface.tendon(u));
    const double rise =
        std::tan(architecture.pennation * fleshy) * chart.width / std::max(girth, kNarrowest * chart.width);
    sum += 0.5 * (rise + lastRise) * (u - lastU);
    chart.shear[u] = -sign * sum;
    lastU = u;
    lastRise = rise;
  }
}

void FibreCharts::place(std::uint32_t branch, const std::vector<Tube>& tubes) {
  FibreChart& chart = charts_[branch];
  // Where the surface of the tube lies next to what is placed already; farther only when nothing does.
  for (const double reach : {0.7, 2.0, 20.0}) {
    std::vector<std::pair<TubePlace, TubePlace>> pairs;
    for (std::size_t i = 0; i < tubes[branch].loft().positions.size(); ++i) {
      const TubePlace& own = tubes[branch].loft().places[i];
      if (own.turn < 0.0) continue;
      for (const auto& [other, otherChart] : charts_) {
        if (!otherChart.placed) continue;
        const auto near = tubes[other].nearest(tubes[branch].loft().positions[i], reach);
        if (near && std::abs(near->distance) < reach) pairs.emplace_back(own, near->place);
      }
    }
    if (pairs.empty()) continue;
    double v = 0.0;
    double width = 0.0;
    for (const auto& [own, near] : pairs) {
      const FibreChart& other = charts_[near.branch];
      v += near.u + other.startV - own.u;
      width += other.width * lookUp(chart.girth, own.u) / std::max(lookUp(other.girth, near.u), 1.0);
    }
    const auto count = static_cast<double>(pairs.size());
    chart.startV = v / count;
    chart.width = width / count;
    const double period = 2.0 * std::numbers::pi / charts_[main_].width;
    glm::dvec2 circle{0.0};
    double mean = 0.0;
    for (const auto& [own, near] : pairs) {
      const double across = chart.across(own);
      const double u = coordinates(near).x - chart.width * (mirrored_ ? std::abs(across) : across);
      circle += glm::dvec2{std::cos(period * u), std::sin(period * u)};
      mean += u / count;
    }
    chart.startU = mirrored_ ? mean : std::atan2(circle.y, circle.x) / period;
    chart.placed = true;
    return;
  }
  chart.placed = true;
}

glm::dvec2 FibreCharts::coordinates(const TubePlace& place) const {
  const FibreChart& chart = charts_.at(place.branch);
  const double across = chart.across(place);
  const double shear = chart.shear.empty() ? 0.0 : lookUp(chart.shear, place.u);
  return {chart.startU + chart.width * (mirrored_ ? std::abs(across) : across) + shear,
          chart.startV + place.u};
}

}  // namespace leg_forge
