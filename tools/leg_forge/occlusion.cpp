#include "tools/leg_forge/occlusion.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>
#include <numeric>
#include <stdexcept>
#include <string_view>
#include <tuple>
#include <utility>

#include "tools/leg_forge/parallel.h"

namespace leg_forge {
namespace {

constexpr float kMetresPerMm = 0.001F;
constexpr float kTurn = 6.28318531F;
constexpr int kSmoothings = 2;
constexpr std::string_view kSkinPart = "skin/skin";
constexpr std::string_view kBones = "bone/";

using Index = std::uint32_t;

/// Lists of numbers, one list per vertex, in one block.
class Lists {
 public:
  Lists(std::size_t count, const std::vector<std::pair<Index, Index>>& entries) : first_(count + 1, 0) {
    for (const auto& [owner, value] : entries) ++first_[owner + 1];
    std::partial_sum(first_.begin(), first_.end(), first_.begin());
    values_.resize(entries.size());
    std::vector<std::size_t> next = first_;
    for (const auto& [owner, value] : entries) values_[next[owner]++] = value;
  }
  [[nodiscard]] const Index* begin(std::size_t i) const { return values_.data() + first_[i]; }
  [[nodiscard]] const Index* end(std::size_t i) const { return values_.data() + first_[i + 1]; }
  [[nodiscard]] std::size_t size(std::size_t i) const { return first_[i + 1] - first_[i]; }

