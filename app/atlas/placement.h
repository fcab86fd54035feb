// Trigger points on a concrete leg: where the X sits on the skin and how deep the belly lies under it.
#pragma once

#include <glm/vec3.hpp>
#include <optional>
#include <string>
#include <vector>

#include "app/atlas/atlas.h"
#include "app/atlas/chart.h"
#include "engine/scene/model.h"

namespace crus {

/// One X. Positions in metres in the model's frame.
struct PlacedPoint {
  std::string point;          // TriggerPoint::id
  glm::vec3 onSkin{0.0F};
  glm::vec3 skinNormal{0.0F, 1.0F, 0.0F};
  glm::vec3 inBelly{0.0F};    // where the inward ray first meets the muscle; equals onSkin when it does not
  float depthMm = 0.0F;       // skin to belly along the ray
  bool meetsMuscle = false;
};

/// Places every point of the atlas that lies on the model, in atlas order. Points of the hip, or of a model without
/// skin, are left out. The skin is the part named "skin/skin" (or the only part whose name starts with "skin").
std::vector<PlacedPoint> placePoints(const Atlas& atlas, const Chart& chart, const engine::Model& model);

}  // namespace crus
