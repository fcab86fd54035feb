#include "app/leg/own_spots.h"

#include <cmath>
#include <glm/geometric.hpp>

#include "app/leg/leg_queries.h"
#include "app/state/camera_moves.h"

namespace crus {
namespace {

constexpr float kNearMetres = 0.003F;

/// A hundredth of a millimetre or so: enough for a finger, and short to read.
double rounded(float value, double steps) {
  return std::round(static_cast<double>(value) * steps) / steps;
}

journal::OwnSpot legSpot(const Leg& leg, const glm::vec3& place) {
  const LegCoordinate at = leg.chart->leg(place);
  journal::OwnSpot spot;
  spot.first = rounded(at.h, 1e4);
  spot.second = std::fmod(rounded(at.thetaDegrees, 1e2), 360.0);
  return spot;
}

/// The same place in every chart that may have it.
std::vector<journal::OwnSpot> candidates(const Leg& leg, const glm::vec3& place) {
  std::vector<journal::OwnSpot> all{legSpot(leg, place)};
  const FootCoordinate at = leg.chart->foot(place);
  for (const std::string& chart : footCharts()) {
    std::vector<std::string> surfaces = surfacesOf(chart);
    if (surfaces.empty()) surfaces.emplace_back();
    for (const std::string& surface : surfaces)
      all.push_back({chart, surface, rounded(at.u, 1e4), rounded(at.v, 1e4)});
  }
  return all;
}

}  // namespace

std::optional<journal::OwnSpot> ownSpotAt(const Leg& leg, const glm::vec3& onSkin) {
  if (!leg.chart) return std::nullopt;
  std::optional<journal::OwnSpot> best;
  float nearest = kNearMetres;
  for (const journal::OwnSpot& spot : candidates(leg, onSkin)) {
    if (!journal::checkSpot(spot)) continue;
    const std::optional<glm::vec3> there = placeOf(leg, spot);
    if (!there) continue;
    const float distance = glm::distance(*there, onSkin);
    if (distance < nearest) {
      nearest = distance;
      best = spot;
    }
  }
  return best;
}

std::optional<glm::vec3> placeOf(const Leg& leg, const journal::OwnSpot& spot) {
  const auto first = static_cast<float>(spot.first);
  const auto second = static_cast<float>(spot.second);
  const engine::Result<SkinSpot> found =
      spot.chart == "leg" ? spotAt(leg, LegCoordinate{first, second})
                          : spotAt(leg, FootSpot{spot.chart, spot.surface, {first, second}});
  if (!found) return std::nullopt;
  return found->position;
}

std::vector<PlacedSpot> placeOwnSpots(const Leg& leg, const journal::Journal& journal) {
  std::vector<PlacedSpot> placed;
  for (const auto& [point, spot] : journal.spots) {
    if (const auto place = placeOf(leg, spot)) placed.push_back({point.first, sideOf(point.second), *place});
  }
  return placed;
}

std::optional<journal::OwnSpot> textbookSpot(const Leg& leg, const std::string& point) {
  const PlacedPoint* placed = placedPoint(leg.world, point);
  return placed != nullptr ? ownSpotAt(leg, placed->onSkin) : std::nullopt;
}

}  // namespace crus
