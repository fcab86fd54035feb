#include "app/atlas/skin_pattern.h"

#include <algorithm>
#include <cmath>
#include <glm/common.hpp>
#include <glm/exponential.hpp>
#include <glm/geometric.hpp>
#include <glm/gtc/constants.hpp>
#include <glm/vec4.hpp>
#include <limits>

namespace crus {
namespace {

constexpr float kRoot3 = 1.7320508F;
constexpr int kFramePasses = 12;
constexpr int kRelaxPasses = 24;  // of everything
constexpr int kHealPasses = 160;  // of the places that do not fit yet
constexpr float kFits = 0.985F;   // of the greatest modulus

float smoothStep(float low, float high, float x) {
  const float s = std::clamp((x - low) / (high - low), 0.0F, 1.0F);
  return s * s * (3.0F - 2.0F * s);
}

glm::vec3 tangent(const glm::vec3& direction, const glm::vec3& normal) {
  return direction - normal * glm::dot(direction, normal);
}

/// Two complex numbers of modulus one, as (cos, sin, cos, sin).
glm::vec4 phasors(const glm::vec2& turns) {
  const glm::vec2 angle = turns * glm::two_pi<float>();
  return {std::cos(angle.x), std::sin(angle.x), std::cos(angle.y), std::sin(angle.y)};
}

/// Both products of the complex numbers.
glm::vec4 turned(const glm::vec4& a, const glm::vec4& b) {
  return {a.x * b.x - a.y * b.y, a.x * b.y + a.y * b.x, a.z * b.z - a.w * b.w, a.z * b.w + a.w * b.z};
}

glm::vec2 turnsOf(const glm::vec4& phasor) {
  return glm::vec2(std::atan2(phasor.y, phasor.x), std::atan2(phasor.w, phasor.z)) / glm::two_pi<float>();
}

/// Of both complex numbers. Not std::hypot, whose care against overflow costs a
/// third of the whole relaxation.
glm::vec2 moduli(const glm::vec4& numbers) {
  return {std::sqrt(numbers.x * numbers.x + numbers.y * numbers.y),
          std::sqrt(numbers.z * numbers.z + numbers.w * numbers.w)};
}

/// Draws the moduli towards one without forgetting them: a weak one is a place where rows begin or end.
glm::vec4 tamed(const glm::vec4& sum) {
  const glm::vec2 root{glm::sqrt(glm::max(moduli(sum), glm::vec2(1e-6F)))};
  return {sum.x / root.x, sum.y / root.x, sum.z / root.y, sum.w / root.y};
}

}  // namespace

SkinPattern::SkinPattern(const SkinGraph& graph, const Chart& chart, const engine::TriangleMesh& mesh)
    : nodes_(graph.nodeCount()) {
  nodeOf_.reserve(graph.vertexCount());
  for (std::size_t i = 0; i < graph.vertexCount(); ++i) nodeOf_.push_back(graph.nodeOf(i));
  lay(graph, chart);
  if (take(mesh)) return;
  grow(graph, chart);
  relax(graph);
}

/// The phases that the mesh brings along. \return whether it does.
bool SkinPattern::take(const engine::TriangleMesh& mesh) {
  for (std::size_t i = 0; i < kPhases.size(); ++i) {
    const auto found = mesh.scalars.find(kPhases[i]);
    if (found == mesh.scalars.end() || found->second.size() != nodeOf_.size()) return false;
    for (std::size_t v = 0; v < nodeOf_.size(); ++v)
      nodes_[nodeOf_[v]].turns[static_cast<glm::length_t>(i)] = found->second[v];
  }
  return true;
}

glm::vec2 SkinPattern::phase(std::size_t vertex) const {
  return glm::fract(nodes_[nodeOf_[vertex]].turns);
}

/// The frames: up the leg and, on the foot, back towards the heel, which goes on round the heel and up again.
void SkinPattern::lay(const SkinGraph& graph, const Chart& chart) {
  constexpr float kMetres = 0.001F;
  constexpr float kAnkle = 0.03F;  // metres over which up becomes back
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    Node& node = nodes_[i];
    node.position = graph.positions()[i];
    const float onFoot = smoothStep(-kAnkle, kAnkle, chart.aheadOfAnkle(node.position * kMetres));
    const float facesDown = smoothStep(0.2F, 0.7F, -glm::dot(graph.normals()[i], chart.up()));
    const float back = chart.leg(node.position * kMetres).h < 0.0F ? std::max(onFoot, facesDown) : onFoot;
    node.along = tangent(chart.up() * (1.0F - back) - chart.footForward() * back, graph.normals()[i]);
  }
  std::vector<glm::vec3> before(nodes_.size());
  for (int pass = 0; pass < kFramePasses; ++pass) {
    for (std::size_t i = 0; i < nodes_.size(); ++i) before[i] = nodes_[i].along;
    for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
      glm::vec3 sum = before[i];
      for (const std::uint32_t other : graph.neighbours(i)) sum += before[other];
      sum = tangent(sum, graph.normals()[i]);
      const float length = glm::length(sum);
      if (length > 1e-6F) nodes_[i].along = sum / length;
    }
  }
  for (std::size_t i = 0; i < nodes_.size(); ++i)
    nodes_[i].across = glm::cross(nodes_[i].along, graph.normals()[i]);
}

