// The branches of a structure as finely lofted tubes that can be asked for the nearest place. Millimetres.
#pragma once

#include <optional>
#include <vector>

#include "engine/geometry/bvh.h"
#include "tools/leg_forge/loft.h"

namespace leg_forge {

/// Place of the vertex or point `weights` (three corners, sum 1) of a triangle of a loft.
TubePlace placeIn(const Lofted& loft, std::size_t triangle, const glm::dvec3& weights);

/// The nearest place on a tube.
struct NearTube {
  TubePlace place;
  double distance = 0.0;  // negative inside
};

/// One branch, lofted finely.
class Tube {
 public:
  Tube(const Branch& branch, std::uint32_t index);

  [[nodiscard]] const Lofted& loft() const { return loft_; }
  [[nodiscard]] const engine::Box& box() const { return box_; }
  /// u of each ring, caps and tips included, rising.
  [[nodiscard]] const std::vector<double>& rings() const { return rings_; }
  /// u of the first and the last loop, between which the rings are not part of a cap.
  [[nodiscard]] double firstU() const { return firstU_; }
  [[nodiscard]] double lastU() const { return lastU_; }
  /// Whether an end lies in another tube.
  [[nodiscard]] bool joins() const { return joins_; }

  /// None when the tube is farther than `most`, which inside it does not hold.
  [[nodiscard]] std::optional<NearTube> nearest(const glm::dvec3& point, double most) const;

 private:
  Lofted loft_;
  engine::TriangleBvh surface_;
  engine::Box box_;
  std::vector<double> rings_;
  double firstU_ = 0.0;
  double lastU_ = 0.0;
  bool joins_ = false;
};

std::vector<Tube> tubesOf(const std::vector<Branch>& branches);

/// For each tube the lowest index of the tubes that it hangs together with: of two that run into or touch
/// each other, one has a joined end.
std::vector<std::size_t> groupsOf(const std::vector<Tube>& tubes);

}  // namespace leg_forge
