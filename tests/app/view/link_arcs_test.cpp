// Arcs lead from the selected muscle to each muscle it is linked with, and clear the leg.
#include "app/view/link_arcs.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <glm/geometric.hpp>

#include "app/state/camera_moves.h"
#include "tests/app/state/small_world.h"

namespace crus {
namespace {

constexpr glm::vec2 kSize{400.0F, 600.0F};

class LinkArcsTest : public testing::Test {
 protected:
  void SetUp() override {
    state = update(state, Select{"peroneus_longus"}, world);
    state = update(state, SetArcs{true}, world);
  }
  [[nodiscard]] engine::SceneView view() const {
    engine::SceneView view;
    view.camera = state.camera;
    view.mirrored = state.side == Side::kLeft;
    view.bounds = world.bounds;
    return view;
  }
  [[nodiscard]] std::vector<LinkArc> arcs(std::optional<glm::vec2> away = {}) const {
    return linkArcs(state, world, view(), kSize, away);
  }
  [[nodiscard]] glm::vec2 pixelOf(const std::string& point) const {
    const PlacedPoint* placed = placedPoint(world, point);
    const auto clip = engine::viewProjection(view(), glm::ivec2(kSize));
    return glm::vec2(*engine::project(clip, toWorld(placed->inBelly, state.side), glm::ivec2(kSize)));
  }
  World world = test::smallWorld();
  AppState state = initialState(world);
};

TEST_F(LinkArcsTest, oneToEachLinkedMuscleFromBellyToBelly) {
  const std::vector<LinkArc> found = arcs();
  const auto soleus =
      std::find_if(found.begin(), found.end(), [](const LinkArc& arc) { return arc.other == "soleus"; });
  ASSERT_NE(soleus, found.end());
  EXPECT_FALSE(soleus->away);
  EXPECT_LT(glm::distance(soleus->path.front(), pixelOf("peroneus_longus_trp1")), 1.0F);
  EXPECT_LT(glm::distance(soleus->path.back(), pixelOf("soleus_trp1")), 1.0F);
}

TEST_F(LinkArcsTest, whatIsElsewhereIsReachedOverTheThighOrOnTheInset) {
  const auto hip = [](const std::vector<LinkArc>& found) {
    return *std::find_if(found.begin(), found.end(), [](const LinkArc& arc) { return arc.away; });
  };
  const LinkArc arc = hip(arcs());
  EXPECT_EQ(arc.other, "gluteus_minimus");
  EXPECT_LT(arc.path.back().y, arc.path.front().y) << "up";
  EXPECT_EQ(hip(arcs(glm::vec2{30.0F, 500.0F})).path.back(), glm::vec2(30.0F, 500.0F));
}

TEST_F(LinkArcsTest, aLeftLegMirrorsThem) {
  state.side = Side::kLeft;
  for (const LinkArc& arc : arcs()) {
    EXPECT_LT(glm::distance(arc.path.front(), pixelOf("peroneus_longus_trp1")), 1.0F);
  }
}

TEST_F(LinkArcsTest, noneWhenOffOrNothingIsSelected) {
  state.arcs = false;
  EXPECT_TRUE(arcs().empty());
  state.arcs = true;
  state.selected = {};
  EXPECT_TRUE(arcs().empty());
}

}  // namespace
}  // namespace crus
