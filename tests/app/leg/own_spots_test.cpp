// One's own spots find their place again, on the leg that ships and on both sides.
#include "app/leg/own_spots.h"

#include <gtest/gtest.h>

#include <glm/geometric.hpp>

#include "tests/source_folder.h"

namespace crus {
namespace {

const Leg& committedLeg() {
  static const Leg leg = [] {
    const std::filesystem::path folder{CRUS_SOURCE_DIR};
    return loadLeg(folder / "assets/models/right_leg.glb", folder / "assets/knowledge").value();
  }();
  return leg;
}

TEST(OwnSpots, textbookPointsAreFoundAgainInTheirCharts) {
  ASSERT_FALSE(committedLeg().world.points.empty());
  for (const PlacedPoint& placed : committedLeg().world.points) {
    const auto spot = ownSpotAt(committedLeg(), placed.onSkin);
    ASSERT_TRUE(spot) << placed.point;
    EXPECT_TRUE(journal::checkSpot(*spot)) << placed.point;
    const auto back = placeOf(committedLeg(), *spot);
    ASSERT_TRUE(back) << placed.point;
    EXPECT_LT(glm::distance(*back, placed.onSkin), 0.001F) << placed.point;
  }
}

TEST(OwnSpots, theSkinCanBePinnedButForFoldsBetweenTheToes) {
  const engine::TriangleMesh& skin = committedLeg().surface->mesh();
  const float cut = committedLeg().chart->leg(committedLeg().world.bounds.high).h - 0.01F;
  std::size_t asked = 0, found = 0;
  for (std::size_t i = 0; i < skin.positions.size(); i += 37) {
    if (committedLeg().chart->leg(skin.positions[i]).h > cut) continue;  // the thigh ends there
    ++asked;
    const auto spot = ownSpotAt(committedLeg(), skin.positions[i]);
    const auto back = spot ? placeOf(committedLeg(), *spot) : std::nullopt;
    const bool near = back && glm::distance(*back, skin.positions[i]) < 0.001F;
    if (near) ++found;
    EXPECT_TRUE(near || committedLeg().chart->foot(skin.positions[i]).u > 0.75F) << "vertex " << i;
  }
  EXPECT_GT(asked, 500U);
  EXPECT_GE(1000 * found, 990 * asked) << found << " of " << asked;
}

TEST(OwnSpots, spotsOfAJournalAreOfTheirSideAndThoseOffTheModelAreLeftOut) {
  journal::Journal journal;
  journal.spots[{"soleus_trp1", journal::LegSide::kLeft}] = {"leg", "", 0.31, 172.5, 1};
  journal.spots[{"soleus_trp1", journal::LegSide::kRight}] = {"leg", "", 1.5, 90.0, 1};  // above this skin
  const auto placed = placeOwnSpots(committedLeg(), journal);
  ASSERT_EQ(placed.size(), 1U);
  EXPECT_EQ(placed[0].side, Side::kLeft);
  EXPECT_NEAR(committedLeg().chart->leg(placed[0].onSkin).h, 0.31F, 1e-3F);
}

}  // namespace
}  // namespace crus
