// Rays and distances to a mesh in logarithmic time.
#pragma once

#include <array>
#include <cstdint>
#include <glm/vec3.hpp>
#include <limits>
#include <optional>
#include <vector>

#include "engine/geometry/triangle_mesh.h"

namespace engine {

/// Points origin + t * direction. The direction need not be of unit length (t is then in its lengths), but
/// not zero.
struct Ray {
  glm::vec3 origin{0.0F};
  glm::vec3 direction{0.0F, 0.0F, -1.0F};
};

struct RayHit {
  float t = 0.0F;
  std::uint32_t triangle = 0;    // index into TriangleMesh::triangles
  glm::vec3 barycentrics{0.0F};  // weights of its three corners, sum 1
  glm::vec3 position{0.0F};      // frame of the mesh
  bool frontFacing = true;       // the ray came from outside (counter-clockwise side)
};

struct ClosestPoint {
  glm::vec3 position{0.0F};
  std::uint32_t triangle = 0;
  glm::vec3 barycentrics{0.0F};
  float distance = 0.0F;        // never negative
  float signedDistance = 0.0F;  // negative inside; means something only for a closed mesh facing outward
};

/// Bounding volume hierarchy over the triangles of one mesh (binned surface area heuristic, after Wald 2007).
/// Keeps a copy of the corners, so the mesh may go away or change; it does not follow changes.
/// Immutable after construction, so it may be asked from several threads.
class TriangleBvh {
 public:
  TriangleBvh() = default;  // of nothing: every question has the answer "none"

  /// \throw std::invalid_argument when a triangle names a missing vertex or a position it uses is not finite.
  explicit TriangleBvh(const TriangleMesh& mesh);

  [[nodiscard]] bool empty() const { return corners_.empty(); }
  [[nodiscard]] Box bounds() const;

  /// Nearest hit with tMin <= t <= tMax, from either side. A ray does not slip through the edge between two
  /// triangles that have the same corner positions (after Woop, Benthin, Wald 2013).
  [[nodiscard]] std::optional<RayHit> firstHit(const Ray& ray, float tMin = 0.0F,
                                               float tMax = std::numeric_limits<float>::infinity()) const;

  /// Every hit with tMin <= t <= tMax, sorted by t. Where the ray goes through a shared edge or corner, the
  /// surface is reported once per side, so that hits of a closed mesh alternate between front and back.
  [[nodiscard]] std::vector<RayHit> allHits(const Ray& ray, float tMin = 0.0F,
                                            float tMax = std::numeric_limits<float>::infinity()) const;

  /// Nearest point of the surface, or none when it is further than maxDistance (or the mesh is empty).
  /// The sign comes from the angle-weighted pseudonormal (Baerentzen & Aanaes 2005) over all triangles that
  /// touch the nearest point by position, so split vertices do no harm.
  [[nodiscard]] std::optional<ClosestPoint> closestPoint(
      const glm::vec3& point, float maxDistance = std::numeric_limits<float>::infinity()) const;

 private:
  struct Node {  // 32 bytes; children of an inner node are next to each other
    glm::vec3 low{0.0F};
    std::uint32_t first = 0;  // leaf: first corner triple; inner: left child
    glm::vec3 high{0.0F};
    std::uint32_t count = 0;  // 0 for an inner node
  };

  [[nodiscard]] glm::dvec3 pseudonormal(std::uint32_t leafTriangle, const glm::dvec3& weights) const;

  std::vector<Node> nodes_;
  std::vector<std::array<glm::vec3, 3>> corners_;  // in the order of the leaves
  std::vector<std::uint32_t> original_;            // index in the mesh of corners_[i]
};

}  // namespace engine
