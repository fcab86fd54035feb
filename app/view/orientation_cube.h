// A cube with words that turns with the leg: its geometry, and where a click on it leads. Pure.
#pragma once

#include <array>
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/state/command.h"
#include "app/state/state.h"
#include "engine/scene/camera.h"

namespace crus {

/// A face by the direction it looks to (world), and the directions of its writing.
struct CubeFace {
  std::string_view word;
  glm::vec3 normal{0.0F}, right{0.0F}, up{0.0F};
};
/// Front, Back, Outer, Inner, Knee, Sole. Outer is the side of the fibula of that leg.
std::array<CubeFace, 6> cubeFaces(Side side);

/// A face turned towards the eye, in the picture plane: x right, y down, in half edges of the cube round its
/// middle. The face is the parallelogram middle +- right +- up.
struct SeenFace {
  CubeFace face;
  glm::vec2 middle{0.0F}, right{0.0F}, up{0.0F};
  float facing = 0.0F;  // cosine between its normal and the way to the eye
};
std::vector<SeenFace> seenFaces(const engine::Camera& camera, Side side);

/// What lies under a place of the picture plane: the middle of a face leads to that face, its rim to the edge
/// or corner there. The sum of one to three normals; none outside the cube.
std::optional<glm::vec3> cubeDirection(const std::vector<SeenFace>& faces, glm::vec2 place);

/// Looks from that direction; from below with the toes up, from above as well.
LookFrom lookFromDirection(const glm::vec3& direction, Side side);
/// "Front", "Front, outer, knee".
std::string directionWords(const glm::vec3& direction, Side side);

}  // namespace crus
