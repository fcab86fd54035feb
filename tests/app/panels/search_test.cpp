#include "app/panels/search.h"

#include <gtest/gtest.h>

#include "tests/app/state/small_world.h"

namespace crus {
namespace {

std::vector<std::string> ids(const std::vector<Finding>& found) {
  std::vector<std::string> result;
  for (const Finding& finding : found) result.push_back(finding.pick.id);
  return result;
}

bool contains(const std::vector<std::string>& all, const std::string& id) {
  return std::find(all.begin(), all.end(), id) != all.end();
}

TEST(Search, namesComeFirstAndIgnoreCase) {
  const World world = test::smallWorld();
  const std::vector<Finding> found = search(world, "SOLEUS");
  ASSERT_GE(found.size(), 3U);
  EXPECT_EQ(found[0].pick, (Pick{Pick::Kind::kMuscle, "soleus"}));
  EXPECT_EQ(found[1].pick, (Pick{Pick::Kind::kPoint, "soleus_trp1"}));
  EXPECT_EQ(found[0].why, "");
}

TEST(Search, everyWordMustBeThereInAnyOrder) {
  const World world = test::smallWorld();
  EXPECT_EQ(ids(search(world, "ankle outer")), ids(search(world, "outer ankle")));
  EXPECT_FALSE(search(world, "outer ankle").empty());
  EXPECT_TRUE(search(world, "outer xyzzy").empty());
  EXPECT_TRUE(search(world, "   ").empty());
}

TEST(Search, findsWherePainIsFeltEvenOffTheModel) {
  const World world = test::smallWorld();
  const std::vector<Finding> joint = search(world, "sacroiliac");
  ASSERT_EQ(joint.size(), 1U);
  EXPECT_EQ(joint[0].pick.id, "soleus_trp3");
  EXPECT_EQ(joint[0].why, "Felt: The sacroiliac joint of the same side.");
  EXPECT_EQ(ids(search(world, "face")), std::vector<std::string>{"soleus_trp3"}) << "the region's own name";
}

TEST(Search, synonymsOfDirectionsAndNames) {
  const World world = test::smallWorld();
  EXPECT_TRUE(contains(ids(search(world, "fibularis longus")), "peroneus_longus"));
  EXPECT_TRUE(contains(ids(search(world, "lateral malleolus")), "peroneus_longus_trp1"));
}

TEST(Search, wordsAreMetAtTheirBeginning) {
  const World world = test::smallWorld();
  EXPECT_TRUE(contains(ids(search(world, "tib")), "bone/tibia"));
  EXPECT_FALSE(contains(ids(search(world, "ibia")), "bone/tibia"));
}

TEST(Search, symptomsAndCausesNameTheSentence) {
  const World world = test::smallWorld();
  const std::vector<Finding> heels = search(world, "high heels");
  ASSERT_FALSE(heels.empty());
  EXPECT_EQ(heels[0].why, "High heels");
}

}  // namespace
}  // namespace crus
