#include "tools/leg_forge/unite.h"

#include <algorithm>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <limits>
#include <map>
#include <optional>
#include <tuple>

#include "tools/leg_forge/blending.h"
#include "tools/leg_forge/clear_runs.h"
#include "tools/leg_forge/mesh_distance.h"
#include "tools/leg_forge/sewing.h"
#include "tools/leg_forge/surface.h"

namespace leg_forge {
namespace {

using Members = std::vector<std::size_t>;

/// What the patches are sewn from. Rings stay fixed when the rest is simplified.
struct Cloth {
  std::vector<glm::dvec3> positions;
  std::vector<TubePlace> places;
  std::vector<bool> fixed;
  std::vector<std::array<std::uint32_t, 3>> triangles;

  std::uint32_t add(const glm::dvec3& position, const TubePlace& place, bool isFixed) {
    positions.push_back(position);
    places.push_back(place);
    fixed.push_back(isFixed);
    return static_cast<std::uint32_t>(positions.size() - 1);
  }
};

/// A tube at which a run is cut: the edge of the rings and the edge of the patch are sewn together there.
using Cut = std::tuple<std::size_t, bool>;  // run, whether at its upper end

struct Edges {
  std::vector<Edge> rings;
  std::vector<Edge> patch;
};

constexpr double kSameU = 1e-6;   // mm
constexpr double kSeamMm = 0.75;  // between rings and patch

LoftPrecision precisionOf(const UnionRules& rules, std::size_t branch) {
  return rules.precisions.empty() ? LoftPrecision{} : rules.precisions[branch];
}

/// Adds the rings of the runs of one branch.
void addRings(Cloth& cloth, std::map<Cut, Edges>& cuts, const Branch& branch, std::uint32_t index,
              const std::vector<Run>& runs, const UnionRules& rules) {
  LoftPrecision precision = precisionOf(rules, index);
  for (const Run& run : runs) {
    if (run.branch != index) continue;
    if (run.cutsFrom) precision.rings.push_back(run.from);
    if (run.cutsTo) precision.rings.push_back(run.to);
  }
  Lofted loft = loftBranch(branch, precision);
  for (TubePlace& place : loft.places) place.branch = index;
  for (std::size_t r = 0; r < runs.size(); ++r) {
    const Run& run = runs[r];
    if (run.branch != index) continue;
    constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
    std::vector<std::uint32_t> renamed(loft.positions.size(), kNone);
    std::vector<std::array<std::uint32_t, 3>> kept;
    for (const auto& triangle : loft.triangles) {
      const bool within = std::all_of(triangle.begin(), triangle.end(), [&](std::uint32_t v) {
        return loft.places[v].u > run.from - kSameU && loft.places[v].u < run.to + kSameU;
      });
      if (!within) continue;
      std::array<std::uint32_t, 3> copy{};
      for (std::size_t k = 0; k < 3; ++k) {
        std::uint32_t& name = renamed[triangle[k]];
        if (name == kNone) name = cloth.add(loft.positions[triangle[k]], loft.places[triangle[k]], true);
        copy[k] = name;
      }
      kept.push_back(copy);
    }
    for (const Edge& edge : openEdges(kept)) {
      const auto at = [&](double u) {
        return std::abs(cloth.places[edge[0]].u - u) < kSameU &&
               std::abs(cloth.places[edge[1]].u - u) < kSameU;
      };
      if (run.cutsFrom && at(run.from)) cuts[{r, false}].rings.push_back(edge);
      if (run.cutsTo && at(run.to)) cuts[{r, true}].rings.push_back(edge);
    }
    cloth.triangles.insert(cloth.triangles.end(), kept.begin(), kept.end());
  }
}

/// The blended distance of the tubes in a box.
VoxelField blendedDistance(const std::vector<Tube>& tubes, const Members& members, const engine::Box& box,
                           const UnionRules& rules) {
  constexpr float kVoxels = 1.2e6F;
  constexpr float kFinestMm = 0.25F;
  const glm::vec3 extent = box.high - box.low;
  const float voxel = std::clamp(std::cbrt(extent.x * extent.y * extent.z / kVoxels), kFinestMm,
                                 static_cast<float>(rules.voxelMm));
  const auto blend = static_cast<float>(rules.blendMm);
  const float band = std::max(3.0F * voxel, blend);
  VoxelField field{{glm::ivec3{glm::ceil(extent / voxel)} + 1, box.low, voxel}, band};
  for (const std::size_t member : members) {
    const auto patch = distancePatch(field.grid, tubes[member].loft(), band);
    if (!patch) continue;
    const glm::ivec3 size = patch->distance.grid.size;
    for (int z = 0; z < size.z; ++z) {
      for (int y = 0; y < size.y; ++y) {
        for (int x = 0; x < size.x; ++x) {
          float& value =
              field.values[field.grid.index(patch->first.x + x, patch->first.y + y, patch->first.z + z)];
          value = smoothMin(value, patch->distance.at(x, y, z), blend);
        }
      }
    }
  }
  // Tubes that leave the box are closed at its walls; that part is cut away.
  const glm::ivec3 last = field.grid.size - 1;
  forEachVoxel(field, [&last, band](int x, int y, int z, float value) {
    const bool wall = x == 0 || y == 0 || z == 0 || x == last.x || y == last.y || z == last.z;
    return wall ? band : value;
  });
  return field;
}

TubePlace nearestPlace(const std::vector<Tube>& tubes, const Members& members, const glm::dvec3& point) {
  constexpr double kFar = 1e6;
  NearTube best{{}, kFar};
  for (const std::size_t member : members) {
    const auto found = tubes[member].nearest(point, best.distance);
    if (found && found->distance < best.distance) best = *found;
  }
  return best.place;
}

/// How far a place lies within a run, the seam left free; negative outside.
double depthIn(const Run& run, const TubePlace& place) {
  constexpr double kMost = 1e3;
  if (place.branch != run.branch) return -kMost;
  return std::min(run.cutsFrom ? place.u - run.from + kSeamMm : kMost,
                  run.cutsTo ? run.to + kSeamMm - place.u : kMost);
}

/// Adds the surface where the tubes meet, clipped where the runs begin.
void addPatch(Cloth& cloth, std::map<Cut, Edges>& cuts, const std::vector<Tube>& tubes,
              const Members& members, const std::vector<Run>& runs, const engine::Box& box,
              const UnionRules& rules) {
  const VoxelField field = blendedDistance(tubes, members, box, rules);
  Surface surface = extractSurface(field);
  relax(surface, field, 3);
  std::vector<TubePlace> places;
  std::vector<double> depth;
  std::vector<std::size_t> runOf;
  for (const glm::vec3& p : surface.positions) {
    places.push_back(nearestPlace(tubes, members, glm::dvec3{p}));
    depth.push_back(-1e3);
    runOf.push_back(0);
    for (std::size_t r = 0; r < runs.size(); ++r) {
      const double inRun = depthIn(runs[r], places.back());
      if (inRun > depth.back()) {
        depth.back() = inRun;
        runOf.back() = r;
      }
    }
  }
  Clipped clipped = clip(surface, depth);
  if (runs.empty()) {
    clipped.surface = largestPiece(clipped.surface);
  } else {
    dropClosedPieces(clipped);
  }
  const auto first = static_cast<std::uint32_t>(cloth.positions.size());
  for (std::size_t i = 0; i < clipped.surface.positions.size(); ++i) {
    const glm::dvec3 p{clipped.surface.positions[i]};
    cloth.add(p, nearestPlace(tubes, members, p), false);
  }
  for (const auto& [a, b, c] : clipped.surface.triangles) {
    cloth.triangles.push_back({first + a, first + b, first + c});
  }
  for (const Edge& edge : openEdges(clipped.surface.triangles)) {
    const std::size_t r = runOf[clipped.beyond[edge[0]]];
    const double u = cloth.places[first + edge[0]].u;
    const bool upper =
        !runs[r].cutsFrom || (runs[r].cutsTo && std::abs(u - runs[r].to) < std::abs(u - runs[r].from));
    cuts[{r, upper}].patch.push_back({first + edge[0], first + edge[1]});
  }
}

/// Simplifies what is not fixed to about `target` triangles and asks the tubes for the places anew.
Lofted simplified(const Cloth& cloth, const std::vector<Tube>& tubes, const Members& members,
                  std::size_t target) {
  Surface surface;
  for (const glm::dvec3& p : cloth.positions) surface.positions.emplace_back(p);
  surface.triangles = cloth.triangles;
  surface = simplify(
      surface, target, [](const glm::vec3&) { return 1.0; }, kEven, cloth.fixed);

  // Vertices in one place, as at the rim of a cut, have the same place on the tube too.
  std::map<std::array<float, 3>, std::size_t> rings;
  for (std::size_t i = 0; i < cloth.positions.size(); ++i) {
    const glm::vec3 p{cloth.positions[i]};
    if (cloth.fixed[i]) rings[{p.x, p.y, p.z}] = i;
  }
  Lofted out;
  for (const glm::vec3& p : surface.positions) {
    const auto ring = rings.find({p.x, p.y, p.z});
    const bool kept = ring != rings.end();
    out.positions.push_back(kept ? cloth.positions[ring->second] : glm::dvec3{p});
    out.places.push_back(kept ? cloth.places[ring->second] : nearestPlace(tubes, members, glm::dvec3{p}));
  }
  out.triangles = surface.triangles;
  return out;
}

/// The surface of one group of tubes; none when a seam cannot be sewn.
std::optional<Lofted> uniteGroup(const std::vector<Branch>& branches, const std::vector<Tube>& tubes,
                                 const Members& members, const std::vector<Run>& runs,
                                 const UnionRules& rules) {
  Cloth cloth;
  std::map<Cut, Edges> cuts;
  for (const std::size_t member : members) {
    addRings(cloth, cuts, branches[member], static_cast<std::uint32_t>(member), runs, rules);
  }
  const std::size_t ringTriangles = cloth.triangles.size();
  const double pad = std::max(3.0 * rules.voxelMm, rules.blendMm) + 1.0;
  for (const engine::Box& box : meetingBoxes(tubes, members, runs, pad)) {
    addPatch(cloth, cuts, tubes, members, runs, box, rules);
  }
  double area = 0.0;
  for (std::size_t t = ringTriangles; t < cloth.triangles.size(); ++t) {
    const auto& [a, b, c] = cloth.triangles[t];
    area += 0.5 * glm::length(glm::cross(cloth.positions[b] - cloth.positions[a],
                                         cloth.positions[c] - cloth.positions[a]));
  }
  for (const auto& [cut, edges] : cuts) {
    const auto rings = loopOf(edges.rings);
    const auto patch = loopOf(edges.patch);
    if (!rings || !patch) return std::nullopt;
    const auto turn = [&cloth](std::uint32_t v) { return cloth.places[v].turn; };
    for (const auto& triangle : sew(*rings, *patch, turn)) cloth.triangles.push_back(triangle);
  }
  constexpr double kTrianglePerSquare = 2.3;  // equilateral triangles of edge 1 that fill a unit of area
  const double wanted = kTrianglePerSquare * area / (rules.triangleMm * rules.triangleMm);
  return simplified(cloth, tubes, members, ringTriangles + static_cast<std::size_t>(wanted));
}

}  // namespace

std::vector<Lofted> uniteBranches(const std::vector<Branch>& branches, const std::vector<Tube>& tubes,
                                  const UnionRules& rules) {
  std::vector<Lofted> out;
  const std::vector<std::size_t> groups = groupsOf(tubes);
  for (std::size_t group = 0; group < tubes.size(); ++group) {
    Members members;
    for (std::size_t i = 0; i < tubes.size(); ++i) {
      if (groups[i] == group) members.push_back(i);
    }
    if (members.empty()) continue;
    if (members.size() == 1) {
      out.push_back(loftBranch(branches[group], precisionOf(rules, group)));
      for (TubePlace& place : out.back().places) place.branch = static_cast<std::uint32_t>(group);
      continue;
    }
    // Tubes that part and meet again leave holes; the widest blend that is tried closes all that are small.
    constexpr int kSphere = 2;
    std::optional<Lofted> united;
    for (const double widen : {1.0, 1.3, 1.6, 1.8, 2.0, 3.0, 4.0}) {
      UnionRules wider = rules;
      wider.blendMm = widen * rules.blendMm;
      const std::vector<Run> runs = clearRuns(tubes, members, wider.blendMm + 0.5);
      united = uniteGroup(branches, tubes, members, runs, wider);
      if (!united) united = uniteGroup(branches, tubes, members, {}, wider);
      if (topologyOf(united->triangles).eulerNumber == kSphere) break;
    }
    computeNormals(*united);
    out.push_back(std::move(*united));
  }
  return out;
}

}  // namespace leg_forge
