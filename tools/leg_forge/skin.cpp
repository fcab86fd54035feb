#include "tools/leg_forge/skin.h"

#include <string>
#include <utility>

#include "tools/leg_forge/blending.h"
#include "tools/leg_forge/skin_toes.h"
#include "tools/leg_forge/surface.h"

namespace leg_forge {
namespace {

constexpr std::size_t kSkinTriangles = 54000;

std::string summary(const Topology& topology, std::size_t triangles) {
  return std::to_string(triangles) + " triangles, " + std::to_string(topology.pieces) +
         " piece(s), Euler number " + std::to_string(topology.eulerNumber) + ", " +
         std::to_string(topology.openEdges) + " open and " + std::to_string(topology.nonManifoldEdges) +
         " tangled edges";
}

}  // namespace

engine::Result<Skin> forgeSkin(const Anatomy& anatomy, const SkinFigures& figures, double voxelMm,
                               const Progress& progress) {
  VoxelField field = skinField(anatomy, figures, voxelMm, progress);
  Surface surface = extractSurface(field);
  if (surface.triangles.empty()) return engine::Error{"", "", "the figures give no skin at all"};
  surface = largestPiece(surface);
  relax(surface, field, 4);
  progress("skin: extracted, " + summary(topologyOf(surface.triangles), surface.triangles.size()));
  // Toes, their clefts and nails are finer than anything else on the leg.
  const auto importance = [&figures](const glm::vec3& p) {
    constexpr double kToes = 12.0;
    const float toes = p.y < 0.0F ? ramp(0.0F, 15.0F, pastHeads(figures, p)) : 0.0F;
    return 1.0 + (kToes - 1.0) * static_cast<double>(toes);
  };
  surface = simplify(surface, kSkinTriangles, importance);
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
  return Skin{std::move(field), std::move(mesh), figures.cutY};
}

}  // namespace leg_forge
