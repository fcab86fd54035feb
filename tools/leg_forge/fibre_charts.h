// Coordinates along and across the fibres for every place on the tubes of a structure. Millimetres.
#pragma once

#include <map>
#include <vector>

#include "tools/leg_forge/figures.h"
#include "tools/leg_forge/tubes.h"

namespace leg_forge {

/// Texture coordinates of one tube: u = offset + width * across (+ shear), v = offset + u of the tube.
struct FibreChart {
  bool placed = false;
  double outer = 0.0;   // turn of the middle of the outer side
  double sense = 1.0;   // 1 when rising turns go with cross(normal, direction of rising u), else -1
  double width = 1.0;   // mm that one turn is worth
  double startU = 0.0;  // added to u
  double startV = 0.0;  // added to v
  std::map<double, double> girth;  // circumference by u of the ring
  std::map<double, double> shear;  // mm by u of the ring; empty: none

  /// Turns from the middle of the outer side, -0.5 to 0.5.
  [[nodiscard]] double across(const TubePlace& place) const;
};

class FibreCharts {
 public:
  FibreCharts(const Structure& structure, const std::vector<Tube>& tubes,
              const std::vector<std::uint32_t>& members);

  [[nodiscard]] const FibreChart& at(std::uint32_t branch) const { return charts_.at(branch); }
  [[nodiscard]] bool mirrored() const { return mirrored_; }
  /// mm that one turn of the main belly is worth.
  [[nodiscard]] double width() const { return charts_.at(main_).width; }
  [[nodiscard]] glm::dvec2 coordinates(const TubePlace& place) const;

 private:
  void shearMain(const Structure& structure, const Tube& tube);
  void place(std::uint32_t branch, const std::vector<Tube>& tubes);

  std::map<std::uint32_t, FibreChart> charts_;
  std::uint32_t main_ = 0;
  bool mirrored_ = false;
};

/// Linear between the entries of a table, constant beyond. \pre not empty.
double lookUp(const std::map<double, double>& table, double at);

}  // namespace leg_forge
