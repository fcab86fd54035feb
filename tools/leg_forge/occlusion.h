// How open each vertex lies, baked once, so that muscles shade one another at no cost per frame.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "engine/geometry/bvh.h"
#include "engine/scene/model.h"

namespace leg_forge {

/// Name of the attribute: 1 open, 0 closed in.
inline constexpr const char* kOcclusion = "_OCCLUSION";

struct OcclusionRules {
  std::size_t rays = 96;
  float startMm = 0.3F;     // above the surface, so that it does not shade itself
  float reachMm = 30.0F;    // what is farther away does not shade; smoothly less towards it
  float insideMm = 3.0F;    // figures overlap: who is less deep inside another is taken as lying on it
  std::size_t threads = 0;  // 0: all cores; the result is the same
};

/// Both 0 to 1, one of each per vertex.
struct Openness {
  std::vector<float> near;  // ambient occlusion: 1 open, 0 closed in
  std::vector<float> sky;   // share of the rays that leave everything behind; 0 where no eye outside can see
};

/// Ambient occlusion as seen from each vertex of a mesh in metres with normals: the share, weighted by the
/// cosine, of a hemisphere of rays that meet nothing in `around` (which may hold the mesh itself). A hit at
/// distance d shades by 1 - smoothstep(d / reach). Rays start from all over the triangles round a vertex, not
/// from itself alone, which is kinder to coarse meshes (after Kavan, Bargteil, Sloan: "Least squares vertex
/// baking", 2011). Deterministic: the rays follow from the number of the vertex.
/// \throw std::invalid_argument when the mesh has no normals.
Openness openness(const engine::TriangleMesh& mesh, const engine::TriangleBvh& around,
                  const OcclusionRules& rules = {});

/// Gives every mesh the attribute `_OCCLUSION`. The part `skin/skin` is shaded by itself alone, all others by
/// all but the skin; what bones get from what is no bone counts less than half. What others hide from every
/// side is seen only when they are taken away, and is then lit nearly as if they were not there. Values are
/// smoothed along the surface; vertices in one place get one value. \param progress is told what is done, now
/// and then.
void bakeOcclusion(engine::Model& model, const OcclusionRules& rules,
                   const std::function<void(const std::string&)>& progress);

}  // namespace leg_forge
