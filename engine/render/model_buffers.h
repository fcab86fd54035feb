// A model's geometry on the GPU: one vertex and one index buffer for all parts, a range for each primitive.
#pragma once

#include <glm/vec4.hpp>
#include <vector>

#include "engine/gl/handle.h"
#include "engine/scene/model.h"

namespace engine {

/// Triangles in the index buffer.
struct IndexRange {
  GLsizei count = 0;
  std::size_t firstByte = 0;
};

/// A primitive's place in the buffers and how it is lit.
struct DrawRange {
  std::size_t part = 0;
  std::vector<IndexRange> levels;  // the full one, then coarser ones over the same vertices
  GLint baseVertex = 0;
  glm::vec4 baseColor{1.0F};
  float roughness = 0.8F;
  bool doubleSided = false;
  bool grain = false;  // runs along the tangents; texture places measure it in metres, across and along
};

class ModelBuffers {
 public:
  ModelBuffers() = default;
  explicit ModelBuffers(const Model& model);

  void bind() const { glBindVertexArray(vertexArray_.id()); }
  /// Draws that level, or the coarsest there is. \return triangles handed over.
  static std::size_t draw(const DrawRange& range, std::size_t level);
  [[nodiscard]] const std::vector<DrawRange>& ranges() const { return ranges_; }

 private:
  gl::VertexArrayHandle vertexArray_;
  gl::BufferHandle vertices_, indices_;
  std::vector<DrawRange> ranges_;
};

}  // namespace engine
