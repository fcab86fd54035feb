// Coloured regions that lie exactly on a surface drawn before.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "engine/render/clipped_program.h"
#include "engine/render/frame_matrices.h"
#include "engine/scene/overlay.h"

namespace engine {

class OverlayPass {
 public:
  /// Hands over what has changed since the last time.
  void upload(const Overlay& overlay);
  /// \return triangles handed over.
  std::size_t draw(const SceneView& view, const FrameMatrices& matrices);

  /// The same triangles with whatever program is in use, which takes places alone.
  [[nodiscard]] std::size_t drawBare(const SceneView& view) const;

 private:
  /// What the GPU holds of a level: the triangles of a kind together, in the order of kinds.
  struct Level {
    Level();
    void fill(const OverlayPieces& wanted);
    /// All of them.
    [[nodiscard]] GLsizei corners() const;

    gl::VertexArrayHandle vertexArray;
    gl::BufferHandle vertices, indices;
    std::size_t vertexRoom = 0;
    std::size_t indexRoom = 0;
    OverlayPieces pieces;
    std::array<GLsizei, kOverlayKinds> counts{};  // of corners
  };
  [[nodiscard]] const Level* levelOf(const SceneView& view) const;
  void prepare(std::size_t kind, const SceneView& view, const FrameMatrices& matrices);
  void setColors(const gl::Program& program) const;

  std::array<std::optional<ClippedProgram>, kOverlayKinds> programs_;  // each made when first needed
  std::vector<OverlayLayer> layers_;
  // Whether the whole and the cutting program of a kind know the layers.
  std::array<std::array<bool, 2>, kOverlayKinds> colored_{};
  glm::vec3 hatchAnchor_{0.0F};
  std::vector<Level> levels_;
};

}  // namespace engine
