#include "engine/render/cap_pass.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <glm/common.hpp>
#include <tuple>

namespace engine {
namespace {

/// One piece of an outline and the place that the whole outline is fanned from: a triangle to fill with, and
/// an instance to draw a seam along.
struct GpuPiece {
  glm::vec3 pivot, start, end;
};

/// Limits what follows to the pixels round an outline; the whole picture when some of it is behind the eye.
void limitTo(const CutOutline& outline, const FrameMatrices& matrices) {
  glm::vec2 low{1e9F};
  glm::vec2 high{-1e9F};
  for (const auto& piece : outline.pieces) {
    const glm::vec4 clip = matrices.modelViewProjection * glm::vec4(piece[0], 1.0F);
    if (clip.w <= 0.0F) {
      low = glm::vec2(0.0F);
      high = matrices.viewport;
      break;
    }
    const glm::vec2 pixel = (glm::vec2(clip) / clip.w * 0.5F + 0.5F) * matrices.viewport;
    low = glm::min(low, pixel);
    high = glm::max(high, pixel);
  }
  const glm::ivec2 from{glm::clamp(glm::floor(low) - 2.0F, glm::vec2(0.0F), matrices.viewport)};
  const glm::ivec2 to{glm::clamp(glm::ceil(high) + 2.0F, glm::vec2(0.0F), matrices.viewport)};
  const glm::ivec2 origin{matrices.origin};
  glScissor(from.x - origin.x, from.y - origin.y, std::max(to.x - from.x, 0), std::max(to.y - from.y, 0));
}

/// The corners of a square of the plane that covers every outline: the same for all, so that their depths are
/// equal to the bit.
std::array<glm::vec3, 4> sheetOf(const Section& section) {
  Box box;
  for (const CutOutline& outline : section.outlines) box = merge(box, outline.box);
  if (box.empty()) return {};
  const PlaneAxes axes = axesOf(section.plane);
  glm::vec2 low{1e30F};
  glm::vec2 high{-1e30F};
  for (const CutOutline& outline : section.outlines) {
    for (const auto& piece : outline.pieces) {
      const glm::vec2 p{glm::dot(piece[0], axes.across), glm::dot(piece[0], axes.along)};
      low = glm::min(low, p);
      high = glm::max(high, p);
    }
  }
  low -= 0.001F;
  high += 0.001F;
  const auto at = [&](float x, float y) {
    return section.plane.normal * section.plane.offset + axes.across * x + axes.along * y;
  };
  return {at(low.x, low.y), at(high.x, low.y), at(low.x, high.y), at(high.x, high.y)};
}

}  // namespace

CapPass::CapPass()
    : fill_{"cap/fill"},
      seam_{"cap/seam"},
      id_{"pick/pick"},
      fans_{gl::createVertexArray()},
      pieces_{gl::createVertexArray()},
      sheet_{gl::createVertexArray()},
      fanVertices_{gl::createBuffer()},
      sheetVertices_{gl::createBuffer()} {
  glBindVertexArray(fans_.id());
  glBindBuffer(GL_ARRAY_BUFFER, fanVertices_.id());
  glEnableVertexAttribArray(0);
  glVertexAttribPointer(0, 3, GL_FLOAT, GL_FALSE, sizeof(glm::vec3), gl::byteOffset(0));
  glBindVertexArray(pieces_.id());
  glBindBuffer(GL_ARRAY_BUFFER, fanVertices_.id());
  for (const GLuint slot : {0U, 1U}) {
    glEnableVertexAttribArray(slot);
    glVertexAttribDivisor(slot, 1);
  }
  glBindVertexArray(sheet_.id());
  glBindBuffer(GL_ARRAY_BUFFER, sheetVertices_.id());
  glEnableVertexAttribArray(0);
  glVertexAttribPointer(0, 3, GL_FLOAT, GL_FALSE, sizeof(glm::vec3), gl::byteOffset(0));
  glBindVertexArray(0);
}

std::vector<CapPass::Range> CapPass::prepare(const SceneView& view) {
  if (uploaded_.lock() != view.section) {
    ranges_.clear();
    std::vector<GpuPiece> all;
    for (std::size_t part = 0; part < view.section->outlines.size(); ++part) {
      const CutOutline& outline = view.section->outlines[part];
      if (!outline.closed || outline.pieces.empty()) continue;
      ranges_.push_back({part, static_cast<GLint>(all.size()), static_cast<GLsizei>(outline.pieces.size())});
      for (const auto& piece : outline.pieces) all.push_back({outline.pieces.front()[0], piece[0], piece[1]});
    }
    glBindBuffer(GL_ARRAY_BUFFER, fanVertices_.id());
    glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(all.size() * sizeof(GpuPiece)), all.data(),
                 GL_DYNAMIC_DRAW);
    const std::array<glm::vec3, 4> sheet = sheetOf(*view.section);
    glBindBuffer(GL_ARRAY_BUFFER, sheetVertices_.id());
    glBufferData(GL_ARRAY_BUFFER, sizeof(sheet), sheet.data(), GL_DYNAMIC_DRAW);
    uploaded_ = view.section;
  }
  std::vector<Range> drawn;
  for (const Range& range : ranges_) {
    if (view.parts.at(range.part).cap.drawn) drawn.push_back(range);
  }
  std::stable_sort(drawn.begin(), drawn.end(), [&](const Range& a, const Range& b) {
    return view.parts[a.part].cap.order < view.parts[b.part].cap.order;
  });
  return drawn;
}

