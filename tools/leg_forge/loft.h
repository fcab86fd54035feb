// From figures to triangles: one closed mesh per branch or sheet. Millimetres.
#pragma once

#include <array>
#include <cstdint>
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>
#include <vector>

#include "engine/geometry/triangle_mesh.h"
#include "tools/leg_forge/figures.h"

namespace leg_forge {

/// How finely a tube is sampled: as many points and rings as keep the triangles this close to the surface.
struct LoftPrecision {
  double chordMm = 0.33;        // deviation across and along the tube
  double longestStepMm = 14.0;  // between two rings
  std::size_t fewestPoints = 10;
  std::size_t mostPoints = 44;
  double firstTurn = 0.0;       // where round the tube the first point of a ring lies
  std::vector<double> rings{};  // places u where a ring must stand
};

/// A place on a tube. `u` runs on over the caps to the tips; the tips lie at every turn at once.
struct TubePlace {
  static constexpr double kEveryTurn = -1.0;
  std::uint32_t branch = 0;
  double u = 0.0;     // mm along the branch
  double turn = 0.0;  // t / 2 pi of the loops, 0 to 1
};

/// A closed surface, triangles counter-clockwise from outside.
/// Vertices are shared except along the rim of a flat cut, where the normals differ.
struct Lofted {
  std::vector<glm::dvec3> positions;  // mm
  std::vector<glm::dvec3> normals;
  std::vector<double> tendon;         // 0 belly .. 1 tendon, one per vertex
  std::vector<glm::dvec2> texcoords;  // metres across and along the fibres; empty until they are laid
  std::vector<glm::dvec3> fibres;     // unit direction of the fibres in the surface; empty likewise
  std::vector<TubePlace> places;      // where each vertex lies on its tube; empty for sheets
  std::vector<std::array<std::uint32_t, 3>> triangles;
};

/// Lofts one tube and closes its ends: a parabolic cap to a free tip, a flat lid on a cut, a plain cone
/// inside the neighbouring branch where it is joined. The places name branch 0.
Lofted loftBranch(const Branch& branch, const LoftPrecision& precision = {});

/// Thickens the middle surface of a sheet by half its thickness to both sides and closes the rim. Patches are
/// joined where their points coincide to a hundredth of a millimetre; the first thickness given there counts.
Lofted loftSheet(const Sheet& sheet);

/// Unit normals by area: smooth over vertices in one place, creased where doubled vertices turn away from
/// each other by more than 60 degrees, as at the rim of a cut.
void computeNormals(Lofted& lofted);

/// All closed surfaces of a structure; the tubes of one structure overlap.
std::vector<Lofted> loftStructure(const Structure& structure, const LoftPrecision& precision = {});

/// Enclosed volume, cubic millimetres, positive when the triangles face outward.
double signedVolumeMm3(const Lofted& lofted);

}  // namespace leg_forge
