#include "tools/leg_forge/openness.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>
#include <stdexcept>

#include "engine/core/parallel.h"

namespace leg_forge {
namespace {

constexpr float kMetresPerMm = 0.001F;
constexpr float kTurn = 6.28318531F;

using Index = std::uint32_t;

/// 0 to 1 from two whole numbers (the mixer of the PCG family, Jarzynski and Olano 2020).
float hash(Index number, Index which) {
  Index state = (number * 8U + which) * 747796405U + 2891336453U;
  state = ((state >> ((state >> 28U) + 4U)) ^ state) * 277803737U;
  state = (state >> 22U) ^ state;
  return static_cast<float>(state >> 8U) / 16777216.0F;
}

float fraction(double value) {
  return static_cast<float>(value - std::floor(value));
}

/// Number k of a sequence that fills the unit square evenly, and of one that fills a cube: multiples of
/// powers of the generalised golden ratios (Roberts: "The unreasonable effectiveness of quasirandom
/// sequences", 2018).
glm::vec2 evenSquare(double k) {
  constexpr double kGolden = 1.32471795724474602596;
  return {fraction(k / kGolden), fraction(k / (kGolden * kGolden))};
}
glm::vec3 evenCube(double k) {
  constexpr double kGolden = 1.22074408460575947536;
  return {fraction(k / kGolden), fraction(k / (kGolden * kGolden)),
          fraction(k / (kGolden * kGolden * kGolden))};
}

/// Direction about a normal, as likely as its cosine.
glm::vec3 cosineDirection(const glm::vec3& normal, const glm::vec2& square) {
  const glm::vec3 helper =
      std::abs(normal.x) < 0.6F ? glm::vec3{1.0F, 0.0F, 0.0F} : glm::vec3{0.0F, 1.0F, 0.0F};
  const glm::vec3 tangent = glm::normalize(glm::cross(helper, normal));
  const glm::vec3 bitangent = glm::cross(normal, tangent);
  const float radius = std::sqrt(square.x);
  const float height = std::sqrt(std::max(0.0F, 1.0F - square.x));
  return glm::normalize(radius * std::cos(kTurn * square.y) * tangent +
                        radius * std::sin(kTurn * square.y) * bitangent + height * normal);
}

struct Traced {
  float shade = 0.0F;  // 0 to 1
  bool leaves = true;  // nothing is met at any distance
};

Traced trace(const engine::TriangleBvh& around, const engine::Ray& ray, const OcclusionRules& rules) {
  const float reach = rules.reachMm * kMetresPerMm;
  const float inside = rules.insideMm * kMetresPerMm;
  constexpr float kStep = 1e-6F;  // past a surface that was met
  constexpr int kMostSurfaces = 8;
  float from = 0.0F;
  for (int i = 0; i < kMostSurfaces; ++i) {
    const auto hit = around.firstHit(ray, from);
    if (!hit) return {};
    if (hit->frontFacing) return {1.0F - glm::smoothstep(0.0F, reach, hit->t), false};
    if (hit->t > inside) break;
    from = hit->t + kStep;
  }
  return {1.0F, false};  // deep inside something
}

/// The surface round one place, as places for rays to start from.
class Patch {
 public:
  Patch(const engine::TriangleMesh& mesh, const Places& places, Index place)
      : mesh_{mesh}, places_{places}, place_{place} {
    for (const Index* t = places.triangles().begin(place); t != places.triangles().end(place); ++t) {
      const auto& [a, b, c] = mesh.triangles[*t];
      const glm::vec3 cross =
          glm::cross(mesh.positions[b] - mesh.positions[a], mesh.positions[c] - mesh.positions[a]);
      const float twiceArea = glm::length(cross);
      if (!(twiceArea > 0.0F)) continue;
      total_ += twiceArea;
      faces_.push_back({*t, total_, cross / twiceArea});
    }
  }
  [[nodiscard]] bool empty() const { return faces_.empty(); }

