#include "tools/leg_forge/loft.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <map>
#include <numbers>
#include <numeric>
#include <set>
#include <tuple>
#include <utility>

#include "tools/leg_forge/branch_surface.h"

namespace leg_forge {
namespace {

using Ring = std::vector<glm::dvec3>;

constexpr double kSameU = 1e-6;  // mm

double distanceToSegment(const glm::dvec3& p, const glm::dvec3& a, const glm::dvec3& b) {
  const glm::dvec3 ab = b - a;
  const double length2 = glm::dot(ab, ab);
  const double s = length2 > 0.0 ? std::clamp(glm::dot(p - a, ab) / length2, 0.0, 1.0) : 0.0;
  return glm::length(p - a - s * ab);
}

/// The smallest even number of points per ring whose chords stay within the precision on every loop.
std::size_t pointsPerRing(const BranchSurface& surface, const LoftPrecision& precision) {
  for (std::size_t n = precision.fewestPoints; n < precision.mostPoints; n += 2) {
    double worst = 0.0;
    for (const double u : surface.knots()) {
      const Ring fine = surface.ring(u, 4 * n);
      for (std::size_t j = 0; j < n; ++j) {
        const glm::dvec3& a = fine[4 * j];
        const glm::dvec3& b = fine[(4 * j + 4) % fine.size()];
        for (std::size_t k = 1; k < 4; ++k) worst = std::max(worst, distanceToSegment(fine[4 * j + k], a, b));
      }
    }
    if (worst <= precision.chordMm) return n;
  }
  return precision.mostPoints;
}

/// Marks the rings between `first` and `last` that are needed (Douglas and Peucker 1973, on whole rings).
void keepRings(const std::vector<Ring>& rings, const std::vector<double>& u, std::size_t first,
               std::size_t last, const LoftPrecision& precision, std::vector<bool>& keep) {
  if (last < first + 2) return;
  double worst = -1.0;
  std::size_t at = first;
  for (std::size_t i = first + 1; i < last; ++i) {
    double deviation = 0.0;
    for (std::size_t j = 0; j < rings[i].size(); ++j) {
      deviation = std::max(deviation, distanceToSegment(rings[i][j], rings[first][j], rings[last][j]));
    }
    if (deviation > worst) {
      worst = deviation;
      at = i;
    }
  }
  if (worst <= precision.chordMm) {
    if (u[last] - u[first] <= precision.longestStepMm) return;
    at = (first + last) / 2;
  }
  keep[at] = true;
  keepRings(rings, u, first, at, precision, keep);
  keepRings(rings, u, at, last, precision, keep);
}

/// Moves the corners of a polygon out so that it holds the area of the curve it stands for (exact for an
/// ellipse): thin tendons of few corners would lose up to a fifteenth of their volume.
void keepArea(Ring& ring, const glm::dvec3& centre) {
  const double step = 2.0 * std::numbers::pi / static_cast<double>(ring.size());
  const double scale = std::sqrt(step / std::sin(step));
  for (glm::dvec3& p : ring) p = centre + scale * (p - centre);
}

glm::dvec3 centreOf(const Ring& ring) {
  glm::dvec3 sum{0.0};
  for (const glm::dvec3& p : ring) sum += p;
  return sum / static_cast<double>(ring.size());
}

/// Drops the rings at both ends that are so small or flat that their sides fall into one another. The tip
/// stays, so nothing is lost but their thickness.
void dropWithered(std::vector<Ring>& rings, std::vector<double>& u) {
  constexpr double kLeastMm2 = 0.15;
  const auto withered = [](const Ring& ring) {
    glm::dvec3 area{0.0};
    for (std::size_t j = 0; j < ring.size(); ++j) {
      area += 0.5 * glm::cross(ring[j] - ring[0], ring[(j + 1) % ring.size()] - ring[0]);
    }
    return glm::length(area) < kLeastMm2;
  };
  while (rings.size() > 2 && withered(rings.back())) {
    rings.pop_back();
    u.pop_back();
  }
  std::size_t first = 0;
  while (rings.size() - first > 2 && withered(rings[first])) ++first;
  rings.erase(rings.begin(), rings.begin() + static_cast<std::ptrdiff_t>(first));
  u.erase(u.begin(), u.begin() + static_cast<std::ptrdiff_t>(first));
}

/// Where a tube turns back on itself, as a flat tendon does that ends in a blade: u of the loop before.
/// Beyond the branch when it never does.
double turnsBackFrom(const Branch& branch) {
  for (std::size_t i = 2; i < branch.loops.size(); ++i) {
    const glm::dvec3& a = branch.loops[i - 2].terms[0];
    const glm::dvec3& b = branch.loops[i - 1].terms[0];
    const glm::dvec3& c = branch.loops[i].terms[0];
    constexpr double kNoise = 4.0;  // mm
    if (glm::dot(b - a, c - b) < 0.0 && std::min(glm::distance(a, b), glm::distance(b, c)) > kNoise) {
      return branch.loops[i - 2].u;
    }
  }
  return branch.loops.back().u + 1.0;
}

struct CapRing {
  Ring points;
  double rise = 0.0;  // mm from the rim towards the tip
};

/// Rings of the cap over an end, from the rim (left out) towards the tip:
/// P(q, t) = c + (1 - q^2)(T - c) + q (R(t) - c), q falling from 1 to 0.
std::vector<CapRing> capRings(const Ring& rim, const BranchEnd& end) {
  std::vector<CapRing> rings;
  if (end.type != EndType::free) return rings;
  const glm::dvec3 centre = centreOf(rim);
  double radius = 0.0;
  for (const glm::dvec3& p : rim) radius = std::max(radius, glm::length(p - centre));
  constexpr double kRadiusPerRing = 3.0;
  const int count = std::clamp(static_cast<int>(std::ceil(radius / kRadiusPerRing)), 1, 4);
  for (int k = count; k >= 1; --k) {
    const double q = static_cast<double>(k) / (count + 1);
    Ring ring;
    for (const glm::dvec3& p : rim)
      ring.push_back(centre + (1 - q * q) * (end.tip - centre) + q * (p - centre));
    rings.push_back({std::move(ring), (1 - q * q) * glm::distance(centre, end.tip)});
  }
  return rings;
}

void faceOutward(Lofted& out) {
  if (signedVolumeMm3(out) >= 0.0) return;
  for (auto& triangle : out.triangles) std::swap(triangle[1], triangle[2]);
}

/// Adds a fan from the ring that starts at vertex `rim` to the tip, which lies at `u`.
void closeEnd(Lofted& out, std::uint32_t rim, std::uint32_t n, const BranchEnd& end, double u, bool atStart) {
  if (end.type == EndType::cut) {
    // The rim is doubled: the wall and the lid meet at an edge.
    const auto copy = static_cast<std::uint32_t>(out.positions.size());
    for (std::uint32_t j = 0; j < n; ++j) {
      out.positions.push_back(out.positions[rim + j]);
      out.tendon.push_back(out.tendon[rim + j]);
      out.places.push_back(out.places[rim + j]);
    }
    rim = copy;
  }
  const auto tip = static_cast<std::uint32_t>(out.positions.size());
  out.positions.push_back(end.tip);
  out.tendon.push_back(out.tendon[rim]);
  out.places.push_back({0, u, TubePlace::kEveryTurn});
  for (std::uint32_t j = 0; j < n; ++j) {
    const std::uint32_t k = (j + 1) % n;
    if (atStart) {
      out.triangles.push_back({tip, rim + k, rim + j});
    } else {
      out.triangles.push_back({tip, rim + j, rim + k});
    }
  }
}

}  // namespace

double signedVolumeMm3(const Lofted& lofted) {
  double six = 0.0;
  const glm::dvec3 near = lofted.positions.empty() ? glm::dvec3{0.0} : lofted.positions[0];
  for (const auto& [a, b, c] : lofted.triangles) {
    six += glm::dot(lofted.positions[a] - near,
                    glm::cross(lofted.positions[b] - near, lofted.positions[c] - near));
  }
  return six / 6.0;
}

void computeNormals(Lofted& lofted) {
  lofted.normals.assign(lofted.positions.size(), glm::dvec3{0.0});
  for (const auto& [a, b, c] : lofted.triangles) {
    const glm::dvec3 normal =
        glm::cross(lofted.positions[b] - lofted.positions[a], lofted.positions[c] - lofted.positions[a]);
    for (const std::uint32_t v : {a, b, c}) lofted.normals[v] += normal;
  }
  std::vector<glm::dvec3> own = lofted.normals;
  for (glm::dvec3& n : own) n = glm::length(n) > 0.0 ? glm::normalize(n) : n;
  std::vector<std::uint32_t> order(lofted.positions.size());
  std::iota(order.begin(), order.end(), 0U);
  const auto key = [&lofted](std::uint32_t v) {
    const glm::dvec3& p = lofted.positions[v];
    return std::tuple{p.x, p.y, p.z, v};
  };
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return key(a) < key(b); });
  const std::vector<glm::dvec3> sums = lofted.normals;
  for (std::size_t i = 0, j = 0; i < order.size(); i = j) {
    while (j < order.size() && lofted.positions[order[j]] == lofted.positions[order[i]]) ++j;
    for (std::size_t k = i; k < j; ++k) {
      glm::dvec3 sum{0.0};
      for (std::size_t l = i; l < j; ++l) {
        constexpr double kCrease = 0.5;
        if (glm::dot(own[order[k]], own[order[l]]) >= kCrease) sum += sums[order[l]];
      }
      const double length = glm::length(sum);
      lofted.normals[order[k]] = length > 0.0 ? sum / length : glm::dvec3{0.0, 1.0, 0.0};
    }
  }
}

