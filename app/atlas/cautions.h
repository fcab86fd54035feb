// Where the safety zones lie on one skin, and which of them belong to which trigger point.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "app/atlas/atlas.h"
#include "app/atlas/placement.h"
#include "app/atlas/zone_field.h"

namespace crus {

/// Nearer to a safety zone than this it is to be kept in mind, millimetres along the skin.
inline constexpr float kCautionReachMm = 15.0F;
static_assert(kCautionReachMm <= 0.5F * kZoneFarMm, "or PatchField::isFarFrom() leaves some out");

/// One safety zone on one skin mesh.
struct CautionField : PatchField {
  CautionField(std::string zoneId, std::vector<Patch> patches, std::shared_ptr<const SkinChart> skin)
      : PatchField{std::move(patches), std::move(skin)}, zone{std::move(zoneId)} {}

  std::string zone;  // SafetyZone::id
};

/// All safety zones, in atlas order, not measured yet; those that lie off the model stay empty.
std::vector<CautionField> cautionFields(const Atlas& atlas, const std::shared_ptr<const SkinChart>& skin);

/// Ids of the safety zones to be kept in mind at a point: those that it names and those within
/// kCautionReachMm of its X, in the order of the fields. Measures those fields that may be near.
std::vector<std::string> cautionsNear(const std::vector<std::string>& named, const PlacedPoint& placed,
                                      const std::vector<CautionField>& fields, const SkinChart& skin);

/// The same for every point, each found when it is first asked for and then kept. Copies share what is found;
/// may be asked from several threads.
class PointCautions {
 public:
  using Find = std::function<std::vector<std::string>(const std::string& point)>;

  PointCautions() : PointCautions{Find{}} {}  // none anywhere
  /// \param find  says them for a TriggerPoint::id, none for one that it does not know.
  explicit PointCautions(Find find);
  PointCautions(const Atlas& atlas, const std::vector<PlacedPoint>& points, std::vector<CautionField> fields,
                std::shared_ptr<const SkinChart> skin);

  /// Ids of safety zones.
  [[nodiscard]] const std::vector<std::string>& of(const std::string& point) const;

 private:
  struct Found;
  std::shared_ptr<Found> found_;
};

}  // namespace crus
