#include <iostream>

#include "app/atlas/atlas_reader.h"
#include "app/cli/cli.h"

namespace crus::cli {

int check(const std::filesystem::path& folder) {
  const AtlasReading reading = readAtlas(folder);
  for (const engine::Error& problem : reading.problems) std::cerr << engine::describe(problem) << '\n';
  const Atlas& atlas = reading.atlas;
  std::cout << folder.string() << ": " << atlas.muscles.size() << " muscles, " << atlas.points.size()
            << " trigger points, " << atlas.releases.size() << " releases, " << atlas.stretches.size()
            << " stretches, " << atlas.links.size() << " links, " << atlas.sources.size() << " sources, "
            << reading.problems.size() << (reading.problems.size() == 1 ? " mistake\n" : " mistakes\n");
  return reading.problems.empty() ? kDone : kCouldNot;
}

}  // namespace crus::cli
