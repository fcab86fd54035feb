// The small standing figure on which pain outside the leg is shown: its model and its named areas.
#pragma once

#include <filesystem>
#include <glm/vec3.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "app/state/state.h"
#include "engine/core/result.h"
#include "engine/scene/model.h"

namespace crus {

/// A named place on the right side of the body.
struct BodyArea {
  std::string id;    // as patches name it
  std::string name;  // for people
  /// Signed distance to its edge per vertex of the figure, millimetres of the drawn figure, negative inside.
  std::vector<float> distanceMm;
  engine::Box box;         // of the vertices inside
  glm::vec3 middle{0.0F};  // of those, and their mean direction
  glm::vec3 normal{0.0F};
};

/// Drawn at a quarter of its size: then stipple, bands and edges, which are made for a leg that fills the
/// view, keep their measure in a small picture of a whole body.
inline constexpr float kBodyScale = 0.25F;

struct BodyFigure {
  engine::Model model;  // one part, metres times kBodyScale, frame of the leg: +Y up, +Z to the front
  std::vector<BodyArea> areas;

  [[nodiscard]] const engine::TriangleMesh& mesh() const {
    return model.parts.front().primitives.front().mesh;
  }
  /// Null when there is no such area.
  [[nodiscard]] const BodyArea* area(std::string_view id) const;
  /// The area at a place of the drawn figure in the world, the deepest where several lie; null for none.
  /// \param side  the side shown: the areas of a left leg lie on the left.
  [[nodiscard]] const BodyArea* areaAt(const glm::vec3& place, Side side) const;
};

/// Reads a model as leg_forge --body writes it. \return Error naming the file when it has no such areas.
engine::Result<BodyFigure> loadBodyFigure(const std::filesystem::path& file);

}  // namespace crus
