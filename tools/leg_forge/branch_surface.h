// The smooth tube of one branch: Fourier loops joined by monotone cubics. Millimetres.
#pragma once

#include <glm/vec3.hpp>
#include <vector>

#include "tools/leg_forge/figures.h"

namespace leg_forge {

/// Slopes of the monotone cubic through (u_i, y_i), u rising: no overshoot between the knots.
/// F. N. Fritsch and R. E. Carlson 1980, "Monotone piecewise cubic interpolation", with the weighted
/// harmonic mean of the neighbouring differences inside and the one-sided difference at the ends.
/// \pre at least two knots, as many values as knots.
std::vector<double> monotoneSlopes(const std::vector<double>& u, const std::vector<double>& y);

/// Surface P(u, t) = c(u) + sum_k A_k(u) cos kt + B_k(u) sin kt, where every number of (c, A_k, B_k) is a
/// monotone cubic in u through the loops (elliptic Fourier descriptors: Kuhl and Giardina 1982, in space).
class BranchSurface {
 public:
  explicit BranchSurface(const Branch& branch);

  [[nodiscard]] double firstU() const { return knots_.front(); }
  [[nodiscard]] double lastU() const { return knots_.back(); }
  [[nodiscard]] const std::vector<double>& knots() const { return knots_; }

  /// The closed curve at u (clamped to the branch), at `count` equal steps of t from 2 pi `firstTurn`.
  [[nodiscard]] std::vector<glm::dvec3> ring(double u, std::size_t count, double firstTurn = 0.0) const;
  /// 0 belly .. 1 tendon at u, linear between the loops. Never falls on the way from the thickest loop to an
  /// end: a tendon that widens at its insertion does not turn into muscle again.
  [[nodiscard]] double tendon(double u) const;

 private:
  [[nodiscard]] std::size_t interval(double u) const;

  std::vector<double> knots_;
  std::vector<double> tendon_;
  std::vector<std::vector<glm::dvec3>> values_;  // [knot][term]
  std::vector<std::vector<glm::dvec3>> slopes_;  // [knot][term]
};

}  // namespace leg_forge
