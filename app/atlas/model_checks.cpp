#include "app/atlas/model_checks.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "app/atlas/placement.h"
#include "app/atlas/skin_surface.h"
#include "app/atlas/zone_field.h"

namespace crus {
namespace {

constexpr std::array<std::string_view, 7> kMayLieOff{
    "posterior_thigh", "lateral_thigh", "si_joint", "iliac_crest", "sacrum", "buttock", "jaw_face"};

class ModelChecker {
 public:
  ModelChecker(const AtlasReading& reading, const engine::Model& model, const Chart& chart,
               const engine::Part& skin)
      : reading_(reading),
        model_(model),
        chart_(chart),
        surface_(mergedMesh(skin)),
        skin_(chart, model, surface_.mesh()) {}

  std::vector<engine::Error> check() {
    const Atlas& atlas = reading_.atlas;
    const std::vector<PlacedPoint> placed = placePoints(atlas, chart_, model_, surface_);
    for (const SafetyZone& zone : atlas.safetyZones) {
      checkPatches(zone.patches, zone.id, "safety zone \"" + zone.id + '"');
      if (zone.level == "no_pressure") forbidden_.push_back({zone.id, patchesField(zone.patches, skin_)});
    }
    for (const TriggerPoint& point : atlas.points) {
      checkPlace(point, placed);
      checkContact(point);
      for (const Zone& zone : point.zones) {
        const std::string strength{strengthName(zone.strength)};
        checkPatches(zone.patches, point.id + '/' + strength,
                     "the " + strength + " zone of \"" + point.id + '"');
      }
    }
    return std::move(mistakes_);
  }

 private:
  struct Forbidden {
    std::string zone;
    std::vector<float> distanceMm;
  };

  void mistake(const std::string& what, const std::string& reason) {
    const auto place = reading_.places.find(what);
    if (place == reading_.places.end()) {
      mistakes_.push_back({"", "", reason});
    } else {
      mistakes_.push_back({place->second.file, "line " + std::to_string(place->second.line), reason});
    }
  }

  void checkPatches(const std::vector<Patch>& patches, const std::string& what, const std::string& whose) {
    for (const Patch& patch : patches) {
      const bool mayLieOff =
          std::find(kMayLieOff.begin(), kMayLieOff.end(), patch.region) != kMayLieOff.end();
      if (!mayLieOff && !touchesSkin(patch, skin_))
        mistake(what, whose + " touches no skin: its patch of region \"" + patch.region + '"');
    }
  }

  void checkPlace(const TriggerPoint& point, const std::vector<PlacedPoint>& placed) {
    if (point.location.chart == "hip") return;
    const auto own = std::find_if(placed.begin(), placed.end(),
                                  [&](const PlacedPoint& each) { return each.point == point.id; });
    if (own == placed.end()) {
      mistake(point.id + "/location", "point \"" + point.id + "\" has no skin at its place");
      return;
    }
    const Muscle* muscle = reading_.atlas.muscle(point.muscle);
    if (own->meetsMuscle || muscle == nullptr) return;
    mistake(point.id + "/location", "point \"" + point.id +
                                        "\" lies outside its muscle: the way in from its "
                                        "place, and from its whole band, meets no " +
                                        muscle->name);
  }

  void checkContact(const TriggerPoint& point) {
    const std::optional<Contact>& contact = point.location.contact;
    if (!contact) return;
    const engine::Result<SkinSpot> spot =
        point.location.chart == "leg"
            ? spotOnLeg(chart_, surface_, {contact->h, contact->thetaDegrees})
            : spotOnFoot(chart_, skin_, surface_, {point.location.chart, "", {contact->u, contact->v}});
    if (!spot) {
      mistake(point.id + "/contact", "the contact of \"" + point.id + "\": " + spot.error().reason);
      return;
    }
    for (const Forbidden& zone : forbidden_) {
      if (zone.distanceMm.empty() || valueAt(zone.distanceMm, *spot) >= 0.0F) continue;
      mistake(point.id + "/contact", "the contact of \"" + point.id + "\" lies " +
                                         std::to_string(std::lround(-valueAt(zone.distanceMm, *spot))) +
                                         " mm inside \"" + zone.zone + "\", where nothing may be pressed");
    }
  }

  const AtlasReading& reading_;
  const engine::Model& model_;
  const Chart& chart_;
  SkinSurface surface_;
  SkinChart skin_;
  std::vector<Forbidden> forbidden_;
  std::vector<engine::Error> mistakes_;
};

}  // namespace

std::vector<engine::Error> checkOnModel(const AtlasReading& reading, const engine::Model& model) {
  const engine::Result<Chart> chart = Chart::fromModel(model);
  if (!chart) return {chart.error()};
  const engine::Part* skin = skinPart(model);
  if (skin == nullptr) return {{model.source.string(), "", "the model has no part named skin"}};
  return ModelChecker(reading, model, *chart, *skin).check();
}

}  // namespace crus
