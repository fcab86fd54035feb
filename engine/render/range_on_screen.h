// Where a range's triangles come to lie in a picture, found out on the processor.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/render/model_reader.h"
#include "engine/scene/occlusion_culling.h"

namespace engine {

/// The rectangle of a picture that is drawn.
struct PictureRectangle {
  PixelProjection projection;  // from the model's frame
  glm::ivec2 size;

  PictureRectangle(const FrameMatrices& matrices, glm::ivec2 pixels)
      : projection{matrices.modelViewProjection, matrices.viewport, glm::ivec2(matrices.origin)},
        size{pixels} {}
};

/// Triangles are named by their three corners, indices as in the range.
class RangeOnScreen {
 public:
  using Corners = std::span<const std::uint32_t>;

  RangeOnScreen(const DrawRange& range, const SceneView& view);
  [[nodiscard]] const DrawRange& range() const { return *range_; }
  /// Finds its vertices; before that nothing else may be asked.
  void project(const ModelReader& reader, const SceneView& view, const PictureRectangle& rectangle);
  /// Counterclockwise when it faces the eye.
  [[nodiscard]] PixelTriangle triangle(Corners corners) const;
  /// Whether a triangle certainly does not show since one does not see its back.
  [[nodiscard]] bool turnsAway(Corners corners) const;
  /// Of one or more triangles together.
  [[nodiscard]] std::optional<Footprint> footprint(Corners corners) const;
  /// How many of its corners the section takes away.
  [[nodiscard]] int cutCorners(Corners corners) const;

 private:
  const DrawRange* range_;
  bool twoSided_;
  bool mirrored_;
  glm::ivec2 size_{0};
  std::vector<glm::vec3> pixels_;  // of its vertices
  std::vector<std::uint8_t> cut_;  // 1 for those that the section takes away; empty without one
};

}  // namespace engine
