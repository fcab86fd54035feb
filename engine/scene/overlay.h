// Coloured regions on a surface, as plain values.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>
#include <glm/vec4.hpp>
#include <memory>
#include <span>
#include <vector>

namespace engine {

/// A colour and its edge, linear.
struct OverlayLayer {
  glm::vec3 fill{1.0F};
  glm::vec3 edge{0.0F};
  /// Lines over the fill, so that colour is not alone in telling layers apart: 0 none, 1 rising, 2 level,
  /// 3 crossed, 4 upright, 5 falling.
  int pattern = 0;
  bool operator==(const OverlayLayer&) const = default;
};

inline constexpr std::size_t kMostOverlayLayers = 64;  // as in overlay.frag

/// One corner of a coloured region's triangle. Up to four layers meet in a triangle; `layer` is 1-based, 0 is
/// none, and equal at its three corners. `core` and `fringe` are signed distances in mm to the solid and to
/// the stippled region of the layer (negative inside), `hatch` to a region that is hatched over everything.
struct OverlayVertex {
  glm::vec3 position{0.0F};
  glm::vec3 normal{0.0F};
  glm::vec2 patternMm{0.0F};
  glm::u8vec4 layer{0};
  glm::vec4 core{0.0F};
  glm::vec4 fringe{0.0F};
  float hatch = 1e3F;
};

/// What a triangle has in it, from the quickest to draw to the slowest.
enum class OverlayKind { kSolid, kStippled, kTwo, kThree, kFour, kInked };
inline constexpr std::size_t kOverlayKinds = 6;

/// Some of a surface's triangles, with the very same positions, ready to be drawn. Corners that are alike
/// stand once.
struct OverlayPiece {
  std::vector<OverlayVertex> vertices;
  std::array<std::vector<std::uint32_t>, kOverlayKinds>
      triangles;  // three indices each, by what they have in them
};

/// \param corners  three a triangle. \param layers  all that they name. \throw std::out_of_range when one is
/// missing.
OverlayPiece overlayPiece(std::span<const OverlayVertex> corners, std::span<const OverlayLayer> layers);

/// A piece does not change any more: who has seen it before need not look at it again.
using OverlayPieces = std::vector<std::shared_ptr<const OverlayPiece>>;

struct Overlay {
  std::vector<OverlayLayer> layers;   // at most kMostOverlayLayers
  glm::vec3 hatchAnchor{0.0F};        // the place that the hatch's lines stay with, metres
  std::vector<OverlayPieces> levels;  // by the surface's level of detail
};

}  // namespace engine
