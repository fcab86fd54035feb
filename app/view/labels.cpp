#include "app/view/labels.h"

#include <algorithm>
#include <glm/geometric.hpp>
#include <numeric>
#include <stdexcept>
#include <utility>

#include "app/view/section_view.h"

namespace crus {
namespace {

/// Order in which names are given when there are too many: selection, lit points, the rest.
int rank(const PlacedPoint& placed, const AppState& state) {
  if (state.selected.kind == Pick::Kind::kPoint && state.selected.id == placed.point) return 0;
  if (state.hovered.kind == Pick::Kind::kPoint && state.hovered.id == placed.point) return 1;
  return state.zones.count(placed.point) != 0 ? 2 : 3;
}

// Two columns of full names beside a leg need about this much, logical pixels.
constexpr float kRoomForNames = 800.0F;

/// "Soleus TrP1 (lower, medial)", or "SOL 1" where there is little room.
std::string nameOf(const TriggerPoint& point, const Atlas& atlas, bool brief) {
  const Muscle* muscle = atlas.muscle(point.muscle);
  return brief && muscle != nullptr ? muscle->code + " " + std::to_string(point.number) : point.name;
}

bool wanted(const PlacedPoint& placed, const AppState& state) {
  if (state.labels == LabelMode::kAll) return true;
  return state.labels == LabelMode::kSelected && state.selected.kind == Pick::Kind::kPoint &&
         state.selected.id == placed.point;
}

/// Spreads intervals of these heights, given their wished middles in rising order, so that none overlaps and
/// all lie in [0, room]: pushed down first, then up from the bottom. \return tops.
std::vector<float> spread(const std::vector<float>& middles, const std::vector<float>& heights, float room,
                          float gap) {
  std::vector<float> tops(middles.size());
  float next = 0.0F;
  for (std::size_t i = 0; i < middles.size(); ++i) {
    tops[i] = std::max(middles[i] - heights[i] / 2.0F, next);
    next = tops[i] + heights[i] + gap;
  }
  float limit = room;
  for (std::size_t i = middles.size(); i-- > 0;) {
    tops[i] = std::min(tops[i], limit - heights[i]);
    limit = tops[i] - gap;
  }
  return tops;
}

/// Whether two straight lines a-b and c-d cross between their ends.
bool cross(glm::vec2 a, glm::vec2 b, glm::vec2 c, glm::vec2 d) {
  const auto side = [](glm::vec2 p, glm::vec2 q, glm::vec2 r) {
    return (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x);
  };
  return side(a, b, c) * side(a, b, d) < 0.0F && side(c, d, a) * side(c, d, b) < 0.0F;
}

/// One column of plates.
struct Column {
  std::vector<std::size_t> labels;  // from the top
  float top = 0.0F;
  float room = 0.0F;   // under `top`
  float elbow = 0.0F;  // where leaders leave for their anchors, x
  std::vector<float> tops;
};

/// Stands the plates as near to their anchors' heights as they go, and exchanges two of them as long as their
/// leaders cross: each exchange makes the leaders shorter in all, so that it comes to an end.
void stand(Column& column, const std::vector<Label>& labels, const std::vector<glm::vec2>& sizes, float gap) {
  constexpr int kMostExchanges = 200;
  const std::size_t count = column.labels.size();
  for (int exchange = 0;; ++exchange) {
    std::vector<float> middles;
    std::vector<float> heights;
    for (const std::size_t i : column.labels) {
      middles.push_back(labels[i].anchor.y - column.top);
      heights.push_back(sizes[i].y);
    }
    column.tops = spread(middles, heights, column.room, gap);
    const auto elbow = [&](std::size_t k) {
      return glm::vec2{column.elbow, column.top + column.tops[k] + 0.5F * heights[k]};
    };
    std::size_t upper = 0;
    std::size_t lower = count;
    for (std::size_t a = 0; a < count && lower == count; ++a) {
      for (std::size_t b = a + 1; b < count && lower == count; ++b) {
        if (!cross(elbow(a), labels[column.labels[a]].anchor, elbow(b), labels[column.labels[b]].anchor))
          continue;
        upper = a;
        lower = b;
      }
    }
    if (lower == count || exchange == kMostExchanges) return;
    std::swap(column.labels[upper], column.labels[lower]);
  }
}

}  // namespace

std::vector<Label> labelsOf(const AppState& state, const Leg& leg, const engine::SceneView& view,
                            glm::vec2 viewSize) {
  std::vector<Label> labels;
  if (state.labels == LabelMode::kOff || viewSize.x < 1.0F || viewSize.y < 1.0F) return labels;
  if (view.section) {
    labels = sliceLabels(state, leg, view, viewSize);
    if (!labels.empty()) return labels;
  }
  const glm::ivec2 size{viewSize};
  const glm::mat4 toClip = engine::viewProjection(view, size);
  const glm::vec3 eye = engine::eyePosition(view.camera);
  const bool brief = viewSize.x < kRoomForNames;
  std::vector<const PlacedPoint*> shown;
  for (const engine::Marker& marker : view.markers) {
    if (!marker.pickable || engine::isCutAway(view, marker.position)) continue;
    const PlacedPoint& placed = leg.world.points.at(marker.id);
    const glm::vec3 place = toWorld(placed.onSkin, state.side);
    const bool faces = glm::dot(toWorld(placed.skinNormal, state.side), eye - place) > 0.0F;
    if (faces && wanted(placed, state)) shown.push_back(&placed);
  }
  std::stable_sort(shown.begin(), shown.end(), [&](const PlacedPoint* a, const PlacedPoint* b) {
    return rank(*a, state) < rank(*b, state);
  });
  for (const PlacedPoint* placed : shown) {
    const TriggerPoint* point = leg.world.atlas.point(placed->point);
    const auto pixel = engine::project(toClip, toWorld(placed->onSkin, state.side), size);
    if (point == nullptr || !pixel || pixel->x < 0.0F || pixel->y < 0.0F || pixel->x >= viewSize.x ||
        pixel->y >= viewSize.y) {
      continue;
    }
    labels.push_back({nameOf(*point, leg.world.atlas, brief), glm::vec2(*pixel), rank(*placed, state) == 0});
    if (labels.size() == kMostLabels) break;
  }
  return labels;
}

std::vector<std::optional<PlatePlace>> placePlates(const std::vector<Label>& labels,
                                                   const std::vector<glm::vec2>& sizes, glm::vec2 viewSize,
                                                   float margin, float gap, const TakenEdges& taken) {
  if (labels.size() != sizes.size()) throw std::invalid_argument("as many sizes as labels");
  std::vector<std::optional<PlatePlace>> places(labels.size());
  // Half to each side, by place: the left half of the anchors to the left column.
  std::vector<std::size_t> order(labels.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return labels[a].anchor.x < labels[b].anchor.x; });
  const std::size_t half =
      labels.size() == 1 && labels[0].anchor.x > viewSize.x / 2.0F ? 0 : (labels.size() + 1) / 2;
  for (const bool left : {true, false}) {
    Column stack;
    stack.top = std::max(margin, left ? taken.leftTop : taken.rightTop);
    stack.room = viewSize.y - std::max(margin, left ? taken.leftBottom : taken.rightBottom) - stack.top;
    std::vector<std::size_t> column(left ? order.begin() : order.begin() + static_cast<std::ptrdiff_t>(half),
                                    left ? order.begin() + static_cast<std::ptrdiff_t>(half) : order.end());
    // When the column is too short the least important names, which come last, are left out.
    std::sort(column.begin(), column.end());
    float needed = 0.0F;
    std::size_t fits = 0;
    while (fits < column.size() && needed + sizes[column[fits]].y <= stack.room)
      needed += sizes[column[fits++]].y + gap;
    column.resize(fits);
    std::stable_sort(column.begin(), column.end(),
                     [&](std::size_t a, std::size_t b) { return labels[a].anchor.y < labels[b].anchor.y; });
    float widest = 0.0F;
    for (const std::size_t i : column) widest = std::max(widest, sizes[i].x);
    stack.elbow = left ? 2.0F * margin + widest : viewSize.x - 2.0F * margin - widest;
    stack.labels = std::move(column);
    stand(stack, labels, sizes, gap);
    for (std::size_t k = 0; k < stack.labels.size(); ++k) {
      const std::size_t i = stack.labels[k];
      const float x = left ? margin : viewSize.x - margin - sizes[i].x;
      const float y = stack.top + stack.tops[k];
      places[i] = PlatePlace{{x, y}, left, {stack.elbow, y + 0.5F * sizes[i].y}};
    }
  }
  return places;
}

}  // namespace crus
