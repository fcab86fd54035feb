#include "app/atlas/cautions.h"

#include <algorithm>
#include <glm/geometric.hpp>
#include <limits>

namespace crus {
namespace {

/// Of the vertices that lie nearly as deep inside as any, the one nearest to the zone's centre of mass: in a
/// long strip all of the axis is equally deep, and a bent zone's centre of mass lies outside it.
glm::vec3 middleOf(const std::vector<float>& distanceMm, const std::vector<glm::vec3>& positions) {
  constexpr float kNearlyAsDeep = 0.7F;
  glm::vec3 sum{0.0F};
  float weight = 0.0F;
  float deepest = 0.0F;
  for (std::size_t i = 0; i < positions.size(); ++i) {
    const float depth = std::max(-distanceMm[i], 0.0F);
    sum += positions[i] * depth;
    weight += depth;
    deepest = std::max(deepest, depth);
  }
  const glm::vec3 centre = sum / weight;
  glm::vec3 best = centre;
  float least = std::numeric_limits<float>::max();
  for (std::size_t i = 0; i < positions.size(); ++i) {
    const float away = glm::distance(positions[i], centre);
    if (-distanceMm[i] >= kNearlyAsDeep * deepest && away < least) {
      least = away;
      best = positions[i];
    }
  }
  return best;
}

std::size_t nearestVertex(const glm::vec3& place, const std::vector<glm::vec3>& positions) {
  const auto nearer = [&](const glm::vec3& a, const glm::vec3& b) {
    return glm::dot(a - place, a - place) < glm::dot(b - place, b - place);
  };
  return static_cast<std::size_t>(std::min_element(positions.begin(), positions.end(), nearer) -
                                  positions.begin());
}

}  // namespace

std::vector<CautionField> cautionFields(const Atlas& atlas, const SkinChart& skin,
                                        const engine::TriangleMesh& mesh) {
  std::vector<CautionField> fields;
  for (const SafetyZone& zone : atlas.safetyZones) {
    std::vector<float> distanceMm = patchesField(zone.patches, skin);
    if (distanceMm.empty()) continue;
    const glm::vec3 middle = middleOf(distanceMm, mesh.positions);
    fields.push_back({zone.id, std::move(distanceMm), middle});
  }
  return fields;
}

std::map<std::string, std::vector<std::string>> cautionsByPoint(const Atlas& atlas,
                                                                const std::vector<PlacedPoint>& points,
                                                                const std::vector<CautionField>& fields,
                                                                const engine::TriangleMesh& mesh) {
  std::map<std::string, std::vector<std::string>> cautions;
  if (mesh.positions.empty()) return cautions;
  for (const PlacedPoint& placed : points) {
    const TriggerPoint* point = atlas.point(placed.point);
    if (point == nullptr) continue;
    const std::size_t vertex = nearestVertex(placed.onSkin, mesh.positions);
    for (const CautionField& field : fields) {
      const bool named = std::find(point->safetyZones.begin(), point->safetyZones.end(), field.zone) !=
                         point->safetyZones.end();
      if (named || field.distanceMm[vertex] <= kCautionReachMm) cautions[placed.point].push_back(field.zone);
    }
  }
  return cautions;
}

}  // namespace crus
