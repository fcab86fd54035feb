#include "tools/leg_forge/stipple.h"

#include <algorithm>

#include "app/atlas/chart.h"
#include "app/atlas/skin_graph.h"
#include "app/atlas/skin_pattern.h"

namespace leg_forge {

void bakeStipple(engine::Model& model) {
  const auto skin = std::find_if(model.parts.begin(), model.parts.end(),
                                 [&](const engine::Part& part) { return &part == crus::skinPart(model); });
  const engine::Result<crus::Chart> chart = crus::Chart::fromModel(model);
  if (skin == model.parts.end() || skin->primitives.empty() || !chart) return;
  engine::TriangleMesh& mesh = skin->primitives.front().mesh;
  for (const char* name : crus::SkinPattern::kPhases) mesh.scalars.erase(name);
  const crus::SkinPattern pattern{crus::SkinGraph{mesh}, *chart, mesh};
  for (std::size_t v = 0; v < mesh.positions.size(); ++v) {
    const glm::vec2 phase = pattern.phase(v);
    mesh.scalars[crus::SkinPattern::kPhases[0]].push_back(phase.x);
    mesh.scalars[crus::SkinPattern::kPhases[1]].push_back(phase.y);
  }
}

}  // namespace leg_forge
