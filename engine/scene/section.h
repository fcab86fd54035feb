// A model cut by a plane: the outlines of its parts in it.
#pragma once

#include <array>
#include <glm/vec3.hpp>
#include <vector>

#include "engine/scene/clip_plane.h"
#include "engine/scene/model.h"

namespace engine {

/// Where the plane goes through one part: straight pieces from triangle to triangle, in no order, each with
/// the inside to its left as seen from the removed side. The ends of neighbours are equal to the bit.
struct CutOutline {
  std::vector<std::array<glm::vec3, 2>> pieces;
  bool closed = true;  // every end is the start of another: the outline has an inside
  double area = 0.0;   // square metres inside; what several bodies of the part share counts as often
  Box box;
  /// The place deepest inside, as far as a grid of 16 x 16 over the outline finds it, and how far that is
  /// from the outline, metres: where a name may stand. The distance is 0 when nothing is inside.
  glm::vec3 inner{0.0F};
  float clearance = 0.0F;
};

/// A plane and the outlines of every part in it. Constant once made.
struct Section {
  ClipPlane plane;
  std::vector<CutOutline> outlines;  // one per part of the model
};

/// Cuts the full level of every part, in time linear in the triangles. A vertex in the plane counts as beyond
/// it, so that outlines stay closed whatever the plane meets.
Section cutModel(const Model& model, const ClipPlane& plane);

/// Whether a place of the plane is inside an outline: its winding number is not 0.
bool isInside(const CutOutline& outline, const ClipPlane& plane, const glm::vec3& place);

}  // namespace engine
