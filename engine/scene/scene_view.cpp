#include "engine/scene/scene_view.h"

#include <glm/gtc/matrix_transform.hpp>

namespace engine {

glm::mat4 modelMatrix(const SceneView& view) {
  return glm::scale(glm::mat4(1.0F), glm::vec3(view.mirrored ? -1.0F : 1.0F, 1.0F, 1.0F));
}

glm::mat4 viewProjection(const SceneView& view, glm::ivec2 size) {
  const float aspect = static_cast<float>(size.x) / static_cast<float>(size.y);
  return projectionMatrix(view.camera, aspect, view.bounds) * viewMatrix(view.camera);
}

}  // namespace engine
