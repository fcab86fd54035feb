// The matrices of one frame, computed once and set in every pass alike.
#pragma once

#include <glm/gtc/matrix_inverse.hpp>
#include <glm/mat3x3.hpp>
#include <glm/mat4x4.hpp>

#include "engine/gl/program.h"
#include "engine/scene/scene_view.h"

namespace engine {

struct FrameMatrices {
  glm::mat4 modelView{1.0F};
  glm::mat4 projection{1.0F};
  glm::mat4 modelViewProjection{1.0F};
  glm::mat3 normal{1.0F};
  glm::vec2 viewport{1.0F};  // of the whole picture, pixels
  glm::vec2 origin{0.0F};    // of the tile that is drawn in it

  FrameMatrices(const SceneView& view, glm::ivec2 size)
      : modelView{viewMatrix(view.camera) * modelMatrix(view)},
        projection{projectionMatrix(view.camera, static_cast<float>(size.x) / static_cast<float>(size.y),
                                    view.bounds)},
        modelViewProjection{projection * modelView},
        normal{glm::inverseTranspose(glm::mat3(modelView))},
        viewport{size} {}

  void apply(const gl::Program& program) const {
    program.set("uModelView", modelView);
    program.set("uProjection", projection);
    program.set("uModelViewProjection", modelViewProjection);
    program.set("uNormalMatrix", normal);
    program.set("uViewport", viewport);
    program.set("uOrigin", origin);
  }
};

}  // namespace engine
