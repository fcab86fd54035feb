#include "engine/scene/overlay.h"

#include <meshoptimizer.h>

#include <algorithm>
#include <stdexcept>

namespace engine {
namespace {

OverlayKind kindOf(std::span<const OverlayVertex, 3> corners, std::span<const OverlayLayer> layers) {
  const auto any = [&](auto what) { return std::any_of(corners.begin(), corners.end(), what); };
  std::size_t count = 0;
  bool patterned = false;
  for (glm::length_t i = 0; i < 4; ++i) {
    const std::size_t layer = corners[0].layer[i];
    if (layer == 0) continue;
    if (layer > layers.size()) throw std::out_of_range("an overlay names a layer that it does not have");
    ++count;
    patterned = patterned || layers[layer - 1].pattern != 0;
  }
  if (patterned || any([](const OverlayVertex& corner) { return corner.hatch < 0.0F; }))
    return OverlayKind::kInked;
  if (count > 1)
    return count == 2 ? OverlayKind::kTwo : count == 3 ? OverlayKind::kThree : OverlayKind::kFour;
  if (any([](const OverlayVertex& corner) { return corner.core[0] >= 0.0F; })) return OverlayKind::kStippled;
  return OverlayKind::kSolid;
}

}  // namespace

OverlayPiece overlayPiece(std::span<const OverlayVertex> corners, std::span<const OverlayLayer> layers) {
  OverlayPiece piece;
  if (corners.empty()) return piece;
  std::vector<unsigned> places(corners.size());
  const std::size_t different = meshopt_generateVertexRemap(
      places.data(), nullptr, corners.size(), corners.data(), corners.size(), sizeof(OverlayVertex));
  piece.vertices.resize(different);
  meshopt_remapVertexBuffer(piece.vertices.data(), corners.data(), corners.size(), sizeof(OverlayVertex),
                            places.data());
  for (std::size_t i = 0; i + 2 < corners.size(); i += 3) {
    const auto kind = static_cast<std::size_t>(kindOf(corners.subspan(i).first<3>(), layers));
    piece.triangles[kind].insert(piece.triangles[kind].end(), &places[i], &places[i] + 3);
  }
  return piece;
}

}  // namespace engine
