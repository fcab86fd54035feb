// Referred-pain zones as signed distances on the skin.
#pragma once

#include <glm/vec2.hpp>
#include <glm/vec3.hpp>
#include <string>
#include <vector>

#include "app/atlas/atlas.h"
#include "app/atlas/chart.h"
#include "engine/geometry/triangle_mesh.h"

namespace crus {

/// One zone of one point on one skin mesh.
struct ZoneField {
  std::string point;                // TriggerPoint::id
  Strength strength = Strength::kEssential;
  /// Signed distance to the zone's edge per skin vertex, millimetres along the skin, negative inside. Clamped to
  /// +-kZoneFarMm. Empty when the zone lies off the model (sacroiliac joint, face ...).
  std::vector<float> distanceMm;
};

inline constexpr float kZoneFarMm = 30.0F;

/// Per skin vertex: which surface of which region it belongs to, and the chart coordinates, computed once.
class SkinChart {
 public:
  SkinChart(const Chart& chart, const engine::Model& model, const engine::TriangleMesh& skin);
  [[nodiscard]] std::size_t vertexCount() const { return vertices_.size(); }

  /// Coordinates in millimetres for patterns that stick to the skin (stipple): continuous within a chart, with
  /// little stretch. `piece` is the chart the vertex belongs to; a triangle across two pieces uses either one.
  struct Pattern {
    glm::vec2 mm{0.0F};
    int piece = 0;  // 0 leg, 1 foot
  };
  [[nodiscard]] Pattern pattern(std::size_t vertex) const;

 private:
  friend std::vector<ZoneField> zoneFields(const Atlas&, const SkinChart&);
  friend class ZoneEvaluator;
  struct Vertex {
    LegCoordinate leg;
    FootCoordinate foot;
    float radiusMm = 0.0F;     // distance from the leg's axis
    float footWidthMm = 0.0F;  // width of the foot at this u
    int toe = 0;               // 1..5, 0 elsewhere
    float plantarMm = 0.0F;    // signed distance to the border between sole (negative) and dorsum, along the skin (about)
    float toeRootMm = 0.0F;    // signed distance to the root of its toe, negative on the toe
    glm::vec3 normal{0.0F};
  };
  std::vector<Vertex> vertices_;
  float legLengthMm_ = 0.0F;
  float footLengthMm_ = 0.0F;
};

/// All zones of all points, point by point, essential first. A zone is the smooth union (rounded, about 10 mm) of its
/// patches; no zone leaks from sole to dorsum, between toes, or to the other side of the leg.
std::vector<ZoneField> zoneFields(const Atlas& atlas, const SkinChart& skin);

}  // namespace crus
