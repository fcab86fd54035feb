#include "app/atlas/skin_chart.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <glm/geometric.hpp>
#include <glm/trigonometric.hpp>
#include <string>

namespace crus {
namespace {

constexpr float kMillimetres = 1000.0F;
constexpr float kSoleTilt = 0.3F;       // how far down (sine) skin must face to be sole
constexpr float kSoleCeiling = -0.06F;  // h above which nothing is sole
constexpr int kNormalPasses = 10;       // blurs by about 5 mm: the border must not follow toe pads or tendons
constexpr float kSoleScaleMm = 15.0F;   // turns a tilt into millimetres, the radius of the foot's edge
constexpr float kSoleFarMm = 80.0F;
constexpr float kToeRoot = 0.36F;  // of the way from metatarsal head to toe tip: the crease at the toe's base
constexpr float kToeFarMm = 60.0F;
constexpr float kCapHeight = 1.15F;  // h above which a face that looks up is the cut, not skin
constexpr float kCapTilt = 0.9F;

/// A gentle bend of space: two waves of about 90 and 50 mm in unrelated directions for each of the two ways a
/// side can move. Each stays within 2.5 mm and changes by less than a quarter of a millimetre per millimetre.
glm::vec2 swayAt(const glm::vec3& mm) {
  const auto wave = [&](const glm::vec3& direction, float phase) {
    return std::sin(glm::dot(mm, direction) + phase);
  };
  return {1.5F * wave({0.041F, 0.047F, -0.029F}, 0.4F) + 1.0F * wave({-0.083F, 0.069F, 0.061F}, 2.1F),
          1.5F * wave({-0.033F, 0.053F, 0.031F}, 1.3F) + 1.0F * wave({0.071F, 0.089F, -0.047F}, 5.2F)};
}

}  // namespace

SkinChart::SkinChart(const Chart& chart, const engine::Model& model, std::shared_ptr<const SkinGraph> skin)
    : graph_(std::move(skin)),
      nodes_(graph_->nodeCount()),
      legLengthMm_(chart.legLength() * kMillimetres),
      footLengthMm_(chart.footLength() * kMillimetres) {
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    const glm::vec3 p = graph_->positions()[i] / kMillimetres;
    Vertex& node = nodes_[i];
    node.leg = chart.leg(p);
    node.foot = chart.foot(p);
    node.radiusMm = glm::length(p - chart.axisPoint(node.leg.h)) * kMillimetres;
    node.footWidthMm = chart.footWidth(node.foot.u) * kMillimetres;
    const glm::vec3 offset = (p - chart.footPoint({node.foot.u, 0.5F})) * kMillimetres;
    node.acrossMm = glm::dot(offset, chart.footLateral());
    node.ankleMm = chart.aheadOfAnkle(p) * kMillimetres;
    const bool cut = node.leg.h > kCapHeight && glm::dot(graph_->normals()[i], chart.up()) > kCapTilt;
    node.capMm = cut ? 1.0F : -1.0F;
    node.swayMm = swayAt(graph_->positions()[i]);
  }
  findToes(chart, model);
  findSole(chart);
}

/// A toe begins a little behind the web and is what lies nearer to its own ray than to its neighbours'.
void SkinChart::findToes(const Chart& chart, const engine::Model& model) {
  const auto flat = [&](const glm::vec3& v) {
    return glm::vec2(glm::dot(v, chart.footForward()), glm::dot(v, chart.footLateral())) * kMillimetres;
  };
  std::array<glm::vec2, 5> head{};
  std::array<glm::vec2, 5> ray{};
  for (std::size_t toe = 0; toe < 5; ++toe) {
    const engine::Anchor* from = landmark(model, "metatarsal" + std::to_string(toe + 1) + "_head");
    const engine::Anchor* to = landmark(model, "toe" + std::to_string(toe + 1) + "_tip");
    if (from == nullptr || to == nullptr) {
      for (Vertex& node : nodes_) node.toeMm.fill(kToeFarMm);
      return;
    }
    head[toe] = flat(from->position);
    ray[toe] = flat(to->position) - head[toe];
  }
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    Vertex& node = nodes_[i];
    node.toeMm.fill(kToeFarMm);
    if (node.leg.h > kSoleCeiling) continue;
    const glm::vec2 p = flat(graph_->positions()[i] / kMillimetres);
    float nearest = kToeFarMm * 2.0F;
    std::array<float, 5> aside{};
    std::array<float, 5> root{};
    for (std::size_t toe = 0; toe < 5; ++toe) {
      const float length = std::max(1e-3F, glm::length(ray[toe]));
      const glm::vec2 along = ray[toe] / length;
      const glm::vec2 offset = p - head[toe];
      const float lateral = offset.y * along.x - offset.x * along.y;
      aside[toe] = std::abs(lateral);
      if (aside[toe] < nearest) {
        nearest = aside[toe];
        node.toeAsideMm = lateral;
      }
      root[toe] = kToeRoot * length - glm::dot(offset, along);
    }
    for (std::size_t toe = 0; toe < 5; ++toe) {
      float rival = kToeFarMm * 2.0F;
      for (std::size_t other = 0; other < 5; ++other)
        if (other != toe) rival = std::min(rival, aside[other]);
      node.toeMm[toe] = std::clamp(std::max(root[toe], 0.5F * (aside[toe] - rival)), -kToeFarMm, kToeFarMm);
    }
  }
}

/// The sole is the skin of the foot that faces down, by smoothed normals: its border then runs round the
/// heel, above the hollow of the arch and along the sides of each toe.
void SkinChart::findSole(const Chart& chart) {
  std::vector<float> field(nodes_.size());
  for (std::size_t i = 0; i < nodes_.size(); ++i) field[i] = glm::dot(graph_->normals()[i], chart.up());
  graph_->smooth(field, kNormalPasses, 2.0F);
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    const float tilt = (field[i] + kSoleTilt) * kSoleScaleMm;
    field[i] = std::max(tilt, (nodes_[i].leg.h - kSoleCeiling) * legLengthMm_);
  }
  const std::vector<float> distance = graph_->signedDistance(field, kSoleFarMm);
  for (std::size_t i = 0; i < nodes_.size(); ++i) nodes_[i].plantarMm = distance[i];
}

float SkinChart::toeMm(std::size_t vertex, int toe) const {
  return at(vertex).toeMm[static_cast<std::size_t>(std::clamp(toe, 1, 5) - 1)];
}

}  // namespace crus
