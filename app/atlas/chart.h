// Leg and foot charts: body coordinates that outlive one model. Computed from landmarks, so that the same
// points and zones land on any leg that has them.
#pragma once

#include <glm/vec2.hpp>
#include <glm/vec3.hpp>
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

/// u: 0 back of the heel .. 1 tip of the longest toe (skin, not bone), along the foot's axis;
/// v: 0 medial border .. 1 lateral border. The borders are those of the bones, about 6 mm inside the skin's
/// outline, so the skin of the very edge has v slightly below 0 or above 1.
struct FootCoordinate {
  float u = 0.0F;
  float v = 0.0F;
};

/// The charts of one (right) leg model. A left leg is the same model mirrored when drawn, so that its chart
/// coordinates are equal by construction; what a user types for a left leg is converted by `mirrorTheta`.
///
/// Leg frame: up from landmark/ankle_centre to landmark/knee_joint_centre, anterior = the model's +Z made
/// perpendicular to it, lateral = anterior x up, the model's -X on a right leg.
/// Foot frame, perpendicular to up: forward from the back of the calcaneus to the middle between the first
/// and second metatarsal heads. On the reference leg this axis with the skin's length (231 mm; the bones
/// measure 222 mm) gives the u of all listed landmarks within 0.01; the line to the tip of the second toe
/// misses the navicular and the fifth metatarsal by 0.015 in opposite directions, because it runs obliquely.
class Chart {
 public:
  /// Needs the anchors landmark/ankle_centre, knee_joint_centre, calcaneal_tuberosity_posterior and, for
  /// n = 1..5, metatarsal<n>_head and toe<n>_tip. With a skin part the foot is measured on it, else estimated
  /// from the landmarks. \return Error naming the landmark that is missing or that makes a length zero.
  static engine::Result<Chart> fromModel(const engine::Model& model);

  [[nodiscard]] float legLength() const { return legLength_; }  // metres, ankle centre to knee joint line
  [[nodiscard]] float footLength() const {
    return footLength_;
  }  // metres, back of the heel to the longest toe
  [[nodiscard]] LegCoordinate leg(const glm::vec3& position) const;
  [[nodiscard]] FootCoordinate foot(const glm::vec3& position) const;
  /// Point of the leg axis at height h, and the unit direction outward at theta: the ray that meets the skin.
  [[nodiscard]] glm::vec3 axisPoint(float h) const;
  [[nodiscard]] glm::vec3 outward(float thetaDegrees) const;
  /// Place (not on the skin, in the middle of the foot's height) for u, v: rays go up for the dorsum, down
  /// for the sole.
  [[nodiscard]] glm::vec3 footPoint(FootCoordinate coordinate) const;

  /// Metres in front of the plane that parts leg and foot: through the crease in front of the ankle (u =
  /// 0.42, h = 0.03 on the reference leg), sloping at 45 degrees, so that the heel is behind it. Negative on
  /// the leg.
  [[nodiscard]] float aheadOfAnkle(const glm::vec3& position) const;

  [[nodiscard]] glm::vec3 up() const { return up_; }
  [[nodiscard]] glm::vec3 anterior() const { return anterior_; }
  [[nodiscard]] glm::vec3 lateral() const { return lateral_; }
  [[nodiscard]] glm::vec3 footForward() const { return footForward_; }
  [[nodiscard]] glm::vec3 footLateral() const { return footLateral_; }
  /// Metres between the borders at this u. Behind u = 0.06 and before u = 0.80 (toes) the borders stay as
  /// they are there, so that v neither jumps from toe to toe nor runs to infinity at the ends.
  [[nodiscard]] float footWidth(float u) const;

 private:
  friend class ChartBuilder;
  [[nodiscard]] glm::vec3 footRow(float u) const;  // medial border, lateral border, middle height at u

  glm::vec3 ankle_{0.0F};
  glm::vec3 up_{0.0F, 1.0F, 0.0F};
  glm::vec3 anterior_{0.0F, 0.0F, 1.0F};
  glm::vec3 lateral_{-1.0F, 0.0F, 0.0F};
  float legLength_ = 1.0F;
  glm::vec3 heel_{0.0F};  // foot chart: origin at u = 0
  glm::vec3 footForward_{0.0F, 0.0F, 1.0F};
  glm::vec3 footLateral_{-1.0F, 0.0F, 0.0F};
  float footLength_ = 1.0F;
  /// Per equal step of u: medial and lateral border (metres along footLateral_ from the foot's axis) and the
  /// middle of the foot's height (metres along up_ from heel_).
  std::vector<glm::vec3> footRows_;
};

/// theta_left = 360 - theta_right, in [0, 360).
float mirrorTheta(float thetaDegrees);

/// Shortest signed way from `from` to `to`, degrees in (-180, 180].
float angleDifference(float toDegrees, float fromDegrees);

/// The part "skin/skin", else the only part whose name starts with "skin"; null when there is none or a
/// choice.
const engine::Part* skinPart(const engine::Model& model);

/// All primitives of a part as one mesh with positions, normals (where every primitive has them) and
/// triangles.
engine::TriangleMesh mergedMesh(const engine::Part& part);

/// The anchor "landmark/<id>"; null when there is none.
const engine::Anchor* landmark(const engine::Model& model, std::string_view id);

}  // namespace crus
