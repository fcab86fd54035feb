#include <iostream>

#include "app/atlas/atlas_reader.h"
#include "app/atlas/model_checks.h"
#include "app/cli/cli.h"
#include "engine/gltf/gltf.h"

namespace crus::cli {

int check(const CheckOptions& options) {
  AtlasReading reading = readAtlas(options.knowledge);
  const engine::Result<engine::Model> model = engine::loadGltf(options.model);
  if (!model) {
    reading.problems.push_back(model.error());
  } else if (!reading.atlas.muscles.empty()) {
    for (engine::Error& mistake : checkOnModel(reading, *model))
      reading.problems.push_back(std::move(mistake));
  }
  for (const engine::Error& problem : reading.problems) std::cerr << engine::describe(problem) << '\n';
  const Atlas& atlas = reading.atlas;
  std::cout << options.knowledge.string() << ": " << atlas.muscles.size() << " muscles, "
            << atlas.points.size() << " trigger points, " << atlas.releases.size() << " releases, "
            << atlas.stretches.size() << " stretches, " << atlas.links.size() << " links, "
            << atlas.sources.size() << " sources, " << reading.problems.size()
            << (reading.problems.size() == 1 ? " mistake\n" : " mistakes\n");
  return reading.problems.empty() ? kDone : kCouldNot;
}

}  // namespace crus::cli
