#include "engine/scene/section.h"

#include <algorithm>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <glm/vec2.hpp>

namespace engine {
namespace {

bool before(const glm::vec3& a, const glm::vec3& b) {
  if (a.x != b.x) return a.x < b.x;
  return a.y != b.y ? a.y < b.y : a.z < b.z;
}

/// Where an edge meets the plane, always reckoned from the end that stays, so that both triangles at the edge
/// get the same bits.
glm::vec3 crossing(const glm::vec3& kept, float keptBeyond, const glm::vec3& removed, float removedBeyond) {
  return glm::mix(kept, removed, keptBeyond / (keptBeyond - removedBeyond));
}

void cut(const TriangleMesh& mesh, const ClipPlane& plane, CutOutline& outline) {
  std::vector<float> beyond(mesh.positions.size());
  bool kept = false;
  bool removed = false;
  for (std::size_t i = 0; i < beyond.size(); ++i) {
    beyond[i] = plane.beyond(mesh.positions[i]);
    (beyond[i] < 0.0F ? kept : removed) = true;
  }
  if (!kept || !removed) return;
  for (const auto& triangle : mesh.triangles) {
    std::array<glm::vec3, 2>
        piece{};  // from where the border comes back to the kept side to where it leaves it
    int ends = 0;
    for (std::size_t k = 0; k < 3; ++k) {
      const std::uint32_t a = triangle[k];
      const std::uint32_t b = triangle[(k + 1) % 3];
      if ((beyond[a] < 0.0F) == (beyond[b] < 0.0F)) continue;
      const bool leaves = beyond[a] < 0.0F;
      piece[leaves ? 1 : 0] = leaves ? crossing(mesh.positions[a], beyond[a], mesh.positions[b], beyond[b])
                                     : crossing(mesh.positions[b], beyond[b], mesh.positions[a], beyond[a]);
      ++ends;
    }
    if (ends == 2 && piece[0] != piece[1]) outline.pieces.push_back(piece);
  }
}

/// Whether starts and ends are the same places, each as often.
bool isClosed(const CutOutline& outline) {
  std::vector<glm::vec3> starts;
  std::vector<glm::vec3> ends;
  for (const auto& piece : outline.pieces) {
    starts.push_back(piece[0]);
    ends.push_back(piece[1]);
  }
  std::sort(starts.begin(), starts.end(), before);
  std::sort(ends.begin(), ends.end(), before);
  return starts == ends;
}

/// Coordinates in the plane, metres from its point nearest to the origin.
struct Flat {
  PlaneAxes axes;
  explicit Flat(const ClipPlane& plane) : axes{axesOf(plane)} {}
  glm::vec2 operator()(const glm::vec3& place) const {
    return {glm::dot(place, axes.across), glm::dot(place, axes.along)};
  }
};

void measure(CutOutline& outline, const Flat& flat) {
  outline.closed = isClosed(outline);
  if (outline.pieces.empty()) return;
  const glm::dvec2 origin{flat(outline.pieces.front()[0])};
  for (const auto& [start, end] : outline.pieces) {
    outline.box.low = glm::min(outline.box.low, glm::min(start, end));
    outline.box.high = glm::max(outline.box.high, glm::max(start, end));
    const glm::dvec2 a = glm::dvec2(flat(start)) - origin;
    const glm::dvec2 b = glm::dvec2(flat(end)) - origin;
    outline.area += 0.5 * (a.x * b.y - b.x * a.y);
  }
}

/// The outline in coordinates of its plane.
std::vector<std::array<glm::vec2, 2>> flattened(const CutOutline& outline, const Flat& flat) {
  std::vector<std::array<glm::vec2, 2>> pieces;
  pieces.reserve(outline.pieces.size());
  for (const auto& piece : outline.pieces) pieces.push_back({flat(piece[0]), flat(piece[1])});
  return pieces;
}

/// Crossings of the ray to +x, upward ones less downward ones (Sunday 2001).
int windingNumber(const std::vector<std::array<glm::vec2, 2>>& pieces, glm::vec2 p) {
  int winding = 0;
  for (const auto& [a, b] : pieces) {
    if ((a.y <= p.y) == (b.y <= p.y)) continue;
    const float side = (b.x - a.x) * (p.y - a.y) - (p.x - a.x) * (b.y - a.y);
    if (a.y <= p.y && side > 0.0F) ++winding;
    if (a.y > p.y && side < 0.0F) --winding;
  }
  return winding;
}

float squaredDistance(const std::array<glm::vec2, 2>& piece, glm::vec2 p) {
  const glm::vec2 way = piece[1] - piece[0];
  const float t = std::clamp(glm::dot(p - piece[0], way) / glm::dot(way, way), 0.0F, 1.0F);
  const glm::vec2 off = p - piece[0] - t * way;
  return glm::dot(off, off);
}

void findInner(CutOutline& outline, const Flat& flat, const ClipPlane& plane) {
  if (outline.pieces.empty() || !outline.closed) return;
  const auto pieces = flattened(outline, flat);
  glm::vec2 low{1e30F};
  glm::vec2 high{-1e30F};
  for (const auto& piece : pieces) {
    low = glm::min(low, glm::min(piece[0], piece[1]));
    high = glm::max(high, glm::max(piece[0], piece[1]));
  }
  constexpr int kGrid = 16;
  float clearest = 0.0F;
  for (int i = 0; i < kGrid * kGrid; ++i) {
    const glm::vec2 share{(static_cast<float>(i % kGrid) + 0.5F) / kGrid,
                          (static_cast<float>(i / kGrid) + 0.5F) / kGrid};
    const glm::vec2 p = glm::mix(low, high, share);
    if (windingNumber(pieces, p) == 0) continue;
    float nearest = 1e30F;
    for (const auto& piece : pieces) {
      nearest = std::min(nearest, squaredDistance(piece, p));
      if (nearest <= clearest) break;  // no better than what there is
    }
    if (nearest <= clearest) continue;
    clearest = nearest;
    outline.inner = plane.normal * plane.offset + flat.axes.across * p.x + flat.axes.along * p.y;
  }
  outline.clearance = std::sqrt(clearest);
}

}  // namespace

PlaneAxes axesOf(const ClipPlane& plane) {
  // The model's own X lies in the plane as far as it can.
  const glm::vec3 guide =
      std::abs(plane.normal.x) < 0.9F ? glm::vec3{1.0F, 0.0F, 0.0F} : glm::vec3{0.0F, 0.0F, 1.0F};
  const glm::vec3 across = glm::normalize(guide - plane.normal * glm::dot(guide, plane.normal));
  return {across, glm::cross(plane.normal, across)};
}

Section cutModel(const Model& model, const ClipPlane& plane) {
  Section section{plane, {}};
  const Flat flat{plane};
  section.outlines.resize(model.parts.size());
  for (std::size_t i = 0; i < model.parts.size(); ++i) {
    for (const Primitive& primitive : model.parts[i].primitives)
      cut(primitive.mesh, plane, section.outlines[i]);
    measure(section.outlines[i], flat);
    findInner(section.outlines[i], flat, plane);
  }
  return section;
}

bool isInside(const CutOutline& outline, const ClipPlane& plane, const glm::vec3& place) {
  const Flat flat{plane};
  return windingNumber(flattened(outline, flat), flat(place)) != 0;
}

}  // namespace engine
