#include "app/view/link_arcs.h"

#include <algorithm>
#include <glm/geometric.hpp>

#include "app/state/camera_moves.h"
#include "app/state/visibility.h"

namespace crus {
namespace {

constexpr int kSteps = 28;
constexpr float kAboveCut = 0.035F;  // metres over the end of the thigh

/// In the belly of the muscle's first point, else the middle of its largest part; right leg, metres.
std::optional<glm::vec3> placeOf(const Muscle& muscle, const World& world) {
  if (const PlacedPoint* point = pointOfInterest({Pick::Kind::kMuscle, muscle.id}, world))
    return point->inBelly;
  std::optional<glm::vec3> place;
  float largest = 0.0F;
  for (const std::string& part : muscle.parts) {
    const auto box = world.partBoxes.find(part);
    if (box == world.partBoxes.end()) continue;
    const float size = glm::length(box->second.high - box->second.low);
    if (size <= largest) continue;
    largest = size;
    place = 0.5F * (box->second.low + box->second.high);
  }
  return place;
}

glm::vec3 outward(const glm::vec3& place, const World& world) {
  const glm::vec3 axis = 0.5F * (world.bounds.low + world.bounds.high);
  const glm::vec3 away{place.x - axis.x, 0.0F, place.z - axis.z};
  const float length = glm::length(away);
  return length > 1e-4F ? away / length : glm::vec3{0.0F, 0.0F, 1.0F};
}

/// Quadratic Bezier curve.
template <class Point>
Point bow(const Point& a, const Point& pull, const Point& b, float t) {
  return (1.0F - t) * (1.0F - t) * a + 2.0F * t * (1.0F - t) * pull + t * t * b;
}

}  // namespace

std::vector<LinkArc> linkArcs(const AppState& state, const World& world, const engine::SceneView& view,
                              glm::vec2 viewSize, const std::optional<glm::vec2>& away) {
  std::vector<LinkArc> arcs;
  const Muscle* muscle = muscleOfPick(state.selected, world.atlas);
  if (!state.arcs || muscle == nullptr || viewSize.x < 1.0F || viewSize.y < 1.0F) return arcs;
  const glm::ivec2 size{viewSize};
  const glm::mat4 toClip = engine::viewProjection(view, size);
  const glm::vec3 overCut{0.5F * (world.bounds.low.x + world.bounds.high.x), world.bounds.high.y + kAboveCut,
                          0.0F};
  const std::optional<glm::vec3> own = placeOf(*muscle, world);
  const glm::vec3 from = own.value_or(overCut);

  const LinkDiagram diagram = linkDiagram(world.atlas, muscle->id);
  for (const std::vector<DiagramNode>* column : {&diagram.left, &diagram.right}) {
    for (const DiagramNode& node : *column) {
      const Muscle* other = world.atlas.muscle(node.id);
      if (other == nullptr) continue;
      const std::optional<glm::vec3> place = placeOf(*other, world);
      if (!place && !own) continue;  // both are elsewhere
      LinkArc arc{node.id, {}, node.lines.front(), !place};
      const glm::vec3 to = place.value_or(overCut);
      const glm::vec3 middle = 0.5F * (from + to);
      const float lift = 0.03F + 0.28F * glm::distance(from, to);
      const glm::vec3 pull = middle + lift * glm::normalize(outward(from, world) + outward(to, world) +
                                                            glm::vec3{0.0F, 0.0F, 1e-3F});
      for (int i = 0; i <= kSteps; ++i) {
        const float t = static_cast<float>(i) / kSteps;
        const auto pixel = engine::project(toClip, toWorld(bow(from, pull, to, t), state.side), size);
        if (pixel) arc.path.emplace_back(*pixel);
      }
      if (!place && away && arc.path.size() > 1) {
        const glm::vec2 start = arc.path.front();
        const glm::vec2 bend{0.5F * (start.x + away->x), std::min(start.y, away->y)};
        arc.path.clear();
        for (int i = 0; i <= kSteps; ++i) {
          arc.path.push_back(bow(start, bend, *away, static_cast<float>(i) / kSteps));
        }
      }
      if (arc.path.size() > 1) arcs.push_back(std::move(arc));
    }
  }
  return arcs;
}

}  // namespace crus
