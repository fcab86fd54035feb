#include "app/atlas/skin_surface.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <iomanip>
#include <limits>
#include <sstream>
#include <utility>

#include "app/atlas/zone_field.h"
#include "engine/geometry/normals.h"

namespace crus {
namespace {

constexpr float kHeelEndU = 0.3F;       // the heel bone's length, and a little skin
constexpr float kBackU = 0.1F;          // within the heel: rays to its back start here at the earliest
constexpr float kAboveCrease = 0.012F;  // metres the top of the foot may reach up behind the ankle's crease
constexpr float kBesideToe = 0.08F;     // metres above or below the foot's middle: outside any toe
constexpr float kOnToeMm = 1.5F;        // how far beside a toe's border a spot still counts as on it

int toeOf(const std::string& chart) {
  return chart.rfind("toe_", 0) == 0 ? chart.back() - '0' : 0;
}

std::string twoDigits(float value) {
  std::ostringstream text;
  text << std::fixed << std::setprecision(2) << value;
  return text.str();
}

engine::Error nothingThere(const FootSpot& at, const std::string& why) {
  return {"", "",
          at.chart + (at.surface.empty() ? "" : " " + at.surface) + " has no skin at u " +
              twoDigits(at.at.u) + ", v " + twoDigits(at.at.v) + ": " + why};
}

/// "toe_3 has u 0.83 to 0.97 and v 0.41 to 0.62".
std::string rangeOfToe(const Chart& chart, const SkinChart& sides, const SkinSurface& skin, int toe) {
  FootCoordinate low{1e3F, 1e3F};
  FootCoordinate high{-1e3F, -1e3F};
  for (std::size_t i = 0; i < skin.mesh().positions.size(); ++i) {
    if (sides.toeMm(i, toe) >= 0.0F) continue;
    const FootCoordinate at = chart.foot(skin.mesh().positions[i]);
    low = {std::min(low.u, at.u), std::min(low.v, at.v)};
    high = {std::max(high.u, at.u), std::max(high.v, at.v)};
  }
  return "its skin has u " + twoDigits(low.u) + " to " + twoDigits(high.u) + " and v " + twoDigits(low.v) +
         " to " + twoDigits(high.v);
}

float toeAt(const SkinChart& sides, const SkinSpot& spot, int toe) {
  float value = 0.0F;
  for (int i = 0; i < 3; ++i)
    value += sides.toeMm(spot.corners[static_cast<std::size_t>(i)], toe) * spot.weights[i];
  return value;
}

}  // namespace

float valueAt(const std::vector<float>& field, const SkinSpot& spot) {
  return field[spot.corners[0]] * spot.weights.x + field[spot.corners[1]] * spot.weights.y +
         field[spot.corners[2]] * spot.weights.z;
}

SkinSurface::SkinSurface(engine::TriangleMesh skin) : mesh_(std::move(skin)) {
  if (mesh_.normals.size() != mesh_.positions.size()) engine::computeNormals(mesh_, 180.0F);
  tree_ = engine::TriangleBvh(mesh_);
}

SkinSpot SkinSurface::spotOn(std::uint32_t triangle, const glm::vec3& weights,
                             const glm::vec3& position) const {
  SkinSpot spot{mesh_.triangles[triangle], weights, position, {}};
  glm::vec3 normal(0.0F);
  for (int i = 0; i < 3; ++i) normal += mesh_.normals[spot.corners[static_cast<std::size_t>(i)]] * weights[i];
  spot.normal = glm::length(normal) > 0.0F ? glm::normalize(normal) : glm::vec3(0.0F, 1.0F, 0.0F);
  return spot;
}

std::optional<SkinSpot> SkinSurface::leave(const glm::vec3& origin, const glm::vec3& direction) const {
  for (const engine::RayHit& hit : tree_.allHits({origin, direction}))
    if (!hit.frontFacing) return spotOn(hit.triangle, hit.barycentrics, hit.position);
  return std::nullopt;
}

std::optional<SkinSpot> SkinSurface::enter(const glm::vec3& origin, const glm::vec3& direction) const {
  const auto hit = tree_.firstHit({origin, direction});
  if (!hit || !hit->frontFacing) return std::nullopt;
  return spotOn(hit->triangle, hit->barycentrics, hit->position);
}

std::optional<SkinSpot> SkinSurface::nearest(const glm::vec3& position, float maxMetres) const {
  const auto found = tree_.closestPoint(position, maxMetres);
  if (!found) return std::nullopt;
  return spotOn(found->triangle, found->barycentrics, found->position);
}

const std::vector<std::string>& footCharts() {
  static const std::vector<std::string> kCharts{"foot_dorsum", "foot_plantar", "heel",  "toe_1",
                                                "toe_2",       "toe_3",        "toe_4", "toe_5"};
  return kCharts;
}

std::vector<std::string> surfacesOf(const std::string& footChart) {
  if (footChart == "heel") return {"plantar", "medial", "lateral", "posterior"};
  if (toeOf(footChart) > 0) return {"dorsal", "plantar", "medial", "lateral"};
  return {};
}

engine::Result<SkinSpot> spotOnLeg(const Chart& chart, const SkinSurface& skin, LegCoordinate at) {
  if (auto spot = skin.leave(chart.axisPoint(at.h), chart.outward(at.thetaDegrees))) return *spot;
  float low = std::numeric_limits<float>::max();
  float high = -low;
  for (const glm::vec3& position : skin.mesh().positions) {
    low = std::min(low, chart.leg(position).h);
    high = std::max(high, chart.leg(position).h);
  }
  return engine::Error{"", "",
                       "there is no skin at h " + twoDigits(at.h) + ": on this model it reaches from h " +
                           twoDigits(low) + " to " + twoDigits(high)};
}

engine::Result<SkinSpot> spotOnFoot(const Chart& chart, const SkinChart& sides, const SkinSurface& skin,
                                    const FootSpot& at) {
  const int toe = toeOf(at.chart);
  std::string surface = at.surface;
  if (at.chart == "foot_plantar" || (at.chart == "heel" && surface.empty())) surface = "plantar";
  glm::vec3 origin = chart.footPoint(at.at);
  glm::vec3 direction = chart.up();
  if (surface == "plantar") direction = -chart.up();
  if (surface == "medial") direction = -chart.footLateral();
  if (surface == "lateral") direction = chart.footLateral();
  if (surface == "posterior") {
    direction = -chart.footForward();
    origin = chart.footPoint({std::max(at.at.u, kBackU), at.at.v});
  }
  if (toe == 0 && (surface == "medial" || surface == "lateral")) origin = chart.footPoint({at.at.u, 0.5F});
  if (at.chart == "heel" && at.at.u > kHeelEndU)
    return nothingThere(at, "the heel ends at u " + twoDigits(kHeelEndU));
  // A toe may curl above or below the middle of the foot, but nothing is over or under it.
  const bool fromOutside = toe > 0 && surface != "medial" && surface != "lateral";
  const auto spot =
      fromOutside ? skin.enter(origin + direction * kBesideToe, -direction) : skin.leave(origin, direction);
  if (toe > 0 && (!spot || toeAt(sides, *spot, toe) > kOnToeMm))
    return nothingThere(at, rangeOfToe(chart, sides, skin, toe));
  if (!spot) return nothingThere(at, "it lies beside the foot");
  if (at.chart == "foot_dorsum" && chart.aheadOfAnkle(spot->position) < -kAboveCrease)
    return nothingThere(at, "the leg stands there; use --leg");
  return *spot;
}

}  // namespace crus
