#include "app/atlas/zone_field.h"

#include <algorithm>
#include <atomic>
#include <glm/geometric.hpp>
#include <limits>
#include <mutex>
#include <utility>

#include "engine/core/parallel.h"

namespace crus {
namespace {

/// In a long strip all of the axis is equally deep, and a bent zone's centre of mass lies outside it.
glm::vec3 middleOf(const std::vector<float>& distanceMm, const SkinGraph& graph) {
  constexpr float kNearlyAsDeep = 0.7F;
  constexpr float kMetres = 0.001F;
  const auto place = [&](std::size_t vertex) { return graph.positions()[graph.nodeOf(vertex)] * kMetres; };
  glm::vec3 sum{0.0F};
  float weight = 0.0F;
  float deepest = 0.0F;
  for (std::size_t i = 0; i < distanceMm.size(); ++i) {
    if (!(distanceMm[i] < 0.0F)) continue;
    sum -= place(i) * distanceMm[i];
    weight -= distanceMm[i];
    deepest = std::max(deepest, -distanceMm[i]);
  }
  const glm::vec3 centre = sum / weight;
  glm::vec3 best = centre;
  float least = std::numeric_limits<float>::max();
  for (std::size_t i = 0; i < distanceMm.size(); ++i) {
    if (-distanceMm[i] < kNearlyAsDeep * deepest) continue;
    const float away = glm::distance(place(i), centre);
    if (away >= least) continue;
    least = away;
    best = place(i);
  }
  return best;
}

}  // namespace

struct PatchField::Measure {
  std::vector<Patch> patches;
  std::shared_ptr<const SkinChart> skin;
  std::once_flag once;
  std::atomic<bool> done{false};
  std::vector<float> distanceMm;
  float deepestMm = 0.0F;
  glm::vec3 middle{0.0F};
};

PatchField::PatchField(std::vector<Patch> patches, std::shared_ptr<const SkinChart> skin)
    : measure_{std::make_shared<Measure>()} {
  measure_->patches = std::move(patches);
  measure_->skin = std::move(skin);
}

const PatchField::Measure& PatchField::measure() const {
  std::call_once(measure_->once, [&m = *measure_] {
    m.distanceMm = patchesField(m.patches, *m.skin);
    if (!m.distanceMm.empty()) {
      m.deepestMm = -*std::min_element(m.distanceMm.begin(), m.distanceMm.end());
      if (m.deepestMm > 0.0F) m.middle = middleOf(m.distanceMm, m.skin->graph());
    }
    m.done = true;
  });
  return *measure_;
}

const std::vector<float>& PatchField::distanceMm() const {
  return measure().distanceMm;
}

float PatchField::deepestMm() const {
  return measure().deepestMm;
}

glm::vec3 PatchField::middle() const {
  return measure().middle;
}

bool PatchField::measured() const {
  return measure_->done;
}

bool PatchField::isFarFrom(std::size_t vertex) const {
  // The charts' own distances, before any blur, are off by less than that.
  constexpr float kSurelyMm = 1.5F * kZoneFarMm;
  return std::all_of(measure_->patches.begin(), measure_->patches.end(), [&](const Patch& patch) {
    return roughDistanceMm(patch, *measure_->skin, vertex) > kSurelyMm;
  });
}

void measureZones(std::span<const ZoneField> fields) {
  std::vector<const ZoneField*> due;
  for (const ZoneField& field : fields)
    if (!field.measured()) due.push_back(&field);
  // Zones know nothing of each other, so that every core takes the next one; which takes which does not show.
  engine::parallelFor(due.size(), [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) (void)due[i]->deepestMm();
  });
}

std::vector<ZoneField> zoneFields(const Atlas& atlas, const std::shared_ptr<const SkinChart>& skin) {
  std::vector<ZoneField> fields;
  for (const TriggerPoint& point : atlas.points) {
    std::vector<const Zone*> zones;
    for (const Zone& zone : point.zones) zones.push_back(&zone);
    std::stable_sort(zones.begin(), zones.end(),
                     [](const Zone* a, const Zone* b) { return a->strength < b->strength; });
    for (const Zone* zone : zones) fields.emplace_back(point.id, zone->strength, zone->patches, skin);
  }
  return fields;
}

}  // namespace crus
