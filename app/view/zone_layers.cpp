#include "app/view/zone_layers.h"

#include <algorithm>

namespace crus {

ZoneLayer& layerOf(std::vector<ZoneLayer>& layers, const Muscle& muscle, std::size_t vertexCount) {
  const auto known = std::find_if(layers.begin(), layers.end(),
                                  [&](const ZoneLayer& layer) { return layer.muscle == &muscle; });
  if (known != layers.end()) return *known;
  return layers.emplace_back(ZoneLayer{&muscle, std::vector<float>(vertexCount, kOutsideMm),
                                       std::vector<float>(vertexCount, kOutsideMm)});
}

ZoneSlots slotsOf(const std::array<std::uint32_t, 3>& triangle, const std::vector<ZoneLayer>& layers) {
  const auto touches = [&](const std::vector<float>& field) {
    return std::any_of(triangle.begin(), triangle.end(), [&](std::uint32_t v) { return field[v] < 0.0F; });
  };
  ZoneSlots slots{};
  std::size_t found = 0;
  for (const bool wantCore : {true, false}) {
    for (std::size_t i = 0; i < layers.size() && found < kZoneSlots; ++i) {
      const bool core = touches(layers[i].core);
      if (core != wantCore || !(core || touches(layers[i].fringe))) continue;
      const auto layer = static_cast<std::uint8_t>(i + 1);
      std::size_t at = found++;
      for (; at > 0 && slots[at - 1] > layer; --at) slots[at] = slots[at - 1];
      slots[at] = layer;
    }
  }
  return slots;
}

void setZones(engine::OverlayVertex& corner, std::uint32_t vertex, const ZoneSlots& slots,
              const std::vector<ZoneLayer>& layers) {
  for (std::size_t slot = 0; slot < kZoneSlots; ++slot) {
    const auto k = static_cast<glm::length_t>(slot);
    corner.layer[k] = slots[slot];
    corner.core[k] = slots[slot] == 0 ? kOutsideMm : layers[slots[slot] - 1U].core[vertex];
    corner.fringe[k] = slots[slot] == 0 ? kOutsideMm : layers[slots[slot] - 1U].fringe[vertex];
  }
}

}  // namespace crus
