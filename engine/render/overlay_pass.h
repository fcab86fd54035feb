// Coloured regions that lie exactly on a surface drawn before.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "engine/render/clipped_program.h"
#include "engine/render/frame_matrices.h"

namespace engine {

class OverlayPass {
 public:
  OverlayPass();
  void upload(const Overlay& overlay);
  /// \return triangles handed over.
  std::size_t draw(const SceneView& view, const FrameMatrices& matrices);

  /// The same triangles with whatever program is in use, which takes places alone.
  [[nodiscard]] std::size_t drawBare(const SceneView& view) const;

  static constexpr std::size_t kMaxLayers = 64;  // as in overlay.frag

 private:
  /// What the triangles of a batch have in them, from the quickest to draw to the slowest.
  enum class Kind { kSolid, kStippled, kTwo, kThree, kFour, kInked };
  static constexpr std::size_t kKinds = 6;

  /// Indices that follow one another in the buffer.
  struct Batch {
    std::size_t first = 0;
    GLsizei count = 0;
  };
  using Batches = std::array<Batch, kKinds>;

  [[nodiscard]] Kind kindOf(const OverlayVertex* corners) const;
  /// Appends a level's triangles, those of a kind together.
  Batches append(const std::vector<OverlayVertex>& level, std::vector<OverlayVertex>& all) const;
  void setColors(const gl::Program& program) const;

  std::array<std::optional<ClippedProgram>, kKinds> programs_;  // each made when first needed
  gl::VertexArrayHandle vertexArray_;
  gl::BufferHandle vertices_, indices_;
  std::vector<OverlayLayer> layers_;
  // Whether the whole and the cutting program of a kind know the layers.
  std::array<std::array<bool, 2>, kKinds> colored_{};
  glm::vec3 hatchAnchor_{0.0F};
  std::vector<Batches> levels_;
};

}  // namespace engine