Lofted loftBranch(const Branch& branch, const LoftPrecision& precision) {
  const BranchSurface surface{branch};
  // Two sheets of a tube that lies on itself may be closer than the chords' error, and would cross.
  constexpr double kFiner = 0.2;
  const double fold = turnsBackFrom(branch);
  LoftPrecision fine = precision;
  fine.chordMm *= kFiner;
  const std::size_t n = pointsPerRing(surface, fold < surface.lastU() ? fine : precision);

  // Candidates every 1.5 mm and at every loop, of which only the needed ones stay.
  constexpr double kCandidateStepMm = 1.5;
  std::vector<double> candidates;
  const std::vector<double>& knots = surface.knots();
  for (std::size_t i = 0; i + 1 < knots.size(); ++i) {
    const double h = knots[i + 1] - knots[i];
    const int steps = std::max(1, static_cast<int>(std::ceil(h / kCandidateStepMm)));
    for (int k = 0; k < steps; ++k) candidates.push_back(knots[i] + h * k / steps);
  }
  candidates.push_back(knots.back());
  std::vector<Ring> rings;
  for (const double u : candidates) rings.push_back(surface.ring(u, n, precision.firstTurn));
  dropWithered(rings, candidates);
  for (Ring& ring : rings) keepArea(ring, centreOf(ring));
  std::vector<bool> keep(rings.size(), false);
  keep.front() = keep.back() = true;
  const auto last = rings.size() - 1;
  const auto foldAt = static_cast<std::size_t>(std::lower_bound(candidates.begin(), candidates.end(), fold) -
                                               candidates.begin());
  const std::size_t split = std::min(foldAt, last);
  keep[split] = true;
  for (const double u : precision.rings) {
    const auto above = std::lower_bound(candidates.begin(), candidates.end(), u - kSameU);
    if (above != candidates.end()) keep[static_cast<std::size_t>(above - candidates.begin())] = true;
  }
  for (std::size_t from = 0; from < last;) {
    std::size_t to = from + 1;
    while (!keep[to]) ++to;
    keepRings(rings, candidates, from, to, from < split ? precision : fine, keep);
    from = to;
  }

  Lofted out;
  std::size_t ringCount = 0;
  const auto append = [&](const Ring& ring, double u) {
    out.positions.insert(out.positions.end(), ring.begin(), ring.end());
    out.tendon.insert(out.tendon.end(), ring.size(), surface.tendon(u));
    for (std::size_t j = 0; j < n; ++j) {
      const double turn = precision.firstTurn + static_cast<double>(j) / static_cast<double>(n);
      out.places.push_back({0, u, turn - std::floor(turn)});
    }
    ++ringCount;
  };
  std::vector<CapRing> startCap = capRings(rings.front(), branch.start);
  std::reverse(startCap.begin(), startCap.end());
  for (const CapRing& ring : startCap) append(ring.points, candidates.front() - ring.rise);
  for (std::size_t i = 0; i < rings.size(); ++i) {
    if (keep[i]) append(rings[i], candidates[i]);
  }
  for (const CapRing& ring : capRings(rings.back(), branch.end)) {
    append(ring.points, candidates.back() + ring.rise);
  }

  const auto width = static_cast<std::uint32_t>(n);
  for (std::uint32_t r = 0; r + 1 < ringCount; ++r) {
    const std::uint32_t low = r * width;
    const std::uint32_t high = low + width;
    for (std::uint32_t j = 0; j < width; ++j) {
      const std::uint32_t k = (j + 1) % width;
      // The shorter diagonal follows the surface better where a tube twists.
      if (glm::distance(out.positions[low + j], out.positions[high + k]) <=
          glm::distance(out.positions[low + k], out.positions[high + j])) {
        out.triangles.push_back({low + j, low + k, high + k});
        out.triangles.push_back({low + j, high + k, high + j});
      } else {
        out.triangles.push_back({low + j, low + k, high + j});
        out.triangles.push_back({low + k, high + k, high + j});
      }
    }
  }
  const auto tipRise = [](const Ring& rim, const BranchEnd& end) {
    return end.type == EndType::cut ? 0.0 : glm::distance(centreOf(rim), end.tip);
  };
  closeEnd(out, 0, width, branch.start, candidates.front() - tipRise(rings.front(), branch.start), true);
  closeEnd(out, static_cast<std::uint32_t>(ringCount - 1) * width, width, branch.end,
           candidates.back() + tipRise(rings.back(), branch.end), false);
  faceOutward(out);
  computeNormals(out);
  return out;
}

