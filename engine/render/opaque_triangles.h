// Which triangles of a model's opaque parts are worth drawing in a picture, found out while it is drawn.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/render/model_reader.h"
#include "engine/scene/occlusion_culling.h"

namespace engine {

/// Triangles of a range that follow one another in an index buffer.
struct Portion {
  const DrawRange* range = nullptr;
  std::size_t firstByte = 0;
  GLsizei count = 0;  // of indices
};

/// Triangles out of several ranges with an index buffer of their own.
struct ChosenTriangles {
  std::vector<std::uint32_t> indices;
  std::vector<Portion> portions;
};

/// What has neither been drawn nor found to be hidden yet. What shows in the end is the same whatever the
/// guess was worth, since only what turns away or lies behind depths that have been drawn is dropped.
class OpaqueTriangles {
 public:
  /// All that is opaque and in sight. \param size  of the rectangle at the matrices' origin that is drawn.
  OpaqueTriangles(const ModelBuffers& model, const SceneView& view, const FrameMatrices& matrices,
                  glm::ivec2 size);
  /// How many there are in all.
  [[nodiscard]] std::size_t count() const;
  /// Takes out those that are likely seen, to be drawn now, and drops those that turn away, lie beside the
  /// rectangle or are cut away. \throw GlError when the driver does not let the model be read.
  ChosenTriangles takeLikelySeen();
  /// How many are left after that.
  [[nodiscard]] std::size_t left() const;
  /// Drops those that are hidden by what has been drawn.
  void dropHidden(const FarthestDepths& depths);
  ChosenTriangles takeRest();

 private:
  using Indices = std::vector<std::uint32_t>;  // as in the range
  struct Group {
    const DrawRange* range = nullptr;
    std::size_t firstVertex = 0;  // in the lists of all vertices
    bool twoSided = false;
    Indices left = {};
    std::size_t seen = 0;  // indices of those that are likely seen
  };
  /// Gives each core about as many vertices.
  void share(std::size_t vertices);
  void project(const ModelReader& reader, const Group& group);
  /// From the coarsest levels.
  [[nodiscard]] RoughPicture guess(const ModelReader& reader, std::span<const Group> groups) const;
  /// Counterclockwise when it faces the eye.
  [[nodiscard]] PixelTriangle onScreen(const Group& group, std::span<const std::uint32_t> corners) const;
  [[nodiscard]] bool turnsAway(const Group& group, std::span<const std::uint32_t> corners) const;
  [[nodiscard]] std::optional<Footprint> footprint(const Group& group,
                                                   std::span<const std::uint32_t> corners) const;
  /// How many of its corners the section takes away.
  [[nodiscard]] int cutCorners(const Group& group, std::span<const std::uint32_t> corners) const;
  /// Sorts triangles by whether they may show, clusters at once where they can be. \param hidden  where those
  /// go that only the depths hide; null drops them.
  void sift(const Group& group, std::span<const std::uint32_t> indices, const FarthestDepths& depths,
            Indices& shown, Indices* hidden) const;

  const ModelBuffers& model_;
  const SceneView& view_;
  PixelProjection projection_;
  glm::ivec2 size_;
  std::vector<Group> groups_;             // from near to far
  std::vector<std::span<Group>> shares_;  // of them, one for each core
  std::vector<glm::vec3> pixels_;         // of all their vertices
  std::vector<std::uint8_t> cut_;         // 1 for those that the section takes away; empty without one
};

}  // namespace engine
