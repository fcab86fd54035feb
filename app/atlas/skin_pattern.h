// Where the dots of a stipple and the bands of a weave lie on a skin: a hexagonal lattice that follows the
// surface.
#pragma once

#include <array>
#include <cstdint>
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>
#include <vector>

#include "app/atlas/chart.h"
#include "app/atlas/skin_graph.h"

namespace crus {

/// No flat pattern fits a leg: charts shear it on the flanks and leave seams where they meet. Here every
/// place has its own frame (up the leg, back along the foot) and only its phase in the lattice; phases are
/// grown over the surface from one place and then relaxed, so that neighbours agree as well as they can
/// (after Knöppel, Crane, Pinkall & Schröder, Stripe Patterns on Surfaces, 2015: two stripe fields 60 degrees
/// apart). What cannot fit is taken up by single places where a row begins or ends. Any lattice of kPitchMm /
/// 2^n fits as well as the first.
class SkinPattern {
 public:
  static constexpr float kPitchMm = 8.0F;

  /// Attributes of a skin that was made with its phases, each 0 to 1 of a whole turn.
  static constexpr std::array kPhases{"_STIPPLE_U", "_STIPPLE_V"};

  /// \param mesh  that `graph` was made of. Where it has kPhases, they are taken instead of grown, which is
  /// five times as quick.
  SkinPattern(const SkinGraph& graph, const Chart& chart, const engine::TriangleMesh& mesh);

  /// Of the lattice at a vertex of the mesh, as kPhases has it.
  [[nodiscard]] glm::vec2 phase(std::size_t vertex) const;

  /// Coordinates in millimetres of the corners of a triangle of the mesh, of any level of detail, as close to
  /// the triangle's own shape as the lattice allows. Those of a neighbour differ by a whole step of the
  /// lattice.
  [[nodiscard]] std::array<glm::vec2, 3> corners(const std::array<std::uint32_t, 3>& vertices) const;

 private:
  struct Node {
    glm::vec3 position{0.0F};             // millimetres
    glm::vec3 along{0.0F}, across{0.0F};  // unit, tangent
    glm::vec2 turns{0.0F};                // phases of the two stripe fields
  };
  [[nodiscard]] static glm::vec2 turnsBetween(const Node& from, const Node& to);
  void lay(const SkinGraph& graph, const Chart& chart);
  [[nodiscard]] bool take(const engine::TriangleMesh& mesh);
  void grow(const SkinGraph& graph, const Chart& chart);
  void relax(const SkinGraph& graph);

  std::vector<Node> nodes_;
  std::vector<std::uint32_t> nodeOf_;  // per vertex of the mesh
};

}  // namespace crus
