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
  std::size_t found = 0;
  for (const PlacedPoint& placed : committedLeg().world.points) {
    const auto spot = ownSpotAt(committedLeg(), placed.onSkin);
    // On the borders of the foot no chart leads back to every place.
    if (!spot) continue;
    ++found;
    EXPECT_TRUE(journal::checkSpot(*spot)) << placed.point;
    const auto back = placeOf(committedLeg(), *spot);
    ASSERT_TRUE(back) << placed.point;
    EXPECT_LT(glm::distance(*back, placed.onSkin), 0.003F) << placed.point;
  }
  EXPECT_GE(5 * found, 4 * committedLeg().world.points.size()) << found;
}

TEST(OwnSpots, mostOfTheSkinCanBePinned) {
  const engine::TriangleMesh& skin = committedLeg().surface->mesh();
  std::size_t asked = 0, found = 0;
  for (std::size_t i = 0; i < skin.positions.size(); i += 211) {
    ++asked;
    if (const auto spot = ownSpotAt(committedLeg(), skin.positions[i])) {
      ++found;
      EXPECT_LT(glm::distance(*placeOf(committedLeg(), *spot), skin.positions[i]), 0.003F);
    }
  }
  // Not the cut through the thigh, and not every fold between the toes.
  EXPECT_GT(static_cast<double>(found), 0.7 * static_cast<double>(asked)) << found << " of " << asked;
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
