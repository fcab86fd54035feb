#include <iomanip>
#include <iostream>
#include <nlohmann/json.hpp>

#include "app/cli/cli.h"
#include "app/cli/complain.h"
#include "app/leg/leg.h"
#include "app/panels/words.h"

namespace crus::cli {
namespace {

constexpr double kCm3PerM3 = 1e6;

double rounded(double value, double step) {
  return std::round(value / step) * step;
}

nlohmann::ordered_json describeModel(const Leg& leg) {
  nlohmann::ordered_json json;
  json["model"] = leg.model.source.string();
  json["triangles"] = engine::triangleCount(leg.model);
  json["structures"] = nlohmann::ordered_json::array();
  for (const engine::Part& part : leg.model.parts) {
    nlohmann::ordered_json entry{{"name", part.name},
                                 {"kind", partKind(part.name)},
                                 {"triangles", engine::triangleCount(part)},
                                 {"volume_cm3", rounded(engine::signedVolume(part) * kCm3PerM3, 0.01)}};
    for (const auto& [key, value] : part.extras) {
      if (key != "kind" && key != "volume_cm3") entry["extras"][key] = value;
    }
    json["structures"].push_back(std::move(entry));
  }
  json["points"] = nlohmann::ordered_json::array();
  for (const PlacedPoint& placed : leg.world.points) {
    const TriggerPoint* point = leg.world.atlas.point(placed.point);
    json["points"].push_back({{"id", placed.point},
                              {"name", point == nullptr ? placed.point : point->name},
                              {"on_skin_m", {placed.onSkin.x, placed.onSkin.y, placed.onSkin.z}},
                              {"depth_mm", rounded(placed.depthMm, 0.1)},
                              {"meets_muscle", placed.meetsMuscle}});
  }
  json["zones"] = nlohmann::ordered_json::array();
  measureZones(leg.fields);
  for (const ZoneField& field : leg.fields) {
    const std::vector<float>& distance = field.distanceMm();
    const auto inside = std::count_if(distance.begin(), distance.end(), [](float d) { return d < 0; });
    json["zones"].push_back({{"point", field.point},
                             {"strength", strengthName(field.strength)},
                             {"on_model", !distance.empty()},
                             {"skin_vertices", inside}});
  }
  json["landmarks"] = nlohmann::ordered_json::object();
  for (const engine::Anchor& anchor : leg.model.anchors) {
    json["landmarks"][anchor.name] = {anchor.position.x, anchor.position.y, anchor.position.z};
  }
  json["extras"] = leg.model.extras;
  json["warnings"] = leg.warnings;
  return json;
}

void printTable(const nlohmann::ordered_json& json) {
  std::cout << json["model"].get<std::string>() << "\n\n"
            << std::left << std::setw(52) << "structure" << std::right << std::setw(10) << "triangles"
            << std::setw(12) << "cm3" << '\n';
  for (const auto& structure : json["structures"]) {
    std::cout << std::left << std::setw(52) << structure["name"].get<std::string>() << std::right
              << std::setw(10) << structure["triangles"].get<std::size_t>() << std::setw(12) << std::fixed
              << std::setprecision(2) << structure["volume_cm3"].get<double>() << '\n';
  }
  std::cout << '\n'
            << json["structures"].size() << " structures, " << json["triangles"].get<std::size_t>()
            << " triangles, " << json["points"].size() << " trigger points, " << json["zones"].size()
            << " zones, " << json["landmarks"].size() << " landmarks\n";
}

}  // namespace

int info(const InfoOptions& options) {
  const engine::Result<Leg> leg = loadLeg(options.model, options.knowledge);
  if (!leg) return refuse(leg.error(), kCouldNot);
  if (!options.json) warn(*leg);
  const nlohmann::ordered_json json = describeModel(*leg);
  if (options.json) {
    std::cout << json.dump(2) << '\n';
  } else {
    printTable(json);
  }
  return kDone;
}

}  // namespace crus::cli
