// A model's geometry on the GPU: one vertex and one index buffer for all parts, a range for each primitive.
#pragma once

#include <glm/vec4.hpp>
#include <vector>

#include "engine/gl/handle.h"
#include "engine/render/frame_matrices.h"
#include "engine/render/sight.h"
#include "engine/scene/model.h"

namespace engine {

/// Some triangles that follow one another, and the box round them.
struct Cluster {
  Box box;
  GLsizei count = 0;
  std::size_t firstByte = 0;
};

/// Triangles in the index buffer.
struct IndexRange {
  GLsizei count = 0;
  std::size_t firstByte = 0;
  std::vector<Cluster> clusters = {};  // all of them, in their order
};

/// A primitive's place in the buffers and how it is lit.
struct DrawRange {
  std::size_t part = 0;
  std::vector<IndexRange> levels;  // the full one, then coarser ones over the same vertices
  GLint baseVertex = 0;
  std::size_t vertexCount = 0;
  Box box;
  glm::vec4 baseColor{1.0F};
  float roughness = 0.8F;
  bool doubleSided = false;
  bool grain = false;  // runs along the tangents; texture places measure it in metres, across and along

  /// That one, or the coarsest there is.
  [[nodiscard]] const IndexRange& level(std::size_t wanted) const;
};

/// Whether both sides of its triangles are seen: of its material, or since a section leaves the part without
/// a face, so that one looks into it.
bool isTwoSided(const SceneView& view, const DrawRange& range);

class ModelBuffers {
 public:
  static constexpr std::size_t kVertexBytes = 32;  // the position in front

  ModelBuffers() = default;
  explicit ModelBuffers(const Model& model);

  void bind() const { bind(indices_); }
  /// To draw with other indices into the same vertices.
  void bind(const gl::BufferHandle& indices) const;
  /// Draws that level, or the coarsest there is. \return triangles handed over.
  static std::size_t draw(const DrawRange& range, std::size_t level);
  /// So many of the indices that are bound, from there on. \return triangles handed over.
  static std::size_t draw(const DrawRange& range, std::size_t firstByte, GLsizei count);
  /// Those of its clusters alone. \return triangles handed over.
  static std::size_t draw(const DrawRange& range, const std::vector<const Cluster*>& clusters);
  /// All of that level, clusters of triangles from near to far, so that with a depth test that writes nearly
  /// nothing is drawn behind something else of the range. \param towardsEye  in the model's frame.
  static std::size_t drawNearestFirst(const DrawRange& range, std::size_t level, const glm::vec3& towardsEye);
  /// What of that level may lie in that rectangle of the picture.
  static void drawWithin(const DrawRange& range, std::size_t level, const Sight& sight);
  /// What the GPU holds of it.
  [[nodiscard]] std::size_t bytes() const { return bytes_; }
  [[nodiscard]] const std::vector<DrawRange>& ranges() const { return ranges_; }
  /// Those that may be in the picture, the nearest first, so that what they cover need not be shaded.
  [[nodiscard]] std::vector<const DrawRange*> inSight(const FrameMatrices& matrices) const;

 private:
  friend class ModelReader;
  gl::VertexArrayHandle vertexArray_;
  gl::BufferHandle vertices_, indices_;
  std::vector<DrawRange> ranges_;
  std::size_t vertexBytes_ = 0;
  std::size_t bytes_ = 0;
};

}  // namespace engine
