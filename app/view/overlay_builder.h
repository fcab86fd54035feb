// Zones that are switched on -> coloured triangles on the skin.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "app/leg/leg.h"
#include "app/state/state.h"
#include "app/view/zone_layers.h"
#include "engine/scene/overlay.h"

namespace crus {

/// The colours and the pattern of a muscle's zones, as the state wants them.
engine::OverlayLayer overlayLayerOf(const Muscle& muscle, const AppState& state);

/// One layer per muscle: its points' essential zones joined as the solid core, spillover (unless switched
/// off) and exceptional zones as the stippled fringe. Only triangles that a zone touches are kept; where more
/// than four muscles meet the first four by strength are drawn. The safety zones of the selected point are
/// joined into the hatched region.
///
/// What was laid out is kept: the skin is cut into pieces of kPieceTriangles triangles, and a zone that goes
/// on or off makes those anew that it reaches, and no others. For one leg; another wants a builder of its
/// own.
class OverlayBuilder {
 public:
  static constexpr std::size_t kPieceTriangles = 512;

  /// \param level  of detail of the skin, or the coarsest there is; the others are left empty, and all are
  /// when nothing is lit or the skin is not shown. Holds until the next call.
  const engine::Overlay& of(const AppState& state, const Leg& leg, std::size_t level);

 private:
  using Triangles = std::vector<std::array<std::uint32_t, 3>>;

  /// What is coloured or hatched as one.
  struct Region {
    std::vector<std::size_t> fields;  // which of the leg's make it up
    std::uint64_t version = 0;        // another one whenever those change
    /// By level of detail, for every piece whether it reaches there; empty while nobody has asked.
    std::vector<std::vector<char>> reach;
  };
  struct LitMuscle : Region {
    ZoneLayer layer;
    int pattern = 0;
  };
  struct Hatch : Region {
    std::vector<float> distanceMm;
    glm::vec3 anchor{0.0F};
  };
  struct Piece {
    std::vector<std::uint64_t> madeOf;  // versions of what reaches here, each with its pattern
    std::shared_ptr<const engine::OverlayPiece> piece;
  };

  void number(const std::vector<const Muscle*>& muscles);
  void light(const AppState& state, const Leg& leg, std::size_t vertexCount);
  void hatch(const AppState& state, const Leg& leg, std::size_t vertexCount);
  template <class Inside>
  bool reaches(Region& region, std::size_t level, const Triangles& triangles, std::size_t piece,
               Inside inside);
  void lay(std::size_t level, const Triangles& triangles, const engine::TriangleMesh& mesh,
           const SkinPattern& pattern);
  [[nodiscard]] engine::OverlayPiece pieceOf(std::span<const std::array<std::uint32_t, 3>> triangles,
                                             const engine::TriangleMesh& mesh, const SkinPattern& pattern,
                                             const std::vector<const ZoneLayer*>& layers, bool hatched) const;

  std::uint64_t versions_ = 0;
  std::vector<const Muscle*> muscles_;  // the numbered ones
  std::vector<LitMuscle> lit_;          // of each
  Hatch hatch_;
  std::vector<std::vector<Piece>> pieces_;  // by level
  engine::Overlay overlay_;
};

/// What a builder of its own makes of it.
engine::Overlay buildOverlay(const AppState& state, const Leg& leg, std::size_t level = 0);

}  // namespace crus
