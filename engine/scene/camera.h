// Turntable camera: pure values and arithmetic, no window and no OpenGL.
#pragma once

#include <glm/mat4x4.hpp>
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>
#include <optional>

#include "engine/geometry/triangle_mesh.h"

namespace engine {

/// Orbits `target`; up is always +Y. Azimuth 0 looks from +Z, 90 from +X (degrees, around +Y); elevation 90
/// looks from straight above. Distances in metres.
struct Camera {
  glm::vec3 target{0.0F};
  float azimuthDegrees = 0.0F;
  float elevationDegrees = 0.0F;
  float distance = 1.0F;
  float verticalFovDegrees = 24.0F;
  bool orthographic = false;
  bool operator==(const Camera&) const = default;
};

inline constexpr float kMaxElevationDegrees = 89.0F;

/// Where the camera stands, and the unit directions of its right and up.
glm::vec3 eyePosition(const Camera& camera);
glm::vec3 rightDirection(const Camera& camera);
glm::vec3 upDirection(const Camera& camera);

/// World -> eye.
glm::mat4 viewMatrix(const Camera& camera);
/// Eye -> clip (OpenGL depth -1..1). Near and far enclose `scene` as tightly as is safe, so that nothing is
/// clipped.
glm::mat4 projectionMatrix(const Camera& camera, float aspect, const Box& scene);

/// Turns by these angles; elevation is clamped to +-89 degrees, azimuth wraps into (-180, 180].
Camera orbited(Camera camera, float azimuthDegrees, float elevationDegrees);
/// Moves target and eye in the picture plane; `delta` in heights of the viewport, +x right, +y up: the scene
/// follows it.
Camera panned(Camera camera, glm::vec2 delta);
/// Multiplies the distance by `factor` (below 1 comes nearer) keeping the place under `ndc` (-1..1, +y up)
/// still. The distance stays within [0.05, 5] x `sceneRadius`.
Camera zoomed(Camera camera, float factor, glm::vec2 ndc, float aspect, float sceneRadius);
/// Same direction, moved back far enough that the box fills the picture with a small margin.
Camera framed(Camera camera, const Box& box, float aspect);
/// Between two cameras, t in [0, 1]; azimuth goes the short way round.
Camera mixed(const Camera& from, const Camera& to, float t);

/// What a pixel of a picture of that height covers at the distance of the target, metres.
float metresPerPixel(const Camera& camera, int height);

/// World position -> pixel of a picture of that size (origin top-left) and depth 0..1; empty when behind the
/// eye.
std::optional<glm::vec3> project(const glm::mat4& viewProjection, const glm::vec3& position, glm::ivec2 size);

/// Window point (logical units, origin top-left) -> framebuffer pixel (origin bottom-left, as OpenGL reads
/// them). Empty when outside or minimised.
std::optional<glm::ivec2> framebufferPixel(glm::vec2 point, glm::ivec2 window, glm::ivec2 framebuffer);

}  // namespace engine
