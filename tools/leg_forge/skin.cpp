#include "tools/leg_forge/skin.h"

#include <algorithm>
#include <cmath>
#include <glm/common.hpp>
#include <string>
#include <utility>

#include "tools/leg_forge/blending.h"
#include "tools/leg_forge/bound_edges.h"
#include "tools/leg_forge/flip_edges.h"
#include "tools/leg_forge/skin_toes.h"
#include "tools/leg_forge/surface.h"

namespace leg_forge {
namespace {

constexpr std::size_t kSkinTriangles = 52000;
// Asked for are edges of 1.5 to 4 mm; evening out needs a little room.
constexpr float kShortestMm = 1.55F;
constexpr float kShortOnCalfMm = 2.4F;
constexpr float kLongestMm = 3.9F;

/// How much an error of the surface weighs: edges go as its fourth root, from 1.5 to 4 mm.
float fineness(const SkinFigures& figures, const glm::vec3& p) {
  constexpr float kToes = 16.0F;  // with their clefts and nails finer than anything else on the leg
  constexpr float kRim = 6.0F;    // of the stump, which is bent most
  constexpr float kJoints = 1.5F;
  const float toes = p.y < 0.0F ? ramp(0.0F, 15.0F, pastHeads(figures, p)) : 0.0F;
  const float ankle = ramp(60.0F, 30.0F, p.y);
  const float knee = ramp(300.0F, 320.0F, p.y) * ramp(420.0F, 400.0F, p.y) * ramp(10.0F, 30.0F, p.z);
  const float rim =
      ramp(figures.cutY - 6.0F, figures.cutY - 3.0F, p.y) * ramp(figures.cutY + 0.6F, figures.cutY, p.y);
  return glm::mix(1.0F, kJoints, std::max(ankle, knee)) + (kToes - 1.0F) * toes + (kRim - 1.0F) * rim;
}

std::string summary(const Topology& topology, std::size_t triangles) {
  return std::to_string(triangles) + " triangles, " + std::to_string(topology.pieces) +
         " piece(s), Euler number " + std::to_string(topology.eulerNumber) + ", " +
         std::to_string(topology.openEdges) + " open and " + std::to_string(topology.nonManifoldEdges) +
         " tangled edges";
}

}  // namespace

engine::Result<engine::TriangleMesh> meshSkin(const VoxelField& field, const SkinFigures& figures,
                                              const Progress& progress) {
  Surface surface = extractSurface(field);
  if (surface.triangles.empty()) return engine::Error{"", "", "the figures give no skin at all"};
  surface = largestPiece(surface);
  relax(surface, field, 4);
  progress("skin: extracted, " + summary(topologyOf(surface.triangles), surface.triangles.size()));
  const auto importance = [&figures](const glm::vec3& p) {
    return static_cast<double>(fineness(figures, p));
  };
  constexpr double kEvenSkin = 0.1;
  surface = simplify(surface, kSkinTriangles, importance, kEvenSkin);
  constexpr int kEvenings = 3;
  for (int i = 0; i < kEvenings; ++i) {
    flipEdges(surface);
    relax(surface, field, 2);
  }
  const auto shortest = [&figures](const glm::vec3& p) {
    return std::max(kShortestMm, kShortOnCalfMm * std::pow(fineness(figures, p), -0.25F));
  };
  boundEdges(surface, field, shortest, kLongestMm);
  const Topology topology = topologyOf(surface.triangles);
  progress("skin: simplified, " + summary(topology, surface.triangles.size()));
  if (topology.pieces != 1 || topology.openEdges != 0 || topology.nonManifoldEdges != 0 ||
      topology.eulerNumber != 2) {
    return engine::Error{
        "", "", "the skin is not one closed surface: " + summary(topology, surface.triangles.size())};
  }
  constexpr float kMetresPerMm = 0.001F;
  engine::TriangleMesh mesh;
  mesh.triangles = surface.triangles;
  mesh.normals = surfaceNormals(surface, field);
  for (const glm::vec3& p : surface.positions) mesh.positions.push_back(p * kMetresPerMm);
  return mesh;
}

engine::Result<Skin> forgeSkin(const Anatomy& anatomy, const SkinFigures& figures, double voxelMm,
                               const Progress& progress) {
  VoxelField field = skinField(anatomy, figures, voxelMm, progress);
  auto mesh = meshSkin(field, figures, progress);
  if (!mesh) return mesh.error();
  return Skin{std::move(field), std::move(*mesh), figures.cutY};
}

}  // namespace leg_forge
