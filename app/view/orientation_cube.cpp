#include "app/view/orientation_cube.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <glm/geometric.hpp>
#include <glm/trigonometric.hpp>

#include "app/state/update.h"

namespace crus {
namespace {

constexpr float kLeastFacing = 0.02F;  // a face seen more from the edge is a line
constexpr float kRim = 0.6F;           // of a half edge: beyond lie edges and corners

}  // namespace

std::array<CubeFace, 6> cubeFaces(Side side) {
  const glm::vec3 knee{0.0F, 1.0F, 0.0F};
  const glm::vec3 front{0.0F, 0.0F, 1.0F};
  // The leg frame has +X towards the patient's left, which is inside on a right leg.
  const glm::vec3 outer = toWorld({-1.0F, 0.0F, 0.0F}, side);
  const auto face = [](std::string_view word, const glm::vec3& normal, const glm::vec3& up) {
    return CubeFace{word, normal, glm::cross(up, normal), up};
  };
  // On the two ends the writing's head is where the toes are, as in the views from there.
  return {face("Front", front, knee),  face("Back", -front, knee), face("Outer", outer, knee),
          face("Inner", -outer, knee), face("Knee", knee, front),  face("Sole", -knee, front)};
}

std::vector<SeenFace> seenFaces(const engine::Camera& camera, Side side) {
  const glm::vec3 right = engine::rightDirection(camera);
  const glm::vec3 up = engine::upDirection(camera);
  const glm::vec3 towardsEye = glm::normalize(engine::eyePosition(camera) - camera.target);
  const auto flat = [&](const glm::vec3& v) { return glm::vec2{glm::dot(v, right), -glm::dot(v, up)}; };
  std::vector<SeenFace> seen;
  for (const CubeFace& face : cubeFaces(side)) {
    const float facing = glm::dot(face.normal, towardsEye);
    if (facing > kLeastFacing) {
      seen.push_back({face, flat(face.normal), flat(face.right), flat(face.up), facing});
    }
  }
  return seen;
}

std::optional<glm::vec3> cubeDirection(const std::vector<SeenFace>& faces, glm::vec2 place) {
  for (const SeenFace& seen : faces) {
    const float area = seen.right.x * seen.up.y - seen.right.y * seen.up.x;
    if (std::abs(area) < 1e-4F) continue;
    const glm::vec2 offset = place - seen.middle;
    const float u = (offset.x * seen.up.y - offset.y * seen.up.x) / area;
    const float v = (seen.right.x * offset.y - seen.right.y * offset.x) / area;
    if (std::abs(u) > 1.0F || std::abs(v) > 1.0F) continue;
    glm::vec3 direction = seen.face.normal;
    if (std::abs(u) > kRim) direction += std::copysign(1.0F, u) * seen.face.right;
    if (std::abs(v) > kRim) direction += std::copysign(1.0F, v) * seen.face.up;
    return direction;
  }
  return std::nullopt;
}

LookFrom lookFromDirection(const glm::vec3& direction, Side side) {
  const glm::vec3 d = glm::normalize(direction);
  const float level = std::hypot(d.x, d.z);
  if (level < 1e-3F) return d.y > 0.0F ? LookFrom{180.0F, 89.0F} : LookFrom{0.0F, -89.0F};
  const float azimuth = glm::degrees(std::atan2(d.x, d.z));
  return {thetaOfAzimuth(azimuth, side), glm::degrees(std::atan2(d.y, level))};
}

std::string directionWords(const glm::vec3& direction, Side side) {
  std::string words;
  for (const CubeFace& face : cubeFaces(side)) {
    if (glm::dot(face.normal, direction) < 0.5F) continue;
    std::string word{face.word};
    if (!words.empty()) word[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(word[0])));
    words += (words.empty() ? "" : ", ") + word;
  }
  return words;
}

}  // namespace crus
