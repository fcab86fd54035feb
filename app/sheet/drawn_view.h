// One surface seen from one side without foreshortening: its picture at print resolution, and what every
// pixel of it shows. What is visible is what the renderer says.
#pragma once

#include <cstdint>
#include <functional>
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>
#include <optional>
#include <vector>

#include "app/sheet/contour.h"
#include "app/sheet/page.h"
#include "engine/render/renderer.h"

namespace crus::sheet {

inline constexpr float kDotsPerInch = 300.0F;

/// A rectangle of the picture plane, metres to the right and up of the world's origin as the camera sees it.
struct Frame {
  glm::vec2 low{1e30F};
  glm::vec2 high{-1e30F};
  void add(const glm::vec2& p);
  [[nodiscard]] glm::vec2 size() const { return high - low; }
};

/// Where a position appears in the picture plane of a camera without perspective.
glm::vec2 inPlane(const engine::Camera& camera, const glm::vec3& world);

/// What to draw.
struct ViewRequest {
  engine::SceneView scene;  // its camera says from where; frame and projection are set here
  const engine::TriangleMesh* mesh = nullptr;  // the surface, in the model's frame
  Frame frame;
  Area place;  // on the page; as wide to high as the frame
  /// Opacity at a place of the model; null: everything.
  std::function<float(const glm::vec3&)> opacity;
};

class DrawnView {
 public:
  /// Draws with a renderer that has the model in which `mesh` is a part. \throw GlError when it cannot.
  DrawnView(engine::Renderer& renderer, const ViewRequest& request);

  [[nodiscard]] const Area& place() const { return place_; }
  [[nodiscard]] const engine::Image& image() const { return image_; }
  /// Page position of a place of the model.
  [[nodiscard]] glm::vec2 toPage(const glm::vec3& model) const;
  /// Whether a place of the surface is seen here: nothing lies before it and it is not faded away.
  [[nodiscard]] bool shows(const glm::vec3& model) const;

  /// A field of one number per vertex as seen, on every second pixel; NaN where the surface is not.
  [[nodiscard]] Grid sampled(const std::vector<float>& field) const;
  /// Where the surface is: -1 and NaN.
  [[nodiscard]] Grid silhouette() const;
  /// Page position of a node of those grids, and the length of their step on the page.
  [[nodiscard]] glm::vec2 nodeOnPage(glm::vec2 node) const;
  [[nodiscard]] glm::vec2 pageToNode(glm::vec2 page) const;
  [[nodiscard]] float nodeMm() const { return kStride * mmPerPixel_; }
  [[nodiscard]] glm::ivec2 gridSize() const { return (size_ + (kStride - 1)) / kStride; }

 private:
  static constexpr int kStride = 2;
  struct Cell {
    std::int32_t triangle = -1;
    glm::vec2 weights{0.0F};  // of the first two corners
  };
  void findCells(const std::vector<float>& depths, const ViewRequest& request);
  void fade(const ViewRequest& request);
  [[nodiscard]] const Cell& cell(int x, int y) const {
    return cells_[static_cast<std::size_t>(y) * static_cast<std::size_t>(size_.x) +
                  static_cast<std::size_t>(x)];
  }
  [[nodiscard]] glm::vec3 positionOf(const Cell& cell) const;

  const engine::TriangleMesh* mesh_;
  glm::mat4 toClip_{1.0F};
  Area place_;
  glm::ivec2 size_{0};
  float mmPerPixel_ = 0.0F;
  float metresPerDepth_ = 1.0F;
  std::vector<Cell> cells_;  // top row first
  std::vector<float> depths_;
  engine::Image image_;
};

}  // namespace crus::sheet
