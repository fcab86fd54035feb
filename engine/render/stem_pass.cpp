#include "engine/render/stem_pass.h"

#include <array>
#include <glm/common.hpp>
#include <vector>

namespace engine {
namespace {

struct GpuStem {
  glm::vec3 top, root;
};

/// The stems that are left of the view's markers, cut at its section.
std::vector<GpuStem> stemsOf(const SceneView& view) {
  std::vector<GpuStem> stems;
  for (const Marker& marker : view.markers) {
    if (!marker.root || isCutAway(view, marker.position)) continue;
    glm::vec3 root = *marker.root;
    if (isCutAway(view, root)) {
      const float top = view.section->plane.beyond(marker.position);
      root = glm::mix(marker.position, root, top / (top - view.section->plane.beyond(root)));
    }
    stems.push_back({marker.position, root});
  }
  return stems;
}

}  // namespace

StemPass::StemPass()
    : program_{"marker/stem"}, vertexArray_{gl::createVertexArray()}, instances_{gl::createBuffer()} {
  glBindVertexArray(vertexArray_.id());
  glBindBuffer(GL_ARRAY_BUFFER, instances_.id());
  for (const GLuint slot : {0U, 1U}) {
    glEnableVertexAttribArray(slot);
    glVertexAttribPointer(slot, 3, GL_FLOAT, GL_FALSE, sizeof(GpuStem),
                          gl::byteOffset(slot * sizeof(glm::vec3)));
    glVertexAttribDivisor(slot, 1);
  }
  glBindVertexArray(0);
}

void StemPass::draw(const SceneView& view, const FrameMatrices& matrices) {
  const std::vector<GpuStem> stems = stemsOf(view);
  if (stems.empty()) return;
  glBindBuffer(GL_ARRAY_BUFFER, instances_.id());
  glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(stems.size() * sizeof(GpuStem)), stems.data(),
               GL_STREAM_DRAW);
  glDisable(GL_CULL_FACE);
  glEnable(GL_DEPTH_TEST);
  glDepthMask(GL_FALSE);
  glEnable(GL_BLEND);
  glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
  program_.use();
  matrices.apply(program_);
  program_.set("uPixelRatio", view.pixelRatio);
  glBindVertexArray(vertexArray_.id());
  for (const bool hidden : {true, false}) {
    if (hidden && view.hiddenMarkerAlpha <= 0.0F) continue;
    glDepthFunc(hidden ? GL_GREATER : GL_LEQUAL);
    program_.set("uAlpha", hidden ? view.hiddenMarkerAlpha : 1.0F);
    glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, static_cast<GLsizei>(stems.size()));
  }
  glDisable(GL_BLEND);
  glDepthMask(GL_TRUE);
  glDepthFunc(GL_LESS);
}

}  // namespace engine
