// The linkage graph answers as the sources tell it, and every plan obeys its own rules.
#include "app/atlas/linkage.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

#include "tests/app/atlas/committed_leg.h"

namespace crus {
namespace {

using testing::committedAtlas;

const Reached* find(const std::vector<Reached>& reached, const std::string& node) {
  const auto found =
      std::find_if(reached.begin(), reached.end(), [&](const Reached& one) { return one.node == node; });
  return found == reached.end() ? nullptr : &*found;
}

std::size_t placeOf(const TreatmentPlan& plan, const std::string& point) {
  for (std::size_t i = 0; i < plan.steps.size(); ++i)
    if (plan.steps[i].point == point) return i;
  return plan.steps.size();
}

Link link(const char* from, const char* to, const char* kind, bool directed = true) {
  return {std::string{from} + '-' + to, from, to, kind, directed, {"why", Confidence::kHigh, {"s"}}};
}

/// Muscles a, b, c ... with one point each, "a1" ...
Atlas letters(const std::string& names, const std::vector<Link>& links) {
  Atlas atlas;
  for (const char name : names) {
    const std::string id(1, name);
    Muscle muscle;
    muscle.id = id;
    atlas.muscles.push_back(muscle);
    atlas.linkNodes.push_back({id, "muscle", id});
    TriggerPoint point;
    point.id = id + '1';
    point.muscle = id;
    point.stretches = {"st_" + id};
    atlas.points.push_back(point);
    Stretch stretch;
    stretch.id = "st_" + id;
    stretch.muscles = {id};
    atlas.stretches.push_back(stretch);
  }
  atlas.links = links;
  return atlas;
}

TEST(Linkage, WalksUpAndDownWithShortestWays) {
  const Atlas atlas = letters("abcd", {link("a", "b", "satellite"), link("b", "c", "overload"),
                                       link("a", "c", "referral_activates"), link("c", "d", "synergist")});
  const std::vector<Reached> down = driven(atlas, "a");
  ASSERT_EQ(down.size(), 2U) << "a synergist drives nothing";
  EXPECT_EQ(find(down, "b")->distance(), 1U);
  EXPECT_EQ(find(down, "c")->distance(), 1U) << "not round by b";
  const std::vector<Reached> up = activators(atlas, "c");
  ASSERT_EQ(up.size(), 2U);
  EXPECT_EQ(up[0].node, "b");
  EXPECT_EQ(up[0].way.front().why.text, "why");
  EXPECT_TRUE(activators(atlas, "a").empty());
  EXPECT_TRUE(activators(atlas, "nobody").empty());
}

TEST(Linkage, AnUndirectedLinkCarriesBothWaysAndACircleEnds) {
  const Atlas atlas = letters(
      "abc", {link("a", "b", "satellite", false), link("b", "c", "overload"), link("c", "a", "overload")});
  for (const char* node : {"a", "b", "c"}) {
    EXPECT_EQ(activators(atlas, node).size(), 2U) << node;
    EXPECT_EQ(driven(atlas, node).size(), 2U) << node;
  }
  EXPECT_EQ(driven(atlas, "a", 1).size(), 1U);
}

// First chain of the original notes: gluteus minimus sets off the peroneals one after another.
TEST(Linkage, GluteusMinimusSetsOffThePeroneals) {
  const std::vector<Reached> down = driven(committedAtlas(), "gluteus_minimus");
  for (const char* peroneal : {"peroneus_longus", "peroneus_brevis", "peroneus_tertius"}) {
    const Reached* reached = find(down, peroneal);
    ASSERT_NE(reached, nullptr) << peroneal;
    EXPECT_EQ(reached->distance(), 1U) << peroneal;
    const std::vector<std::string>& sources = reached->way[0].why.sources;
    EXPECT_NE(std::find(sources.begin(), sources.end(), "original_notes"), sources.end()) << peroneal;
  }
  const TreatmentPlan plan =
      planTreatment(committedAtlas(), {"peroneus_longus_trp1", "gluteus_minimus_anterior_trp1"});
  EXPECT_LT(placeOf(plan, "gluteus_minimus_anterior_trp1"), placeOf(plan, "peroneus_longus_trp1"));
  const PlanStep& peroneal = plan.steps[placeOf(plan, "peroneus_longus_trp1")];
  ASSERT_EQ(peroneal.because.size(), 1U);
  EXPECT_EQ(peroneal.because[0].id, "e001");
}

// Second chain: weak calf and shin overload the peroneals, and all are treated in the same round.
TEST(Linkage, CalfAndShinOverloadThePeronealsAndAreTreatedWithThem) {
  const std::vector<Reached> up = activators(committedAtlas(), "peroneus_longus");
  const std::vector<Reached> with = treatTogether(committedAtlas(), "peroneus_longus");
  for (const char* other : {"gastrocnemius_medial", "gastrocnemius_lateral", "soleus", "tibialis_anterior"}) {
    ASSERT_NE(find(up, other), nullptr) << other;
    EXPECT_EQ(find(up, other)->distance(), 1U) << other;
    EXPECT_NE(find(with, other), nullptr) << other;
  }
  for (const char* flare : {"hip_flare", "si_joint_flare", "squat_narrow_stance"})
    EXPECT_NE(find(up, flare), nullptr) << flare;
  const TreatmentPlan plan = planTreatment(committedAtlas(), {"peroneus_longus_trp1"});
  EXPECT_NE(find(plan.feeders, "gluteus_minimus"), nullptr);
  EXPECT_NE(find(plan.companions, "soleus"), nullptr);
  EXPECT_EQ(find(plan.feeders, "hip_flare"), nullptr) << "not a muscle";
}

// Third chain: the hips behind the toe extensor, with its neighbours taking part.
TEST(Linkage, TheHipsStandBehindTheToeExtensor) {
  const std::vector<Reached> up = activators(committedAtlas(), "extensor_digitorum_longus");
  EXPECT_NE(find(up, "hip_weakness"), nullptr);
  EXPECT_NE(find(up, "staggered_stance_heel_planting"), nullptr);
  const std::vector<Reached> with = treatTogether(committedAtlas(), "extensor_digitorum_longus");
  EXPECT_EQ(with[0].node, "extensor_hallucis_longus");
  EXPECT_EQ(with[1].node, "tibialis_anterior");
}

TEST(Linkage, SaysWhatAMuscleMayPressOn) {
  const std::vector<Reached> down = driven(committedAtlas(), "peroneus_longus");
  EXPECT_NE(find(down, "common_peroneal_nerve"), nullptr);
  EXPECT_TRUE(driven(committedAtlas(), "common_peroneal_nerve").empty());
}

TEST(Plan, PutsWhatFeedsFirstEvenOverWhatWasNotChosen) {
  const Atlas atlas = letters("cba", {link("a", "b", "overload"), link("b", "c", "overload")});
  const TreatmentPlan plan = planTreatment(atlas, {"c1", "a1", "nobody", "a1"});
  ASSERT_EQ(plan.steps.size(), 4U);
  EXPECT_EQ(plan.steps[0].point, "a1");
  EXPECT_EQ(plan.steps[1].point, "c1");
  EXPECT_EQ(plan.steps[1].because.size(), 2U);
  EXPECT_EQ(plan.steps[1].after, std::vector<std::string>{"a1"});
  EXPECT_EQ(plan.steps[2].technique, "st_a");
  ASSERT_EQ(plan.feeders.size(), 1U);
  EXPECT_EQ(plan.feeders[0].node, "b");
}

TEST(Plan, SaysWhichPointsKeepEachOtherGoing) {
  const Atlas atlas = letters("dabc", {link("a", "b", "satellite", false), link("b", "c", "overload")});
  const TreatmentPlan plan = planTreatment(atlas, {"a1", "b1", "c1", "d1"});
  ASSERT_EQ(plan.loops.size(), 1U);
  EXPECT_EQ(plan.loops[0], (std::vector<std::string>{"a1", "b1"}));
  EXPECT_LT(placeOf(plan, "b1"), placeOf(plan, "c1"));
  EXPECT_LT(placeOf(plan, "a1"), placeOf(plan, "c1")) << "it feeds c over b";
  EXPECT_EQ(plan.steps[0].point, "d1") << "nothing stands before it";
}

TEST(Plan, ObeysItsRulesForAnyChoiceOfPoints) {
  const Atlas& atlas = committedAtlas();
  std::mt19937 random{4711};
  for (int round = 0; round < 200; ++round) {
    std::vector<std::string> chosen;
    for (const TriggerPoint& point : atlas.points)
      if (random() % 3 == 0) chosen.push_back(point.id);
    std::vector<std::string> shuffled = chosen;
    for (std::size_t i = shuffled.size(); i > 1; --i) std::swap(shuffled[i - 1], shuffled[random() % i]);
    const TreatmentPlan plan = planTreatment(atlas, chosen);
    const TreatmentPlan again = planTreatment(atlas, shuffled);
    ASSERT_EQ(plan.steps.size(), again.steps.size());
    std::set<std::string> done;
    for (std::size_t i = 0; i < plan.steps.size(); ++i) {
      const PlanStep& step = plan.steps[i];
      EXPECT_EQ(step.point + step.technique, again.steps[i].point + again.steps[i].technique);
      for (const std::string& earlier : step.after) EXPECT_EQ(done.count(earlier), 1U) << earlier;
      if (step.kind == PlanStep::Kind::kRelease) {
        EXPECT_EQ(step.after.empty(), step.because.empty()) << step.point;
        EXPECT_TRUE(done.insert(step.point).second);
        continue;
      }
      for (const std::string& id : chosen) {  // no stretch of a muscle whose point is still to be released
        const std::vector<std::string>& lengthened = atlas.stretch(step.technique)->muscles;
        if (std::find(lengthened.begin(), lengthened.end(), atlas.point(id)->muscle) != lengthened.end()) {
          EXPECT_EQ(done.count(id), 1U) << step.technique << " before " << id;
        }
      }
    }
    EXPECT_EQ(done, std::set<std::string>(chosen.begin(), chosen.end()));
    // Independently of the planner: nothing that is fed one way only comes before what feeds it.
    for (const std::string& id : chosen) {
      const std::string& muscle = atlas.point(id)->muscle;
      for (const Reached& fed : driven(atlas, muscle)) {
        if (find(driven(atlas, fed.node), muscle) != nullptr) continue;
        for (const std::string& other : chosen) {
          if (atlas.point(other)->muscle != fed.node) continue;
          EXPECT_LT(placeOf(plan, id), placeOf(plan, other));
        }
      }
    }
  }
}

}  // namespace
}  // namespace crus
