// The committed figures, lofted: volumes, places, sides.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <stdexcept>

#include "tests/source_folder.h"
#include "tests/tools/leg_forge/shapes.h"
#include "tools/leg_forge/loft.h"
#include "tools/leg_forge/mesh_distance.h"

namespace leg_forge {
namespace {

const Anatomy& anatomy() {
  static const Anatomy kAnatomy =
      readAnatomy(std::filesystem::path{CRUS_SOURCE_DIR} / "assets/anatomy").value();
  return kAnatomy;
}

const Structure& structureOf(const std::string& id) {
  for (const Structure& structure : anatomy().structures) {
    if (structure.id == id) return structure;
  }
  throw std::out_of_range{"no structure " + id};
}

/// What overlapping tubes enclose together, counted in voxels. Cubic millimetres.
double unionVolume(const std::vector<Lofted>& tubes, const Structure& structure) {
  constexpr float kMarginMm = 3.0F;
  constexpr double kVoxels = 3e6;
  const glm::dvec3 extent = structure.high - structure.low + 2.0 * static_cast<double>(kMarginMm);
  const auto spacing =
      static_cast<float>(std::clamp(std::cbrt(extent.x * extent.y * extent.z / kVoxels), 0.2, 1.2));
  const glm::ivec3 size = glm::ivec3{glm::ceil(extent / static_cast<double>(spacing))} + 1;
  VoxelField field{{size, glm::vec3{structure.low} - kMarginMm, spacing}, 1.0F};
  for (const Lofted& tube : tubes) {
    const auto patch = distancePatch(field.grid, tube, 0.5F * spacing);
    if (patch) uniteWith(field, *patch);
  }
  const auto inside =
      std::count_if(field.values.begin(), field.values.end(), [](float d) { return d < 0.0F; });
  return static_cast<double>(inside) * std::pow(static_cast<double>(spacing), 3.0);
}

/// How far a lofted volume may be from the measured one, as a fraction.
double allowance(const Structure& structure) {
  // Short series cut the corners of what is small, which the forge makes good; thin sheets stand on their
  // thickness.
  if (structure.volumeCm3 < 4.0) return 0.11;
  if (structure.kind == Kind::membrane) return 0.13;
  if (structure.kind == Kind::ligament) return 0.07;
  return 0.05;
}

TEST(Anatomy, EveryStructureIsClosedAndFacesOutward) {
  for (const Structure& structure : anatomy().structures) {
    SCOPED_TRACE(structure.id);
    for (const Lofted& lofted : loftStructure(structure)) {
      EXPECT_GT(signedVolumeMm3(lofted), 0.0);
      const Topology topology = testing::topologyByPlace(lofted.positions, lofted.triangles);
      EXPECT_EQ(topology.openEdges, 0U);
      for (const glm::dvec3& n : lofted.normals) ASSERT_NEAR(glm::dot(n, n), 1.0, 1e-6);
    }
  }
}

TEST(Anatomy, EveryStructureFillsItsVolume) {
  for (const Structure& structure : anatomy().structures) {
    SCOPED_TRACE(structure.id);
    const std::vector<Lofted> lofted = loftStructure(structure);
    const double mm3 = lofted.size() == 1 ? signedVolumeMm3(lofted[0]) : unionVolume(lofted, structure);
    EXPECT_NEAR(mm3 / 1000.0, structure.volumeCm3, allowance(structure) * structure.volumeCm3);
  }
}

TEST(Anatomy, EveryStructureFillsItsBoundingBox) {
  for (const Structure& structure : anatomy().structures) {
    SCOPED_TRACE(structure.id);
    glm::dvec3 low{1e9};
    glm::dvec3 high{-1e9};
    for (const Lofted& lofted : loftStructure(structure)) {
      for (const glm::dvec3& p : lofted.positions) {
        low = glm::min(low, p);
        high = glm::max(high, p);
      }
    }
    // The last of a sheet's rows lies a little inside its measured edge.
    const double tolerance = structure.sheet.empty() ? 0.5 : 2.0;
    for (int axis = 0; axis < 3; ++axis) {
      EXPECT_NEAR(low[axis], structure.low[axis], tolerance) << "axis " << axis;
      EXPECT_NEAR(high[axis], structure.high[axis], tolerance) << "axis " << axis;
    }
  }
}

TEST(Anatomy, IsARightLeg) {
  const auto middle = [](const std::string& id) {
    const Structure& structure = structureOf(id);
    return 0.5 * (structure.low + structure.high);
  };
  EXPECT_LT(middle("fibula").x, middle("tibia").x) << "+X is medial";
  EXPECT_LT(middle("gastrocnemius_lateral_head").x, middle("gastrocnemius_medial_head").x);
  EXPECT_GT(middle("tibialis_anterior").z, middle("soleus").z) << "+Z is anterior";
  EXPECT_GT(middle("distal_phalanx_1").x, middle("distal_phalanx_5").x);
  EXPECT_GT(middle("patella").y, middle("calcaneus").y);
  EXPECT_LT(middle("calcaneus").z, middle("metatarsal_1").z);
}

}  // namespace
}  // namespace leg_forge
