// Referred-pain zones as signed distances on the skin.
#pragma once

#include <array>
#include <cstddef>
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "app/atlas/atlas.h"
#include "app/atlas/chart.h"
#include "app/atlas/skin_graph.h"
#include "engine/geometry/triangle_mesh.h"

namespace crus {

class SkinChart;

/// Some patches as one zone on one skin mesh. How far the skin lies from it is measured when it is first
/// asked for, which takes milliseconds; from then on it is a constant. May be asked from several threads;
/// copies share what is measured.
class PatchField {
 public:
  PatchField(std::vector<Patch> patches, std::shared_ptr<const SkinChart> skin);

  /// Signed distance to the zone's edge per skin vertex, millimetres along the skin, negative inside. Clamped
  /// to
  /// +-kZoneFarMm. Empty when the zone lies off the model (sacroiliac joint, face ...).
  [[nodiscard]] const std::vector<float>& distanceMm() const;
  /// How far inside the innermost vertex is; 0 when the zone lies off the model.
  [[nodiscard]] float deepestMm() const;
  /// A place on the skin well inside it, metres, model frame: of the vertices that lie nearly as deep inside
  /// as any, the one nearest to the zone's centre of mass. The origin when the zone lies off the model.
  [[nodiscard]] glm::vec3 middle() const;
  [[nodiscard]] bool measured() const;
  /// Whether a vertex of the skin is certain to lie further from the zone than kZoneFarMm / 2; measures
  /// nothing.
  [[nodiscard]] bool isFarFrom(std::size_t vertex) const;

 private:
  struct Measure;
  [[nodiscard]] const Measure& measure() const;
  std::shared_ptr<Measure> measure_;
};

/// One zone of one point.
struct ZoneField : PatchField {
  ZoneField(std::string pointId, Strength howStrong, std::vector<Patch> patches,
            std::shared_ptr<const SkinChart> skin)
      : PatchField{std::move(patches), std::move(skin)}, point{std::move(pointId)}, strength{howStrong} {}

  std::string point;  // TriggerPoint::id
  Strength strength = Strength::kEssential;
};

/// Measures those that are not measured yet, on all cores.
void measureZones(std::span<const ZoneField> fields);

inline constexpr float kZoneFarMm = 30.0F;

/// Per skin vertex: which surface of which region it belongs to, and the chart coordinates, computed once.
class SkinChart {
 public:
  /// \param skin the mesh whose vertices the fields are for, as a graph. \param model where the toes'
  /// landmarks are read.
  SkinChart(const Chart& chart, const engine::Model& model, std::shared_ptr<const SkinGraph> skin);
  /// The same, of the mesh itself in metres. \throw std::invalid_argument when a triangle names a missing
  /// vertex.
  SkinChart(const Chart& chart, const engine::Model& model, const engine::TriangleMesh& skin)
      : SkinChart{chart, model, std::make_shared<const SkinGraph>(skin)} {}
  [[nodiscard]] std::size_t vertexCount() const { return graph_->vertexCount(); }

  [[nodiscard]] const SkinGraph& graph() const { return *graph_; }

  /// Signed distance along the skin to the border between sole (negative) and dorsum, millimetres.
  [[nodiscard]] float plantarMm(std::size_t vertex) const { return at(vertex).plantarMm; }
  /// About the distance to toe n = 1..5, negative on it, millimetres.
  [[nodiscard]] float toeMm(std::size_t vertex, int toe) const;

 private:
  friend class ZoneEvaluator;
  struct Vertex {
    LegCoordinate leg;
    FootCoordinate foot;
    float radiusMm = 0.0F;         // distance from the leg's axis
    float footWidthMm = 0.0F;      // between the borders of the foot at this u
    float acrossMm = 0.0F;         // from the middle of the foot's width, lateral positive
    std::array<float, 5> toeMm{};  // see toeMm()
    float toeAsideMm = 0.0F;       // from the ray of the nearest toe, lateral positive
    float plantarMm = 0.0F;        // see plantarMm()
    float ankleMm = 0.0F;          // distance to the plane through the crease of the ankle; foot positive
    float capMm = 0.0F;            // above 0 on the flat cut through the thigh
    glm::vec2 swayMm{0.0F};        // how far the outlines of zones are drawn from their intervals here
  };
  [[nodiscard]] const Vertex& at(std::size_t vertex) const { return nodes_[graph_->nodeOf(vertex)]; }
  void findToes(const Chart& chart, const engine::Model& model);
  void findSole(const Chart& chart);

  std::shared_ptr<const SkinGraph> graph_;
  std::vector<Vertex> nodes_;  // per node of the graph
  float legLengthMm_ = 0.0F;
  float footLengthMm_ = 0.0F;
};

/// All zones of all points, point by point, essential first, not measured yet. A zone is the smooth union
/// (about 10 mm) of its patches with rounded corners (the larger the patch, the rounder), whose sides sway by
/// up to 2.5 mm as a hand would draw them, for all zones alike, so that neighbours still meet; blurred
/// lightly along the skin and then measured anew, so that the result is a distance. No zone leaks from sole
/// to dorsum, onto a toe it does not name, or to the other side of the leg. Where two patches of a leg zone
/// meet end to end, their sides flow into each other.
std::vector<ZoneField> zoneFields(const Atlas& atlas, const std::shared_ptr<const SkinChart>& skin);

/// What PatchField::distanceMm() says, measured at once.
std::vector<float> patchesField(const std::vector<Patch>& patches, const SkinChart& skin);

/// Whether a patch alone, as it is written, holds any of this skin.
bool touchesSkin(const Patch& patch, const SkinChart& skin);

/// The weight of the patch that holds a vertex of the skin, or that comes nearest to it; 1 when none lies on
/// this skin.
float weightAt(const std::vector<Patch>& patches, const SkinChart& skin, std::size_t vertex);

}  // namespace crus
