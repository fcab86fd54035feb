#include "app/atlas/zone_field.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <glm/geometric.hpp>
#include <glm/trigonometric.hpp>
#include <optional>
#include <queue>
#include <random>
#include <string>
#include <vector>

#include "app/atlas/skin_graph.h"
#include "engine/geometry/bvh.h"
#include "tests/app/atlas/committed_leg.h"

namespace crus {
namespace {

using testing::committedAtlas;
using testing::committedChart;
using testing::committedModel;

/// The committed skin with everything that is asked of it.
struct Leg {
  engine::TriangleMesh mesh = mergedMesh(*skinPart(committedModel()));
  engine::TriangleBvh tree{mesh};
  std::shared_ptr<const SkinChart> shared =
      std::make_shared<const SkinChart>(committedChart(), committedModel(), mesh);
  const SkinChart& skin = *shared;
  std::vector<ZoneField> zones = zoneFields(committedAtlas(), shared);

  [[nodiscard]] const std::vector<float>& field(const std::string& point, Strength strength) const {
    static const std::vector<float> kNone;
    for (const ZoneField& zone : zones)
      if (zone.point == point && zone.strength == strength) return zone.distanceMm();
    return kNone;
  }

  /// The field where a ray first goes out of the skin.
  [[nodiscard]] std::optional<float> along(const std::vector<float>& field, const glm::vec3& from,
                                           const glm::vec3& direction) const {
    for (const engine::RayHit& hit : tree.allHits({from, direction})) {
      if (hit.frontFacing) continue;
      float value = 0.0F;
      for (int i = 0; i < 3; ++i)
        value += field[mesh.triangles[hit.triangle][static_cast<std::size_t>(i)]] * hit.barycentrics[i];
      return value;
    }
    return std::nullopt;
  }
  [[nodiscard]] float onLeg(const std::vector<float>& field, float h, float theta) const {
    return along(field, committedChart().axisPoint(h), committedChart().outward(theta)).value_or(kZoneFarMm);
  }
  [[nodiscard]] float onSole(const std::vector<float>& field, float u, float v) const {
    return along(field, committedChart().footPoint({u, v}), -committedChart().up()).value_or(kZoneFarMm);
  }
  [[nodiscard]] float onDorsum(const std::vector<float>& field, float u, float v) const {
    return along(field, committedChart().footPoint({u, v}), committedChart().up()).value_or(kZoneFarMm);
  }
};

const Leg& leg() {
  static const Leg kLeg;
  return kLeg;
}

bool offTheModel(const Patch& patch) {
  for (const char* region : {"si_joint", "jaw_face", "buttock", "iliac_crest", "sacrum"})
    if (patch.region == region) return true;
  return patch.t && patch.t->low > 0.4F;  // above the stump of the thigh
}

bool onLegChart(const Patch& patch) {
  return patch.region == "leg" || patch.region == "posterior_knee";
}

/// Inside any of the patches, or within `margin` (of h) and `degrees` of it.
bool near(const std::vector<Patch>& patches, float h, float theta, float margin, float degrees) {
  return std::any_of(patches.begin(), patches.end(), [&](const Patch& p) {
    const bool thigh = p.t.has_value();
    if ((!p.h && !thigh) || !p.thetaDegrees) return false;
    const Interval range = thigh ? Interval{1.0F, 3.0F} : *p.h;
    const float middle = 0.5F * (p.thetaDegrees->low + p.thetaDegrees->high);
    const float half = 0.5F * (p.thetaDegrees->high - p.thetaDegrees->low) + degrees;
    return h > range.low - margin && h < range.high + margin &&
           std::abs(angleDifference(theta, middle)) < half;
  });
}

TEST(ZoneFields, HasEveryZoneOnceInOrder) {
  std::size_t zones = 0;
  for (const TriggerPoint& point : committedAtlas().points) zones += point.zones.size();
  ASSERT_EQ(leg().zones.size(), zones);
  for (std::size_t i = 1; i < leg().zones.size(); ++i) {
    if (leg().zones[i].point == leg().zones[i - 1].point) {
      EXPECT_GE(leg().zones[i].strength, leg().zones[i - 1].strength);
    }
  }
}

TEST(ZoneFields, EveryZoneOnTheModelTouchesTheSkinAndNoOther) {
  std::size_t index = 0;
  for (const TriggerPoint& point : committedAtlas().points) {
    std::vector<Zone> zones = point.zones;
    std::stable_sort(zones.begin(), zones.end(),
                     [](const Zone& a, const Zone& b) { return a.strength < b.strength; });
    for (const Zone& zone : zones) {
      const std::vector<float>& field = leg().zones[index++].distanceMm();
      const bool off = std::all_of(zone.patches.begin(), zone.patches.end(), offTheModel);
      EXPECT_EQ(field.empty(), off) << point.id << " " << zone.words.text;
      if (field.empty()) continue;
      ASSERT_EQ(field.size(), leg().mesh.positions.size());
      EXPECT_LT(*std::min_element(field.begin(), field.end()), -2.0F) << point.id;
      EXPECT_GE(*std::min_element(field.begin(), field.end()), -kZoneFarMm);
      EXPECT_LE(*std::max_element(field.begin(), field.end()), kZoneFarMm);
    }
  }
}

TEST(ZoneFields, IsADistanceAlongTheSkin) {
  const std::vector<float>& field = leg().field("gastrocnemius_trp1", Strength::kSpillover);
  ASSERT_FALSE(field.empty());
  std::size_t changes = 0;
  for (const auto& t : leg().mesh.triangles) {
    for (std::size_t i = 0; i < 3; ++i) {
      const std::uint32_t a = t[i];
      const std::uint32_t b = t[(i + 1) % 3];
      const float edge = glm::length(leg().mesh.positions[a] - leg().mesh.positions[b]) * 1000.0F;
      EXPECT_LE(std::abs(field[a] - field[b]), edge * 1.001F + 0.001F);
      changes += (field[a] < 0.0F) != (field[b] < 0.0F) ? 1U : 0U;
    }
  }
  EXPECT_GT(changes, 100U);
}

TEST(ZoneFields, CoreOfEveryLegPatchIsInsideAndTheOtherSideIsNot) {
  std::mt19937 random(20240611);
  std::uniform_real_distribution<float> part(0.3F, 0.7F);
  struct Candidate {
    const Zone* zone;
    const Patch* patch;
    const std::vector<float>* field;
  };
  std::vector<Candidate> candidates;
  for (const TriggerPoint& point : committedAtlas().points)
    for (const Zone& zone : point.zones)
      for (const Patch& patch : zone.patches)
        if (onLegChart(patch)) candidates.push_back({&zone, &patch, &leg().field(point.id, zone.strength)});
  ASSERT_GT(candidates.size(), 20U);
  int opposite = 0;
  for (int i = 0; i < 200; ++i) {
    const Candidate& c = candidates[random() % candidates.size()];
    const float h = c.patch->h->low + part(random) * (c.patch->h->high - c.patch->h->low);
    const Interval& turn = *c.patch->thetaDegrees;
    const float theta = turn.low + part(random) * (turn.high - turn.low);
    if (h > 0.03F || theta < -60.0F || theta > 60.0F) {  // lower in front the dorsum begins
      EXPECT_LT(leg().onLeg(*c.field, h, theta), 0.0F)
          << c.zone->words.text << " h " << h << " theta " << theta;
    }
    if (near(c.zone->patches, h, theta + 180.0F, 0.05F, 15.0F) || h < 0.2F) continue;
    EXPECT_GT(leg().onLeg(*c.field, h, theta + 180.0F), 3.0F) << c.zone->words.text << " h " << h;
    ++opposite;
  }
  EXPECT_GT(opposite, 60);
}

TEST(ZoneFields, CoreOfEveryFootPatchIsInsideOnItsSideOnly) {
  std::mt19937 random(7);
  std::uniform_real_distribution<float> part(0.35F, 0.65F);
  struct Candidate {
    const Zone* zone;
    const Patch* patch;
    const std::vector<float>* field;
  };
  std::vector<Candidate> candidates;
  for (const TriggerPoint& point : committedAtlas().points)
    for (const Zone& zone : point.zones)
      for (const Patch& patch : zone.patches)
        if (patch.u && patch.v &&
            (patch.region == "foot_plantar" || patch.region == "foot_dorsum" || patch.surface == "plantar"))
          candidates.push_back({&zone, &patch, &leg().field(point.id, zone.strength)});
  ASSERT_GT(candidates.size(), 10U);
  for (int i = 0; i < 200; ++i) {
    const Candidate& c = candidates[random() % candidates.size()];
    const float u = c.patch->u->low + part(random) * (c.patch->u->high - c.patch->u->low);
    const float v = c.patch->v->low + part(random) * (c.patch->v->high - c.patch->v->low);
    const bool plantar = c.patch->region != "foot_dorsum";
    const std::string where = c.zone->words.text + " u " + std::to_string(u) + " v " + std::to_string(v);
    if (plantar) {
      EXPECT_LT(leg().onSole(*c.field, u, v), 0.0F) << where;
    } else {
      if (u > 0.45F) {  // further back the leg stands on it
        EXPECT_LT(leg().onDorsum(*c.field, u, v), 0.0F) << where;
      }
      EXPECT_GT(leg().onSole(*c.field, u, std::clamp(v, 0.2F, 0.8F)), 3.0F) << where;
    }
    const bool soleOnly = std::none_of(c.zone->patches.begin(), c.zone->patches.end(), [](const Patch& p) {
      return p.region == "foot_dorsum" || p.surface == "dorsal" || p.surface == "medial";
    });
    if (plantar && soleOnly && u > 0.5F) {
      EXPECT_GT(leg().onDorsum(*c.field, u, std::clamp(v, 0.2F, 0.8F)), 3.0F) << where;
    }
  }
}

TEST(ZoneFields, NothingLeaksFromSoleToDorsumOrBack) {
  SkinGraph graph(leg().mesh);
  for (const TriggerPoint& point : committedAtlas().points) {
    for (const Zone& zone : point.zones) {
      const std::vector<float>& field = leg().field(point.id, zone.strength);
      if (field.empty()) continue;
      const auto plantar = [](const Patch& p) {
        return p.region == "foot_plantar" || p.surface == "plantar";
      };
      const bool sole = std::all_of(zone.patches.begin(), zone.patches.end(), plantar);
      const bool rest = std::none_of(zone.patches.begin(), zone.patches.end(), plantar);
      for (std::size_t i = 0; i < field.size(); ++i) {
        if (field[i] >= 0.0F) continue;
        const float up = graph.normals()[graph.nodeOf(i)].y;
        const float h = committedChart().leg(leg().mesh.positions[i]).h;
        if (sole) {
          ASSERT_LT(up, 0.35F) << zone.words.text;
          ASSERT_LT(h, -0.05F) << zone.words.text;
        }
        if (rest && h < -0.1F) {
          ASSERT_GT(up, -0.8F) << zone.words.text;
        }
      }
    }
  }
}

TEST(ZoneFields, NoToeTakesPartUnlessNamed) {
  for (const TriggerPoint& point : committedAtlas().points) {
    for (const Zone& zone : point.zones) {
      const std::vector<float>& field = leg().field(point.id, zone.strength);
      if (field.empty()) continue;
      for (int toe = 1; toe <= 5; ++toe) {
        const std::string region = "toe_" + std::to_string(toe);
        const bool named = std::any_of(zone.patches.begin(), zone.patches.end(),
                                       [&](const Patch& p) { return p.region == region; });
        int inside = 0;
        for (std::size_t i = 0; i < field.size(); ++i)
          inside += leg().skin.toeMm(i, toe) < -1.0F && field[i] < 0.0F ? 1 : 0;
        if (named) {
          EXPECT_GT(inside, 15) << point.id << " " << region;
        } else {
          EXPECT_EQ(inside, 0) << point.id << " " << region;
        }
      }
    }
  }
}

TEST(ZoneFields, LegPatchesStayOffTheForefoot) {
  for (const TriggerPoint& point : committedAtlas().points) {
    for (const Zone& zone : point.zones) {
      const bool legOnly = std::all_of(zone.patches.begin(), zone.patches.end(), onLegChart);
      const std::vector<float>& field = leg().field(point.id, zone.strength);
      if (!legOnly || field.empty()) continue;
      for (std::size_t i = 0; i < field.size(); ++i) {
        if (field[i] >= 0.0F || committedChart().leg(leg().mesh.positions[i]).h > 0.2F) continue;
        ASSERT_LT(committedChart().foot(leg().mesh.positions[i]).u, 0.55F) << point.id;
      }
    }
  }
}

// "Instep: the arch on the inner half of the sole, from the front of the heel to just behind the ball."
TEST(ZoneFields, GastrocnemiusOneIsTheInstep) {
  const std::vector<float>& field = leg().field("gastrocnemius_trp1", Strength::kEssential);
  ASSERT_FALSE(field.empty());
  EXPECT_LT(leg().onSole(field, 0.45F, 0.2F), -5.0F);
  EXPECT_LT(leg().onSole(field, 0.32F, 0.25F), 0.0F);
  EXPECT_LT(leg().onSole(field, 0.58F, 0.25F), 0.0F);
  EXPECT_GT(leg().onSole(field, 0.45F, 0.8F), 5.0F);   // outer half
  EXPECT_GT(leg().onSole(field, 0.12F, 0.5F), 5.0F);   // heel
  EXPECT_GT(leg().onSole(field, 0.75F, 0.25F), 5.0F);  // ball
}

// "Back and underside of the heel, and the lower end of the Achilles tendon."
TEST(ZoneFields, SoleusOneIsTheHeelAllRoundInOnePiece) {
  const std::vector<float>& field = leg().field("soleus_trp1", Strength::kEssential);
  ASSERT_FALSE(field.empty());
  EXPECT_LT(leg().onSole(field, 0.12F, 0.5F), -8.0F);
  EXPECT_LT(leg().onLeg(field, 0.1F, 197.0F), -3.0F);
  const Chart& chart = committedChart();
  const glm::vec3 inHeel = chart.footPoint({0.12F, 0.5F});
  for (float down = 0.0F; down <= 1.0F; down += 0.1F) {  // from the back of the heel round to its underside
    const glm::vec3 direction = glm::normalize(-chart.footForward() * (1.0F - down) - chart.up() * down);
    EXPECT_LT(leg().along(field, inHeel, direction).value_or(kZoneFarMm), 0.0F) << down;
  }
  EXPECT_GT(leg().onLeg(field, 0.1F, 111.0F), 5.0F);   // not the lateral malleolus
  EXPECT_GT(leg().onLeg(field, 0.06F, 280.0F), 5.0F);  // nor the medial
}

TEST(ZoneFields, DoesNotDependOnHowTheMeshIsSplit) {
  engine::TriangleMesh soup;
  std::vector<std::uint32_t> origin;
  for (const auto& t : leg().mesh.triangles) {
    const auto first = static_cast<std::uint32_t>(soup.positions.size());
    for (const std::uint32_t corner : t) {
      soup.positions.push_back(leg().mesh.positions[corner]);
      origin.push_back(corner);
    }
    soup.triangles.push_back({first, first + 1, first + 2});
  }
  const SkinChart skin(committedChart(), committedModel(), soup);
  const std::vector<Patch>& patches = committedAtlas().point("soleus_trp1")->zones[0].patches;
  const std::vector<float> whole = patchesField(patches, leg().skin);
  const std::vector<float> split = patchesField(patches, skin);
  ASSERT_EQ(split.size(), origin.size());
  for (std::size_t i = 0; i < split.size(); ++i) ASSERT_NEAR(split[i], whole[origin[i]], 1e-3F);
}

TEST(SkinChart, ParsTheSoleFromTheDorsum) {
  std::vector<float> plantar(leg().mesh.positions.size());
  for (std::size_t i = 0; i < plantar.size(); ++i) plantar[i] = leg().skin.plantarMm(i);
  for (const float u : {0.1F, 0.3F, 0.5F, 0.7F}) {
    for (const float v : {0.2F, 0.5F, 0.8F}) {
      EXPECT_LT(leg().onSole(plantar, u, v), 0.0F) << u << " " << v;
      EXPECT_GT(leg().onDorsum(plantar, u, v), 0.0F) << u << " " << v;
    }
  }
  EXPECT_GT(leg().onLeg(plantar, -0.08F, 180.0F), 0.0F);  // back of the heel
  EXPECT_GT(leg().onLeg(plantar, 0.6F, 200.0F), 0.0F);
}

TEST(SkinChart, KnowsTheToesApart) {
  const Chart& chart = committedChart();
  for (int toe = 1; toe <= 5; ++toe) {
    const engine::Anchor* tip = landmark(committedModel(), "toe" + std::to_string(toe) + "_tip");
    ASSERT_NE(tip, nullptr);
    const glm::vec3 inToe = tip->position - chart.footForward() * 0.006F;
    for (int other = 1; other <= 5; ++other) {
      std::vector<float> field(leg().mesh.positions.size());
      for (std::size_t i = 0; i < field.size(); ++i) field[i] = leg().skin.toeMm(i, other);
      const float value = leg().along(field, inToe, chart.up()).value_or(0.0F);
      EXPECT_EQ(value < 0.0F, other == toe) << "toe " << toe << " against " << other;
    }
  }
}

TEST(ZoneFields, EveryPatchLandsOnTheSkinByItself) {
  for (const TriggerPoint& point : committedAtlas().points) {
    for (const Zone& zone : point.zones) {
      for (const Patch& patch : zone.patches) {
        const bool off = offTheModel(patch);
        EXPECT_EQ(patchesField({patch}, leg().skin).empty(), off)
            << point.id << " " << strengthName(zone.strength) << " " << patch.region << " "
            << (patch.u ? patch.u->low : 0.0F);
      }
    }
  }
}

/// Shortest ways along edges from all places inside the field, millimetres; no longer than `far`. The true
/// way along the skin is a little shorter.
std::vector<float> alongEdges(const SkinGraph& graph, const std::vector<float>& inside, float far) {
  std::vector<float> away(graph.nodeCount(), far);
  std::priority_queue<std::pair<float, std::uint32_t>, std::vector<std::pair<float, std::uint32_t>>,
                      std::greater<>>
      front;
  for (std::uint32_t i = 0; i < graph.nodeCount(); ++i) {
    if (inside[i] >= 0.0F) continue;
    away[i] = 0.0F;
    front.emplace(0.0F, i);
  }
  while (!front.empty()) {
    const auto [reached, node] = front.top();
    front.pop();
    if (reached > away[node]) continue;
    for (const std::uint32_t other : graph.neighbours(node)) {
      const float there = reached + glm::distance(graph.positions()[node], graph.positions()[other]);
      if (there >= away[other]) continue;
      away[other] = there;
      front.emplace(there, other);
    }
  }
  return away;
}

// From toe to toe, through the edge of the foot or through the leg the way through the air is short and the
// way along the skin is long: a small disc at one end must not be felt at the other.
TEST(ZoneFields, ADiscReachesNothingThroughTheAir) {
  const SkinGraph& graph = leg().skin.graph();
  std::mt19937 random(31);
  int jumps = 0;
  for (int disc = 0; disc < 60; ++disc) {
    // Every second on the toes, where the gaps are.
    const auto any = [&] { return static_cast<std::uint32_t>(random() % graph.nodeCount()); };
    const auto u = [&](std::uint32_t node) {
      return committedChart().foot(graph.positions()[node] / 1000.0F).u;
    };
    std::uint32_t centre = any();
    for (int i = 0; i < 5000 && u(centre) < (disc % 2 == 0 ? 0.78F : 0.3F); ++i) centre = any();
    std::vector<float> field(graph.nodeCount(), 1.0F);
    field[centre] = -1.0F;
    const std::vector<float> distance = graph.signedDistance(field, kZoneFarMm);
    const std::vector<float> edges = alongEdges(graph, field, 2.0F * kZoneFarMm);
    for (std::uint32_t i = 0; i < graph.nodeCount(); ++i) {
      const float straight = glm::distance(graph.positions()[i], graph.positions()[centre]);
      ASSERT_GE(distance[i], std::min(straight - 4.0F, kZoneFarMm - 4.0F)) << "nearer than through the air";
      // Ways along edges zigzag: at most about 1.16 times the straight one on even triangles.
      ASSERT_GE(distance[i], std::min(0.8F * edges[i] - 4.0F, kZoneFarMm - 4.0F)) << disc;
      ASSERT_LE(distance[i], edges[i] + 0.1F);
      jumps += edges[i] > 2.0F * straight + 10.0F && straight < 15.0F ? 1 : 0;
    }
  }
  EXPECT_GT(jumps, 500) << "the discs were nowhere near a gap";
}

// The same of every zone that ships: it is a distance along the skin, not through the foot or from toe to
// toe.
TEST(ZoneFields, NoZoneReachesThroughTheAir) {
  const SkinGraph& graph = leg().skin.graph();
  for (const ZoneField& zone : leg().zones) {
    if (zone.distanceMm().empty()) continue;
    std::vector<float> field(graph.nodeCount());
    for (std::size_t v = 0; v < zone.distanceMm().size(); ++v) field[graph.nodeOf(v)] = zone.distanceMm()[v];
    const std::vector<float> edges = alongEdges(graph, field, 2.0F * kZoneFarMm);
    for (std::uint32_t i = 0; i < graph.nodeCount(); ++i) {
      if (field[i] < 0.0F) continue;
      ASSERT_GE(field[i], std::min(0.8F * edges[i] - 4.0F, kZoneFarMm - 4.0F)) << zone.point;
      ASSERT_LE(field[i], edges[i] + 0.1F) << zone.point;
    }
  }
}

TEST(ZoneFields, AreMeasuredWhenAskedForAndAlikeInWhicheverOrder) {
  const std::vector<ZoneField> onDemand = zoneFields(committedAtlas(), leg().shared);
  const std::vector<ZoneField> together = zoneFields(committedAtlas(), leg().shared);
  ASSERT_FALSE(onDemand.empty());
  const ZoneField copy = onDemand.back();
  EXPECT_FALSE(copy.measured());
  measureZones(together);
  for (std::size_t i = onDemand.size(); i-- > 0;) {
    EXPECT_TRUE(together[i].measured());
    EXPECT_EQ(onDemand[i].distanceMm(), together[i].distanceMm());
    EXPECT_EQ(onDemand[i].deepestMm(), together[i].deepestMm());
  }
  EXPECT_TRUE(copy.measured()) << "copies share it";
}

}  // namespace
}  // namespace crus
