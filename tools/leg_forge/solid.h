// A structure as the room it fills: is a point inside, and how deep? Millimetres.
#pragma once

#include <optional>
#include <vector>

#include "engine/geometry/bvh.h"

namespace leg_forge {

/// Where a point inside a solid would come out.
struct Depth {
  double mm = 0.0;       // to the nearest point of the surface
  glm::vec3 exit{0.0F};  // that point
  std::uint32_t triangle = 0;
  glm::vec3 weights{0.0F};  // its place in that triangle
};

/// The union of closed surfaces that may overlap and cross each other, as the tubes of a structure do.
/// Immutable, so it may be asked from several threads.
class Solid {
 public:
  /// \param mesh in millimetres; each part of it that hangs together is closed and faces outward.
  explicit Solid(const engine::TriangleMesh& mesh);

  [[nodiscard]] const engine::Box& bounds() const { return bounds_; }
  [[nodiscard]] bool holds(const glm::vec3& point) const;

  /// How deep a point lies, in that piece in which it lies deepest; none when it is outside. What is inside
  /// is what the surface winds round, so a tube that crosses itself does no harm.
  [[nodiscard]] std::optional<Depth> depthAt(const glm::vec3& point) const;

  /// Whether a point is inside or not farther than `mm` from the surface.
  [[nodiscard]] bool reaches(const glm::vec3& point, float mm) const;

  /// Distance of a point outside to the surface, `mostMm` when it is farther.
  [[nodiscard]] double clearance(const glm::vec3& point, float mostMm) const;

  /// Stretches of the line { (x, y, z) : y any } inside, as (low, high) pairs in rising order.
  [[nodiscard]] std::vector<std::pair<float, float>> stretchesAlongY(float x, float z) const;

 private:
  struct Piece {
    engine::TriangleBvh surface;
    std::vector<std::uint32_t> original;  // triangle of the whole mesh
  };
  [[nodiscard]] static bool windsRound(const Piece& piece, const glm::vec3& point);

  std::vector<Piece> pieces_;
  engine::Box bounds_;
};

/// Whether two boxes share a point.
bool overlap(const engine::Box& a, const engine::Box& b);

/// One number for all vertices in the same place, counted from 0 in the order of first appearance.
struct VertexPlaces {
  explicit VertexPlaces(const std::vector<glm::dvec3>& positions);
  std::vector<std::uint32_t> of;  // place of each vertex
  std::size_t count = 0;
};

}  // namespace leg_forge
