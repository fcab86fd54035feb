#include "engine/scene/folds.h"

#include <algorithm>

namespace engine {

Folds::Folds(glm::ivec2 size)
    : cells_{occlusionCells(size)},
      found_(static_cast<std::size_t>(cells_.x) * static_cast<std::size_t>(cells_.y)) {}

void Folds::addFront(const Footprint& footprint) {
  forEachCell(footprint, cells_, [&](std::size_t cell) {
    Cell& at = found_[cell];
    at.nearestFront = std::min(at.nearestFront, footprint.nearest);
    at.farthestFront = std::max(at.farthestFront, footprint.farthest);
    return true;
  });
}

void Folds::addBack(const Footprint& footprint) {
  forEachCell(footprint, cells_, [&](std::size_t cell) {
    found_[cell].nearestBack = std::min(found_[cell].nearestBack, footprint.nearest);
    return true;
  });
}

bool Folds::mayBeAt(const Footprint& footprint) const {
  constexpr float kFarApart = 0.05F;
  return !forEachCell(footprint, cells_, [&](std::size_t cell) {
    const Cell& at = found_[cell];
    return at.farthestFront < at.nearestBack && at.farthestFront - at.nearestFront < kFarApart;
  });
}

}  // namespace engine
