// Everything on one figure of the card but its zones: the leg itself, its X, where to press, names with
// leaders.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "app/sheet/figures.h"
#include "app/sheet/typeface.h"
#include "app/sheet/zone_marks.h"

namespace crus::sheet {

/// A point that may stand on a figure.
struct CardPoint {
  const TriggerPoint* point = nullptr;
  const PlacedPoint* placed = nullptr;  // null: off this model
  std::optional<glm::vec3> press;       // where to press instead, on the skin, when that is elsewhere
  std::string code;
  Color8 color;
};

struct FigureStyle {
  float crossMm = 2.0F;
  float namePt = 6.5F;
};

inline constexpr float kSmallestPt = 6.5F;

/// An X with a casing, and a ring.
void addCross(glm::vec2 at, float sizeMm, std::vector<Mark>& marks);
void addRing(glm::vec2 at, float radiusMm, std::vector<Mark>& marks);

/// The picture, outlined.
void addSurface(const DrawnView& view, std::vector<Mark>& marks);

/// Every point that this figure shows: X, ring, name in a column beside the leg with a leader, and the code
/// once more in its solid zone where there is room. \param hatch  distances to what is hatched, or empty.
/// \return their ids.
std::vector<std::string> addPoints(const DrawnView& view, const FigurePlace& place,
                                   const std::vector<CardPoint>& points, const std::vector<ZoneLayer>& layers,
                                   const std::vector<float>& hatch, const Leg& leg, const Typeface& face,
                                   const FigureStyle& style, std::vector<Mark>& marks);

}  // namespace crus::sheet
