#include "tools/leg_forge/tubes.h"

#include <algorithm>
#include <cmath>
#include <glm/common.hpp>
#include <numeric>

namespace leg_forge {

TubePlace placeIn(const Lofted& loft, std::size_t triangle, const glm::dvec3& weights) {
  TubePlace out = loft.places[loft.triangles[triangle][0]];
  double u = 0.0;
  double turn = 0.0;
  double turning = 0.0;  // weight of the corners that have a turn
  double reference = TubePlace::kEveryTurn;
  for (int k = 0; k < 3; ++k) {
    const TubePlace& corner = loft.places[loft.triangles[triangle][static_cast<std::size_t>(k)]];
    u += weights[k] * corner.u;
    if (corner.turn == TubePlace::kEveryTurn) continue;
    if (reference == TubePlace::kEveryTurn) reference = corner.turn;
    // The nearest of the equal turns: the last point of a ring is next to the first.
    turn += weights[k] * (corner.turn - std::round(corner.turn - reference));
    turning += weights[k];
  }
  constexpr double kAtTip = 1e-9;
  turn = turning > kAtTip ? turn / turning : reference;
  out.u = u;
  out.turn = turn - std::floor(turn);
  return out;
}

Tube::Tube(const Branch& branch, std::uint32_t index)
    : firstU_{branch.loops.front().u},
      lastU_{branch.loops.back().u},
      joins_{branch.start.type == EndType::joined || branch.end.type == EndType::joined} {
  LoftPrecision precision;
  precision.chordMm = 0.02;
  precision.longestStepMm = 1.5;
  precision.fewestPoints = 24;
  precision.mostPoints = 48;
  loft_ = loftBranch(branch, precision);
  engine::TriangleMesh mesh;
  for (const glm::dvec3& p : loft_.positions) mesh.positions.emplace_back(p);
  mesh.triangles = loft_.triangles;
  surface_ = engine::TriangleBvh{mesh};
  box_ = engine::boundingBox(mesh);
  for (TubePlace& place : loft_.places) {
    place.branch = index;
    rings_.push_back(place.u);
  }
  std::sort(rings_.begin(), rings_.end());
  rings_.erase(std::unique(rings_.begin(), rings_.end()), rings_.end());
}

std::optional<NearTube> Tube::nearest(const glm::dvec3& point, double most) const {
  const glm::vec3 p{point};
  const glm::vec3 outside = glm::max(glm::max(box_.low - p, p - box_.high), glm::vec3{0.0F});
  if (static_cast<double>(std::max({outside.x, outside.y, outside.z})) > most) return std::nullopt;
  const auto found = surface_.closestPoint(p);
  if (!found || static_cast<double>(found->signedDistance) > most) return std::nullopt;
  return NearTube{placeIn(loft_, found->triangle, glm::dvec3{found->barycentrics}),
                  static_cast<double>(found->signedDistance)};
}

std::vector<Tube> tubesOf(const std::vector<Branch>& branches) {
  std::vector<Tube> tubes;
  for (const Branch& branch : branches) tubes.emplace_back(branch, static_cast<std::uint32_t>(tubes.size()));
  return tubes;
}

std::vector<std::size_t> groupsOf(const std::vector<Tube>& tubes) {
  std::vector<std::size_t> group(tubes.size());
  std::iota(group.begin(), group.end(), 0U);
  const auto runsInto = [&](const Tube& a, const Tube& b) {
    constexpr double kTouchingMm = 0.25;
    return std::any_of(a.loft().positions.begin(), a.loft().positions.end(),
                       [&](const glm::dvec3& p) { return b.nearest(p, kTouchingMm).has_value(); });
  };
  for (std::size_t i = 0; i < tubes.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (group[i] == group[j] || (!tubes[i].joins() && !tubes[j].joins())) continue;
      if (!runsInto(tubes[i], tubes[j]) && !runsInto(tubes[j], tubes[i])) continue;
      const std::size_t from = std::max(group[i], group[j]);
      std::replace(group.begin(), group.end(), from, std::min(group[i], group[j]));
    }
  }
  return group;
}

}  // namespace leg_forge
