// The surfaces of every structure of the committed figures: how they hang together, and how large they are.
#include "tools/leg_forge/structure_surface.h"
#include "tests/source_folder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <map>

#include "tests/tools/leg_forge/shapes.h"

namespace leg_forge {
namespace {

const Anatomy& anatomy() {
  static const Anatomy kAnatomy =
      readAnatomy(std::filesystem::path{CRUS_SOURCE_DIR} / "assets/anatomy").value();
  return kAnatomy;
}

const std::vector<ForgedStructure>& forged() {
  static const std::vector<ForgedStructure> kForged = forgeStructures(anatomy().structures);
  return kForged;
}

/// How many separate bodies a structure of several branches has; one when it is not named.
std::size_t bodiesOf(const std::string& id) {
  static const std::map<std::string, std::size_t> kBodies{
      {"sesamoids_hallux", 2},       {"dorsal_interossei_foot", 4},         {"plantar_interossei_foot", 3},
      {"lumbricals_foot", 4},        {"dorsal_digital_expansions_foot", 5}, {"adductor_magnus", 2},
      {"flexor_digitorum_brevis", 3}};
  const auto found = kBodies.find(id);
  return found == kBodies.end() ? 1 : found->second;
}

TEST(StructureSurface, EachBodyIsOneClosedSurface) {
  for (const ForgedStructure& structure : forged()) {
    SCOPED_TRACE(structure.structure->id);
    std::size_t bodies = 0;
    for (const Lofted& piece : structure.pieces) {
      const Topology topology = testing::topologyByPlace(piece.positions, piece.triangles);
      bodies += topology.pieces;
      EXPECT_EQ(topology.openEdges, 0U);
      EXPECT_EQ(topology.nonManifoldEdges, 0U);
      // The expansions of toes 2 to 5 are rings: a slip in the middle between two bands.
      const bool rings = structure.structure->id == "dorsal_digital_expansions_foot";
      EXPECT_EQ(topology.eulerNumber, rings ? 2 : 2 * static_cast<std::ptrdiff_t>(topology.pieces));
      EXPECT_GT(signedVolumeMm3(piece), 0.0);
    }
    EXPECT_EQ(bodies, bodiesOf(structure.structure->id));
  }
}

TEST(StructureSurface, NoTriangleIsDegenerate) {
  for (const ForgedStructure& structure : forged()) {
    SCOPED_TRACE(structure.structure->id);
    std::size_t slivers = 0;
    for (const Lofted& piece : structure.pieces) {
      for (const auto& [a, b, c] : piece.triangles) {
        const glm::dvec3 ab = piece.positions[b] - piece.positions[a];
        const glm::dvec3 ac = piece.positions[c] - piece.positions[a];
        slivers += glm::length(glm::cross(ab, ac)) < 2e-5 ? 1U : 0U;  // square millimetres, twice the area
      }
    }
    EXPECT_EQ(slivers, 0U);
  }
}

TEST(StructureSurface, FillsTheVolumeAndTheBoxOfTheFigures) {
  for (const ForgedStructure& structure : forged()) {
    const Structure& figures = *structure.structure;
    SCOPED_TRACE(figures.id);
    double mm3 = 0.0;
    glm::dvec3 low{1e9};
    glm::dvec3 high{-1e9};
    for (const Lofted& piece : structure.pieces) {
      mm3 += signedVolumeMm3(piece);
      for (const glm::dvec3& p : piece.positions) {
        low = glm::min(low, p);
        high = glm::max(high, p);
      }
    }
    const double allowance = figures.volumeCm3 < 2.0 || figures.kind == Kind::ligament ? 0.08
                             : figures.kind == Kind::membrane                          ? 0.13
                             : figures.kind == Kind::tendon                            ? 0.065
                                                                                       : 0.05;
    EXPECT_NEAR(mm3 / 1000.0, figures.volumeCm3, allowance * figures.volumeCm3);
    const double edge = figures.kind == Kind::membrane ? 4.0 : 1.6;  // mm
    for (int axis = 0; axis < 3; ++axis) {
      EXPECT_NEAR(low[axis], figures.low[axis], edge);
      EXPECT_NEAR(high[axis], figures.high[axis], edge);
    }
  }
}

}  // namespace
}  // namespace leg_forge
