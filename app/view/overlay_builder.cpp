#include "app/view/overlay_builder.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <utility>

#include "app/view/color.h"
#include "app/view/zone_colors.h"
#include "app/view/zone_layers.h"

namespace crus {
namespace {

void join(std::vector<float>& into, const std::vector<float>& field) {
  for (std::size_t i = 0; i < into.size(); ++i) into[i] = std::min(into[i], field[i]);
}

std::vector<ZoneLayer> visibleLayers(const AppState& state, const Leg& leg, std::size_t vertexCount) {
  std::map<std::string, const TriggerPoint*> shown;
  for (const TriggerPoint* point : visibleZones(state, leg.world)) shown[point->id] = point;
  std::vector<ZoneField> lit;
  std::copy_if(leg.fields.begin(), leg.fields.end(), std::back_inserter(lit), [&](const ZoneField& field) {
    return shown.contains(field.point) && (field.strength == Strength::kEssential || state.spillover);
  });
  measureZones(lit);
  std::vector<ZoneLayer> layers;
  for (const ZoneField& field : lit) {
    const auto found = shown.find(field.point);
    if (field.distanceMm().size() != vertexCount) continue;
    const Muscle* muscle = leg.world.atlas.muscle(found->second->muscle);
    if (muscle == nullptr) continue;
    ZoneLayer& layer = layerOf(layers, *muscle, vertexCount);
    join(field.strength == Strength::kEssential ? layer.core : layer.fringe, field.distanceMm());
  }
  return layers;
}

/// The safety zones to be hatched, joined: signed distances per skin vertex; empty when there is none.
struct Hatch {
  std::vector<float> distanceMm;
  glm::vec3 anchor{0.0F};
};

Hatch visibleHatch(const AppState& state, const Leg& leg, std::size_t vertexCount) {
  Hatch hatch;
  const std::vector<std::string> shown = visibleCautions(state, leg.world);
  for (const CautionField& field : leg.cautions) {
    const bool wanted = std::find(shown.begin(), shown.end(), field.zone) != shown.end();
    if (!wanted || field.distanceMm().size() != vertexCount) continue;
    if (hatch.distanceMm.empty()) {
      hatch = {field.distanceMm(), field.middle()};
    } else {
      join(hatch.distanceMm, field.distanceMm());
    }
  }
  return hatch;
}

/// Corners of the triangles that a layer or the hatch touches.
std::vector<engine::OverlayVertex> cornersOf(const std::vector<std::array<std::uint32_t, 3>>& triangles,
                                             const engine::TriangleMesh& mesh, const SkinPattern& pattern,
                                             const std::vector<ZoneLayer>& layers, const Hatch& hatch) {
  const auto hatched = [&](std::uint32_t v) {
    return !hatch.distanceMm.empty() && hatch.distanceMm[v] < 0.0F;
  };
  std::vector<std::pair<const std::array<std::uint32_t, 3>*, ZoneSlots>> touched;
  for (const auto& triangle : triangles) {
    const ZoneSlots slots = slotsOf(triangle, layers);
    if (slots[0] != 0 || std::any_of(triangle.begin(), triangle.end(), hatched))
      touched.emplace_back(&triangle, slots);
  }
  std::vector<engine::OverlayVertex> corners;
  corners.reserve(3 * touched.size());
  for (const auto& [touchedTriangle, slots] : touched) {
    const auto& triangle = *touchedTriangle;
    const std::array<glm::vec2, 3> places = pattern.corners(triangle);
    for (std::size_t corner = 0; corner < 3; ++corner) {
      const std::uint32_t v = triangle[corner];
      engine::OverlayVertex vertex;
      vertex.position = mesh.positions[v];
      vertex.normal = mesh.normals[v];
      vertex.patternMm = places[corner];
      setZones(vertex, v, slots, layers);
      if (!hatch.distanceMm.empty()) vertex.hatch = hatch.distanceMm[v];
      corners.push_back(vertex);
    }
  }
  return corners;
}

}  // namespace

engine::OverlayLayer overlayLayerOf(const Muscle& muscle, const AppState& state) {
  return {linearOf(fillOf(muscle, state.colors)), linearOf(edgeOf(muscle, state.colors)),
          state.patterns ? static_cast<int>(patternOf(muscle)) : 0};
}

engine::Overlay buildOverlay(const AppState& state, const Leg& leg) {
  engine::Overlay overlay;
  if (!leg.pattern || state.skin == SkinMode::kOff) return overlay;
  const engine::Primitive& primitive = leg.model.parts[*leg.skinPart].primitives.front();
  const std::vector<ZoneLayer> layers = visibleLayers(state, leg, primitive.mesh.positions.size());
  for (const ZoneLayer& layer : layers) overlay.layers.push_back(overlayLayerOf(*layer.muscle, state));
  const Hatch hatch = visibleHatch(state, leg, primitive.mesh.positions.size());
  if (layers.empty() && hatch.distanceMm.empty()) return overlay;
  overlay.hatchAnchor =
      hatch.distanceMm.empty() ? 0.5F * (leg.world.bounds.low + leg.world.bounds.high) : hatch.anchor;
  overlay.levels.push_back(cornersOf(primitive.mesh.triangles, primitive.mesh, *leg.pattern, layers, hatch));
  for (const auto& level : primitive.coarser)
    overlay.levels.push_back(cornersOf(level, primitive.mesh, *leg.pattern, layers, hatch));
  return overlay;
}

}  // namespace crus
