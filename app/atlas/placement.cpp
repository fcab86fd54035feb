#include "app/atlas/placement.h"

#include <algorithm>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <glm/vector_relational.hpp>
#include <limits>
#include <optional>
#include <string_view>

#include "engine/geometry/bvh.h"

namespace crus {
namespace {

constexpr float kMillimetres = 1000.0F;
constexpr float kPastAxis = 0.005F;     // metres a leg ray may go beyond the axis
constexpr float kFootDepth = 0.045F;    // metres a foot ray may go in: most of the height of a foot
constexpr float kAboveCrease = 0.012F;  // metres a dorsal point may lie behind the crease of the ankle
constexpr float kBoxMargin = 1e-4F;     // metres, against rounding
constexpr float kFootBandU = 0.05F;
constexpr float kFootBandV = 0.15F;
constexpr int kBandSteps = 12;  // to each side of the middle: a grid of about 3 mm

/// Where a point's ray starts and how far it is worth following.
struct Aim {
  SkinSpot spot;
  glm::vec3 inward{0.0F};  // unit
  float reach = 0.0F;      // metres
};

class Placer {
 public:
  Placer(const Atlas& atlas, const Chart& chart, const engine::Model& model, const SkinSurface& skin)
      : atlas_(atlas), chart_(chart), model_(model), skin_(skin) {}

  [[nodiscard]] std::optional<PlacedPoint> place(const TriggerPoint& point) const {
    const PointLocation& location = point.location;
    const bool leg = location.chart == "leg";
    if (!leg && location.chart != "foot_dorsum" && location.chart != "foot_plantar") return std::nullopt;
    const glm::vec2 own =
        leg ? glm::vec2(location.h, location.thetaDegrees) : glm::vec2(location.u, location.v);
    const std::optional<Aim> aim = aimAt(location, own);
    if (!aim) return std::nullopt;

    const engine::TriangleMesh muscle = muscleOf(point);
    // For one ray a tree over all of the muscle would take longer than it saves.
    PlacedPoint placed = settle(point.id, *aim, engine::TriangleBvh(within(muscle, boxOf(*aim))));
    if (muscle.triangles.empty() || (placed.meetsMuscle && onItsChart(location, placed.onSkin)))
      return placed;
    // Its own muscle before those that only come with it.
    const PlacedPoint better = searchBand(placed, location, own, engine::TriangleBvh(muscleOf(point, false)));
    return better.movedMm > 0.0F ? better : searchBand(placed, location, own, engine::TriangleBvh(muscle));
  }

 private:
  /// \param at h and theta, or u and v.
  [[nodiscard]] std::optional<Aim> aimAt(const PointLocation& location, glm::vec2 at) const {
    if (location.chart == "leg") {
      const glm::vec3 axis = chart_.axisPoint(at.x);
      auto aim = leave(axis, chart_.outward(at.y));
      if (aim) aim->reach = glm::length(aim->spot.position - axis) + kPastAxis;
      return aim;
    }
    const bool medial = location.surface == "medial";
    std::optional<Aim> aim;
    if (medial || location.surface == "lateral") {
      aim = leave(chart_.footPoint({at.x, 0.5F}), chart_.footLateral() * (medial ? -1.0F : 1.0F));
    } else {
      aim = leave(chart_.footPoint({at.x, at.y}),
                  chart_.up() * (location.chart == "foot_plantar" ? -1.0F : 1.0F));
    }
    if (aim) aim->reach = kFootDepth;
    return aim;
  }

  [[nodiscard]] bool onItsChart(const PointLocation& location, const glm::vec3& position) const {
    return location.chart != "foot_dorsum" || chart_.aheadOfAnkle(position) > -kAboveCrease;
  }

  [[nodiscard]] std::optional<Aim> leave(const glm::vec3& origin, const glm::vec3& direction) const {
    const std::optional<SkinSpot> spot = skin_.leave(origin, direction);
    return spot ? std::optional<Aim>{Aim{*spot, -direction, 0.0F}} : std::nullopt;
  }

  [[nodiscard]] engine::TriangleMesh muscleOf(const TriggerPoint& point, bool others = true) const {
    engine::TriangleMesh whole;
    std::vector<std::string_view> ids{point.muscle};
    if (others) ids.insert(ids.end(), point.alsoMuscles.begin(), point.alsoMuscles.end());
    for (const std::string_view id : ids) {
      const Muscle* muscle = atlas_.muscle(id);
      if (muscle == nullptr) continue;
      for (const engine::Part& part : model_.parts)
        if (std::find(muscle->parts.begin(), muscle->parts.end(), part.name) != muscle->parts.end())
          append(whole, part);
    }
    return whole;
  }

  /// Round all that a ray may meet.
  static engine::Box boxOf(const Aim& aim) {
    const glm::vec3 start = aim.spot.position - aim.inward * kProudMetres;
    const glm::vec3 end = aim.spot.position + aim.inward * aim.reach;
    return {glm::min(start, end) - kBoxMargin, glm::max(start, end) + kBoxMargin};
  }

