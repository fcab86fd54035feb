#include "app/leg/leg.h"

#include <future>
#include <memory>
#include <utility>

#include "app/atlas/atlas_reader.h"
#include "engine/gltf/gltf.h"

namespace crus {
namespace {

/// 1 to 3 from outside as the part's `layer` says; 0 when it does not.
int layerOf(const engine::Part& part) {
  const auto found = part.extras.find("layer");
  if (found == part.extras.end()) return 0;
  if (found->second == "superficial") return 1;
  if (found->second == "intermediate") return 2;
  return found->second == "deep" ? 3 : 0;
}

/// One step further. \return whether the load goes on.
bool advance(LoadProgress* progress) {
  if (progress == nullptr) return true;
  ++progress->step;
  if (progress->changed) progress->changed();
  return !progress->cancelled;
}

engine::Error left(const std::filesystem::path& model) {
  return engine::Error{model.string(), {}, "was left before it was read"};
}

}  // namespace

std::string_view loadStepWords(int step) {
  switch (step) {
    case 0:
      return "Reading the model";
    case 1:
      return "Reading what is known";
    case 2:
      return "Placing the points";
    default:
      return "Placing the zones";
  }
}

engine::Result<Leg> loadLeg(const std::filesystem::path& model, const std::filesystem::path& knowledge,
                            LoadProgress* progress) {
  auto reader = std::async(std::launch::async, [&] { return readAtlas(knowledge); });
  engine::Result<engine::Model> loaded = engine::loadGltf(model);
  if (!loaded) return loaded.error();
  Leg leg;
  leg.model = std::move(loaded).value();
  leg.warnings = leg.model.warnings;
  if (!advance(progress)) return left(model);

  AtlasReading reading = reader.get();
  leg.world.atlas = std::move(reading.atlas);
  for (const engine::Error& problem : reading.problems) leg.warnings.push_back(engine::describe(problem));

  for (const engine::Part& part : leg.model.parts) {
    leg.world.partBoxes[part.name] = engine::boundingBox(part);
    if (const int layer = layerOf(part); layer > 0) leg.world.partLayers[part.name] = layer;
  }
  leg.world.bounds = engine::boundingBox(leg.model);
  if (!advance(progress)) return left(model);

  if (!leg.world.bounds.empty()) {
    const glm::vec3 middle = 0.5F * (leg.world.bounds.low + leg.world.bounds.high);
    leg.world.axisLow = {middle.x, leg.world.bounds.low.y, middle.z};
    leg.world.axisHigh = {middle.x, leg.world.bounds.high.y, middle.z};
  }

  const engine::Result<Chart> chart = Chart::fromModel(leg.model);
  if (const engine::Part* skin = skinPart(leg.model); skin != nullptr && !skin->primitives.empty()) {
    leg.skinPart = static_cast<std::size_t>(skin - leg.model.parts.data());
  }
  if (!chart) {
    leg.warnings.push_back("no trigger points on this model: " + engine::describe(chart.error()));
    return leg;
  }
  if (!leg.skinPart) {
    leg.warnings.emplace_back("no trigger points on this model: it has no part named skin");
    return leg;
  }
  const engine::TriangleMesh& mesh = leg.model.parts[*leg.skinPart].primitives.front().mesh;
  leg.chart = *chart;
  leg.world.axisLow = chart->axisPoint(0.0F);
  leg.world.axisHigh = chart->axisPoint(1.0F);
  auto points = std::async(std::launch::async, [&] {
    leg.surface.emplace(mesh);
    return placePoints(leg.world.atlas, *chart, leg.model, *leg.surface);
  });
  auto places = std::async(std::launch::async, [&] {
    const auto graph = std::make_shared<const SkinGraph>(mesh);
    auto pattern = std::async(std::launch::async, [&] { leg.pattern.emplace(*graph, *chart, mesh); });
    leg.skin = std::make_shared<const SkinChart>(*chart, leg.model, graph);
    leg.fields = zoneFields(leg.world.atlas, leg.skin);
    leg.cautions = cautionFields(leg.world.atlas, leg.skin);
    pattern.get();
  });
  if (progress != nullptr && progress->modelRead) progress->modelRead(leg.model);
  places.get();
  leg.world.points = points.get();
  if (!advance(progress)) return left(model);
  leg.world.cautions = {leg.world.atlas, leg.world.points, leg.cautions, leg.skin};
  return leg;
}

}  // namespace crus
