#include "app/leg/leg_queries.h"

namespace crus {
namespace {

constexpr float kNearMetres = 0.02F;

engine::Error noCharts(const Leg& leg) {
  return {leg.model.source.string(), "", "this model has no landmarks and skin to find a place by"};
}

}  // namespace

engine::Result<SkinSpot> spotAt(const Leg& leg, LegCoordinate at) {
  if (!leg.surface) return noCharts(leg);
  return spotOnLeg(*leg.chart, *leg.surface, at);
}

engine::Result<SkinSpot> spotAt(const Leg& leg, const FootSpot& at) {
  if (!leg.surface) return noCharts(leg);
  return spotOnFoot(*leg.chart, *leg.skin, *leg.surface, at);
}

std::optional<SkinSpot> spotNear(const Leg& leg, const glm::vec3& position) {
  return leg.surface ? leg.surface->nearest(position, kNearMetres) : std::nullopt;
}

std::vector<Candidate> whoRefersHere(const Leg& leg, const SkinSpot& spot) {
  if (!leg.skin) return {};
  return whoRefersHere(leg.world.atlas, leg.fields, *leg.skin, spot);
}

std::optional<PressProbe> pressProbeOf(const Leg& leg) {
  if (!leg.skin) return std::nullopt;
  return PressProbe(leg.world.atlas, leg.model, leg.cautions);
}

}  // namespace crus
