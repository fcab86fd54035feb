// How true a forged model is to the meshes its figures were measured on. Millimetres, leg frame.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "engine/core/result.h"
#include "engine/scene/model.h"
#include "tools/leg_forge/reference.h"

namespace leg_forge {

struct CompareOptions {
  std::size_t samples = 20000;   // points on a reference surface; equally densely on the forged one
  std::size_t voxels = 2000000;  // in which the volumes of one structure are counted
};

/// What a forged structure has to keep to.
struct ShapeBounds {
  double meanMm = 0.4;
  double p95Mm = 1.25;
  double volume = 0.04;  // |ratio - 1|
};

/// The bounds of a part by its name: phalanges are so small that a tenth of a millimetre is 8 % of their
/// volume, and the atlas's torn sheet of the calcaneal tendon can be closed in more ways than one (6 %).
ShapeBounds boundsOf(const std::string& part);

/// One forged part beside its reference.
struct ShapeComparison {
  std::string part;  // kind/id
  std::string fma;
  double meanMm = 0.0;  // of the distances from either surface to the other
  double p95Mm = 0.0;
  double maxMm = 0.0;
  double leftOut = 0.0;       // share of the reference's surface that lies inside other forged parts
  double volumeCm3 = 0.0;     // without what other forged parts fill
  double referenceCm3 = 0.0;  // likewise
  ShapeBounds bounds;

  [[nodiscard]] double volumeRatio() const { return volumeCm3 / referenceCm3; }
  [[nodiscard]] bool within() const;
};

struct Comparison {
  std::vector<ShapeComparison> shapes;        // in the order of the parts
  std::vector<std::string> withoutReference;  // parts there is no mesh for
  [[nodiscard]] bool within() const;
};

/// Measures every part of a model (metres, extras `fma`) that has a reference mesh below `directory`.
///
/// Distances: points spread evenly over both surfaces, each to the nearest point of the other surface. Points
/// of the reference inside another forged part, the skin apart, are left out, for there the forge has made
/// room for a neighbour. So are the points of the forged surface that take their place: those whose nearest
/// point of the reference is such a point, and those inside the reference that are in a neighbour or within
/// 0.5 mm of it (where a thin structure is cut back, the reference's far side is nearer than the side it
/// lost). A structure that is its reference less its neighbours measures 0. Left out as well is what lies
/// outside the heights that figure and reference share (ReferenceIndex::ranges).
///
/// Volumes: of both bodies, but for what other forged parts fill of them, counted in voxels by RayVotes,
/// which the slits of the reference do not mislead. \return an Error with file and place of what cannot be
/// read, or one that says that nothing matches.
engine::Result<Comparison> compareWithReference(const engine::Model& model, const ReferenceIndex& index,
                                                const std::filesystem::path& directory,
                                                const CompareOptions& options = {});

}  // namespace leg_forge
