// The figures from which the standing figure of the inset is built (assets/anatomy/body.json). Millimetres,
// +Y up, facing +Z, feet on y = 0. Everything is given for the right side, with x counted to the right of
// the middle, and mirrored.
#pragma once

#include <array>
#include <filesystem>
#include <glm/mat3x3.hpp>
#include <glm/vec3.hpp>
#include <string>
#include <variant>
#include <vector>

#include "engine/core/result.h"
#include "tools/leg_forge/skin_figures.h"

namespace leg_forge {

/// A section of a tube: four quarters of superellipses that meet on the axes. Of a tube along y, `out` points
/// to the side, `in` to the middle, `fore` to the front, `aft` to the back; along z, `fore` up and `aft`
/// down.
struct BodySection {
  float at = 0.0F;                          // along the tube
  float side = 0.0F;                        // centre: x
  float depth = 0.0F;                       // centre: z, or y of a tube along z
  std::array<float, 4> radii{};             // out, in, fore, aft
  std::array<float, 2> powers{2.0F, 2.0F};  // of the quarters before and behind; 2 is an ellipse
};

/// Sections joined by monotone cubics, closed where they end.
struct BodyTube {
  bool alongZ = false;  // else along y
  std::vector<BodySection> sections;
};

struct BodyEllipsoid {
  glm::vec3 centre{0.0F};
  glm::vec3 radii{1.0F};
  glm::mat3 toOwn{1.0F};  // from the body's axes to its own
};

/// One piece of the figure, taken together with those before it.
struct BodySolid {
  std::string name;
  std::variant<BodyTube, BodyEllipsoid, Chain> shape;
  bool carve = false;    // takes away instead of adding
  float blendMm = 1.0F;  // width of the rounded seam
};

/// A named area of the skin: what lies within a chain of spheres that is laid onto the surface.
struct BodyArea {
  std::string id;    // as knowledge says it: si_joint
  std::string name;  // for people
  Chain chain;
};

/// A breadth or height that the figure keeps, a published fraction of its stature.
struct BodyMeasure {
  std::string id;
  float valueMm = 0.0F;
  float toleranceMm = 0.0F;
  std::string source;
};

struct BodyFigures {
  float statureMm = 0.0F;
  std::vector<BodySolid> solids;
  std::vector<BodyArea> areas;
  std::vector<BodyMeasure> measures;
};

/// Reads body.json below `directory`.
/// \return the figures, or an Error with the file and the JSON pointer of what is missing or wrong.
engine::Result<BodyFigures> readBodyFigures(const std::filesystem::path& directory);

}  // namespace leg_forge
