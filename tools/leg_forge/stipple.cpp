#include "tools/leg_forge/stipple.h"

#include "app/atlas/chart.h"
#include "app/atlas/skin_graph.h"
#include "app/atlas/skin_pattern.h"

namespace leg_forge {

void bakeStipple(engine::Model& model) {
  const engine::Part* skin = crus::skinPart(model);
  const engine::Result<crus::Chart> chart = crus::Chart::fromModel(model);
  if (skin == nullptr || skin->primitives.empty() || !chart) return;
  const auto part = static_cast<std::size_t>(skin - model.parts.data());
  engine::TriangleMesh& mesh = model.parts[part].primitives.front().mesh;
  for (const char* name : crus::SkinPattern::kPhases) mesh.scalars.erase(name);
  const crus::SkinPattern pattern{crus::SkinGraph{mesh}, *chart, mesh};
  for (std::size_t v = 0; v < mesh.positions.size(); ++v) {
    const glm::vec2 phase = pattern.phase(v);
    mesh.scalars[crus::SkinPattern::kPhases[0]].push_back(phase.x);
    mesh.scalars[crus::SkinPattern::kPhases[1]].push_back(phase.y);
  }
}

}  // namespace leg_forge
