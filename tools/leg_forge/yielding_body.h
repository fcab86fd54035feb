// A structure while it is pushed about: its surface at rest, where it is now, and what it resists.
// Millimetres.
#pragma once

#include <array>
#include <cstdint>
#include <glm/vec3.hpp>
#include <vector>

#include "engine/geometry/triangle_mesh.h"
#include "tools/leg_forge/loft.h"

namespace leg_forge {

/// A point of a surface: a triangle and weights of its corners, sum 1.
struct SurfacePoint {
  std::uint32_t triangle = 0;
  glm::dvec3 weights{0.0};
};

/// The surfaces of a structure with one vertex per place: what is split along a seam moves alike.
class YieldingBody {
 public:
  using Triangle = std::array<std::uint32_t, 3>;

  explicit YieldingBody(const std::vector<Lofted>& pieces);

  /// Vertices and points of the triangles not `stepMm` apart, on the surface at rest.
  [[nodiscard]] std::vector<SurfacePoint> samples(double stepMm) const;
  [[nodiscard]] glm::dvec3 at(const SurfacePoint& point) const;
  [[nodiscard]] engine::TriangleMesh mesh() const;  // as it is now
  [[nodiscard]] const std::vector<glm::dvec3>& rest() const { return rest_; }
  [[nodiscard]] const std::vector<Triangle>& triangles() const { return triangles_; }
  [[nodiscard]] bool moved() const { return !touched_.empty(); }

  /// Moves the whole surface at rest: one vector per place.
  void shift(const std::vector<glm::dvec3>& by);
  /// Asks for a displacement of a point; the deeper wishes for a place count for more. Granted by yield().
  void push(const SurfacePoint& point, const glm::dvec3& by);
  /// Grants what was asked for since the last call. \return whether anything was.
  bool yield();
  /// Spreads the displacement over the surface up to `reachMm` from where it was pushed: half way towards
  /// the mean of the neighbours, all over or only where nothing pushes.
  void spread(double reachMm, bool alsoWherePushed);
  /// Lets what was not pushed by the last yield() go back towards rest by a share of its displacement.
  void recoil(double share);
  /// Evens out the displacement where neighbouring triangles have come to lie back to back.
  void unfold();
  /// Pushes the far side away where the near one has come too close to it (or gone through).
  void keepThickness();

  /// The farthest that any place has come since the last call, mm.
  double step();
  /// Whether some place has come farther than that from where it was when this was last true.
  bool drifted(double mm);

  /// Writes the places back to pieces like those it was made of, with normals, and fibres in the surface.
  void writeTo(std::vector<Lofted>& pieces) const;

 private:
  struct Strut {  // from a place to what lies opposite, inside
    std::uint32_t place = 0;
    SurfacePoint opposite;
    glm::dvec3 inward{0.0};
    double leastMm = 0.0;
  };
  struct Hinge {  // two triangles with a common edge that lay open at rest
    std::uint32_t one = 0;
    std::uint32_t other = 0;
  };
  void link();
  void findHinges();
  [[nodiscard]] glm::dvec3 meanOfNeighbours(std::uint32_t place, const std::vector<glm::dvec3>& values) const;
  void strut();
  [[nodiscard]] std::vector<double> distanceFromTouched(double reachMm) const;

  std::vector<std::vector<std::uint32_t>> placeOf_;  // of each piece's vertices
  std::vector<glm::dvec3> rest_;
  std::vector<glm::dvec3> displacement_;
  std::vector<Triangle> triangles_;
  std::vector<std::vector<std::uint32_t>> neighbours_;
  std::vector<Strut> struts_;
  std::vector<Hinge> hinges_;
  std::vector<glm::dvec3> anchor_;  // displacements when drifted() was last true
  std::vector<glm::dvec3> last_;    // displacements at the last call of step()
  std::vector<glm::dvec3> asked_;
  std::vector<double> weight_;
  std::vector<bool> held_;              // pushed by the last yield()
  std::vector<bool> pushed_;            // ever
  std::vector<std::uint32_t> touched_;  // the same, as a list
};

}  // namespace leg_forge
