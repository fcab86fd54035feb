// The places of one skin in the charts of leg and foot.
#pragma once

#include <array>
#include <cstddef>
#include <glm/vec2.hpp>
#include <memory>
#include <vector>

#include "app/atlas/chart.h"
#include "app/atlas/skin_graph.h"
#include "engine/geometry/triangle_mesh.h"

namespace crus {

/// Per skin vertex: which surface of which region it belongs to, and the chart coordinates, computed once.
class SkinChart {
 public:
  /// \param skin the mesh whose vertices the fields are for, as a graph. \param model where the toes'
  /// landmarks are read.
  SkinChart(const Chart& chart, const engine::Model& model, std::shared_ptr<const SkinGraph> skin);
  /// The same, of the mesh itself in metres. \throw std::invalid_argument when a triangle names a missing
  /// vertex.
  SkinChart(const Chart& chart, const engine::Model& model, const engine::TriangleMesh& skin)
      : SkinChart{chart, model, std::make_shared<const SkinGraph>(skin)} {}
  [[nodiscard]] std::size_t vertexCount() const { return graph_->vertexCount(); }

  [[nodiscard]] const SkinGraph& graph() const { return *graph_; }

  /// Signed distance along the skin to the border between sole (negative) and dorsum, millimetres.
  [[nodiscard]] float plantarMm(std::size_t vertex) const { return at(vertex).plantarMm; }
  /// About the distance to toe n = 1..5, negative on it, millimetres.
  [[nodiscard]] float toeMm(std::size_t vertex, int toe) const;

 private:
  friend class ZoneEvaluator;
  struct Vertex {
    LegCoordinate leg;
    FootCoordinate foot;
    float radiusMm = 0.0F;         // distance from the leg's axis
    float footWidthMm = 0.0F;      // between the borders of the foot at this u
    float acrossMm = 0.0F;         // from the middle of the foot's width, lateral positive
    std::array<float, 5> toeMm{};  // see toeMm()
    float toeAsideMm = 0.0F;       // from the ray of the nearest toe, lateral positive
    float plantarMm = 0.0F;        // see plantarMm()
    float ankleMm = 0.0F;          // distance to the plane through the crease of the ankle; foot positive
    float capMm = 0.0F;            // above 0 on the flat cut through the thigh
    glm::vec2 swayMm{0.0F};        // how far the outlines of zones are drawn from their intervals here
  };
  [[nodiscard]] const Vertex& at(std::size_t vertex) const { return nodes_[graph_->nodeOf(vertex)]; }
  void findToes(const Chart& chart, const engine::Model& model);
  void findSole(const Chart& chart);

  std::shared_ptr<const SkinGraph> graph_;
  std::vector<Vertex> nodes_;  // per node of the graph
  float legLengthMm_ = 0.0F;
  float footLengthMm_ = 0.0F;
};

}  // namespace crus
