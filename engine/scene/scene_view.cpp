#include "engine/scene/scene_view.h"

#include <glm/geometric.hpp>
#include <glm/gtc/matrix_transform.hpp>
#include <glm/matrix.hpp>

namespace engine {

glm::mat4 modelMatrix(const SceneView& view) {
  return glm::scale(glm::mat4(1.0F), glm::vec3(view.mirrored ? -1.0F : 1.0F, 1.0F, 1.0F));
}

bool isCutAway(const SceneView& view, const glm::vec3& place) {
  return view.section && view.section->plane.beyond(place) > 0.0F;
}

bool seesFace(const SceneView& view) {
  if (!view.section) return false;
  const glm::mat4 toModel = glm::inverse(viewMatrix(view.camera) * modelMatrix(view));
  const ClipPlane& plane = view.section->plane;
  if (view.camera.orthographic) return glm::dot(plane.normal, glm::vec3(toModel[2])) > 0.0F;
  return plane.beyond(glm::vec3(toModel[3])) > 0.0F;
}

glm::mat4 viewProjection(const SceneView& view, glm::ivec2 size) {
  const float aspect = static_cast<float>(size.x) / static_cast<float>(size.y);
  return projectionMatrix(view.camera, aspect, view.bounds) * viewMatrix(view.camera);
}

}  // namespace engine
