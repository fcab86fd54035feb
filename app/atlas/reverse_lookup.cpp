#include "app/atlas/reverse_lookup.h"

#include <algorithm>
#include <array>
#include <set>

namespace crus {
namespace {

constexpr std::size_t kUpstreamLinks = 2;  // further away the chain says little about this pain
constexpr std::array<const char*, 7> kBodyAreas{"buttock",         "iliac_crest", "jaw_face", "lateral_thigh",
                                                "posterior_thigh", "sacrum",      "si_joint"};

float commonness(HowCommon howCommon) {
  switch (howCommon) {
    case HowCommon::kCommon:
      return 1.0F;
    case HowCommon::kRare:
      return 0.5F;
    default:
      return 0.8F;
  }
}

Candidate candidateOf(const TriggerPoint& point, Strength strength, float central, float weight) {
  const float within = std::clamp(central * weight * commonness(point.howCommon), 0.0F, 1.0F);
  Candidate candidate;
  candidate.point = point.id;
  candidate.muscle = point.muscle;
  candidate.strength = strength;
  candidate.weight = weight;
  // Just short of the whole third, so that the best of one strength never ties with the worst of the next.
  candidate.score = (static_cast<float>(2 - static_cast<int>(strength)) + 0.999F * within) / 3.0F;
  return candidate;
}

std::vector<Candidate> ranked(std::vector<Candidate> candidates, const Atlas& atlas) {
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.score > b.score; });
  for (Candidate& candidate : candidates) {
    candidate.upstream = activators(atlas, candidate.muscle, kUpstreamLinks);
    candidate.upstream.erase(
        std::remove_if(candidate.upstream.begin(), candidate.upstream.end(),
                       [&](const Reached& up) { return atlas.muscle(up.node) == nullptr; }),
        candidate.upstream.end());
  }
  return candidates;
}

/// The strongest zones of a point come first in every list, so the first one that fits is kept.
bool isListed(const std::vector<Candidate>& candidates, const std::string& point) {
  return std::any_of(candidates.begin(), candidates.end(),
                     [&](const Candidate& candidate) { return candidate.point == point; });
}

}  // namespace

std::vector<Candidate> whoRefersHere(const Atlas& atlas, const std::vector<ZoneField>& fields,
                                     const SkinChart& skin, const SkinSpot& spot) {
  const auto corner = std::max_element(&spot.weights.x, &spot.weights.x + 3) - &spot.weights.x;
  const std::uint32_t vertex = spot.corners[static_cast<std::size_t>(corner)];
  std::vector<Candidate> candidates;
  measureZones(fields);
  for (const ZoneField& field : fields) {
    if (field.distanceMm().empty()) continue;
    const float insideMm = -valueAt(field.distanceMm(), spot);
    const TriggerPoint* point = insideMm > 0.0F ? atlas.point(field.point) : nullptr;
    if (point == nullptr || isListed(candidates, point->id)) continue;
    const auto zone = std::find_if(point->zones.begin(), point->zones.end(),
                                   [&](const Zone& each) { return each.strength == field.strength; });
    const float weight = zone == point->zones.end() ? 1.0F : weightAt(zone->patches, skin, vertex);
    const float central = insideMm / std::max(field.deepestMm(), 1e-3F);
    candidates.push_back(candidateOf(*point, field.strength, central, weight));
    candidates.back().insideMm = insideMm;
  }
  return ranked(std::move(candidates), atlas);
}

std::vector<Candidate> whoRefersToArea(const Atlas& atlas, const std::string& area) {
  std::vector<Candidate> candidates;
  const std::vector<std::string> areas = bodyAreas(atlas);
  if (std::find(areas.begin(), areas.end(), area) == areas.end()) return candidates;
  for (const TriggerPoint& point : atlas.points) {
    std::optional<Candidate> best;
    for (const Zone& zone : point.zones) {
      for (const Patch& patch : zone.patches) {
        if (patch.region != area) continue;
        Candidate candidate = candidateOf(point, zone.strength, 1.0F, patch.weight);
        if (!best || candidate.score > best->score) best = std::move(candidate);
      }
    }
    if (best) candidates.push_back(std::move(*best));
  }
  return ranked(std::move(candidates), atlas);
}

std::vector<std::string> bodyAreas(const Atlas& atlas) {
  std::set<std::string> named;
  for (const TriggerPoint& point : atlas.points)
    for (const Zone& zone : point.zones)
      for (const Patch& patch : zone.patches)
        if (std::find(kBodyAreas.begin(), kBodyAreas.end(), patch.region) != kBodyAreas.end())
          named.insert(patch.region);
  return {named.begin(), named.end()};
}

}  // namespace crus
