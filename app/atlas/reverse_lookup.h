// From pain back to the point: which trigger points send pain to a spot of the skin, or to an area of the
// body.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/atlas/atlas.h"
#include "app/atlas/linkage.h"
#include "app/atlas/skin_surface.h"
#include "app/atlas/zone_field.h"

namespace crus {

/// A trigger point whose pain may be felt at the place asked about.
struct Candidate {
  std::string point, muscle;  // TriggerPoint::id, Muscle::id
  Strength strength = Strength::kEssential;
  float score = 0.0F;             // 0 .. 1, see whoRefersHere
  std::optional<float> insideMm;  // from the zone's edge along the skin; none for an area off the model
  float weight = 1.0F;            // of the zone's patch there, see Patch
  /// Muscles that may feed this one, nearest first, over at most two links: worth checking too.
  std::vector<Reached> upstream;
};

/// The points whose zone holds the spot, each with its strongest zone there, best first.
///
/// Rank, and `score`: essential before spillover before exceptional, whatever else: each has a third of 0
/// .. 1. Inside a third counts the product of
///   how central the spot is: its distance from the zone's edge over that of the zone's innermost skin,
///   the weight of the patch there (what the knowledge says of that part of the zone),
///   how common the point is: 1 where a study counts it among the most frequent, 0.8 where nothing is
///   recorded (most points, so that silence costs little), 0.5 where it is called rare (HowCommon).
/// Equal scores stay in the order of the atlas. Below 1 ms on the leg that ships, once all zones are
/// measured.
std::vector<Candidate> whoRefersHere(const Atlas& atlas, const std::vector<ZoneField>& fields,
                                     const SkinChart& skin, const SkinSpot& spot);

/// The same for a named area off the model, where weight and commonness decide. Empty for an unknown area.
std::vector<Candidate> whoRefersToArea(const Atlas& atlas, const std::string& area);

/// The areas off the model that some zone names, in alphabetical order.
std::vector<std::string> bodyAreas(const Atlas& atlas);

}  // namespace crus
