#include "app/search/search.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "app/atlas/atlas_reader.h"
#include "app/search/word_match.h"
#include "tests/app/state/small_world.h"
#include "tests/source_folder.h"

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
  EXPECT_EQ(ids(search(world, "outer xyzzy")), ids(search(world, "outer"))) << "nobody says xyzzy here";
  EXPECT_TRUE(search(world, "xyzzy").empty());
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

/// All that assets/knowledge says, with a few structures of the model by name.
const World& knownWorld() {
  static const World world = [] {
    World w = test::smallWorld();
    w.atlas = readAtlas(std::filesystem::path{CRUS_SOURCE_DIR} / "assets/knowledge").atlas;
    for (const char* part : {"bone/talus", "bone/calcaneus", "bone/tibia", "bone/fibula", "bone/patella",
                             "tendon/calcaneal", "bone/phalanx_distal_1", "membrane/plantar_aponeurosis"}) {
      w.partBoxes[part] = w.bounds;
    }
    return w;
  }();
  return world;
}

/// What stands first is to be one of these: several where the sources name several alike.
struct Query {
  const char* words;
  std::vector<std::string> first;
};

TEST(Search, whatPeopleTypeLeadsWhereTheyMean) {
  const SearchIndex index{knownWorld()};
  for (const Query& query : std::initializer_list<Query>{
           {"soleus", {"soleus"}},
           {"SOL", {"soleus"}},
           {"fibularis", {"peroneus_longus"}},
           {"fibularis brevis", {"peroneus_brevis"}},
           {"peronius", {"peroneus_longus"}},
           {"peroneus tertius", {"peroneus_tertius"}},
           {"gastrocnemeus", {"gastrocnemius_medial"}},
           {"gastrocnemius lateral head", {"gastrocnemius_lateral"}},
           {"gastroc lat", {"gastrocnemius_lateral"}},
           {"tibialis ant", {"tibialis_anterior"}},
           {"tibalis posterior", {"tibialis_posterior"}},
           {"flexor halucis longus", {"flexor_hallucis_longus"}},
           {"outer calf", {"peroneus_longus"}},
           {"shin", {"tibialis_anterior"}},
           {"heel pain in the morning", {"soleus_trp1"}},
           {"my heel hurts", {"soleus_trp1"}},
           {"pain under the big toe", {"flexor_hallucis_longus_trp1"}},
           {"top of the foot", {"extensor_brevis_trp1", "extensor_digitorum_longus_trp1"}},
           {"calf cramp at night", {"gastrocnemius_trp1"}},
           {"behind the knee", {"popliteus_trp1"}},
           {"back of the knee", {"popliteus_trp1"}},
           {"instep", {"gastrocnemius_trp1"}},
           {"si joint", {"soleus_trp3"}},
           {"jaw", {"soleus_trp3"}},
           {"achilles pain", {"tibialis_posterior_trp1", "soleus_trp1"}},
           {"outer ankle", {"peroneus_longus_trp1", "peroneus_brevis_trp1", "peroneus_tertius_trp1"}},
           {"front of the ankle", {"tibialis_anterior_trp1", "peroneus_tertius_trp1"}},
           {"buttock", {"gluteus_minimus_posterior_trp1", "gluteus_minimus_anterior_trp1"}},
           {"talus", {"bone/talus"}},
           {"ankle bone", {"bone/talus"}},
           {"heel bone", {"bone/calcaneus"}},
           {"kneecap", {"bone/patella"}},
           {"calcaneus", {"bone/calcaneus"}}}) {
    const std::vector<Finding> found = index.find(query.words);
    std::string few;
    for (std::size_t i = 0; i < std::min<std::size_t>(found.size(), 4); ++i) few += found[i].pick.id + " ";
    EXPECT_TRUE(!found.empty() && contains(query.first, found.front().pick.id)) << query.words << ": " << few;
  }
}

TEST(Search, pointsOfOneNameStandInTheirOrder) {
  const std::vector<std::string> found = ids(SearchIndex{knownWorld()}.find("soleus"));
  ASSERT_GE(found.size(), 4U);
  EXPECT_EQ(std::vector(found.begin(), found.begin() + 4),
            (std::vector<std::string>{"soleus", "soleus_trp1", "soleus_trp2", "soleus_trp3"}));
}

TEST(Search, everyStepOfTypingFindsSomething) {
  const SearchIndex index{knownWorld()};
  for (const std::string words : {"gastrocnemius", "outer ankle", "heel pain"}) {
    for (std::size_t letters = 2; letters <= words.size(); ++letters) {
      EXPECT_FALSE(index.find(words.substr(0, letters)).empty()) << words.substr(0, letters);
    }
  }
}

TEST(WordMatch, slipsAreForgivenButNotOtherWords) {
  EXPECT_FLOAT_EQ(beginningMatch("heel", "heel"), 1.0F);
  EXPECT_GT(beginningMatch("hee", "heel"), beginningMatch("he", "heel"));
  EXPECT_FLOAT_EQ(beginningMatch("eel", "heel"), 0.0F);
  EXPECT_GT(slipMatch("peronius", "peroneus"), 0.0F);
  EXPECT_GT(slipMatch("gastrocneme", "gastrocnemius"), 0.0F) << "still being typed";
  EXPECT_FLOAT_EQ(slipMatch("heal", "knee"), 0.0F);
  EXPECT_FLOAT_EQ(slipMatch("toe", "toes"), 0.0F) << "too short to be sure";
  EXPECT_EQ(searchWords("The big toe's heels, 2 of them"),
            (std::vector<std::string>{"the", "big", "toe", "s", "heel", "2", "of", "them"}));
  EXPECT_GT(gappedMatch("skgl", "skin glass"), 0.9F);
  EXPECT_FLOAT_EQ(gappedMatch("zz", "skin glass"), 0.0F);
}

}  // namespace
}  // namespace crus
