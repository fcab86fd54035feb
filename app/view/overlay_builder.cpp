#include "app/view/overlay_builder.h"

#include <algorithm>
#include <array>
#include <map>

#include "app/view/color.h"

namespace crus {
namespace {

constexpr std::size_t kSlots = 4;

/// The zones of one muscle, joined: signed distances per skin vertex.
struct MuscleLayer {
  const Muscle* muscle = nullptr;
  std::vector<float> core, fringe;
};

void join(std::vector<float>& into, const std::vector<float>& field) {
  for (std::size_t i = 0; i < into.size(); ++i) into[i] = std::min(into[i], field[i]);
}

std::vector<MuscleLayer> visibleLayers(const AppState& state, const Leg& leg, std::size_t vertexCount) {
  std::map<std::string, const TriggerPoint*> shown;
  for (const TriggerPoint* point : visibleZones(state, leg.world)) shown[point->id] = point;
  std::vector<MuscleLayer> layers;
  for (const ZoneField& field : leg.fields) {
    const auto found = shown.find(field.point);
    if (found == shown.end() || field.distanceMm.size() != vertexCount) continue;
    if (field.strength != Strength::kEssential && !state.spillover) continue;
    const Muscle* muscle = leg.world.atlas.muscle(found->second->muscle);
    if (muscle == nullptr) continue;
    auto layer =
        std::find_if(layers.begin(), layers.end(), [&](const MuscleLayer& l) { return l.muscle == muscle; });
    if (layer == layers.end()) {
      layers.push_back(
          {muscle, std::vector<float>(vertexCount, kZoneFarMm), std::vector<float>(vertexCount, kZoneFarMm)});
      layer = std::prev(layers.end());
    }
    join(field.strength == Strength::kEssential ? layer->core : layer->fringe, field.distanceMm);
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
    if (!wanted || field.distanceMm.size() != vertexCount) continue;
    if (hatch.distanceMm.empty()) {
      hatch = {field.distanceMm, field.middle};
    } else {
      join(hatch.distanceMm, field.distanceMm);
    }
  }
  return hatch;
}

/// Layers that cover some of the triangle, cores before fringes, at most kSlots; 1-based, 0 is none.
std::array<std::uint8_t, kSlots> layersOf(const std::array<std::uint32_t, 3>& triangle,
                                          const std::vector<MuscleLayer>& layers) {
  const auto touches = [&](const std::vector<float>& field) {
    return std::any_of(triangle.begin(), triangle.end(), [&](std::uint32_t v) { return field[v] < 0.0F; });
  };
  std::vector<std::uint8_t> found;
  for (const bool wantCore : {true, false}) {
    for (std::size_t i = 0; i < layers.size() && found.size() < kSlots; ++i) {
      const bool core = touches(layers[i].core);
      if (core == wantCore && (core || touches(layers[i].fringe)))
        found.push_back(static_cast<std::uint8_t>(i + 1));
    }
  }
  // In the order of the muscles, so that bands do not jump from one triangle to the next.
  std::sort(found.begin(), found.end());
  std::array<std::uint8_t, kSlots> slots{};
  std::copy(found.begin(), found.end(), slots.begin());
  return slots;
}

/// Corners of the triangles that a layer or the hatch touches.
std::vector<engine::OverlayVertex> cornersOf(const std::vector<std::array<std::uint32_t, 3>>& triangles,
                                             const engine::TriangleMesh& mesh, const SkinChart& skin,
                                             const std::vector<MuscleLayer>& layers, const Hatch& hatch) {
  const auto hatched = [&](std::uint32_t v) {
    return !hatch.distanceMm.empty() && hatch.distanceMm[v] < 0.0F;
  };
  std::vector<engine::OverlayVertex> corners;
  for (const auto& triangle : triangles) {
    const std::array<std::uint8_t, kSlots> slots = layersOf(triangle, layers);
    if (slots[0] == 0 && std::none_of(triangle.begin(), triangle.end(), hatched)) continue;
    const int piece = skin.pattern(triangle[0]).piece;
    for (const std::uint32_t v : triangle) {
      engine::OverlayVertex vertex;
      vertex.position = mesh.positions[v];
      vertex.normal = mesh.normals[v];
      vertex.patternMm = skin.patternMm(v, piece);
      for (std::size_t slot = 0; slot < kSlots; ++slot) {
        const auto k = static_cast<glm::length_t>(slot);
        vertex.layer[k] = slots[slot];
        vertex.core[k] = slots[slot] == 0 ? kZoneFarMm : layers[slots[slot] - 1U].core[v];
        vertex.fringe[k] = slots[slot] == 0 ? kZoneFarMm : layers[slots[slot] - 1U].fringe[v];
      }
      if (!hatch.distanceMm.empty()) vertex.hatch = hatch.distanceMm[v];
      corners.push_back(vertex);
    }
  }
  return corners;
}

}  // namespace

engine::Overlay buildOverlay(const AppState& state, const Leg& leg) {
  engine::Overlay overlay;
  if (!leg.skin || state.skin == SkinMode::kOff) return overlay;
  const engine::Primitive& primitive = leg.model.parts[*leg.skinPart].primitives.front();
  const std::vector<MuscleLayer> layers = visibleLayers(state, leg, primitive.mesh.positions.size());
  for (const MuscleLayer& layer : layers) {
    overlay.layers.push_back({linearOf(layer.muscle->fill), linearOf(layer.muscle->edge)});
  }
  const Hatch hatch = visibleHatch(state, leg, primitive.mesh.positions.size());
  if (layers.empty() && hatch.distanceMm.empty()) return overlay;
  overlay.hatchAnchor = hatch.anchor;
  overlay.levels.push_back(cornersOf(primitive.mesh.triangles, primitive.mesh, *leg.skin, layers, hatch));
  for (const auto& level : primitive.coarser)
    overlay.levels.push_back(cornersOf(level, primitive.mesh, *leg.skin, layers, hatch));
  return overlay;
}

}  // namespace crus