/// By how much the phases differ along an edge when the lattice is laid on the surface without stretch.
glm::vec2 SkinPattern::turnsBetween(const Node& from, const Node& to) {
  const glm::vec3 edge = to.position - from.position;
  const float x = 0.5F * glm::dot(edge, from.across + to.across) / kPitchMm;
  const float y = 0.5F * glm::dot(edge, from.along + to.along) / kPitchMm;
  return {x - y / kRoot3, x + y / kRoot3};
}

/// Breadth first from the back of the calf, so that the two fronts meet on the shin, where the least is
/// drawn.
void SkinPattern::grow(const SkinGraph& graph, const Chart& chart) {
  const glm::vec3 calf = (chart.axisPoint(0.7F) + chart.outward(150.0F) * 0.06F) * 1000.0F;
  std::vector<std::uint32_t> order;
  order.reserve(nodes_.size());
  std::vector<char> reached(nodes_.size(), 0);
  std::vector<char> known(nodes_.size(), 0);
  std::uint32_t first = 0;
  for (std::uint32_t i = 0; i < nodes_.size(); ++i)
    if (glm::distance(nodes_[i].position, calf) < glm::distance(nodes_[first].position, calf)) first = i;
  for (std::uint32_t start = 0; order.size() < nodes_.size(); ++start) {
    const std::uint32_t seed = start == 0 ? first : start - 1;
    if (reached[seed] != 0) continue;
    reached[seed] = 1;
    order.push_back(seed);
    for (std::size_t next = order.size() - 1; next < order.size(); ++next) {
      const std::uint32_t at = order[next];
      glm::vec4 sum{0.0F};
      for (const std::uint32_t other : graph.neighbours(at)) {
        if (known[other] != 0) sum += phasors(nodes_[other].turns + turnsBetween(nodes_[other], nodes_[at]));
        if (reached[other] != 0) continue;
        reached[other] = 1;
        order.push_back(other);
      }
      nodes_[at].turns = turnsOf(sum);
      known[at] = 1;
    }
  }
}

void SkinPattern::relax(const SkinGraph& graph) {
  std::vector<glm::vec4> phase(nodes_.size());
  std::vector<glm::vec4> steps;  // from each neighbour, in the order of the graph
  std::vector<std::size_t> firstStep(nodes_.size());
  for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
    phase[i] = phasors(nodes_[i].turns);
    firstStep[i] = steps.size();
    for (const std::uint32_t other : graph.neighbours(i))
      steps.push_back(phasors(turnsBetween(nodes_[other], nodes_[i])));
  }
  const auto relaxed = [&](std::uint32_t i) {
    glm::vec4 sum = phase[i];
    std::size_t step = firstStep[i];
    for (const std::uint32_t other : graph.neighbours(i)) sum += turned(phase[other], steps[step++]);
    return tamed(sum);
  };
  for (int pass = 0; pass < kRelaxPasses; ++pass)
    for (std::uint32_t i = 0; i < nodes_.size(); ++i) phase[i] = relaxed(i);
  // Where all agree, the modulus has settled at one more than the number of neighbours.
  std::vector<std::uint32_t> torn;
  for (int pass = 0; pass < kHealPasses; ++pass) {
    if (pass % 16 == 0) {
      torn.clear();
      for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
        const float whole = kFits * static_cast<float>(graph.neighbours(i).size() + 1);
        const glm::vec2 modulus = moduli(phase[i]);
        if (std::min(modulus.x, modulus.y) < whole) torn.push_back(i);
      }
    }
    for (const std::uint32_t i : torn) phase[i] = relaxed(i);
  }
  for (std::size_t i = 0; i < nodes_.size(); ++i) nodes_[i].turns = turnsOf(phase[i]);
}

std::array<glm::vec2, 3> SkinPattern::corners(const std::array<std::uint32_t, 3>& vertices) const {
  std::array<glm::vec2, 3> places;
  const Node& first = nodes_[nodeOf_[vertices[0]]];
  for (std::size_t i = 0; i < 3; ++i) {
    const Node& node = nodes_[nodeOf_[vertices[i]]];
    const glm::vec2 steps = i == 0 ? glm::vec2{0.0F} : turnsBetween(first, node);
    const glm::vec2 exact = node.turns - first.turns;
    const glm::vec2 turns =
        first.turns + exact + glm::vec2(std::round(steps.x - exact.x), std::round(steps.y - exact.y));
    places[i] = kPitchMm * glm::vec2(0.5F * (turns.x + turns.y), 0.5F * kRoot3 * (turns.y - turns.x));
  }
  return places;
}

}  // namespace crus
