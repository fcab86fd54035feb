// Where a surface may lie behind itself in a picture. No OpenGL.
#pragma once

#include <glm/vec2.hpp>
#include <vector>

#include "engine/scene/occlusion_culling.h"

namespace engine {

/// Of a closed surface a line of sight meets fronts and backs in turns: where all its fronts lie before all
/// its backs it meets one front. An open surface may lack a back between two fronts, but they are mostly far
/// apart.
class Folds {
 public:
  /// \param size  of the rectangle that the footprints count in.
  explicit Folds(glm::ivec2 size);
  /// Of a triangle that faces the eye.
  void addFront(const Footprint& footprint);
  /// Of one that turns away. One that is seen from its edge is both.
  void addBack(const Footprint& footprint);
  /// Whether there, once all are added, one front may lie behind another. Errs towards yes.
  [[nodiscard]] bool mayBeAt(const Footprint& footprint) const;

 private:
  struct Cell {
    float nearestFront = 1.0F;
    float farthestFront = 0.0F;
    float nearestBack = 1.0F;
  };
  glm::ivec2 cells_;
  std::vector<Cell> found_;
};

}  // namespace engine
