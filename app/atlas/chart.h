// Leg and foot charts: body coordinates that outlive one model. Computed from landmarks, so that the same
// points and zones land on any leg that has them.
#pragma once

#include <glm/vec2.hpp>
#include <glm/vec3.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/result.h"
#include "engine/scene/model.h"

namespace crus {

/// h = y / L (0 midpoint of the malleolar tips, 1 knee joint line); theta in degrees, [0, 360): 0 anterior,
/// 90 lateral, 180 posterior, 270 medial, seen from above on a right leg.
struct LegCoordinate {
  float h = 0.0F;
  float thetaDegrees = 0.0F;
};

/// u: 0 back of the heel .. 1 tip of the longest toe; v: 0 medial border .. 1 lateral border at that u.
struct FootCoordinate {
  float u = 0.0F;
  float v = 0.0F;
};

/// The charts of one (right) leg model. A left leg is the same model mirrored when drawn, so that its chart
/// coordinates are equal by construction; what a user types for a left leg is converted by `mirrorTheta`.
class Chart {
 public:
  /// Needs the anchors landmark/ankle_centre and landmark/knee_joint_centre; the foot chart also the heel, the toe
  /// tips and the metatarsal heads. \return Error naming the landmark that is missing.
  static engine::Result<Chart> fromModel(const engine::Model& model);

  [[nodiscard]] float legLength() const { return legLength_; }            // metres, ankle centre to knee joint line
  [[nodiscard]] LegCoordinate leg(const glm::vec3& position) const;
  [[nodiscard]] FootCoordinate foot(const glm::vec3& position) const;
  /// Point of the leg axis at height h, and the unit direction outward at theta: the ray that meets the skin.
  [[nodiscard]] glm::vec3 axisPoint(float h) const;
  [[nodiscard]] glm::vec3 outward(float thetaDegrees) const;
  /// Place (not on the skin, in the middle of the foot's height) for u, v: rays go up for the dorsum, down for the sole.
  [[nodiscard]] glm::vec3 footPoint(FootCoordinate coordinate) const;

 private:
  friend class ChartBuilder;
  glm::vec3 ankle_{0.0F};
  glm::vec3 up_{0.0F, 1.0F, 0.0F};
  glm::vec3 anterior_{0.0F, 0.0F, 1.0F};
  glm::vec3 lateral_{-1.0F, 0.0F, 0.0F};
  float legLength_ = 1.0F;
  glm::vec3 heel_{0.0F};       // foot chart: origin at u = 0
  glm::vec3 footForward_{0.0F, 0.0F, 1.0F};
  glm::vec3 footLateral_{-1.0F, 0.0F, 0.0F};
  float footLength_ = 1.0F;
  /// Medial and lateral border (metres along footLateral_ from the foot's axis) at equal steps of u.
  std::vector<glm::vec2> footBorders_;
};

/// theta_left = 360 - theta_right, in [0, 360).
float mirrorTheta(float thetaDegrees);

/// Shortest signed way from `from` to `to`, degrees in (-180, 180].
float angleDifference(float toDegrees, float fromDegrees);

}  // namespace crus
