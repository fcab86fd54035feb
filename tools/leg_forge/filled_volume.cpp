#include "tools/leg_forge/filled_volume.h"

#include <algorithm>
#include <glm/geometric.hpp>

#include "tools/leg_forge/solid.h"

namespace leg_forge {
namespace {

constexpr double kMm3PerCm3 = 1e3;

double volumeMm3(const std::vector<Lofted>& pieces) {
  double mm3 = 0.0;
  for (const Lofted& piece : pieces) mm3 += signedVolumeMm3(piece);
  return mm3;
}

/// Moves every place along its normal. \return the volume that a millimetre of that is worth, mm3.
double move(Lofted& piece, double mm) {
  const VertexPlaces places{piece.positions};
  std::vector<glm::dvec3> areas = areasByPlace(piece, places);
  double gain = 0.0;
  for (glm::dvec3& area : areas) {
    const double length = glm::length(area);
    gain += length / 6.0;  // a third of the areas round a place is its own
    if (length > 0.0) area /= length;
  }
  for (std::size_t i = 0; i < piece.positions.size(); ++i) piece.positions[i] += mm * areas[places.of[i]];
  return gain;
}

}  // namespace

std::vector<glm::dvec3> areasByPlace(const Lofted& piece, const VertexPlaces& places) {
  std::vector<glm::dvec3> areas(places.count, glm::dvec3{0.0});
  for (const auto& [a, b, c] : piece.triangles) {
    const glm::dvec3 area =
        glm::cross(piece.positions[b] - piece.positions[a], piece.positions[c] - piece.positions[a]);
    for (const std::uint32_t v : {a, b, c}) areas[places.of[v]] += area;
  }
  return areas;
}

bool knowsItsVolume(const Structure& structure) {
  return structure.source == "measured" && structure.volumeCm3 > 0.0 && !structure.branches.empty() &&
         structure.kind != Kind::tendon &&
         std::none_of(structure.branches.begin(), structure.branches.end(), [](const Branch& branch) {
           return branch.start.type == EndType::cut || branch.end.type == EndType::cut;
         });
}

void fillVolume(std::vector<Lofted>& pieces, double cm3) {
  constexpr double kMostMm = 0.25;
  constexpr int kSteps = 3;  // of Newton: volume is nearly linear in so small a distance
  double moved = 0.0;
  for (int step = 0; step < kSteps; ++step) {
    double gain = 0.0;
    for (Lofted& piece : pieces) gain += move(piece, 0.0);
    if (gain <= 0.0) return;
    const double wanted = moved + (kMm3PerCm3 * cm3 - volumeMm3(pieces)) / gain;
    const double by = std::clamp(wanted, -kMostMm, kMostMm) - moved;
    for (Lofted& piece : pieces) move(piece, by);
    moved += by;
  }
  for (Lofted& piece : pieces) computeNormals(piece);
}

}  // namespace leg_forge
