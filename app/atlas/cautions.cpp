#include "app/atlas/cautions.h"

#include <algorithm>
#include <glm/geometric.hpp>
#include <limits>
#include <mutex>
#include <utility>

namespace crus {
namespace {

/// The vertex of the skin that is nearest to a place in metres.
std::size_t nearestVertex(const glm::vec3& place, const SkinGraph& graph) {
  constexpr float kMillimetres = 1000.0F;
  std::size_t best = 0;
  float least = std::numeric_limits<float>::max();
  for (std::size_t i = 0; i < graph.vertexCount(); ++i) {
    const float away = glm::distance(graph.positions()[graph.nodeOf(i)], place * kMillimetres);
    if (away >= least) continue;
    least = away;
    best = i;
  }
  return best;
}

}  // namespace

std::vector<CautionField> cautionFields(const Atlas& atlas, const std::shared_ptr<const SkinChart>& skin) {
  std::vector<CautionField> fields;
  for (const SafetyZone& zone : atlas.safetyZones) fields.emplace_back(zone.id, zone.patches, skin);
  return fields;
}

std::vector<std::string> cautionsNear(const std::vector<std::string>& named, const PlacedPoint& placed,
                                      const std::vector<CautionField>& fields, const SkinChart& skin) {
  std::vector<std::string> cautions;
  if (skin.vertexCount() == 0) return cautions;
  const std::size_t vertex = nearestVertex(placed.onSkin, skin.graph());
  for (const CautionField& field : fields) {
    const bool isNamed = std::find(named.begin(), named.end(), field.zone) != named.end();
    const auto isNear = [&] {
      return !field.isFarFrom(vertex) && !field.distanceMm().empty() &&
             field.distanceMm()[vertex] <= kCautionReachMm;
    };
    if (isNamed || isNear()) cautions.push_back(field.zone);
  }
  return cautions;
}

struct PointCautions::Found {
  Find find;
  std::mutex mutex;
  std::map<std::string, std::vector<std::string>> byPoint;
};

PointCautions::PointCautions(Find find) : found_{std::make_shared<Found>()} {
  found_->find = std::move(find);
}

PointCautions::PointCautions(const Atlas& atlas, const std::vector<PlacedPoint>& points,
                             std::vector<CautionField> fields, std::shared_ptr<const SkinChart> skin) {
  struct Known {
    PlacedPoint placed;
    std::vector<std::string> named;
  };
  std::map<std::string, Known> known;
  for (const PlacedPoint& placed : points) {
    if (const TriggerPoint* point = atlas.point(placed.point); point != nullptr)
      known[placed.point] = {placed, point->safetyZones};
  }
  *this = PointCautions{[known = std::move(known), fields = std::move(fields),
                         skin = std::move(skin)](const std::string& point) {
    const auto found = known.find(point);
    if (found == known.end()) return std::vector<std::string>{};
    return cautionsNear(found->second.named, found->second.placed, fields, *skin);
  }};
}

const std::vector<std::string>& PointCautions::of(const std::string& point) const {
  const std::lock_guard lock{found_->mutex};
  const auto known = found_->byPoint.find(point);
  if (known != found_->byPoint.end()) return known->second;
  return found_->byPoint[point] = found_->find ? found_->find(point) : std::vector<std::string>{};
}

}  // namespace crus
