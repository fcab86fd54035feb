#include "app/state/visibility.h"

#include <gtest/gtest.h>

#include "tests/app/state/small_world.h"

namespace crus {
namespace {

class VisibilityTest : public ::testing::Test {
 protected:
  void apply(const Command& command) { state = update(state, command, world); }
  bool marker(const char* id) const { return isMarkerVisible(state, *world.atlas.point(id), world); }
  std::vector<std::string> zones() const {
    std::vector<std::string> ids;
    for (const TriggerPoint* point : visibleZones(state, world)) ids.push_back(point->id);
    return ids;
  }

  World world = test::smallWorld();
  AppState state;
};

TEST_F(VisibilityTest, hidingAMuscleTakesItsPartItsMarkersAndItsZones) {
  apply(SetZone{"soleus", true});
  EXPECT_EQ(zones(), (std::vector<std::string>{"soleus_trp1", "soleus_trp3"}));
  apply(SetVisible{"soleus", false});
  EXPECT_FALSE(isVisible(state, "muscle/soleus", world));
  EXPECT_FALSE(marker("soleus_trp1"));
  EXPECT_FALSE(marker("soleus_trp3"));
  EXPECT_TRUE(marker("peroneus_longus_trp1"));
  EXPECT_TRUE(zones().empty());
  EXPECT_TRUE(state.zones.contains("soleus_trp1")) << "so that showing it again brings the zones back";
  apply(SetVisible{"soleus", true});
  EXPECT_EQ(zones().size(), 2U);
}

TEST_F(VisibilityTest, aSharedTendonGoesWithTheLastOfItsMuscles) {
  apply(SetVisible{"soleus", false});
  EXPECT_TRUE(isVisible(state, "tendon/calcaneal_tendon", world));
  apply(SetVisible{"gastrocnemius_medial", false});
  EXPECT_FALSE(isVisible(state, "tendon/calcaneal_tendon", world));
  apply(SetVisible{"soleus", true});
  EXPECT_TRUE(isVisible(state, "tendon/calcaneal_tendon", world));
  EXPECT_FALSE(marker("gastrocnemius_trp1"));
}

TEST_F(VisibilityTest, peelingTakesLayersFromOutsideAndLeavesBones) {
  apply(SetPeel{1});
  EXPECT_FALSE(isVisible(state, "muscle/gastrocnemius_medial", world));
  EXPECT_TRUE(isVisible(state, "muscle/soleus", world));
  apply(SetPeel{kMostPeel + 5});
  EXPECT_EQ(state.peel, kMostPeel);
  EXPECT_FALSE(isVisible(state, "muscle/soleus", world));
  EXPECT_FALSE(isVisible(state, "tendon/calcaneal_tendon", world));
  EXPECT_TRUE(isVisible(state, "bone/tibia", world));
  apply(SetPeel{0});
  EXPECT_TRUE(isVisible(state, "muscle/gastrocnemius_medial", world));
}

TEST_F(VisibilityTest, whatIsPeeledOffKeepsItsMarkerOnTheSkinAloneAndItsZones) {
  apply(SetZone{"gastrocnemius_medial", true});
  apply(SetPeel{1});
  EXPECT_TRUE(marker("gastrocnemius_trp1"));
  EXPECT_EQ(zones().size(), 1U);
  apply(SetSkin{SkinMode::kOff});
  EXPECT_FALSE(marker("gastrocnemius_trp1")) << "nothing there to hang it on";
  EXPECT_TRUE(marker("soleus_trp1"));
}

TEST_F(VisibilityTest, findingWhatIsPeeledOffPutsItsLayerBack) {
  apply(SetPeel{3});
  apply(Select{"soleus"});
  EXPECT_EQ(state.peel, 1);
  EXPECT_TRUE(isVisible(state, "muscle/soleus", world));
  apply(SetPeel{3});
  apply(Isolate{"gastrocnemius_medial"});
  EXPECT_TRUE(isVisible(state, "muscle/gastrocnemius_medial", world)) << "what is isolated is not peeled off";
  EXPECT_EQ(state.peel, 3);
}

TEST_F(VisibilityTest, peelingUnderASolidSkinLetsOneSeeThroughIt) {
  apply(SetSkin{SkinMode::kSolid});
  apply(SetPeel{1});
  EXPECT_EQ(state.skin, SkinMode::kGlass);
}

TEST_F(VisibilityTest, ghostsAreSetByMuscleKindAndPart) {
  apply(SetGhost{"soleus", true});
  EXPECT_EQ(state.ghosted, (std::set<std::string>{"muscle/soleus"})) << "a shared tendon stays";
  apply(SetGhost{"bone", false, true});
  EXPECT_EQ(state.ghosted.size(), 3U);
  apply(SetGhost{"bone", false, true});
  EXPECT_EQ(state.ghosted.size(), 1U);
  apply(SetGhost{"nothing", true});
  EXPECT_FALSE(state.message.empty());
}

TEST_F(VisibilityTest, hidingTheOthersLeavesTheOneAndTheBones) {
  apply(HideOthers{"soleus_trp1"});
  EXPECT_TRUE(isVisible(state, "muscle/soleus", world));
  EXPECT_TRUE(isVisible(state, "tendon/calcaneal_tendon", world));
  EXPECT_TRUE(isVisible(state, "bone/fibula", world));
  EXPECT_FALSE(isVisible(state, "muscle/peroneus_longus", world));
  apply(SetVisible{"all", true});
  EXPECT_TRUE(isVisible(state, "muscle/peroneus_longus", world));
}

TEST_F(VisibilityTest, kindsAllAndSkin) {
  apply(SetVisible{"bone", false});
  EXPECT_FALSE(isVisible(state, "bone/tibia", world));
  EXPECT_FALSE(isVisible(state, "bone/fibula", world));
  EXPECT_TRUE(isVisible(state, "muscle/soleus", world));
  EXPECT_EQ(hiddenThings(state, world).size(), 2U);
  apply(SetVisible{"bone", true, true});
  EXPECT_TRUE(isVisible(state, "bone/tibia", world));
  apply(SetVisible{"all", false});
  for (const auto& [part, box] : world.partBoxes)
    EXPECT_EQ(isVisible(state, part, world), part == "skin/skin") << part;
  EXPECT_FALSE(marker("gluteus_minimus_trp1"));
  apply(SetVisible{"all", true});
  EXPECT_TRUE(state.hidden.empty());
  apply(SetVisible{"skin", false});
  EXPECT_EQ(state.skin, SkinMode::kOff);
  EXPECT_FALSE(isVisible(state, "skin/skin", world));
  apply(SetVisible{"skin/skin", true, true});
  EXPECT_EQ(state.skin, SkinMode::kGlass);
}

TEST_F(VisibilityTest, theListOfHiddenThingsNamesMusclesOnceAndBringsEachBack) {
  apply(SetVisible{"soleus", false});
  apply(SetVisible{"bone/tibia", false});
  apply(SetVisible{"gluteus_minimus", false});
  std::vector<Pick> things = hiddenThings(state, world);
  ASSERT_EQ(things.size(), 3U);
  EXPECT_EQ(things.back(), (Pick{Pick::Kind::kPart, "bone/tibia"}));
  while (!things.empty()) {
    apply(SetVisible{things.front().id, true});
    things.erase(things.begin());
    EXPECT_EQ(hiddenThings(state, world), things);
  }
}

TEST_F(VisibilityTest, markersGoOneByOneOrByMuscleAndSelectingOneBringsItBack) {
  apply(SetMarker{"soleus_trp1", false});
  EXPECT_FALSE(marker("soleus_trp1"));
  EXPECT_TRUE(marker("soleus_trp3"));
  apply(SetMarker{"soleus", true, true});
  EXPECT_TRUE(marker("soleus_trp1")) << "what is partly on goes on";
  apply(SetMarker{"soleus", false});
  EXPECT_FALSE(marker("soleus_trp3"));
  apply(SetZone{"soleus_trp3", true});
  EXPECT_FALSE(marker("soleus_trp3")) << "a zone is worth seeing without its X";
  apply(Select{"soleus_trp3"});
  EXPECT_TRUE(marker("soleus_trp3"));
  apply(SetMarkers{false});
  apply(SetMarker{"soleus_trp1", true});
  EXPECT_TRUE(marker("soleus_trp1")) << "whoever asks for one wants to see it";
}

TEST_F(VisibilityTest, hidingASelectedPointHidesItsMuscle) {
  apply(Select{"soleus_trp1"});
  apply(SetVisible{"soleus_trp1", false});
  EXPECT_FALSE(isVisible(state, "muscle/soleus", world));
  EXPECT_EQ(hiddenThings(state, world).size(), 1U);
}

TEST_F(VisibilityTest, findingAHiddenThingRevealsIt) {
  apply(SetVisible{"all", false});
  apply(SetMarkers{false});
  apply(Select{"soleus_trp1"});
  EXPECT_TRUE(isVisible(state, "muscle/soleus", world));
  EXPECT_TRUE(marker("soleus_trp1"));
  EXPECT_FALSE(marker("peroneus_longus_trp1"));
  apply(Select{"bone/tibia"});
  EXPECT_TRUE(isVisible(state, "bone/tibia", world));
  apply(SetZone{"peroneus_longus_trp1", true});
  EXPECT_TRUE(isVisible(state, "muscle/peroneus_longus", world));
}

TEST_F(VisibilityTest, isolation) {
  apply(SetZone{"all", true});
  apply(Isolate{"soleus_trp1"});
  EXPECT_TRUE(isVisible(state, "muscle/soleus", world));
  EXPECT_TRUE(isVisible(state, "tendon/calcaneal_tendon", world));
  EXPECT_FALSE(isVisible(state, "muscle/peroneus_longus", world));
  EXPECT_TRUE(marker("soleus_trp3"));
  EXPECT_FALSE(marker("gastrocnemius_trp1")) << "it shares a tendon, which does not make it isolated";
  EXPECT_EQ(zones().size(), 2U);
  apply(Select{"peroneus_longus"});
  EXPECT_TRUE(isVisible(state, "muscle/peroneus_longus", world)) << "finding a hidden thing reveals it";
  apply(Isolate{});
  EXPECT_TRUE(isVisible(state, "bone/tibia", world));
  apply(Isolate{"bone/tibia"});
  EXPECT_EQ(state.isolated, std::set<std::string>{"bone/tibia"});
  apply(Isolate{"gluteus_minimus"});
  EXPECT_EQ(state.message, "Gluteus minimus is not on this model.");
  EXPECT_EQ(state.isolated, std::set<std::string>{"bone/tibia"});
}

TEST_F(VisibilityTest, isolatingRevealsWhatWasHidden) {
  apply(SetVisible{"soleus", false});
  apply(Isolate{"soleus"});
  EXPECT_TRUE(isVisible(state, "muscle/soleus", world));
}

TEST_F(VisibilityTest, zoneTogglesSwitchOnWhatIsPartlyOn) {
  apply(SetZone{"soleus_trp1", true});
  apply(SetZone{"soleus", false, true});
  EXPECT_EQ(zones().size(), 2U);
  apply(SetZone{"soleus", false, true});
  EXPECT_TRUE(zones().empty());
  apply(SetZone{"all", true});
  EXPECT_EQ(zones().size(), world.atlas.points.size());
  apply(SetZone{"all", false});
  EXPECT_TRUE(zones().empty());
}

TEST_F(VisibilityTest, hoveringAnXLightsItsZoneForAsLong) {
  apply(Hover{"soleus_trp1"});
  EXPECT_EQ(zones(), std::vector<std::string>{"soleus_trp1"});
  EXPECT_TRUE(state.zones.empty());
  apply(Hover{"soleus"});
  EXPECT_TRUE(zones().empty());
}

TEST_F(VisibilityTest, cautionsAreThoseOfTheSelectedPointWhileThereIsSkin) {
  world.cautions = PointCautions{[](const std::string& point) {
    return point == "soleus_trp1" ? std::vector<std::string>{"sz_achilles"} : std::vector<std::string>{};
  }};
  EXPECT_TRUE(visibleCautions(state, world).empty());
  apply(Select{"soleus_trp1"});
  EXPECT_EQ(visibleCautions(state, world), std::vector<std::string>{"sz_achilles"});
  apply(SetSkin{SkinMode::kOff});
  EXPECT_TRUE(visibleCautions(state, world).empty());
  apply(SetSkin{SkinMode::kGlass});
  apply(Select{"soleus"});
  EXPECT_TRUE(visibleCautions(state, world).empty());
}

TEST_F(VisibilityTest, eyeTogglesAMuscle) {
  apply(SetVisible{"soleus", true, true});
  EXPECT_FALSE(isVisible(state, "muscle/soleus", world));
  apply(SetVisible{"soleus", true, true});
  EXPECT_TRUE(isVisible(state, "muscle/soleus", world));
}

TEST_F(VisibilityTest, aMuscleOffTheModelCanStillBeHidden) {
  apply(SetVisible{"gluteus_minimus", false});
  EXPECT_FALSE(marker("gluteus_minimus_trp1"));
  EXPECT_EQ(hiddenThings(state, world).size(), 1U);
  apply(Select{"gluteus_minimus"});
  EXPECT_TRUE(marker("gluteus_minimus_trp1"));
}

}  // namespace
}  // namespace crus
