#include "app/state/camera_moves.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <glm/trigonometric.hpp>
#include <glm/vec4.hpp>

namespace crus {
namespace {

constexpr float kPointFrameMetres = 0.08F;  // half a hand's length around a point

void add(engine::Box& box, const std::string& part, const World& world) {
  const auto found = world.partBoxes.find(part);
  if (found != world.partBoxes.end()) box = engine::merge(box, found->second);
}

float wrapped(float degrees) {
  const float turned = std::remainder(degrees, 360.0F);
  return turned <= -180.0F ? turned + 360.0F : turned;
}

}  // namespace

glm::vec3 toWorld(const glm::vec3& model, Side side) {
  return side == Side::kLeft ? glm::vec3{-model.x, model.y, model.z} : model;
}

// Theta runs from the front over the outer side, which is -X on a right leg and +X on a left one; the
// engine's azimuth runs from +Z over +X.
float azimuthOfTheta(float thetaDegrees, Side side) {
  return wrapped(side == Side::kLeft ? thetaDegrees : -thetaDegrees);
}

float thetaOfAzimuth(float azimuthDegrees, Side side) {
  const float theta = wrapped(side == Side::kLeft ? azimuthDegrees : -azimuthDegrees);
  return theta < 0.0F ? theta + 360.0F : theta;
}

engine::Box worldBox(const engine::Box& box, Side side) {
  if (side == Side::kRight || box.empty()) return box;
  return engine::Box{{-box.high.x, box.low.y, box.low.z}, {-box.low.x, box.high.y, box.high.z}};
}

engine::Box shownBox(const AppState& state, const World& world) {
  engine::Box box;
  for (const std::string& part : state.isolated) add(box, part, world);
  return worldBox(box.empty() ? world.bounds : box, state.side);
}

engine::Box selectionBox(const AppState& state, const World& world) {
  engine::Box box;
  switch (state.selected.kind) {
    case Pick::Kind::kNothing:
      break;
    case Pick::Kind::kPoint:
      if (const PlacedPoint* placed = placedPoint(world, state.selected.id)) {
        box = {placed->onSkin - kPointFrameMetres, placed->onSkin + kPointFrameMetres};
      }
      break;
    case Pick::Kind::kMuscle:
      if (const Muscle* muscle = world.atlas.muscle(state.selected.id)) {
        for (const std::string& part : muscle->parts) add(box, part, world);
      }
      break;
    case Pick::Kind::kPart:
      add(box, state.selected.id, world);
      break;
  }
  return worldBox(box, state.side);
}

engine::Camera lookingFrom(const AppState& state, const LookFrom& view, const World& world) {
  engine::Camera camera = state.camera;
  camera.azimuthDegrees = azimuthOfTheta(view.thetaDegrees, state.side);
  camera.elevationDegrees =
      std::clamp(view.elevationDegrees, -engine::kMaxElevationDegrees, engine::kMaxElevationDegrees);
  const engine::Box box = shownBox(state, world);
  return box.empty() ? camera : engine::framed(camera, box, world.aspect);
}

LookFrom viewOf(const PlacedPoint& point) {
  const glm::vec3& normal = point.skinNormal;
  const float azimuth = glm::degrees(std::atan2(normal.x, normal.z));
  const float elevation = glm::degrees(std::asin(std::clamp(normal.y, -1.0F, 1.0F)));
  return {thetaOfAzimuth(azimuth, Side::kRight), elevation};
}

bool isFacing(const AppState& state, const PlacedPoint& point, const World& world) {
  const glm::vec3 position = toWorld(point.onSkin, state.side);
  const glm::vec3 towardsEye = glm::normalize(engine::eyePosition(state.camera) - position);
  if (glm::dot(towardsEye, toWorld(point.skinNormal, state.side)) < 0.35F)
    return false;  // beyond about 70 degrees
  const engine::Box scene = worldBox(world.bounds, state.side);
  const glm::vec4 clip = engine::projectionMatrix(state.camera, world.aspect, scene) *
                         engine::viewMatrix(state.camera) * glm::vec4{position, 1.0F};
  return clip.w > 0.0F && std::abs(clip.x) < 0.95F * clip.w && std::abs(clip.y) < 0.95F * clip.w;
}

namespace {

/// From where a unit direction of the world points; straight from above or below the azimuth stays.
engine::Camera lookingAgainst(engine::Camera camera, const glm::vec3& toEye) {
  if (std::abs(toEye.y) < 0.999F) camera.azimuthDegrees = glm::degrees(std::atan2(toEye.x, toEye.z));
  camera.elevationDegrees = std::clamp(glm::degrees(std::asin(std::clamp(toEye.y, -1.0F, 1.0F))),
                                       -engine::kMaxElevationDegrees, engine::kMaxElevationDegrees);
  return camera;
}

}  // namespace

engine::Camera seeingCut(const AppState& state, const World&) {
  const glm::vec3 normal = toWorld(normalOf(state.section), state.side);
  const glm::vec3 toEye = glm::normalize(engine::eyePosition(state.camera) - state.camera.target);
  const float sine = glm::dot(toEye, normal);
  if (sine >= std::sin(glm::radians(25.0F))) return state.camera;
  const glm::vec3 beside = toEye - sine * normal;
  const float length = glm::length(beside);
  if (length < 1e-4F) return lookingAgainst(state.camera, normal);
  const float angle = glm::radians(50.0F);
  return lookingAgainst(state.camera, std::sin(angle) * normal + std::cos(angle) / length * beside);
}

engine::Camera facingCut(const AppState& state, const World& world) {
  constexpr float kHalfLegMetres = 0.08F;
  const engine::ClipPlane plane = planeOf(state.section, world);
  const engine::Camera camera = lookingAgainst(state.camera, toWorld(plane.normal, state.side));
  if (std::abs(plane.normal.y) < 0.8F) {
    const engine::Box box = shownBox(state, world);
    return box.empty() ? camera : engine::framed(camera, box, world.aspect);
  }
  const glm::vec3 up = world.axisHigh - world.axisLow;
  const float along = (plane.offset - glm::dot(plane.normal, world.axisLow)) / glm::dot(plane.normal, up);
  const glm::vec3 centre = toWorld(world.axisLow + along * up, state.side);
  const glm::vec3 half{kHalfLegMetres, 0.0F, kHalfLegMetres};
  return engine::framed(camera, {centre - half, centre + half}, world.aspect);
}

const PlacedPoint* placedPoint(const World& world, const std::string& id) {
  const auto found = std::find_if(world.points.begin(), world.points.end(),
                                  [&](const PlacedPoint& placed) { return placed.point == id; });
  return found == world.points.end() ? nullptr : &*found;
}

const PlacedPoint* pointOfInterest(const Pick& pick, const World& world) {
  if (pick.kind == Pick::Kind::kPoint) return placedPoint(world, pick.id);
  if (pick.kind != Pick::Kind::kMuscle) return nullptr;
  const Muscle* muscle = world.atlas.muscle(pick.id);
  if (muscle == nullptr) return nullptr;
  for (const std::string& point : muscle->points) {
    if (const PlacedPoint* placed = placedPoint(world, point)) return placed;
  }
  return nullptr;
}

}  // namespace crus
