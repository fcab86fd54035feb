// From pain back to the point.
#include "app/atlas/reverse_lookup.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "tests/app/atlas/committed_leg.h"

namespace crus {
namespace {

using testing::committedAtlas;
using testing::committedChart;
using testing::committedModel;

struct Leg {
  SkinSurface surface{mergedMesh(*skinPart(committedModel()))};
  std::shared_ptr<const SkinChart> skin =
      std::make_shared<const SkinChart>(committedChart(), committedModel(), surface.mesh());
  std::vector<ZoneField> fields = zoneFields(committedAtlas(), skin);

  [[nodiscard]] std::vector<Candidate> at(const SkinSpot& spot) const {
    return whoRefersHere(committedAtlas(), fields, *skin, spot);
  }
  /// A spot on a triangle.
  [[nodiscard]] SkinSpot spot(std::size_t triangle, float a, float b) const {
    if (a + b > 1.0F) {
      a = 1.0F - a;
      b = 1.0F - b;
    }
    SkinSpot spot;
    spot.corners = surface.mesh().triangles[triangle];
    spot.weights = {1.0F - a - b, a, b};
    return spot;
  }
};

const Leg& leg() {
  static const Leg kLeg;
  return kLeg;
}

bool lists(const std::vector<Candidate>& candidates, const std::string& point) {
  return std::any_of(candidates.begin(), candidates.end(),
                     [&](const Candidate& candidate) { return candidate.point == point; });
}

TEST(ReverseLookup, SpotsInsideAZoneListItsPointAndThoseOutsideDoNot) {
  std::mt19937 random{2024};
  const auto part = [&] { return static_cast<float>(random() % 10000) / 10000.0F; };
  const std::size_t triangles = leg().surface.mesh().triangles.size();
  for (const TriggerPoint& point : committedAtlas().points) {
    // All zones of a point together: outside one may be inside another.
    std::vector<const ZoneField*> own;
    for (const ZoneField& field : leg().fields)
      if (field.point == point.id && !field.distanceMm().empty()) own.push_back(&field);
    if (own.empty()) continue;
    int inside = 0;
    int outside = 0;
    for (int i = 0; i < 400000 && (inside < 200 || outside < 200); ++i) {
      const SkinSpot spot = leg().spot(random() % triangles, part(), part());
      const bool within = std::any_of(own.begin(), own.end(), [&](const ZoneField* field) {
        return valueAt(field->distanceMm(), spot) < 0.0F;
      });
      int& count = within ? inside : outside;
      if (count >= 200) continue;
      ++count;
      ASSERT_EQ(lists(leg().at(spot), point.id), within) << point.id;
    }
    EXPECT_EQ(inside, 200) << point.id;
    EXPECT_EQ(outside, 200) << point.id;
  }
}

TEST(ReverseLookup, RanksStrongerZonesFirstThenByScoreAndNamesNobodyTwice) {
  std::mt19937 random{99};
  std::size_t most = 0;
  for (int i = 0; i < 2000; ++i) {
    const SkinSpot spot = leg().spot(random() % leg().surface.mesh().triangles.size(), 0.3F, 0.3F);
    const std::vector<Candidate> candidates = leg().at(spot);
    most = std::max(most, candidates.size());
    for (std::size_t k = 0; k < candidates.size(); ++k) {
      const float third = static_cast<float>(2 - static_cast<int>(candidates[k].strength)) / 3.0F;
      EXPECT_GE(candidates[k].score, third);
      EXPECT_LT(candidates[k].score, third + 1.0F / 3.0F);
      EXPECT_GT(*candidates[k].insideMm, 0.0F);
      if (k == 0) continue;
      EXPECT_LE(candidates[k - 1].strength, candidates[k].strength);
      EXPECT_GE(candidates[k - 1].score, candidates[k].score);
      for (std::size_t m = 0; m < k; ++m) EXPECT_NE(candidates[m].point, candidates[k].point);
    }
  }
  EXPECT_GE(most, 4U);
}

TEST(ReverseLookup, TheMiddleOfAZoneScoresHigherThanItsEdge) {
  const ZoneField* heel = nullptr;
  for (const ZoneField& field : leg().fields)
    if (field.point == "soleus_trp1" && field.strength == Strength::kEssential) heel = &field;
  ASSERT_NE(heel, nullptr);
  EXPECT_GT(heel->deepestMm(), 10.0F);
  const auto score = [](const SkinSpot& spot) {
    for (const Candidate& candidate : leg().at(spot))
      if (candidate.point == "soleus_trp1" && candidate.strength == Strength::kEssential)
        return candidate.score;
    return 0.0F;
  };
  const auto on = [](float u) {
    return spotOnFoot(committedChart(), *leg().skin, leg().surface, {"heel", "", {u, 0.5F}}).value();
  };
  EXPECT_GT(score(on(0.12F)), score(on(0.22F)));
  EXPECT_GT(score(on(0.22F)), 0.6F);
}

TEST(ReverseLookup, OuterAnkleLeadsToThePeronealsAndUpToGluteusMinimus) {
  const auto spot = spotOnLeg(committedChart(), leg().surface, {0.1F, 110.0F});
  ASSERT_TRUE(spot);
  const std::vector<Candidate> candidates = leg().at(*spot);
  const auto peroneus = std::find_if(candidates.begin(), candidates.end(), [](const Candidate& candidate) {
    return candidate.point == "peroneus_longus_trp1";
  });
  ASSERT_NE(peroneus, candidates.end());
  EXPECT_EQ(peroneus->strength, Strength::kEssential);
  ASSERT_FALSE(peroneus->upstream.empty());
  EXPECT_EQ(peroneus->upstream[0].node, "gluteus_minimus");
  EXPECT_FALSE(peroneus->upstream[0].way[0].why.sources.empty());
  for (const Reached& up : peroneus->upstream)
    EXPECT_NE(committedAtlas().muscle(up.node), nullptr) << up.node;
}

TEST(ReverseLookup, AreasOffTheModelLeadToTheirPoints) {
  const std::vector<Candidate> joint = whoRefersToArea(committedAtlas(), "si_joint");
  ASSERT_FALSE(joint.empty());
  EXPECT_EQ(joint[0].point, "soleus_trp3");
  EXPECT_FALSE(joint[0].insideMm);
  const std::vector<Candidate> face = whoRefersToArea(committedAtlas(), "jaw_face");
  ASSERT_EQ(face.size(), 1U);
  EXPECT_EQ(face[0].strength, Strength::kExceptional);
  EXPECT_LT(face[0].score, 1.0F / 3.0F);
  EXPECT_TRUE(whoRefersToArea(committedAtlas(), "leg").empty());
  EXPECT_TRUE(whoRefersToArea(committedAtlas(), "moon").empty());
  for (const std::string& area : bodyAreas(committedAtlas()))
    EXPECT_FALSE(whoRefersToArea(committedAtlas(), area).empty()) << area;
}

TEST(ReverseLookup, CommonPointsComeBeforeRareOnesOfTheSameStrength) {
  Atlas atlas;
  for (const HowCommon how : {HowCommon::kRare, HowCommon::kUnknown, HowCommon::kCommon}) {
    TriggerPoint point;
    point.id = std::to_string(static_cast<int>(how));
    point.howCommon = how;
    Zone zone;
    Patch patch;
    patch.region = "sacrum";
    zone.patches = {patch};
    point.zones = {zone};
    atlas.points.push_back(point);
  }
  const std::vector<Candidate> candidates = whoRefersToArea(atlas, "sacrum");
  ASSERT_EQ(candidates.size(), 3U);
  EXPECT_EQ(candidates[0].point, std::to_string(static_cast<int>(HowCommon::kCommon)));
  EXPECT_EQ(candidates[2].point, std::to_string(static_cast<int>(HowCommon::kRare)));
}

}  // namespace
}  // namespace crus
