#include "engine/scene/camera.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <glm/gtc/matrix_transform.hpp>

namespace engine {
namespace {

constexpr float kNearestRadii = 0.05F;
constexpr float kFarthestRadii = 5.0F;
constexpr float kFrameMargin = 1.06F;

float wrapDegrees(float degrees) {
  const float wrapped = std::remainder(degrees, 360.0F);
  return wrapped <= -180.0F ? wrapped + 360.0F : wrapped;
}

/// Unit vector from the target to the eye.
glm::vec3 backward(const Camera& camera) {
  const float azimuth = glm::radians(camera.azimuthDegrees);
  const float elevation = glm::radians(camera.elevationDegrees);
  return {std::sin(azimuth) * std::cos(elevation), std::sin(elevation),
          std::cos(azimuth) * std::cos(elevation)};
}

/// Half the height of the picture plane through the target, metres.
float halfHeight(const Camera& camera) {
  return camera.distance * std::tan(glm::radians(camera.verticalFovDegrees) * 0.5F);
}

std::array<glm::vec3, 8> corners(const Box& box) {
  std::array<glm::vec3, 8> points{};
  for (std::size_t i = 0; i < points.size(); ++i) {
    points[i] = {(i & 1U) != 0 ? box.high.x : box.low.x, (i & 2U) != 0 ? box.high.y : box.low.y,
                 (i & 4U) != 0 ? box.high.z : box.low.z};
  }
  return points;
}

}  // namespace

glm::vec3 eyePosition(const Camera& camera) {
  return camera.target + camera.distance * backward(camera);
}

glm::vec3 rightDirection(const Camera& camera) {
  const float azimuth = glm::radians(camera.azimuthDegrees);
  return {std::cos(azimuth), 0.0F, -std::sin(azimuth)};
}

glm::vec3 upDirection(const Camera& camera) {
  return glm::cross(backward(camera), rightDirection(camera));
}

glm::mat4 viewMatrix(const Camera& camera) {
  return glm::lookAt(eyePosition(camera), camera.target, upDirection(camera));
}

glm::mat4 projectionMatrix(const Camera& camera, float aspect, const Box& scene) {
  float nearest = camera.distance * 0.01F;
  float farthest = camera.distance * 10.0F;
  if (!scene.empty()) {
    const glm::mat4 view = viewMatrix(camera);
    float low = 1e30F;
    float high = -1e30F;
    for (const glm::vec3& corner : corners(scene)) {
      const float depth = -(view * glm::vec4(corner, 1.0F)).z;
      low = std::min(low, depth);
      high = std::max(high, depth);
    }
    const float slack = 0.01F * (high - low) + 1e-4F;
    farthest = std::max(high + slack, 1e-3F);
    nearest = low - slack;
  }
  if (camera.orthographic) {
    const float h = halfHeight(camera);
    return glm::ortho(-h * aspect, h * aspect, -h, h, nearest, std::max(farthest, nearest + 1e-3F));
  }
  nearest = std::max(nearest, std::max(farthest, camera.distance) * 1e-3F);
  farthest = std::max(farthest, nearest * 1.001F);
  return glm::perspective(glm::radians(camera.verticalFovDegrees), aspect, nearest, farthest);
}

Camera orbited(Camera camera, float azimuthDegrees, float elevationDegrees) {
  camera.azimuthDegrees = wrapDegrees(camera.azimuthDegrees + azimuthDegrees);
  camera.elevationDegrees =
      std::clamp(camera.elevationDegrees + elevationDegrees, -kMaxElevationDegrees, kMaxElevationDegrees);
  return camera;
}

Camera panned(Camera camera, glm::vec2 delta) {
  const float height = 2.0F * halfHeight(camera);
  camera.target -= height * (delta.x * rightDirection(camera) + delta.y * upDirection(camera));
  return camera;
}

Camera zoomed(Camera camera, float factor, glm::vec2 ndc, float aspect, float sceneRadius) {
  const float wanted =
      std::clamp(camera.distance * factor, kNearestRadii * sceneRadius, kFarthestRadii * sceneRadius);
  const float before = halfHeight(camera);
  camera.distance = wanted;
  const float change = before - halfHeight(camera);
  camera.target += change * (ndc.x * aspect * rightDirection(camera) + ndc.y * upDirection(camera));
  return camera;
}

Camera framed(Camera camera, const Box& box, float aspect) {
  if (box.empty()) return camera;
  camera.target = 0.5F * (box.low + box.high);
  const glm::vec3 right = rightDirection(camera);
  const glm::vec3 up = upDirection(camera);
  const glm::vec3 back = backward(camera);
  // Centre the outline first: the middle of the box is seldom the middle of what is seen of it.
  glm::vec2 low{1e30F};
  glm::vec2 high{-1e30F};
  for (const glm::vec3& corner : corners(box)) {
    const glm::vec3 p = corner - camera.target;
    const glm::vec2 seen{glm::dot(p, right), glm::dot(p, up)};
    low = glm::min(low, seen);
    high = glm::max(high, seen);
  }
  camera.target += 0.5F * ((low.x + high.x) * right + (low.y + high.y) * up);
  const float tanY = std::tan(glm::radians(camera.verticalFovDegrees) * 0.5F);
  const float tanX = tanY * aspect;
  float distance = 1e-3F;
  for (const glm::vec3& corner : corners(box)) {
    const glm::vec3 p = corner - camera.target;
    const float toward = camera.orthographic ? 0.0F : glm::dot(p, back);
    distance = std::max({distance, toward + std::abs(glm::dot(p, right)) * kFrameMargin / tanX,
                         toward + std::abs(glm::dot(p, up)) * kFrameMargin / tanY});
  }
  camera.distance = distance;
  return camera;
}

Camera mixed(const Camera& from, const Camera& to, float t) {
  Camera camera = to;
  camera.target = glm::mix(from.target, to.target, t);
  camera.azimuthDegrees =
      wrapDegrees(from.azimuthDegrees + t * wrapDegrees(to.azimuthDegrees - from.azimuthDegrees));
  camera.elevationDegrees = glm::mix(from.elevationDegrees, to.elevationDegrees, t);
  camera.distance = from.distance * std::pow(to.distance / from.distance, t);
  return camera;
}

std::optional<glm::vec3> project(const glm::mat4& viewProjection, const glm::vec3& position,
                                 glm::ivec2 size) {
  const glm::vec4 clip = viewProjection * glm::vec4(position, 1.0F);
  if (clip.w <= 0.0F) return std::nullopt;
  const glm::vec3 ndc = glm::vec3(clip) / clip.w;
  return glm::vec3{(ndc.x * 0.5F + 0.5F) * static_cast<float>(size.x),
                   (0.5F - ndc.y * 0.5F) * static_cast<float>(size.y), ndc.z * 0.5F + 0.5F};
}

float metresPerPixel(const Camera& camera, int height) {
  return 2.0F * halfHeight(camera) / static_cast<float>(std::max(height, 1));
}

std::optional<glm::ivec2> framebufferPixel(glm::vec2 point, glm::ivec2 window, glm::ivec2 framebuffer) {
  if (window.x <= 0 || window.y <= 0) return std::nullopt;
  const glm::ivec2 pixel{glm::floor(point * glm::vec2(framebuffer) / glm::vec2(window))};
  if (pixel.x < 0 || pixel.y < 0 || pixel.x >= framebuffer.x || pixel.y >= framebuffer.y) return std::nullopt;
  return glm::ivec2{pixel.x, framebuffer.y - 1 - pixel.y};
}

}  // namespace engine