void CapPass::stencil(const Range& range, bool clear) const {
  glDisable(GL_DEPTH_TEST);
  glColorMask(GL_FALSE, GL_FALSE, GL_FALSE, GL_FALSE);
  glStencilFunc(GL_ALWAYS, 0, 0xFF);
  if (clear) {
    glStencilOp(GL_ZERO, GL_ZERO, GL_ZERO);
  } else {
    glStencilOpSeparate(GL_FRONT, GL_KEEP, GL_KEEP, GL_INCR_WRAP);
    glStencilOpSeparate(GL_BACK, GL_KEEP, GL_KEEP, GL_DECR_WRAP);
  }
  glBindVertexArray(fans_.id());
  glDrawArrays(GL_TRIANGLES, range.first * 3, range.count * 3);
  glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
  glEnable(GL_DEPTH_TEST);
  glStencilOp(GL_KEEP, GL_KEEP, GL_KEEP);
}

void CapPass::drawSeam(const Range& range) const {
  glBindVertexArray(pieces_.id());
  glBindBuffer(GL_ARRAY_BUFFER, fanVertices_.id());
  const std::size_t first = static_cast<std::size_t>(range.first) * sizeof(GpuPiece);
  glVertexAttribPointer(0, 3, GL_FLOAT, GL_FALSE, sizeof(GpuPiece),
                        gl::byteOffset(first + offsetof(GpuPiece, start)));
  glVertexAttribPointer(1, 3, GL_FLOAT, GL_FALSE, sizeof(GpuPiece),
                        gl::byteOffset(first + offsetof(GpuPiece, end)));
  glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, range.count);
}

std::size_t CapPass::drawCap(const Range& range, const SceneView& view, const FrameMatrices& matrices) const {
  const CapStyle& style = view.parts[range.part].cap;
  limitTo(view.section->outlines[range.part], matrices);
  id_.use();
  stencil(range, false);
  glStencilFunc(GL_NOTEQUAL, 0, 0xFF);
  fill_.use();
  fill_.set("uFill", style.fill);
  fill_.set("uWall", style.wall);
  fill_.set("uCellMetres", style.cellMetres);
  fill_.set("uWallShare", style.wallShare);
  glBindVertexArray(sheet_.id());
  glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
  seam_.use();
  glEnable(GL_POLYGON_OFFSET_FILL);
  if (style.seamMetres > 0.0F) {
    glPolygonOffset(-1.0F, -16.0F);
    seam_.set("uHalfMetres", style.seamMetres);
    seam_.set("uHalfPixels", 0.0F);
    seam_.set("uColor", style.seam);
    drawSeam(range);
  }
  glStencilFunc(GL_ALWAYS, 0, 0xFF);
  glPolygonOffset(-2.0F, -32.0F);
  seam_.set("uHalfMetres", 0.0F);
  seam_.set("uHalfPixels", 0.5F * style.linePixels * view.pixelRatio);
  seam_.set("uColor", style.line);
  drawSeam(range);
  glDisable(GL_POLYGON_OFFSET_FILL);
  id_.use();
  stencil(range, true);
  return static_cast<std::size_t>(range.count) * 6 + 2;
}

std::size_t CapPass::draw(const SceneView& view, const FrameMatrices& matrices) {
  if (!seesFace(view)) return 0;
  const std::vector<Range> ranges = prepare(view);
  if (ranges.empty()) return 0;
  const PlaneAxes axes = axesOf(view.section->plane);
  for (const gl::Program* program : {&id_, &fill_, &seam_}) {
    program->use();
    matrices.apply(*program);
  }
  fill_.use();
  fill_.set("uAcross", axes.across);
  fill_.set("uAlong", axes.along);
  fill_.set("uGridMetres", view.gridMetres);
  fill_.set("uPixelRatio", view.pixelRatio);
  seam_.use();
  seam_.set("uPlaneNormal", view.section->plane.normal);
  glDisable(GL_CULL_FACE);
  glDisable(GL_BLEND);
  glDepthMask(GL_TRUE);
  glDepthFunc(GL_LEQUAL);
  glEnable(GL_STENCIL_TEST);
  glEnable(GL_SCISSOR_TEST);
  std::size_t triangles = 0;
  for (const Range& range : ranges) triangles += drawCap(range, view, matrices);
  glDisable(GL_SCISSOR_TEST);
  glDisable(GL_STENCIL_TEST);
  glDepthFunc(GL_LESS);
  return triangles;
}

void CapPass::drawIds(const SceneView& view, const FrameMatrices& matrices, std::uint32_t firstId) {
  if (!seesFace(view)) return;
  glDisable(GL_CULL_FACE);
  glDepthFunc(GL_LEQUAL);
  glEnable(GL_STENCIL_TEST);
  glEnable(GL_SCISSOR_TEST);
  id_.use();
  matrices.apply(id_);
  for (const Range& range : prepare(view)) {
    limitTo(view.section->outlines[range.part], matrices);
    stencil(range, false);
    glStencilFunc(GL_NOTEQUAL, 0, 0xFF);
    id_.set("uId", firstId + static_cast<unsigned>(range.part));
    glBindVertexArray(sheet_.id());
    glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
    stencil(range, true);
  }
  glDisable(GL_SCISSOR_TEST);
  glDisable(GL_STENCIL_TEST);
  glDepthFunc(GL_LESS);
}

}  // namespace engine