  struct Start {
    glm::vec3 position{0.0F};
    glm::vec3 normal{0.0F};
    glm::vec3 face{0.0F};
  };
  /// \param where in the unit cube: which triangle, and where in the half of it that is nearer the place.
  [[nodiscard]] Start start(const glm::vec3& where) const {
    constexpr float kShare = 0.6F;
    const auto face = std::find_if(faces_.begin(), faces_.end() - 1,
                                   [&](const Face& f) { return f.areaUpTo >= where.x * total_; });
    const auto& corners = mesh_.triangles[face->triangle];
    const float root = std::sqrt(where.y);
    std::array<float, 3> weights{};
    const auto at =
        static_cast<std::size_t>(std::find_if(corners.begin(), corners.end(),
                                              [&](Index corner) { return places_.of(corner) == place_; }) -
                                 corners.begin());
    weights[(at + 1) % 3] = kShare * root * (1.0F - where.z);
    weights[(at + 2) % 3] = kShare * root * where.z;
    weights[at] = 1.0F - kShare * root;
    Start start;
    start.face = face->normal;
    for (std::size_t k = 0; k < 3; ++k) {
      start.position += weights[k] * mesh_.positions[corners[k]];
      start.normal += weights[k] * mesh_.normals[corners[k]];
    }
    const float length = glm::length(start.normal);
    const bool sound = length > 0.1F && glm::dot(start.normal, start.face) > 0.1F * length;
    start.normal = sound ? start.normal / length : start.face;
    return start;
  }

 private:
  struct Face {
    Index triangle = 0;
    float areaUpTo = 0.0F;
    glm::vec3 normal{0.0F};
  };
  const engine::TriangleMesh& mesh_;
  const Places& places_;
  Index place_;
  float total_ = 0.0F;
  std::vector<Face> faces_;
};

struct OpennessHere {
  float near = 1.0F;
  float sky = 1.0F;
};

OpennessHere opennessAt(const Patch& patch, Index place, const engine::TriangleBvh& around,
                        const OcclusionRules& rules) {
  constexpr float kGrazing = 0.03F;
  const glm::vec2 turn{hash(place, 0), hash(place, 1)};
  const glm::vec3 shift{hash(place, 2), hash(place, 3), hash(place, 4)};
  float shaded = 0.0F;
  float leaving = 0.0F;
  float counted = 0.0F;
  for (std::size_t k = 0; k < rules.rays; ++k) {
    const auto number = static_cast<double>(k);
    const Patch::Start start = patch.start(glm::fract(evenCube(number) + shift));
    const glm::vec3 direction = cosineDirection(start.normal, glm::fract(evenSquare(number) + turn));
    // A bent normal lets some rays begin below their own flat triangle: those say nothing.
    if (glm::dot(direction, start.face) < kGrazing) continue;
    const glm::vec3 origin = start.position + rules.startMm * kMetresPerMm * start.normal;
    counted += 1.0F;
    const Traced traced = trace(around, {origin, direction}, rules);
    shaded += traced.shade;
    leaving += traced.leaves ? 1.0F : 0.0F;
  }
  if (!(counted > 0.0F)) return {};
  return {1.0F - shaded / counted, leaving / counted};
}

}  // namespace

Openness openness(const engine::TriangleMesh& mesh, const Places& places, const engine::TriangleBvh& around,
                  const OcclusionRules& rules) {
  if (mesh.normals.size() != mesh.positions.size()) throw std::invalid_argument("openness: no normals");
  Openness open{std::vector<float>(places.count(), 1.0F), std::vector<float>(places.count(), 1.0F)};
  const auto work = [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      const auto place = static_cast<Index>(i);
      const Patch patch{mesh, places, place};
      if (patch.empty()) continue;
      const OpennessHere here = opennessAt(patch, place, around, rules);
      open.near[i] = here.near;
      open.sky[i] = here.sky;
    }
  };
  engine::parallelFor(places.count(), work, rules.threads);
  return open;
}

}  // namespace leg_forge
