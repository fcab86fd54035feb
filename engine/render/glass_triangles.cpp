#include "engine/render/glass_triangles.h"

#include <algorithm>
#include <optional>
#include <span>
#include <vector>

#include "engine/render/range_on_screen.h"
#include "engine/scene/folds.h"

namespace engine {

GlassTriangles findGlassTriangles(const ModelBuffers& model, const DrawRange& range, const SceneView& view,
                                  const FrameMatrices& matrices, glm::ivec2 size) {
  const ModelReader reader{model};
  const PictureRectangle rectangle{matrices, size};
  RangeOnScreen screen{range, view};
  screen.project(reader, view, rectangle);
  const std::span<const std::uint32_t> indices = reader.indices(range.level(view.level));

  struct Front {
    std::size_t index;
    Footprint footprint;
  };
  std::vector<Front> fronts;
  fronts.reserve(indices.size() / 6);
  Folds folds{size};
  for (std::size_t i = 0; i < indices.size(); i += 3) {
    const auto corners = indices.subspan(i, 3);
    const std::optional<Footprint> footprint = screen.footprint(corners);
    if (!footprint) continue;
    const PixelTriangle triangle = screen.triangle(corners);
    if (!triangle.reversed().isClockwise()) folds.addBack(*footprint);
    if (triangle.isClockwise()) continue;
    folds.addFront(*footprint);
    fronts.push_back({i, *footprint});
  }
  const auto single = std::partition(fronts.begin(), fronts.end(),
                                     [&](const Front& front) { return folds.mayBeAt(front.footprint); });
  GlassTriangles glass;
  for (const Front& front : fronts) {
    const auto corners = indices.subspan(front.index, 3);
    glass.all.indices.insert(glass.all.indices.end(), corners.begin(), corners.end());
  }
  glass.all.addPortion(range, 0);
  const auto folded = 3 * (single - fronts.begin());
  if (folded > 0) glass.folded = {{&range, 0, static_cast<GLsizei>(folded)}};
  return glass;
}

}  // namespace engine
