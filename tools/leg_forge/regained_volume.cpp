#include "tools/leg_forge/regained_volume.h"

#include <algorithm>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <memory>
#include <utility>

#include "engine/core/parallel.h"
#include "tools/leg_forge/filled_volume.h"
#include "tools/leg_forge/overlap_report.h"
#include "tools/leg_forge/solid.h"

namespace leg_forge {
namespace {

using Stretches = std::vector<std::pair<float, float>>;

/// What of a stretch none of the others covers. The others rise by their beginnings.
float uncovered(const std::pair<float, float>& stretch, const Stretches& others) {
  float length = 0.0F;
  float from = stretch.first;
  for (const auto& [low, high] : others) {
    if (low >= stretch.second) break;
    length += std::max(0.0F, low - from);
    from = std::max(from, high);
  }
  return length + std::max(0.0F, stretch.second - from);
}

/// Share of the growth that a place takes part in: none where a neighbour touches, all where none is near.
double freedomOf(const glm::dvec3& place, const std::vector<const Solid*>& neighbours) {
  constexpr float kTouchMm = 0.8F;
  constexpr float kFarMm = 2.0F;
  float clear = kFarMm;
  const glm::vec3 p{place};
  for (const Solid* neighbour : neighbours) {
    const engine::Box& box = neighbour->bounds();
    if (!overlap({p, p}, {box.low - clear, box.high + clear})) continue;
    if (neighbour->reaches(p, kTouchMm)) return 0.0;
    clear = std::min(clear, static_cast<float>(neighbour->clearance(p, clear)));
  }
  return static_cast<double>(glm::smoothstep(kTouchMm, kFarMm, clear));
}

/// Grows a structure where it is free until it holds `mm3` more.
void grow(std::vector<Lofted>& pieces, double mm3, const std::vector<const Solid*>& neighbours) {
  constexpr double kMostMm = 0.25;
  std::vector<std::vector<glm::dvec3>> ways;  // per vertex, for a millimetre of growth
  double gain = 0.0;                          // mm3 for a millimetre
  for (const Lofted& piece : pieces) {
    const VertexPlaces places{piece.positions};
    std::vector<glm::dvec3> byPlace = areasByPlace(piece, places);
    std::vector<bool> done(places.count, false);
    std::vector<glm::dvec3>& own = ways.emplace_back();
    for (std::size_t i = 0; i < piece.positions.size(); ++i) {
      glm::dvec3& way = byPlace[places.of[i]];
      if (!done[places.of[i]]) {
        done[places.of[i]] = true;
        const double area = glm::length(way) / 6.0;  // a third of the triangles round it is its own
        const double freedom = area > 0.0 ? freedomOf(piece.positions[i], neighbours) : 0.0;
        gain += freedom * area;
        way = freedom > 0.0 ? freedom * glm::normalize(way) : glm::dvec3{0.0};
      }
      own.push_back(way);
    }
  }
  if (gain <= 0.0) return;
  const double mm = std::min(kMostMm, mm3 / gain);
  for (std::size_t k = 0; k < pieces.size(); ++k) {
    for (std::size_t i = 0; i < ways[k].size(); ++i) pieces[k].positions[i] += mm * ways[k][i];
    computeNormals(pieces[k]);
  }
}

}  // namespace

double volumeOutside(const Solid& solid, const std::vector<const Solid*>& others, double stepMm) {
  const engine::Box& box = solid.bounds();
  const auto step = static_cast<float>(stepMm);
  constexpr float kOffset = 0.377F;  // vertices like round numbers
  double length = 0.0;
  for (float x = step * (std::floor(box.low.x / step) + kOffset); x < box.high.x; x += step) {
    for (float z = step * (std::floor(box.low.z / step) + kOffset); z < box.high.z; z += step) {
      const Stretches own = solid.stretchesAlongY(x, z);
      if (own.empty()) continue;
      Stretches taken;
      for (const Solid* other : others) {
        const engine::Box& theirs = other->bounds();
        if (x < theirs.low.x || x > theirs.high.x || z < theirs.low.z || z > theirs.high.z) continue;
        const Stretches more = other->stretchesAlongY(x, z);
        taken.insert(taken.end(), more.begin(), more.end());
      }
      std::sort(taken.begin(), taken.end());
      for (const auto& stretch : own) length += static_cast<double>(uncovered(stretch, taken));
    }
  }
  return length * stepMm * stepMm;
}

void regainVolume(std::vector<ForgedStructure>& structures, const std::vector<std::vector<Lofted>>& before) {
  constexpr double kNoticed = 0.01;
  const std::size_t count = structures.size();
  const auto forEach = [count](const auto& work) {
    engine::parallelFor(count, [&work](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) work(i);
    });
  };
  std::vector<std::unique_ptr<Solid>> solids(count);
  forEach([&](std::size_t i) {
    solids[i] = std::make_unique<Solid>(bodyOf(*structures[i].structure, structures[i].pieces).mesh);
  });
  // All by the shapes as they are now, so that the order does not matter.
  forEach([&](std::size_t i) {
    ForgedStructure& forged = structures[i];
    if (!knowsItsVolume(*forged.structure) || forged.structure->kind == Kind::bone) return;
    const Solid once{bodyOf(*forged.structure, before[i]).mesh};
    const engine::Box box = engine::merge(once.bounds(), solids[i]->bounds());
    std::vector<const Solid*> neighbours;
    for (std::size_t j = 0; j < count; ++j) {
      if (j != i && overlap(solids[j]->bounds(), box)) neighbours.push_back(solids[j].get());
    }
    const double stepMm = std::clamp(0.3 * std::cbrt(forged.structure->volumeCm3), 0.35, 1.5);
    const double wanted = volumeOutside(once, neighbours, stepMm);
    const double held = volumeOutside(*solids[i], neighbours, stepMm);
    if (held < (1.0 - kNoticed) * wanted) grow(forged.pieces, wanted - held, neighbours);
  });
}

}  // namespace leg_forge
