// assets/models/right_leg.glb as it is committed, against the meshes its figures were measured on.
#include <gtest/gtest.h>

#include <filesystem>

#include "engine/gltf/gltf.h"
#include "tests/source_folder.h"
#include "tools/leg_forge/compare.h"
#include "tools/leg_forge/overlap_report.h"

namespace leg_forge {
namespace {

const std::filesystem::path kSource{CRUS_SOURCE_DIR};

TEST(RightLegShape, IsThatOfTheReference) {
  const std::filesystem::path reference = kSource.parent_path() / "shared/anatomy/reference";
  if (!std::filesystem::exists(reference)) GTEST_SKIP() << "no reference meshes in " << reference;
  const auto model = engine::loadGltf(kSource / "assets/models/right_leg.glb");
  ASSERT_TRUE(model.has_value());
  const auto index = readReferenceIndex(kSource / "assets/anatomy");
  ASSERT_TRUE(index.has_value()) << describe(index.error());
  // Fewer points than the program takes: this runs without optimisation too.
  const auto comparison = compareWithReference(*model, *index, reference, {8000, 500000});
  ASSERT_TRUE(comparison.has_value()) << describe(comparison.error());
  EXPECT_EQ(comparison->shapes.size(), 64U) << "every structure that was measured";
  for (const ShapeComparison& shape : comparison->shapes) {
    EXPECT_TRUE(shape.within()) << shape.part << ": mean " << shape.meanMm << " mm, 95 % below "
                                << shape.p95Mm << " mm, volume ratio " << shape.volumeRatio();
  }
}

TEST(RightLegShape, NothingRunsFarIntoAnythingElse) {
  const auto model = engine::loadGltf(kSource / "assets/models/right_leg.glb");
  ASSERT_TRUE(model.has_value());
  for (const PairOverlap& pair : measureOverlaps(*model)) {
    EXPECT_LE(pair.depthMm, 1.0) << pair.first << " and " << pair.second;
  }
}

}  // namespace
}  // namespace leg_forge
