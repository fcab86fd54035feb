// A skin mesh as a graph of places: who is next to whom, whatever the mesh was split for, and distances along
// it.
#pragma once

#include <array>
#include <cstdint>
#include <glm/vec3.hpp>
#include <span>
#include <vector>

#include "engine/geometry/triangle_mesh.h"

namespace crus {

/// Vertices of equal position count as one node, so seams of texture or shading do not tear a field apart.
/// Everything here is in millimetres.
class SkinGraph {
 public:
  SkinGraph() = default;
  /// \param mesh positions in metres. \throw std::invalid_argument when a triangle names a missing vertex.
  explicit SkinGraph(const engine::TriangleMesh& mesh);

  [[nodiscard]] std::size_t nodeCount() const { return positions_.size(); }
  [[nodiscard]] const std::vector<glm::vec3>& positions() const { return positions_; }
  [[nodiscard]] const std::vector<glm::vec3>& normals() const { return normals_; }  // unit, area-weighted
  [[nodiscard]] std::uint32_t nodeOf(std::size_t vertex) const { return nodes_[vertex]; }
  [[nodiscard]] std::size_t vertexCount() const { return nodes_.size(); }
  [[nodiscard]] std::span<const std::uint32_t> neighbours(std::uint32_t node) const {
    return {neighbours_.data() + neighbourStart_[node], neighbourStart_[node + 1] - neighbourStart_[node]};
  }

  /// Explicit diffusion: `passes` steps of half the difference to the mean of the neighbours, who count by
  /// the cotangents of the angles opposite their edge (Pinkall & Polthier 1993), negative ones as none. So a
  /// field that is linear stays as it is however irregular the mesh, and edges do not fray. Nodes whose
  /// |value| is above `band` stay as they are. On a mesh of 3 mm edges twelve passes blur by about 6 mm.
  void smooth(std::vector<float>& field, int passes, float band) const;

  /// Pieces of the outside (field not negative) that span less than this from end to end become inside: where
  /// rounded patches meet they leave gaps that nobody meant.
  void fillHoles(std::vector<float>& field, float widestMm) const;

  /// Signed distance along the surface to the zero contour of `field` (which is linear on each triangle),
  /// with the sign of `field`, clamped to +-farMm. Fast marching on triangles (Kimmel & Sethian 1998); where
  /// a triangle is too obtuse for its update, the way along the edge counts, which is a little too long.
  [[nodiscard]] std::vector<float> signedDistance(const std::vector<float>& field, float farMm) const;

 private:
  /// The field over its slope round each node of the triangles that its contour crosses: contours are read
  /// off edges as if the field were as steep on one side as on the other, and would fray where it is not.
  [[nodiscard]] std::vector<float> normalised(const std::vector<float>& field) const;
  void link();
  void weigh();
  [[nodiscard]] float through(std::uint32_t target, std::uint32_t a, std::uint32_t b, float distanceA,
                              float distanceB) const;

  std::vector<glm::vec3> positions_;
  std::vector<glm::vec3> normals_;
  std::vector<std::uint32_t> nodes_;  // per mesh vertex
  std::vector<std::array<std::uint32_t, 3>> triangles_;
  std::vector<std::uint32_t> neighbourStart_, neighbours_;  // compressed rows
  std::vector<float> weights_;                              // per neighbour, sum 1 around a node
  std::vector<std::uint32_t> fanStart_, fan_;               // triangles around each node
};

}  // namespace crus
