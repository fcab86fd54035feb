// Referred-pain zones as signed distances on the skin.
#pragma once

#include <cstddef>
#include <glm/vec3.hpp>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "app/atlas/atlas.h"
#include "app/atlas/patch_distance.h"
#include "app/atlas/skin_chart.h"

namespace crus {

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

/// All zones of all points, point by point, essential first, not measured yet. A zone is the smooth union
/// (about 10 mm) of its patches with rounded corners (the larger the patch, the rounder), whose sides sway by
/// up to 2.5 mm as a hand would draw them, for all zones alike, so that neighbours still meet; blurred
/// lightly along the skin and then measured anew, so that the result is a distance. No zone leaks from sole
/// to dorsum, onto a toe it does not name, or to the other side of the leg. Where two patches of a leg zone
/// meet end to end, their sides flow into each other.
std::vector<ZoneField> zoneFields(const Atlas& atlas, const std::shared_ptr<const SkinChart>& skin);

}  // namespace crus
