// The faces where a section cuts the parts: filled, seamed and outlined, in the plane.
#pragma once

#include <memory>
#include <vector>

#include "engine/gl/program.h"
#include "engine/render/frame_matrices.h"

namespace engine {

/// Outlines are filled by counting windings in the stencil, so they need not be triangulated; where no
/// outline is closed nothing is filled.
class CapPass {
 public:
  CapPass();
  /// After the opaque parts, depth written; wants a cleared stencil and leaves it so. Nothing is drawn while
  /// the eye is on the side that stays. \return triangles handed over.
  std::size_t draw(const SceneView& view, const FrameMatrices& matrices);
  /// Ids instead of colours: `firstId` + part.
  void drawIds(const SceneView& view, const FrameMatrices& matrices, std::uint32_t firstId);

 private:
  struct Range {
    std::size_t part = 0;
    GLint first = 0;    // piece
    GLsizei count = 0;  // pieces
  };
  /// What is to be drawn, lower ones first; uploads the outlines when they are others than last time.
  std::vector<Range> prepare(const SceneView& view);
  /// Counts the windings of one outline into the stencil, or clears what it has counted.
  void stencil(const Range& range, bool clear) const;
  void drawSeam(const Range& range) const;
  std::size_t drawCap(const Range& range, const SceneView& view, const FrameMatrices& matrices) const;

  gl::Program fill_, seam_, id_;
  gl::VertexArrayHandle fans_, pieces_, sheet_;
  gl::BufferHandle fanVertices_, sheetVertices_;
  std::weak_ptr<const Section> uploaded_;
  std::vector<Range> ranges_;  // by part
};

}  // namespace engine
