// Patches as they are written -> how far the skin lies from them.
#pragma once

#include <cstddef>
#include <vector>

#include "app/atlas/atlas.h"
#include "app/atlas/skin_chart.h"

namespace crus {

inline constexpr float kZoneFarMm = 30.0F;

/// Signed distance to the edge of the patches joined, per skin vertex, millimetres along the skin, negative
/// inside, clamped to +-kZoneFarMm. Empty when none of them holds any of this skin. Takes milliseconds.
std::vector<float> patchesField(const std::vector<Patch>& patches, const SkinChart& skin);

/// Whether a patch alone, as it is written, holds any of this skin.
bool touchesSkin(const Patch& patch, const SkinChart& skin);

/// The weight of the patch that holds a vertex of the skin, or that comes nearest to it; 1 when none lies on
/// this skin.
float weightAt(const std::vector<Patch>& patches, const SkinChart& skin, std::size_t vertex);

/// About how far a vertex of the skin lies from a patch alone, in the charts' own millimetres; very far when
/// the patch is not on a lower leg.
float roughDistanceMm(const Patch& patch, const SkinChart& skin, std::size_t vertex);

}  // namespace crus
