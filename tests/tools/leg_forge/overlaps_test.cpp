#include "tools/leg_forge/overlaps.h"
#include "tests/source_folder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <glm/geometric.hpp>

#include "tests/tools/leg_forge/shapes.h"
#include "tools/leg_forge/overlap_report.h"
#include "tools/leg_forge/regained_volume.h"
#include "tools/leg_forge/yielding_body.h"

namespace leg_forge {
namespace {

const std::filesystem::path kSource{CRUS_SOURCE_DIR};

Structure tube(Kind kind, const char* id, Branch branch, const glm::dvec3& by) {
  Structure structure;
  structure.kind = kind;
  structure.id = id;
  structure.source = "measured";
  for (Loop& loop : branch.loops) loop.terms[0] += by;
  branch.start.tip += by;
  branch.end.tip += by;
  structure.branches = {std::move(branch)};
  return structure;
}

std::vector<ForgedStructure> loftAll(const std::vector<Structure>& structures) {
  std::vector<ForgedStructure> forged;
  for (const Structure& structure : structures) {
    forged.push_back({&structure, loftStructure(structure, {0.05, 3.0, 16, 48})});
  }
  return forged;
}

double deepest(const std::vector<ForgedStructure>& forged) {
  std::vector<Body> bodies;
  for (const ForgedStructure& one : forged) bodies.push_back(bodyOf(*one.structure, one.pieces));
  double depth = 0.0;
  for (const PairOverlap& pair : measureOverlaps(bodies)) depth = std::max(depth, pair.depthMm);
  return depth;
}

double farthestMove(const Lofted& before, const Lofted& after) {
  double far = 0.0;
  for (std::size_t i = 0; i < before.positions.size(); ++i) {
    far = std::max(far, glm::distance(before.positions[i], after.positions[i]));
  }
  return far;
}

TEST(ResolveOverlaps, BoneStaysAndMuscleGoesBackToItsSurface) {
  const std::vector<Structure> structures{
      tube(Kind::bone, "bone", testing::cylinder(12.0, 100.0), {0.0, 0.0, 0.0}),
      tube(Kind::muscle, "muscle", testing::cylinder(15.0, 60.0), {23.0, 20.0, 0.0})};
  std::vector<ForgedStructure> forged = loftAll(structures);
  const std::vector<ForgedStructure> before = forged;
  ASSERT_NEAR(deepest(forged), 4.0, 0.3);
  const OverlapReport report = resolveOverlaps(forged);
  EXPECT_EQ(report.resolved, 1U);
  EXPECT_LE(deepest(forged), 0.9);
  EXPECT_EQ(forged[0].pieces[0].positions, before[0].pieces[0].positions);
  EXPECT_EQ(forged[0].pieces[0].normals, before[0].pieces[0].normals);
  ASSERT_EQ(report.volumes.size(), 1U);
  EXPECT_EQ(report.volumes[0].name, "muscle/muscle");
  EXPECT_NEAR(report.volumes[0].beforeCm3, 1e-3 * 3.14159 * 15.0 * 15.0 * 60.0, 0.5);
  // The lens that the two circles shared, 60 mm high, and not much more.
  EXPECT_NEAR(report.volumes[0].beforeCm3 - report.volumes[0].afterCm3, 2.6, 0.9);
}

TEST(ResolveOverlaps, WhatIsFartherThanTheReachDoesNotMoveAtAll) {
  const std::vector<Structure> structures{
      tube(Kind::bone, "bone", testing::cylinder(12.0, 100.0), {0.0, 0.0, 0.0}),
      tube(Kind::muscle, "muscle", testing::cylinder(20.0, 60.0), {29.0, 20.0, 0.0})};
  std::vector<ForgedStructure> forged = loftAll(structures);
  const Lofted before = forged[1].pieces[0];
  const OverlapRules rules;
  resolveOverlaps(forged, rules);
  const Lofted& after = forged[1].pieces[0];
  std::size_t still = 0;
  for (std::size_t i = 0; i < before.positions.size(); ++i) {
    // The lens reaches to x = 12 at most, and a triangle is not longer than 5 mm, but for
    // those of the lids, whose corner in the middle is left out here.
    if (before.positions[i].x < 12.0 + rules.reachMm + 5.0) continue;
    if (glm::length(before.positions[i] - glm::dvec3{29.0, before.positions[i].y, 0.0}) < 1e-6) continue;
    EXPECT_EQ(after.positions[i], before.positions[i]);
    EXPECT_GT(glm::dot(after.normals[i], before.normals[i]), 0.9999);  // a lid's triangles reach across it
    ++still;
  }
  EXPECT_GT(3 * still, before.positions.size());
}

TEST(ResolveOverlaps, SoftOnesMeetHalfWay) {
  const auto moves = [](Kind first, Kind second) {
    const std::vector<Structure> structures{
        tube(first, "one", testing::cylinder(15.0, 60.0), {0.0, 0.0, 0.0}),
        tube(second, "two", testing::cylinder(15.0, 60.0), {27.0, 0.0, 0.0})};
    std::vector<ForgedStructure> forged = loftAll(structures);
    const std::vector<ForgedStructure> before = forged;
    resolveOverlaps(forged);
    EXPECT_LE(deepest(forged), 0.9);
    return std::pair{farthestMove(before[0].pieces[0], forged[0].pieces[0]),
                     farthestMove(before[1].pieces[0], forged[1].pieces[0])};
  };
  const auto [left, right] = moves(Kind::muscle, Kind::muscle);
  EXPECT_NEAR(left, 1.4, 0.4);  // half of 3 mm, less what may stand, and more at the rims
  EXPECT_NEAR(right, 1.4, 0.4);
}

TEST(ResolveOverlaps, ApartNothingHappens) {
  const std::vector<Structure> structures{
      tube(Kind::muscle, "one", testing::cylinder(15.0, 60.0), {0.0, 0.0, 0.0}),
      tube(Kind::muscle, "two", testing::cylinder(15.0, 60.0), {30.5, 0.0, 0.0})};
  std::vector<ForgedStructure> forged = loftAll(structures);
  const std::vector<ForgedStructure> before = forged;
  const OverlapReport report = resolveOverlaps(forged);
  EXPECT_EQ(report.resolved, 0U);
  EXPECT_TRUE(report.volumes.empty());
  EXPECT_EQ(forged[0].pieces[0].positions, before[0].pieces[0].positions);
  EXPECT_EQ(forged[1].pieces[0].normals, before[1].pieces[0].normals);
}

TEST(ResolveOverlaps, IsTheSameForAnyNumberOfThreads) {
  const std::vector<Structure> structures{
      tube(Kind::bone, "bone", testing::cylinder(12.0, 100.0), {0.0, 0.0, 0.0}),
      tube(Kind::muscle, "muscle", testing::cylinder(15.0, 60.0), {23.0, 20.0, 0.0}),
      tube(Kind::muscle, "other", testing::cylinder(10.0, 60.0), {20.0, 30.0, 19.0})};
  const auto resolved = [&](std::size_t threads) {
    std::vector<ForgedStructure> forged = loftAll(structures);
    OverlapRules rules;
    rules.threads = threads;
    resolveOverlaps(forged, rules);
    return forged[1].pieces[0].positions;
  };
  const std::vector<glm::dvec3> one = resolved(1);
  EXPECT_EQ(resolved(2), one);
  EXPECT_EQ(resolved(5), one);
}

TEST(ResolveOverlaps, FreesTheFrontOfTheRealShin) {
  const Anatomy anatomy = readAnatomy(kSource / "assets/anatomy").value();
  std::vector<Structure> shin;
  for (const Structure& structure : anatomy.structures) {
    for (const char* id : {"fibula", "tibialis_anterior", "extensor_hallucis_longus", "fibularis_tertius"}) {
      if (structure.id == id) shin.push_back(structure);
    }
    if (structure.id != "tibia") continue;
    shin.push_back(structure);
    shin.back().branches.resize(1);  // the shaft: uniting it with the ends is slow without optimisation
  }
  ASSERT_EQ(shin.size(), 5U);
  std::vector<ForgedStructure> forged;
  for (const Structure& structure : shin) forged.push_back({&structure, loftStructure(structure)});
  const std::vector<ForgedStructure> before = forged;
  EXPECT_GT(deepest(forged), 5.0);
  resolveOverlaps(forged);
  EXPECT_LT(deepest(forged), 1.0);
  for (std::size_t s = 0; s < forged.size(); ++s) {
    for (std::size_t p = 0; p < forged[s].pieces.size(); ++p) {
      const Lofted& piece = forged[s].pieces[p];
      const Topology was = testing::topologyByPlace(before[s].pieces[p].positions, piece.triangles);
      const Topology is = testing::topologyByPlace(piece.positions, piece.triangles);
      EXPECT_EQ(is.openEdges, was.openEdges) << forged[s].structure->id;
      EXPECT_EQ(is.eulerNumber, was.eulerNumber) << forged[s].structure->id << ": a seam has come apart";
      for (const glm::dvec3& n : piece.normals) ASSERT_NEAR(glm::length(n), 1.0, 1e-6);
    }
  }
}

TEST(YieldingBody, AThinSheetPushedFromOneSideTakesTheOtherWithIt) {
  std::vector<SheetRow> rows;
  for (int i = 0; i < 9; ++i) {
    SheetRow row;
    for (int j = 0; j < 9; ++j) row.points.emplace_back(3.0 * i, 0.0, 3.0 * j);
    row.thickness.assign(row.points.size(), 2.0);
    rows.push_back(row);
  }
  std::vector<Lofted> pieces{loftSheet({rows})};
  const std::vector<Lofted> before = pieces;
  YieldingBody body{pieces};
  for (const SurfacePoint& point : body.samples(2.0)) {
    if (body.at(point).y < -0.99) body.push(point, {0.0, 2.5, 0.0});  // beyond the upper side
  }
  EXPECT_TRUE(body.yield());
  for (int round = 0; round < 10; ++round) body.keepThickness();
  body.writeTo(pieces);
  constexpr std::size_t kSide = 81;  // vertices of either side
  const bool upperFirst = before[0].positions[0].y > 0.0;
  double least = 1e9;
  for (std::size_t i = 0; i < kSide; ++i) {
    const glm::dvec3& was = before[0].positions[i];
    if (std::min(was.x, was.z) < 5.0 || std::max(was.x, was.z) > 19.0) continue;  // near the rim
    const double between = pieces[0].positions[i].y - pieces[0].positions[i + kSide].y;
    least = std::min(least, upperFirst ? between : -between);
  }
  EXPECT_GE(least, 0.6);
}

TEST(YieldingBody, WhatIsSplitAlongASeamMovesAlike) {
  std::vector<Lofted> pieces{loftBranch(testing::cylinder(10.0, 20.0))};  // rims are doubled
  YieldingBody body{pieces};
  for (const SurfacePoint& point : body.samples(2.0)) {
    const glm::dvec3 place = body.at(point);
    if (place.x > 0.0) body.push(point, {-0.1 * place.x, 0.0, 0.0});
  }
  body.yield();
  body.spread(5.0, true);
  std::vector<Lofted> moved = pieces;
  body.writeTo(moved);
  EXPECT_GT(farthestMove(pieces[0], moved[0]), 0.5);
  const Topology topology = testing::topologyByPlace(moved[0].positions, moved[0].triangles);
  EXPECT_EQ(topology.openEdges, 0U);
  EXPECT_EQ(topology.eulerNumber, 2);
}

TEST(VolumeOutside, OfASphereIsWhatAnotherLeavesOfIt) {
  const std::vector<Structure> structures{tube(Kind::muscle, "one", testing::sphere(10.0), {0.0, 0.0, 0.0}),
                                          tube(Kind::muscle, "two", testing::sphere(10.0), {10.0, 0.0, 0.0})};
  const std::vector<ForgedStructure> forged = loftAll(structures);
  const Solid one{bodyOf(structures[0], forged[0].pieces).mesh};
  const Solid two{bodyOf(structures[1], forged[1].pieces).mesh};
  constexpr double kPi = 3.14159265358979;
  const double sphere = 4.0 / 3.0 * kPi * 1000.0;
  const double lens = kPi * 50.0 * 100.0 / 12.0;  // of two spheres of radius 10 whose centres are 10 apart
  EXPECT_NEAR(volumeOutside(one, {}, 0.5), sphere, 0.025 * sphere);
  EXPECT_NEAR(volumeOutside(one, {&two}, 0.5), sphere - lens, 0.025 * sphere);
}

TEST(RegainVolume, GrowsWhereNothingIsNear) {
  std::vector<Structure> structures{tube(Kind::muscle, "muscle", testing::sphere(10.0), {0.0, 0.0, 0.0}),
                                    tube(Kind::bone, "bone", testing::sphere(10.0), {20.0, 0.0, 0.0})};
  for (Structure& structure : structures) structure.volumeCm3 = 4.19;
  std::vector<ForgedStructure> forged = loftAll(structures);
  const std::vector<std::vector<Lofted>> before{forged[0].pieces, forged[1].pieces};
  for (glm::dvec3& p : forged[0].pieces[0].positions) p *= 0.99;
  const std::vector<ForgedStructure> shrunken = forged;
  regainVolume(forged, before);
  EXPECT_NEAR(signedVolumeMm3(forged[0].pieces[0]), signedVolumeMm3(before[0][0]), 20.0);
  EXPECT_EQ(farthestMove(shrunken[1].pieces[0], forged[1].pieces[0]), 0.0) << "bones stay";
  EXPECT_LE(farthestMove(shrunken[0].pieces[0], forged[0].pieces[0]), 0.25);
  for (std::size_t i = 0; i < forged[0].pieces[0].positions.size(); ++i) {
    const glm::dvec3& p = shrunken[0].pieces[0].positions[i];
    const double moved = glm::distance(p, forged[0].pieces[0].positions[i]);
    if (glm::distance(p, glm::dvec3{10.0, 0.0, 0.0}) < 0.7) {
      EXPECT_EQ(moved, 0.0) << "the neighbour touches here";
    }
    if (p.x < 0.0) {
      EXPECT_GT(moved, 0.09);
    }
  }
}

}  // namespace
}  // namespace leg_forge
