// crus under: what lies under the thumb here, with depths in millimetres.
#include <cmath>
#include <iostream>
#include <nlohmann/json.hpp>

#include "app/cli/cli.h"
#include "app/cli/complain.h"
#include "app/panels/words.h"

namespace crus::cli {
namespace {

/// "skin and fat 4, Gastrocnemius, medial head 14, then bone: Tibia at 41 mm"
std::string layersWords(const std::vector<PressLayer>& layers) {
  std::string text;
  for (const PressLayer& layer : layers) {
    if (!text.empty()) text += "; ";
    if (layer.kind == "bone") {
      text += "then bone: " + layer.name + " at " + std::to_string(std::lround(layer.fromMm));
    } else {
      text += layer.name + ' ' + std::to_string(std::lround(layer.thicknessMm));
    }
  }
  return text.empty() ? "nothing" : text + " mm";
}

nlohmann::ordered_json layersJson(const std::vector<PressLayer>& layers) {
  const auto rounded = [](float mm) { return std::round(static_cast<double>(mm) * 10.0) / 10.0; };
  nlohmann::ordered_json json = nlohmann::ordered_json::array();
  for (const PressLayer& layer : layers) {
    nlohmann::ordered_json entry{{"name", layer.name},
                                 {"kind", layer.kind},
                                 {"from_mm", rounded(layer.fromMm)},
                                 {"thickness_mm", rounded(layer.thicknessMm)}};
    if (!layer.muscle.empty()) entry["muscle"] = layer.muscle;
    json.push_back(std::move(entry));
  }
  return json;
}

nlohmann::ordered_json cautionsJson(const std::vector<PressCaution>& cautions, const Atlas& atlas) {
  nlohmann::ordered_json json = nlohmann::ordered_json::array();
  for (const PressCaution& caution : cautions) {
    const SafetyZone& zone = *atlas.safetyZone(caution.zone);
    json.push_back({{"zone", zone.id},
                    {"name", zone.name},
                    {"level", zone.level},
                    {"distance_mm", std::round(static_cast<double>(caution.distanceMm) * 10.0) / 10.0},
                    {"rule", zone.rule}});
  }
  return json;
}

void printCautions(const std::vector<PressCaution>& cautions, const Atlas& atlas) {
  for (const PressCaution& caution : cautions) {
    const SafetyZone& zone = *atlas.safetyZone(caution.zone);
    std::cout << (caution.distanceMm > 0.0F
                      ? "Caution, " + std::to_string(std::lround(caution.distanceMm)) + " mm away: "
                      : "Caution, right here: ")
              << zone.name << ". " << sentence(zone.rule) << '\n';
  }
}

int underSpot(const UnderOptions& options, const Leg& leg, const PressProbe& probe) {
  const engine::Result<SkinSpot> spot = spotOf(options.place, leg);
  if (!spot) return refuse(spot.error(), kCouldNot);
  const UnderThumb under = probe.under(*spot);
  if (options.json) {
    const nlohmann::ordered_json json{{"layers", layersJson(under.layers)},
                                      {"cautions", cautionsJson(under.cautions, leg.world.atlas)}};
    std::cout << json.dump(2) << '\n';
    return kDone;
  }
  std::cout << layersWords(under.layers) << '\n';
  printCautions(under.cautions, leg.world.atlas);
  return kDone;
}

/// What each point's own ray passes before its muscle.
int underPoints(const UnderOptions& options, const Leg& leg, const PressProbe& probe) {
  nlohmann::ordered_json json;
  json["points"] = nlohmann::ordered_json::array();
  bool found = false;
  for (const PlacedPoint& placed : leg.world.points) {
    if (options.point != "all" && options.point != placed.point) continue;
    found = true;
    const TriggerPoint& point = *leg.world.atlas.point(placed.point);
    const std::vector<PressLayer> layers = probe.toPoint(placed, point);
    if (options.json) {
      json["points"].push_back({{"point", point.id},
                                {"meets_muscle", placed.meetsMuscle},
                                {"depth_mm", std::round(static_cast<double>(placed.depthMm) * 10.0) / 10.0},
                                {"layers", layersJson(layers)}});
    } else {
      std::cout << point.name << ": " << layersWords(layers)
                << (placed.meetsMuscle ? "" : "; its own muscle is not met") << '\n';
    }
  }
  if (!found && leg.world.atlas.point(options.point) == nullptr && options.point != "all")
    return refuse({"", "", "no point is called \"" + options.point + '"'}, kMisused);
  if (!found) return refuse({"", "", options.point + " does not lie on this model"}, kCouldNot);
  if (options.json) std::cout << json.dump(2) << '\n';
  return kDone;
}

}  // namespace

int under(const UnderOptions& options) {
  const engine::Status one =
      checkOneOf({options.place.leg, options.place.foot, options.point}, "--leg, --foot and --point");
  if (!one) return refuse(one.error(), kMisused);
  if (options.point.empty()) {
    const engine::Status readable = checkPlace(options.place);
    if (!readable) return refuse(readable.error(), kMisused);
  }
  const engine::Result<Leg> leg = loadLeg(options.model, options.knowledge);
  if (!leg) return refuse(leg.error(), kCouldNot);
  warn(*leg);
  const std::optional<PressProbe> probe = pressProbeOf(*leg);
  if (!probe)
    return refuse({leg->model.source.string(), "", "this model has no landmarks and skin"}, kCouldNot);
  return options.point.empty() ? underSpot(options, *leg, *probe) : underPoints(options, *leg, *probe);
}

}  // namespace crus::cli
