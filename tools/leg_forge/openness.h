// How open a place of a surface lies: ambient occlusion by rays.
#pragma once

#include <cstddef>
#include <vector>

#include "engine/geometry/bvh.h"
#include "tools/leg_forge/places.h"

namespace leg_forge {

struct OcclusionRules {
  std::size_t rays = 96;
  float startMm = 0.3F;     // above the surface, so that it does not shade itself
  float reachMm = 30.0F;    // what is farther away does not shade; smoothly less towards it
  float insideMm = 3.0F;    // figures overlap: who is less deep inside another is taken as lying on it
  std::size_t threads = 0;  // 0: all cores; the result is the same
};

/// Both 0 to 1, one of each per place.
struct Openness {
  std::vector<float> near;  // ambient occlusion: 1 open, 0 closed in
  std::vector<float> sky;   // share of the rays that leave everything behind; 0 where no eye outside can see
};

/// Ambient occlusion as seen from each place of a mesh in metres with normals, 1 open to 0 closed in: the
/// share, weighted by the cosine, of a hemisphere of rays that meet nothing in `around` (which may hold the
/// mesh itself). A hit at distance d shades by 1 - smoothstep(d / reach). Rays start from all over the
/// triangles round a place, not from itself alone, which is kinder to coarse meshes (after Kavan, Bargteil,
/// Sloan: "Least squares vertex baking", 2011). Deterministic: the rays follow from the number of the place.
/// \param places those of `mesh`.
/// \throw std::invalid_argument when the mesh has no normals.
Openness openness(const engine::TriangleMesh& mesh, const Places& places, const engine::TriangleBvh& around,
                  const OcclusionRules& rules = {});

}  // namespace leg_forge
