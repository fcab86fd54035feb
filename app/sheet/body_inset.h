// The small standing figure for pain that lies off the leg: a list of places, each with its letter on the
// figure.
#pragma once

#include <string>
#include <vector>

#include "app/sheet/figure_marks.h"
#include "app/view/body_figure.h"

namespace crus::sheet {

/// A place off the leg and whose pain is felt there.
struct RemoteArea {
  const BodyArea* area = nullptr;
  std::vector<std::string> codes;  // of the points
};

/// What the points refer to off the leg, in the order of the points, each place once.
std::vector<RemoteArea> remoteAreas(const std::vector<CardPoint>& points, const World& world,
                                    const BodyFigure& figure);

/// Millimetres that figure and list take in a column; 0 for no areas.
float insetHeight(std::size_t areas);

/// Draws the figure from as few sides as show every place, and the list beside or below it, into the box.
void addInset(engine::Renderer& renderer, const BodyFigure& figure, const std::vector<RemoteArea>& areas,
              const std::vector<CardPoint>& points, const World& world, Side side, const Area& box,
              const Typeface& face, std::vector<Mark>& marks);

}  // namespace crus::sheet
