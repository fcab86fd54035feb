// Trigger points on a concrete leg: where the X sits on the skin and how deep the belly lies under it.
#pragma once

#include <glm/vec3.hpp>
#include <string>
#include <vector>

#include "app/atlas/atlas.h"
#include "app/atlas/chart.h"
#include "app/atlas/skin_surface.h"
#include "engine/scene/model.h"

namespace crus {

/// How far a muscle may stand out of the skin (toe tendons do, by 2 mm): rays start this far outside.
inline constexpr float kProudMetres = 0.004F;

/// One X. Positions in metres in the model's frame.
struct PlacedPoint {
  std::string point;  // TriggerPoint::id
  glm::vec3 onSkin{0.0F};
  glm::vec3 skinNormal{0.0F, 1.0F, 0.0F};
  glm::vec3 inward{0.0F, -1.0F, 0.0F};  // unit, the way in which the belly was sought
  glm::vec3 inBelly{0.0F};  // where the inward ray first meets the muscle; equals onSkin when it does not
  float depthMm = 0.0F;     // skin to belly along the ray
  bool meetsMuscle = false;
  float movedMm =
      0.0F;  // from the chart's own spot to onSkin; not 0 where only a neighbouring ray met the muscle
};

/// Places every point of the atlas that lies on the model, in atlas order. Points of the hip, or of a model
/// without skin, are left out; so is a point whose ray leaves no skin. The skin is skinPart().
///
/// Leg points: the ray goes from the leg's axis outward at theta; it ends where it first leaves the skin, and
/// the belly is sought on the way back, no deeper than 5 mm past the axis. Foot points: up, down or sideways
/// from the middle of the foot, after PointLocation::surface. The belly is any part of `muscle` and
/// `alsoMuscles`. Where the ray misses, or a point of the dorsum comes out on the leg above the crease of the
/// ankle (this leg is not the one the figures were read on), the nearest spot of the point's own band that
/// does better is taken (for foot points +-0.05 in u, +-0.15 in v), and movedMm says how far it is. Where
/// there is none, the point stays in place.
std::vector<PlacedPoint> placePoints(const Atlas& atlas, const Chart& chart, const engine::Model& model);
/// The same on a skin that is at hand already.
std::vector<PlacedPoint> placePoints(const Atlas& atlas, const Chart& chart, const engine::Model& model,
                                     const SkinSurface& skin);

}  // namespace crus
