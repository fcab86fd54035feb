#include "tools/leg_forge/yielding_body.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <glm/geometric.hpp>
#include <limits>
#include <map>
#include <queue>
#include <utility>

#include "engine/geometry/bvh.h"
#include "tools/leg_forge/solid.h"

namespace leg_forge {
namespace {

constexpr double kThickest = 15.0;  // mm: what is thicker is never pressed flat

/// How much of a thickness is kept: a belly may be pressed to a sheet where it is thin anyway, a tendon moves
/// aside before it is.
double keptOf(double thicknessMm) {
  constexpr double kThinnest = 0.6;
  constexpr double kMost = 1.0;
  constexpr double kShare = 0.3;
  return std::min(thicknessMm, std::clamp(kShare * thicknessMm, kThinnest, kMost));
}

double farthestApart(const std::vector<glm::dvec3>& a, const std::vector<glm::dvec3>& b) {
  double farthest = 0.0;
  for (std::size_t i = 0; i < a.size(); ++i) farthest = std::max(farthest, glm::distance(a[i], b[i]));
  return farthest;
}

glm::dvec3 crossOf(const std::vector<glm::dvec3>& p, const YieldingBody::Triangle& t) {
  return glm::cross(p[t[1]] - p[t[0]], p[t[2]] - p[t[0]]);
}

std::vector<glm::dvec3> normalsOf(const std::vector<glm::dvec3>& positions,
                                  const std::vector<YieldingBody::Triangle>& triangles) {
  std::vector<glm::dvec3> normals(positions.size(), glm::dvec3{0.0});
  for (const auto& triangle : triangles) {
    for (const std::uint32_t v : triangle) normals[v] += crossOf(positions, triangle);
  }
  for (glm::dvec3& n : normals) {
    const double length = glm::length(n);
    if (length > 0.0) n /= length;
  }
  return normals;
}

}  // namespace

YieldingBody::YieldingBody(const std::vector<Lofted>& pieces) {
  for (const Lofted& piece : pieces) {
    const VertexPlaces places{piece.positions};
    const auto first = static_cast<std::uint32_t>(rest_.size());
    rest_.resize(first + places.count);
    std::vector<std::uint32_t>& placeOf = placeOf_.emplace_back();
    for (std::size_t i = 0; i < piece.positions.size(); ++i) {
      placeOf.push_back(first + places.of[i]);
      rest_[placeOf.back()] = piece.positions[i];
    }
    for (const auto& [a, b, c] : piece.triangles) triangles_.push_back({placeOf[a], placeOf[b], placeOf[c]});
  }
  displacement_.assign(rest_.size(), glm::dvec3{0.0});
  asked_.assign(rest_.size(), glm::dvec3{0.0});
  weight_.assign(rest_.size(), 0.0);
  held_.assign(rest_.size(), false);
  pushed_.assign(rest_.size(), false);
  last_ = anchor_ = displacement_;
  link();
  findHinges();
  strut();
}

void YieldingBody::link() {
  neighbours_.assign(rest_.size(), {});
  for (const Triangle& triangle : triangles_) {
    for (std::size_t k = 0; k < 3; ++k) {
      neighbours_[triangle[k]].push_back(triangle[(k + 1) % 3]);
      neighbours_[triangle[(k + 1) % 3]].push_back(triangle[k]);
    }
  }
  for (std::uint32_t i = 0; i < neighbours_.size(); ++i) {
    std::vector<std::uint32_t>& list = neighbours_[i];
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
    std::erase(list, i);
  }
}

void YieldingBody::findHinges() {
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> open;  // edge -> its first triangle
  for (std::uint32_t t = 0; t < triangles_.size(); ++t) {
    for (std::size_t k = 0; k < 3; ++k) {
      const auto edge = std::minmax(triangles_[t][k], triangles_[t][(k + 1) % 3]);
      const auto [found, isNew] = open.try_emplace(edge, t);
      if (isNew) continue;
      const glm::dvec3 one = crossOf(rest_, triangles_[found->second]);
      const glm::dvec3 other = crossOf(rest_, triangles_[t]);
      if (glm::dot(one, other) > 0.0) hinges_.push_back({found->second, t});
    }
  }
}

void YieldingBody::strut() {
  struts_.clear();
  const engine::TriangleBvh surface{mesh()};
  const std::vector<glm::dvec3> normals = normalsOf(rest_, triangles_);
  constexpr float kStart = 0.05F;
  for (std::uint32_t i = 0; i < rest_.size(); ++i) {
    const glm::vec3 inward{-normals[i]};
    const auto hit = surface.firstHit({glm::vec3{rest_[i]}, inward}, kStart, static_cast<float>(kThickest));
    if (!hit || hit->frontFacing) continue;
    struts_.push_back({i,
                       {hit->triangle, glm::dvec3{hit->barycentrics}},
                       -normals[i],
                       keptOf(static_cast<double>(hit->t))});
  }
}

std::vector<SurfacePoint> YieldingBody::samples(double stepMm) const {
  std::vector<SurfacePoint> out;
  std::vector<bool> done(rest_.size(), false);
  for (std::uint32_t t = 0; t < triangles_.size(); ++t) {
    const Triangle& triangle = triangles_[t];
    double longest = 0.0;
    for (std::size_t k = 0; k < 3; ++k) {
      longest = std::max(longest, glm::distance(rest_[triangle[k]], rest_[triangle[(k + 1) % 3]]));
      if (done[triangle[k]]) continue;
      done[triangle[k]] = true;
      SurfacePoint corner{t, glm::dvec3{0.0}};
      corner.weights[static_cast<int>(k)] = 1.0;
      out.push_back(corner);
    }
    const int steps = static_cast<int>(std::ceil(longest / stepMm));
    for (int i = 0; i <= steps; ++i) {
      for (int j = 0; i + j <= steps; ++j) {
        const int k = steps - i - j;
        const glm::ivec3 share{i, j, k};
        if (std::max({i, j, k}) == steps) continue;
        // Points of an edge belong to that one of its two triangles in which it runs upwards.
        bool others = false;
        for (int c = 0; c < 3; ++c) {
          others = others || (share[c] == 0 && triangle[static_cast<std::size_t>((c + 1) % 3)] >
                                                   triangle[static_cast<std::size_t>((c + 2) % 3)]);
        }
        if (!others) out.push_back({t, glm::dvec3{share} / static_cast<double>(steps)});
      }
    }
  }
  return out;
}

glm::dvec3 YieldingBody::at(const SurfacePoint& point) const {
  glm::dvec3 sum{0.0};
  for (int k = 0; k < 3; ++k) {
    const std::uint32_t v = triangles_[point.triangle][static_cast<std::size_t>(k)];
    sum += point.weights[k] * (rest_[v] + displacement_[v]);
  }
  return sum;
}

engine::TriangleMesh YieldingBody::mesh() const {
  engine::TriangleMesh mesh;
  mesh.positions.reserve(rest_.size());
  for (std::size_t i = 0; i < rest_.size(); ++i) mesh.positions.emplace_back(rest_[i] + displacement_[i]);
  mesh.triangles = triangles_;
  return mesh;
}

void YieldingBody::shift(const std::vector<glm::dvec3>& by) {
  for (std::size_t i = 0; i < rest_.size(); ++i) {
    if (by[i] == glm::dvec3{0.0}) continue;
    rest_[i] += by[i];
    last_[i] -= by[i];
    anchor_[i] -= by[i];
    if (!pushed_[i]) touched_.push_back(static_cast<std::uint32_t>(i));
    pushed_[i] = true;
  }
}

void YieldingBody::push(const SurfacePoint& point, const glm::dvec3& by) {
  const double size = glm::dot(point.weights, point.weights);
  const double urgency = glm::length(by);
  for (int k = 0; k < 3; ++k) {
    if (point.weights[k] <= 0.0) continue;
    const std::uint32_t v = triangles_[point.triangle][static_cast<std::size_t>(k)];
    const double weight = urgency * point.weights[k];
    asked_[v] += weight * point.weights[k] / size * by;
    weight_[v] += weight;
  }
}

bool YieldingBody::yield() {
  bool any = false;
  for (std::uint32_t i = 0; i < rest_.size(); ++i) {
    held_[i] = weight_[i] > 0.0;
    if (!held_[i]) continue;
    displacement_[i] += asked_[i] / weight_[i];
    asked_[i] = glm::dvec3{0.0};
    weight_[i] = 0.0;
    if (!pushed_[i]) touched_.push_back(i);
    pushed_[i] = true;
    any = true;
  }
  return any;
}

void YieldingBody::recoil(double share) {
  if (!moved()) return;
  for (std::size_t i = 0; i < rest_.size(); ++i) {
    if (!held_[i]) displacement_[i] *= 1.0 - share;
  }
}

std::vector<double> YieldingBody::distanceFromTouched(double reachMm) const {
  std::vector<double> distance(rest_.size(), std::numeric_limits<double>::infinity());
  using Entry = std::pair<double, std::uint32_t>;
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
  for (const std::uint32_t i : touched_) {
    distance[i] = 0.0;
    queue.emplace(0.0, i);
  }
  while (!queue.empty()) {
    const auto [far, i] = queue.top();
    queue.pop();
    if (far > distance[i]) continue;
    for (const std::uint32_t n : neighbours_[i]) {
      const double way = far + glm::distance(rest_[i], rest_[n]);
      if (way >= distance[n] || way > reachMm) continue;
      distance[n] = way;
      queue.emplace(way, n);
    }
  }
  return distance;
}

void YieldingBody::spread(double reachMm, bool alsoWherePushed) {
  if (!moved()) return;
  const std::vector<double> distance = distanceFromTouched(reachMm);
  const std::vector<glm::dvec3> before = displacement_;
  for (std::uint32_t i = 0; i < rest_.size(); ++i) {
    if (distance[i] > reachMm || (pushed_[i] && !alsoWherePushed)) continue;
    displacement_[i] = 0.5 * (before[i] + meanOfNeighbours(i, before));
  }
}

glm::dvec3 YieldingBody::meanOfNeighbours(std::uint32_t place, const std::vector<glm::dvec3>& values) const {
  glm::dvec3 sum{0.0};
  double weights = 0.0;
  for (const std::uint32_t n : neighbours_[place]) {
    const double weight = 1.0 / (0.1 + glm::distance(rest_[place], rest_[n]));
    sum += weight * values[n];
    weights += weight;
  }
  return weights > 0.0 ? sum / weights : values[place];
}

void YieldingBody::unfold() {
  if (!moved()) return;
  constexpr int kPasses = 3;
  for (int pass = 0; pass < kPasses; ++pass) {
    std::vector<glm::dvec3> now(rest_.size());
    for (std::size_t i = 0; i < now.size(); ++i) now[i] = rest_[i] + displacement_[i];
    std::vector<bool> folded(rest_.size(), false);
    for (const Hinge& hinge : hinges_) {
      const glm::dvec3 one = crossOf(now, triangles_[hinge.one]);
      const glm::dvec3 other = crossOf(now, triangles_[hinge.other]);
      constexpr double kBackToBack = -0.3;
      if (glm::dot(one, other) >= kBackToBack * glm::length(one) * glm::length(other)) continue;
      for (const std::uint32_t t : {hinge.one, hinge.other}) {
        for (const std::uint32_t v : triangles_[t]) folded[v] = true;
      }
    }
    const std::vector<glm::dvec3> before = displacement_;
    for (std::uint32_t i = 0; i < rest_.size(); ++i) {
      if (!folded[i]) continue;
      displacement_[i] = meanOfNeighbours(i, before);
      if (!pushed_[i]) touched_.push_back(i);
      pushed_[i] = true;
    }
  }
}

double YieldingBody::step() {
  const double farthest = farthestApart(displacement_, last_);
  last_ = displacement_;
  return farthest;
}

bool YieldingBody::drifted(double mm) {
  if (farthestApart(displacement_, anchor_) <= mm) return false;
  anchor_ = displacement_;
  return true;
}

void YieldingBody::keepThickness() {
  if (!moved()) return;
  for (const Strut& strut : struts_) {
    const glm::dvec3 near = rest_[strut.place] + displacement_[strut.place];
    const double missing = strut.leastMm - glm::dot(at(strut.opposite) - near, strut.inward);
    if (missing <= 0.0) continue;
    const double share = pushed_[strut.place] ? 1.0 : 0.5;
    push(strut.opposite, share * missing * strut.inward);
    if (share < 1.0) {
      asked_[strut.place] -= missing * 0.5 * missing * strut.inward;
      weight_[strut.place] += missing;
    }
  }
  yield();
}

void YieldingBody::writeTo(std::vector<Lofted>& pieces) const {
  if (!moved()) return;
  for (std::size_t p = 0; p < pieces.size(); ++p) {
    Lofted& piece = pieces[p];
    const std::vector<std::uint32_t>& placeOf = placeOf_[p];
    std::vector<bool> stale(rest_.size(), false);  // normals of places whose triangles have moved
    std::vector<bool> away(piece.positions.size(), false);
    for (std::size_t i = 0; i < piece.positions.size(); ++i) {
      const glm::dvec3 now = rest_[placeOf[i]] + displacement_[placeOf[i]];
      away[i] = now != piece.positions[i];
      piece.positions[i] = now;
    }
    for (const auto& triangle : piece.triangles) {
      if (!away[triangle[0]] && !away[triangle[1]] && !away[triangle[2]]) continue;
      for (const std::uint32_t v : triangle) stale[placeOf[v]] = true;
    }
    // Vertices of one place share a normal where they did (a seam), and do not where there is an edge.
    std::vector<std::vector<std::uint32_t>> at(rest_.size());
    std::vector<glm::dvec3> own(piece.positions.size(), glm::dvec3{0.0});
    for (const auto& triangle : piece.triangles) {
      for (const std::uint32_t v : triangle) own[v] += crossOf(piece.positions, triangle);
    }
    for (std::uint32_t i = 0; i < placeOf.size(); ++i) at[placeOf[i]].push_back(i);
    const std::vector<glm::dvec3> old = piece.normals;
    for (std::uint32_t i = 0; i < placeOf.size(); ++i) {
      if (!stale[placeOf[i]]) continue;
      constexpr double kSmooth = 0.8;
      glm::dvec3 sum{0.0};
      for (const std::uint32_t mate : at[placeOf[i]]) {
        if (glm::dot(old[mate], old[i]) > kSmooth) sum += own[mate];
      }
      const double length = glm::length(sum);
      if (length > 0.0) piece.normals[i] = sum / length;
      if (piece.fibres.empty()) continue;
      const glm::dvec3 along =
          piece.fibres[i] - glm::dot(piece.fibres[i], piece.normals[i]) * piece.normals[i];
      const double alongLength = glm::length(along);
      if (alongLength > 0.0) piece.fibres[i] = along / alongLength;
    }
  }
}

}  // namespace leg_forge
