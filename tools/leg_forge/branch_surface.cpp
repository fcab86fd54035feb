#include "tools/leg_forge/branch_surface.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace leg_forge {

std::vector<double> monotoneSlopes(const std::vector<double>& u, const std::vector<double>& y) {
  const std::size_t n = u.size();
  std::vector<double> slopes(n, 0.0);
  const auto step = [&](std::size_t i) { return u[i + 1] - u[i]; };
  const auto rise = [&](std::size_t i) { return (y[i + 1] - y[i]) / step(i); };
  slopes.front() = rise(0);
  slopes.back() = rise(n - 2);
  for (std::size_t i = 1; i + 1 < n; ++i) {
    const double before = rise(i - 1);
    const double after = rise(i);
    if (before * after <= 0.0) continue;
    const double w1 = 2.0 * step(i) + step(i - 1);
    const double w2 = step(i) + 2.0 * step(i - 1);
    slopes[i] = (w1 + w2) / (w1 / before + w2 / after);
  }
  return slopes;
}

BranchSurface::BranchSurface(const Branch& branch) {
  for (const Loop& loop : branch.loops) {
    knots_.push_back(loop.u);
    tendon_.push_back(loop.tendon);
    values_.push_back(loop.terms);
  }
  const auto thickest = std::max_element(branch.loops.begin(), branch.loops.end(),
                                         [](const Loop& a, const Loop& b) { return a.areaMm2 < b.areaMm2; }) -
                        branch.loops.begin();
  const auto belly = static_cast<std::size_t>(thickest);
  for (std::size_t i = belly; i-- > 0;) tendon_[i] = std::max(tendon_[i], tendon_[i + 1]);
  for (std::size_t i = belly + 1; i < tendon_.size(); ++i) tendon_[i] = std::max(tendon_[i], tendon_[i - 1]);
  slopes_ = values_;
  std::vector<double> column(knots_.size());
  for (std::size_t term = 0; term < values_[0].size(); ++term) {
    for (int axis = 0; axis < 3; ++axis) {
      for (std::size_t i = 0; i < knots_.size(); ++i) column[i] = values_[i][term][axis];
      const std::vector<double> slopes = monotoneSlopes(knots_, column);
      for (std::size_t i = 0; i < knots_.size(); ++i) slopes_[i][term][axis] = slopes[i];
    }
  }
}

std::size_t BranchSurface::interval(double u) const {
  const auto above = std::upper_bound(knots_.begin(), knots_.end(), u);
  const auto index = std::clamp<std::ptrdiff_t>(above - knots_.begin() - 1, 0,
                                                static_cast<std::ptrdiff_t>(knots_.size()) - 2);
  return static_cast<std::size_t>(index);
}

std::vector<glm::dvec3> BranchSurface::ring(double u, std::size_t count, double firstTurn) const {
  const std::size_t i = interval(u);
  const double h = knots_[i + 1] - knots_[i];
  const double s = std::clamp((u - knots_[i]) / h, 0.0, 1.0);
  const double a = (1 + 2 * s) * (1 - s) * (1 - s);
  const double b = s * (1 - s) * (1 - s) * h;
  const double c = s * s * (3 - 2 * s);
  const double d = s * s * (s - 1) * h;
  std::vector<glm::dvec3> terms(values_[i].size());
  for (std::size_t k = 0; k < terms.size(); ++k) {
    terms[k] = a * values_[i][k] + b * slopes_[i][k] + c * values_[i + 1][k] + d * slopes_[i + 1][k];
  }
  std::vector<glm::dvec3> points(count, terms[0]);
  for (std::size_t j = 0; j < count; ++j) {
    const double t =
        2.0 * std::numbers::pi * (firstTurn + static_cast<double>(j) / static_cast<double>(count));
    for (std::size_t k = 1; 2 * k < terms.size(); ++k) {
      const double angle = static_cast<double>(k) * t;
      points[j] += std::cos(angle) * terms[2 * k - 1] + std::sin(angle) * terms[2 * k];
    }
  }
  return points;
}

double BranchSurface::tendon(double u) const {
  const std::size_t i = interval(u);
  const double s = std::clamp((u - knots_[i]) / (knots_[i + 1] - knots_[i]), 0.0, 1.0);
  return tendon_[i] * (1.0 - s) + tendon_[i + 1] * s;
}

}  // namespace leg_forge
