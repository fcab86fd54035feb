#include "engine/render/range_on_screen.h"

#include <algorithm>

namespace engine {

RangeOnScreen::RangeOnScreen(const DrawRange& range, const SceneView& view)
    : range_{&range}, twoSided_{isTwoSided(view, range)}, mirrored_{view.mirrored} {}

void RangeOnScreen::project(const ModelReader& reader, const SceneView& view,
                            const PictureRectangle& rectangle) {
  size_ = rectangle.size;
  pixels_.resize(range_->vertexCount);
  cut_.resize(view.section ? range_->vertexCount : 0);
  for (std::size_t i = 0; i < range_->vertexCount; ++i) {
    const glm::vec3 place = reader.position(*range_, i);
    pixels_[i] = rectangle.projection(place);
    if (view.section) cut_[i] = isCutAway(view, place) ? 1 : 0;
  }
}

PixelTriangle RangeOnScreen::triangle(Corners corners) const {
  if (mirrored_) return {pixels_[corners[0]], pixels_[corners[2]], pixels_[corners[1]]};
  return {pixels_[corners[0]], pixels_[corners[1]], pixels_[corners[2]]};
}

bool RangeOnScreen::turnsAway(Corners corners) const {
  return !twoSided_ && triangle(corners).isClockwise();
}

std::optional<Footprint> RangeOnScreen::footprint(Corners corners) const {
  return footprintOf(pixels_.data(), corners, size_);
}

int RangeOnScreen::cutCorners(Corners corners) const {
  if (cut_.empty()) return 0;
  return static_cast<int>(
      std::count_if(corners.begin(), corners.end(), [&](std::uint32_t corner) { return cut_[corner] != 0; }));
}

}  // namespace engine
