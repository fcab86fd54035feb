#include "engine/render/farthest_depth_pass.h"

#include <cstddef>
#include <glm/common.hpp>
#include <glm/vector_relational.hpp>
#include <string>
#include <utility>
#include <vector>

namespace engine {

FarthestDepths FarthestDepthPass::read(const gl::Framebuffer& from, glm::ivec2 size) {
  const glm::ivec2 cells = occlusionCells(size);
  if (!cells_ || glm::any(glm::lessThan(cells_.size(), cells)))
    cells_ = gl::Framebuffer{glm::max(cells_.size(), cells), GL_R32F, 0, false};
  if (samples_ != from.samples()) {
    samples_ = from.samples();
    program_.emplace("depth/farthest", "#define SAMPLES " + std::to_string(samples_) + "\n");
  }
  cells_.bind();
  glViewport(0, 0, cells.x, cells.y);
  glDisable(GL_DEPTH_TEST);
  glDisable(GL_BLEND);
  glDisable(GL_CULL_FACE);
  glActiveTexture(GL_TEXTURE0);
  glBindTexture(GL_TEXTURE_2D_MULTISAMPLE, from.depthTexture());
  program_->use();
  program_->set("uDepths", 0);
  program_->set("uSize", size);
  glBindVertexArray(noAttributes_.id());
  glDrawArrays(GL_TRIANGLES, 0, 3);
  glBindTexture(GL_TEXTURE_2D_MULTISAMPLE, 0);

  std::vector<float> depths(static_cast<std::size_t>(cells.x) * static_cast<std::size_t>(cells.y));
  glPixelStorei(GL_PACK_ALIGNMENT, 4);
  glReadPixels(0, 0, cells.x, cells.y, GL_RED, GL_FLOAT, depths.data());
  return {cells, std::move(depths)};
}

}  // namespace engine