Lofted loftSheet(const Sheet& sheet) {
  // The middle surface, its patches joined.
  constexpr double kSamePlace = 100.0;  // points per mm
  Lofted middle;
  std::vector<double> thickness;
  std::map<std::array<long, 3>, std::uint32_t> placed;
  const auto vertexAt = [&](const SheetRow& row, std::size_t j) {
    const glm::dvec3 key = kSamePlace * row.points[j];
    const auto [found, isNew] =
        placed.try_emplace({std::lround(key.x), std::lround(key.y), std::lround(key.z)},
                           static_cast<std::uint32_t>(middle.positions.size()));
    if (isNew) {
      middle.positions.push_back(row.points[j]);
      thickness.push_back(row.thickness[j]);
    }
    return found->second;
  };
  for (const SheetPatch& patch : sheet) {
    for (std::size_t i = 0; i + 1 < patch.size(); ++i) {
      for (std::size_t j = 0; j + 1 < patch[i].points.size(); ++j) {
        const std::uint32_t a = vertexAt(patch[i], j);
        const std::uint32_t b = vertexAt(patch[i + 1], j);
        const std::uint32_t c = vertexAt(patch[i + 1], j + 1);
        const std::uint32_t d = vertexAt(patch[i], j + 1);
        middle.triangles.insert(middle.triangles.end(), {{a, b, c}, {a, c, d}});
      }
    }
  }
  computeNormals(middle);

  Lofted out;
  for (const double side : {0.5, -0.5}) {
    for (std::size_t i = 0; i < middle.positions.size(); ++i) {
      out.positions.push_back(middle.positions[i] + side * thickness[i] * middle.normals[i]);
    }
  }
  out.tendon.assign(out.positions.size(), 1.0);
  const auto back = static_cast<std::uint32_t>(middle.positions.size());
  std::set<std::pair<std::uint32_t, std::uint32_t>> edges;
  for (const auto& [a, b, c] : middle.triangles) {
    out.triangles.insert(out.triangles.end(), {{a, b, c}, {back + a, back + c, back + b}});
    edges.insert({{a, b}, {b, c}, {c, a}});
  }
  for (const auto& [a, b] : edges) {
    if (edges.count({b, a}) > 0) continue;
    out.triangles.insert(out.triangles.end(), {{b, a, back + a}, {b, back + a, back + b}});
  }
  faceOutward(out);
  computeNormals(out);
  return out;
}

std::vector<Lofted> loftStructure(const Structure& structure, const LoftPrecision& precision) {
  std::vector<Lofted> out;
  if (!structure.sheet.empty()) out.push_back(loftSheet(structure.sheet));
  for (const Branch& branch : structure.branches) out.push_back(loftBranch(branch, precision));
  return out;
}

}  // namespace leg_forge
