#include "app/atlas/cautions.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <glm/geometric.hpp>

#include "app/atlas/press_layers.h"
#include "tests/app/atlas/committed_leg.h"

namespace crus {
namespace {

using testing::committedAtlas;
using testing::committedChart;
using testing::committedModel;

struct Skin {
  const engine::TriangleMesh& mesh = skinPart(committedModel())->primitives.front().mesh;
  std::shared_ptr<const SkinChart> chart =
      std::make_shared<const SkinChart>(committedChart(), committedModel(), mesh);
  std::vector<CautionField> fields = cautionFields(committedAtlas(), chart);
};

const Skin& skin() {
  static const Skin made;
  return made;
}

TEST(Cautions, theMiddleOfEachLiesWellInsideIt) {
  EXPECT_EQ(skin().fields.size(), committedAtlas().safetyZones.size());
  for (const CautionField& field : skin().fields) {
    const std::vector<glm::vec3>& places = skin().mesh.positions;
    const auto at = std::find_if(places.begin(), places.end(), [&](const glm::vec3& place) {
      return glm::distance(place, field.middle()) < 1e-6F;
    });
    ASSERT_NE(at, places.end()) << field.zone;
    const float deepest = *std::min_element(field.distanceMm().begin(), field.distanceMm().end());
    EXPECT_LE(field.distanceMm()[static_cast<std::size_t>(at - places.begin())], 0.7F * deepest)
        << field.zone;
  }
}

TEST(Cautions, aPointHasThoseThatItNamesAndThoseNearIt) {
  const std::vector<PlacedPoint> points =
      placePoints(committedAtlas(), committedChart(), committedModel(), SkinSurface(skin().mesh));
  const PointCautions cautions{committedAtlas(), points, skin().fields, skin().chart};
  std::size_t near = 0;
  for (const PlacedPoint& placed : points) {
    const TriggerPoint& point = *committedAtlas().point(placed.point);
    const std::vector<std::string>& shown = cautions.of(placed.point);
    const auto has = [&](const std::string& zone) {
      return std::find(shown.begin(), shown.end(), zone) != shown.end();
    };
    for (const std::string& zone : point.safetyZones) EXPECT_TRUE(has(zone)) << placed.point << ": " << zone;
    for (const CautionField& field : skin().fields) {
      const bool named = std::find(point.safetyZones.begin(), point.safetyZones.end(), field.zone) !=
                         point.safetyZones.end();
      // Distances along the skin are never shorter than straight ones.
      float straightMm = 1e6F;
      for (std::size_t v = 0; v < skin().mesh.positions.size(); ++v) {
        if (field.distanceMm()[v] < 0.0F) {
          straightMm = std::min(straightMm, 1000.0F * glm::distance(skin().mesh.positions[v], placed.onSkin));
        }
      }
      if (!named && straightMm > kCautionReachMm + 5.0F) {
        EXPECT_FALSE(has(field.zone)) << placed.point << ": " << field.zone;
      }
      if (!named && has(field.zone)) ++near;
    }
  }
  EXPECT_GT(near, 0U) << "some lie near a point that does not name them";
}

TEST(Cautions, whoIsSaidToBeFarIsFar) {
  std::size_t far = 0;
  for (const CautionField& field : skin().fields) {
    const std::vector<float>& distanceMm = field.distanceMm();
    for (std::size_t v = 0; v < distanceMm.size(); v += 7) {
      if (!field.isFarFrom(v)) continue;
      ++far;
      ASSERT_GT(distanceMm[v], 0.5F * kZoneFarMm) << field.zone << " at vertex " << v;
    }
  }
  EXPECT_GT(far, skin().mesh.positions.size()) << "most zones are far from most places";
}

TEST(Cautions, aPointThatNobodyKnowsHasNone) {
  EXPECT_TRUE(PointCautions{}.of("soleus_trp1").empty());
  const PointCautions none{committedAtlas(), {}, skin().fields, skin().chart};
  EXPECT_TRUE(none.of("soleus_trp1").empty());
}

}  // namespace
}  // namespace crus
