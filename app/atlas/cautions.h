// Where the safety zones lie on one skin, and which of them belong to which trigger point.
#pragma once

#include <glm/vec3.hpp>
#include <map>
#include <string>
#include <vector>

#include "app/atlas/atlas.h"
#include "app/atlas/placement.h"
#include "app/atlas/zone_field.h"
#include "engine/geometry/triangle_mesh.h"

namespace crus {

/// Nearer to a safety zone than this it is to be kept in mind, millimetres along the skin.
inline constexpr float kCautionReachMm = 15.0F;

/// One safety zone on one skin mesh.
struct CautionField {
  std::string zone;               // SafetyZone::id
  std::vector<float> distanceMm;  // per skin vertex along the skin, negative inside, as in ZoneField
  glm::vec3 middle{0.0F};         // a place on the skin well inside it, metres, model frame
};

/// The safety zones that lie on this skin, in atlas order. \param mesh the one that `skin` was made of.
std::vector<CautionField> cautionFields(const Atlas& atlas, const SkinChart& skin,
                                        const engine::TriangleMesh& mesh);

/// TriggerPoint::id -> ids of the safety zones to be kept in mind there: those that the point names and those
/// within kCautionReachMm of its X, in the order of the fields. Points without any are left out.
std::map<std::string, std::vector<std::string>> cautionsByPoint(const Atlas& atlas,
                                                                const std::vector<PlacedPoint>& points,
                                                                const std::vector<CautionField>& fields,
                                                                const engine::TriangleMesh& mesh);

}  // namespace crus
