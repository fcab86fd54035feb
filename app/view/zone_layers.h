// Referred pain as layers, one per muscle, and which of them a triangle shows: on the leg and on the figure
// of the body.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "app/atlas/atlas.h"
#include "engine/scene/overlay.h"

namespace crus {

/// Distance of what is outside every zone, millimetres.
inline constexpr float kOutsideMm = 30.0F;

/// The zones of one muscle, joined: signed distances in millimetres per vertex, negative inside.
struct ZoneLayer {
  const Muscle* muscle = nullptr;
  std::uint8_t number = 0;  // of its colours in Overlay::layers, from 1
  std::vector<float> core, fringe;
};

/// The layer of a muscle, made with the next number when there is none yet.
ZoneLayer& layerOf(std::vector<ZoneLayer>& layers, const Muscle& muscle, std::size_t vertexCount);

inline constexpr std::size_t kZoneSlots = 4;
/// Null is none, and comes last.
using ZoneSlots = std::array<const ZoneLayer*, kZoneSlots>;

/// The layers that cover some of the triangle, cores before fringes when there are too many, in the order of
/// their numbers, so that bands do not jump from one triangle to the next.
ZoneSlots slotsOf(const std::array<std::uint32_t, 3>& triangle, std::span<const ZoneLayer* const> layers);

/// Writes what the slots say of one vertex.
void setZones(engine::OverlayVertex& corner, std::uint32_t vertex, const ZoneSlots& slots);

}  // namespace crus
