// Who runs into whom, and how far: measured, and put into tables.
#pragma once

#include <glm/vec3.hpp>
#include <string>
#include <vector>

#include "engine/scene/model.h"
#include "tools/leg_forge/loft.h"

namespace leg_forge {

/// One structure as it is measured: its closed surfaces together, in millimetres.
struct Body {
  std::string name;  // kind/id
  engine::TriangleMesh mesh;
};

/// Two structures that share room. The depth is the greatest distance from a point of either surface (its
/// vertices, and points of its triangles not 2 mm apart) that lies inside the other to that other's surface.
struct PairOverlap {
  std::string first;  // kind/id, in the order of the bodies
  std::string second;
  double volumeCm3 = 0.0;
  double depthMm = 0.0;
  glm::dvec3 deepest{0.0};  // mm, where that is
};

/// All pairs that overlap but bones with bones, whose joints are as they were measured; the deepest first.
/// Volumes are counted along lines 1 mm apart.
std::vector<PairOverlap> measureOverlaps(const std::vector<Body>& bodies);

/// The same of a model in metres whose parts are named kind/id. The skin, which holds all others, is left
/// out.
std::vector<PairOverlap> measureOverlaps(const engine::Model& model);

/// Pieces of a structure as one body.
Body bodyOf(const Structure& structure, const std::vector<Lofted>& pieces);

/// Overlaps of the figures as they stand, lofted, before anything is resolved.
std::vector<PairOverlap> overlapsOfFigures(const Anatomy& anatomy);

/// Markdown table of the pairs that are deeper than `leastMm` before or after, with volumes (cm3) and depths
/// (mm) before and after.
std::string overlapTable(const std::vector<PairOverlap>& before, const std::vector<PairOverlap>& after,
                         double leastMm = 0.5);

/// The same pairs as a JSON array of objects {first, second, before: {volume_cm3, depth_mm}, after: {..}}.
std::string overlapJson(const std::vector<PairOverlap>& before, const std::vector<PairOverlap>& after,
                        double leastMm = 0.5);

}  // namespace leg_forge