 private:
  std::vector<std::size_t> first_;
  std::vector<Index> values_;
};

Lists trianglesRound(const engine::TriangleMesh& mesh) {
  std::vector<std::pair<Index, Index>> entries;
  for (Index t = 0; t < mesh.triangles.size(); ++t) {
    for (const Index vertex : mesh.triangles[t]) entries.emplace_back(vertex, t);
  }
  return {mesh.positions.size(), entries};
}

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

/// The surface round one vertex, as places for rays to start from.
class Patch {
 public:
  Patch(const engine::TriangleMesh& mesh, const Lists& triangles, Index vertex)
      : mesh_{mesh}, vertex_{vertex} {
    for (const Index* t = triangles.begin(vertex); t != triangles.end(vertex); ++t) {
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
  /// \param where in the unit cube: which triangle, and where in the half of it that is nearer the vertex.
  [[nodiscard]] Start start(const glm::vec3& where) const {
    constexpr float kShare = 0.6F;
    const auto face = std::find_if(faces_.begin(), faces_.end() - 1,
                                   [&](const Face& f) { return f.areaUpTo >= where.x * total_; });
    const auto& corners = mesh_.triangles[face->triangle];
    const float root = std::sqrt(where.y);
    std::array<float, 3> weights{};
    const auto at =
        static_cast<std::size_t>(std::find(corners.begin(), corners.end(), vertex_) - corners.begin());
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
  Index vertex_;
  float total_ = 0.0F;
  std::vector<Face> faces_;
};

struct OpennessHere {
  float near = 1.0F;
  float sky = 1.0F;
};

OpennessHere opennessAt(const Patch& patch, Index vertex, const engine::TriangleBvh& around,
                        const OcclusionRules& rules) {
  constexpr float kGrazing = 0.03F;
  const glm::vec2 turn{hash(vertex, 0), hash(vertex, 1)};
  const glm::vec3 shift{hash(vertex, 2), hash(vertex, 3), hash(vertex, 4)};
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
    const Traced traced = trace(around, {origin, direction}, rules);
    counted += 1.0F;
    shaded += traced.shade;
    leaving += traced.leaves ? 1.0F : 0.0F;
  }
  if (!(counted > 0.0F)) return {};
  return {1.0F - shaded / counted, leaving / counted};
}

/// One number for all vertices in the same place, and who is next to whom.
struct Welded {
  explicit Welded(const engine::TriangleMesh& mesh) : place(mesh.positions.size()) {
    std::vector<Index> order(mesh.positions.size());
    std::iota(order.begin(), order.end(), 0U);
    const auto key = [&](Index i) {
      const glm::vec3& p = mesh.positions[i];
      return std::tuple{p.x, p.y, p.z};
    };
    std::sort(order.begin(), order.end(), [&](Index a, Index b) { return key(a) < key(b); });
    for (std::size_t i = 0; i < order.size(); ++i) {
      if (i == 0 || key(order[i - 1]) != key(order[i])) ++count;
      place[order[i]] = static_cast<Index>(count - 1);
    }
    std::vector<std::pair<Index, Index>> edges;
    for (const auto& triangle : mesh.triangles) {
      for (std::size_t k = 0; k < 3; ++k) {
        const Index a = place[triangle[k]];
        const Index b = place[triangle[(k + 1) % 3]];
        if (a == b) continue;
        edges.emplace_back(a, b);
        edges.emplace_back(b, a);
      }
    }
    std::sort(edges.begin(), edges.end());
    edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
    neighbours = Lists{count, edges};
  }

  /// Mean over the vertices of each place.
  [[nodiscard]] std::vector<float> gather(const std::vector<float>& values) const {
    std::vector<float> sums(count, 0.0F);
    std::vector<float> numbers(count, 0.0F);
    for (std::size_t i = 0; i < place.size(); ++i) {
      sums[place[i]] += values[i];
      numbers[place[i]] += 1.0F;
    }
    for (std::size_t i = 0; i < count; ++i) sums[i] /= numbers[i];
    return sums;
  }
  [[nodiscard]] std::vector<float> scatter(const std::vector<float>& values) const {
    std::vector<float> out(place.size());
    for (std::size_t i = 0; i < place.size(); ++i) out[i] = values[place[i]];
    return out;
  }
  /// Half way to the mean of the neighbours.
  void smooth(std::vector<float>& values) const {
    const std::vector<float> before = values;
    for (std::size_t i = 0; i < count; ++i) {
      if (neighbours.size(i) == 0) continue;
      float sum = 0.0F;
      for (const Index* n = neighbours.begin(i); n != neighbours.end(i); ++n) sum += before[*n];
      values[i] = 0.5F * (before[i] + sum / static_cast<float>(neighbours.size(i)));
    }
  }
  /// The least of each and its neighbours.
  void erode(std::vector<float>& values) const {
    const std::vector<float> before = values;
    for (std::size_t i = 0; i < count; ++i) {
      for (const Index* n = neighbours.begin(i); n != neighbours.end(i); ++n) {
        values[i] = std::min(values[i], before[*n]);
      }
    }
  }

  std::vector<Index> place;
  std::size_t count = 0;
  Lists neighbours{0, {}};
};

/// Where others hide a surface from every side, nearly what it would be without them. Its margin keeps its
/// shadow, so that the crack between the two stays dark.
void uncover(std::vector<float>& open, const std::vector<float>& sky, const std::vector<float>& alone,
             const Welded& welded) {
  constexpr float kHidden = 0.01F;
  constexpr float kSeen = 0.10F;
  constexpr float kDimmed = 0.9F;
  std::vector<float> hidden(open.size());
  for (std::size_t i = 0; i < open.size(); ++i) hidden[i] = 1.0F - glm::smoothstep(kHidden, kSeen, sky[i]);
  welded.erode(hidden);
  for (int pass = 0; pass < kSmoothings; ++pass) welded.smooth(hidden);
  for (std::size_t i = 0; i < open.size(); ++i) {
    open[i] = glm::mix(open[i], std::max(open[i], kDimmed * alone[i]), hidden[i]);
  }
}

void append(engine::TriangleMesh& whole, const engine::TriangleMesh& mesh) {
  const auto first = static_cast<Index>(whole.positions.size());
  whole.positions.insert(whole.positions.end(), mesh.positions.begin(), mesh.positions.end());
  for (const auto& [a, b, c] : mesh.triangles) whole.triangles.push_back({first + a, first + b, first + c});
}

}  // namespace

Openness openness(const engine::TriangleMesh& mesh, const engine::TriangleBvh& around,
                  const OcclusionRules& rules) {
  if (mesh.normals.size() != mesh.positions.size()) throw std::invalid_argument("openness: no normals");
  const Lists triangles = trianglesRound(mesh);
  Openness open{std::vector<float>(mesh.positions.size(), 1.0F),
                std::vector<float>(mesh.positions.size(), 1.0F)};
  const auto work = [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      const auto vertex = static_cast<Index>(i);
      const Patch patch{mesh, triangles, vertex};
      if (patch.empty()) continue;
      const OpennessHere here = opennessAt(patch, vertex, around, rules);
      open.near[i] = here.near;
      open.sky[i] = here.sky;
    }
  };
  parallelFor(mesh.positions.size(), work, rules.threads);
  return open;
}

void bakeOcclusion(engine::Model& model, const OcclusionRules& rules,
                   const std::function<void(const std::string&)>& progress) {
  constexpr std::size_t kPartsPerReport = 20;
  // Bones are looked at bare as often as not, and shadows of absent muscles would be stains on them.
  constexpr float kShareOnBones = 0.45F;
  constexpr float kLeast = 0.12F;  // some light finds its way everywhere: no black spots
  const auto isBone = [](const engine::Part& part) { return part.name.starts_with(kBones); };
  engine::TriangleMesh all;
  engine::TriangleMesh bones;
  for (const engine::Part& part : model.parts) {
    if (part.name == kSkinPart) continue;
    for (const engine::Primitive& primitive : part.primitives) {
      append(all, primitive.mesh);
      if (isBone(part)) append(bones, primitive.mesh);
    }
  }
  const engine::TriangleBvh structures{all};
  const engine::TriangleBvh skeleton{bones};
  for (std::size_t i = 0; i < model.parts.size(); ++i) {
    engine::Part& part = model.parts[i];
    engine::TriangleMesh own;
    for (const engine::Primitive& primitive : part.primitives) append(own, primitive.mesh);
    const engine::TriangleBvh self = isBone(part) ? engine::TriangleBvh{} : engine::TriangleBvh{own};
    for (engine::Primitive& primitive : part.primitives) {
      const Welded welded{primitive.mesh};
      const engine::TriangleBvh& peers = isBone(part) ? skeleton : self;
      const std::vector<float> alone = welded.gather(openness(primitive.mesh, peers, rules).near);
      std::vector<float> open = alone;
      if (part.name != kSkinPart) {
        const Openness among = openness(primitive.mesh, structures, rules);
        open = welded.gather(among.near);
        uncover(open, welded.gather(among.sky), alone, welded);
      }
      if (isBone(part)) {
        for (std::size_t v = 0; v < open.size(); ++v) open[v] = glm::mix(alone[v], open[v], kShareOnBones);
      }
      for (int pass = 0; pass < kSmoothings; ++pass) welded.smooth(open);
      for (float& value : open) value = std::max(value, kLeast);
      primitive.mesh.scalars[kOcclusion] = welded.scatter(open);
    }
    if ((i + 1) % kPartsPerReport == 0 || i + 1 == model.parts.size()) {
      progress("occlusion of " + std::to_string(i + 1) + " of " + std::to_string(model.parts.size()) +
               " parts");
    }
  }
}

}  // namespace leg_forge
