#include "app/view/zone_layers.h"

#include <algorithm>

namespace crus {

ZoneLayer& layerOf(std::vector<ZoneLayer>& layers, const Muscle& muscle, std::size_t vertexCount) {
  const auto known = std::find_if(layers.begin(), layers.end(),
                                  [&](const ZoneLayer& layer) { return layer.muscle == &muscle; });
  if (known != layers.end()) return *known;
  return layers.emplace_back(ZoneLayer{&muscle, static_cast<std::uint8_t>(layers.size() + 1),
                                       std::vector<float>(vertexCount, kOutsideMm),
                                       std::vector<float>(vertexCount, kOutsideMm)});
}

ZoneSlots slotsOf(const std::array<std::uint32_t, 3>& triangle, std::span<const ZoneLayer* const> layers) {
  const auto touches = [&](const std::vector<float>& field) {
    return std::any_of(triangle.begin(), triangle.end(), [&](std::uint32_t v) { return field[v] < 0.0F; });
  };
  ZoneSlots slots{};
  std::size_t found = 0;
  for (const bool wantCore : {true, false}) {
    for (std::size_t i = 0; i < layers.size() && found < kZoneSlots; ++i) {
      const ZoneLayer* layer = layers[i];
      const bool core = touches(layer->core);
      if (core != wantCore || !(core || touches(layer->fringe))) continue;
      std::size_t at = found++;
      for (; at > 0 && slots[at - 1]->number > layer->number; --at) slots[at] = slots[at - 1];
      slots[at] = layer;
    }
  }
  return slots;
}

void setZones(engine::OverlayVertex& corner, std::uint32_t vertex, const ZoneSlots& slots) {
  for (std::size_t slot = 0; slot < kZoneSlots; ++slot) {
    const auto k = static_cast<glm::length_t>(slot);
    const ZoneLayer* layer = slots[slot];
    corner.layer[k] = layer == nullptr ? std::uint8_t{0} : layer->number;
    corner.core[k] = layer == nullptr ? kOutsideMm : layer->core[vertex];
    corner.fringe[k] = layer == nullptr ? kOutsideMm : layer->fringe[vertex];
  }
}

}  // namespace crus