  /// The triangles whose boxes reach into that box.
  static engine::TriangleMesh within(const engine::TriangleMesh& mesh, const engine::Box& box) {
    engine::TriangleMesh near;
    near.positions = mesh.positions;
    for (const auto& triangle : mesh.triangles) {
      const glm::vec3& a = mesh.positions[triangle[0]];
      const glm::vec3& b = mesh.positions[triangle[1]];
      const glm::vec3& c = mesh.positions[triangle[2]];
      if (glm::all(glm::lessThanEqual(glm::min(a, glm::min(b, c)), box.high)) &&
          glm::all(glm::greaterThanEqual(glm::max(a, glm::max(b, c)), box.low)))
        near.triangles.push_back(triangle);
    }
    return near;
  }

  static void append(engine::TriangleMesh& whole, const engine::Part& part) {
    for (const engine::Primitive& primitive : part.primitives) {
      const engine::TriangleMesh& mesh = primitive.mesh;
      const auto offset = static_cast<std::uint32_t>(whole.positions.size());
      whole.positions.insert(whole.positions.end(), mesh.positions.begin(), mesh.positions.end());
      for (const auto& t : mesh.triangles)
        whole.triangles.push_back({t[0] + offset, t[1] + offset, t[2] + offset});
    }
  }

  static PlacedPoint settle(const std::string& id, const Aim& aim, const engine::TriangleBvh& muscle) {
    PlacedPoint placed;
    placed.point = id;
    placed.onSkin = placed.inBelly = aim.spot.position;
    placed.skinNormal = aim.spot.normal;
    placed.inward = aim.inward;
    const glm::vec3 start = aim.spot.position - aim.inward * kProudMetres;
    const auto hit = muscle.firstHit({start, aim.inward}, 0.0F, aim.reach + kProudMetres);
    if (!hit) return placed;
    placed.meetsMuscle = true;
    const float depth = std::max(0.0F, hit->t - kProudMetres);
    placed.depthMm = depth * kMillimetres;
    placed.inBelly = aim.spot.position + aim.inward * depth;
    return placed;
  }

  /// The meeting spot of the band that is nearest to `first`, or `first` itself. A superficial belly should
  /// also be near the skin there, so its depth counts double.
  [[nodiscard]] PlacedPoint searchBand(const PlacedPoint& first, const PointLocation& location, glm::vec2 own,
                                       const engine::TriangleBvh& muscle) const {
    const bool leg = location.chart == "leg";
    glm::vec2 low = own - glm::vec2(kFootBandU, kFootBandV);
    glm::vec2 high = own + glm::vec2(kFootBandU, kFootBandV);
    if (leg) {
      low = {std::min(own.x, location.hBand.low), std::min(own.y, location.thetaBand.low)};
      high = {std::max(own.x, location.hBand.high), std::max(own.y, location.thetaBand.high)};
    }
    const bool superficial = location.depth == Depth::kSuperficial;
    PlacedPoint best = first;
    float least = std::numeric_limits<float>::max();
    for (int i = -kBandSteps; i <= kBandSteps; ++i) {
      for (int j = -kBandSteps; j <= kBandSteps; ++j) {
        const glm::vec2 part =
            glm::vec2(static_cast<float>(i), static_cast<float>(j)) / static_cast<float>(kBandSteps);
        const glm::vec2 at{own.x + (part.x < 0.0F ? own.x - low.x : high.x - own.x) * part.x,
                           own.y + (part.y < 0.0F ? own.y - low.y : high.y - own.y) * part.y};
        const std::optional<Aim> aim = aimAt(location, at);
        if (!aim || !onItsChart(location, aim->spot.position)) continue;
        const float moved = glm::length(aim->spot.position - first.onSkin) * kMillimetres;
        PlacedPoint candidate = settle(first.point, *aim, muscle);
        if (!candidate.meetsMuscle) continue;
        candidate.movedMm = moved;
        const float cost = moved + (superficial ? 2.0F * candidate.depthMm : 0.0F);
        if (cost >= least) continue;
        least = cost;
        best = candidate;
      }
    }
    return best;
  }

  const Atlas& atlas_;
  const Chart& chart_;
  const engine::Model& model_;
  const SkinSurface& skin_;
};

}  // namespace

std::vector<PlacedPoint> placePoints(const Atlas& atlas, const Chart& chart, const engine::Model& model,
                                     const SkinSurface& skin) {
  std::vector<PlacedPoint> placed;
  const Placer placer(atlas, chart, model, skin);
  for (const TriggerPoint& point : atlas.points)
    if (auto one = placer.place(point)) placed.push_back(std::move(*one));
  return placed;
}

std::vector<PlacedPoint> placePoints(const Atlas& atlas, const Chart& chart, const engine::Model& model) {
  const engine::Part* skin = skinPart(model);
  if (skin == nullptr) return {};
  return placePoints(atlas, chart, model, SkinSurface(mergedMesh(*skin)));
}

}  // namespace crus
