#include "tools/leg_forge/blending.h"

#include <limits>

namespace leg_forge {

Chain splined(const Chain& chain, int steps) {
  const std::size_t n = chain.centres.size();
  // Ends are continued straight on.
  const auto knot = [n](const auto& list, std::size_t i) {
    if (i == 0) return 2.0F * list[0] - list[1];
    if (i == n + 1) return 2.0F * list[n - 1] - list[n - 2];
    return 1.0F * list[i - 1];
  };
  const auto between = [&knot](const auto& list, std::size_t i, float s) {
    const auto a = knot(list, i - 1);
    const auto b = knot(list, i);
    const auto c = knot(list, i + 1);
    const auto d = knot(list, i + 2);
    return 0.5F * (2.0F * b + (c - a) * s + (2.0F * a - 5.0F * b + 4.0F * c - d) * s * s +
                   (3.0F * b - a - 3.0F * c + d) * s * s * s);
  };
  Chain out;
  for (std::size_t i = 1; i < n; ++i) {
    for (int k = 0; k < steps; ++k) {
      const float s = static_cast<float>(k) / static_cast<float>(steps);
      out.centres.push_back(between(chain.centres, i, s));
      out.radii.push_back(between(chain.radii, i, s));
    }
  }
  out.centres.push_back(chain.centres.back());
  out.radii.push_back(chain.radii.back());
  return out;
}

float distanceToChain(const Chain& chain, const glm::vec3& point) {
  float least = std::numeric_limits<float>::max();
  for (std::size_t i = 0; i + 1 < chain.centres.size(); ++i) {
    const glm::vec3 ab = chain.centres[i + 1] - chain.centres[i];
    const float q = std::clamp(glm::dot(point - chain.centres[i], ab) / glm::dot(ab, ab), 0.0F, 1.0F);
    const float radius = chain.radii[i] + (chain.radii[i + 1] - chain.radii[i]) * q;
    least = std::min(least, glm::distance(point, chain.centres[i] + q * ab) - radius);
  }
  return least;
}

}  // namespace leg_forge
