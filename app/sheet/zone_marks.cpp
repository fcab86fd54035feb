#include "app/sheet/zone_marks.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <map>
#include <utility>

namespace crus::sheet {
namespace {

constexpr float kCoreAlpha = 0.92F;  // a little of the leg's shape shows through
constexpr float kBandMm = 0.9F;
constexpr float kDotPitchMm = 1.12F;
constexpr float kDotRadiusMm = 0.27F;
constexpr float kDotInsetMm = 1.2F;  // on the skin: a dot does not stand on its zone's edge
constexpr float kEdgeMm = 0.2F;
constexpr float kCasingMm = 0.5F;
constexpr float kFringeEdgeMm = 0.17F;
constexpr float kLeastMm2 = 0.8F;
constexpr std::size_t kMostBands = 3;
constexpr int kLeastShared = 12;  // nodes; less is a rounding of two edges

void join(std::vector<float>& into, const std::vector<float>& field) {
  for (std::size_t i = 0; i < into.size(); ++i) into[i] = std::min(into[i], field[i]);
}

Path edgePath(const DrawnView& view, const std::vector<Loop>& loops) {
  Path path;
  path.closed = false;
  for (std::vector<glm::vec2> edge : realEdges(loops)) {
    for (glm::vec2& p : edge) p = view.nodeOnPage(p);
    path.lines.push_back(std::move(edge));
  }
  return path;
}

float leastNodes(const DrawnView& view) {
  return kLeastMm2 / (view.nodeMm() * view.nodeMm());
}

/// What a layer looks like in one view.
struct SeenLayer {
  const Muscle* muscle = nullptr;
  Grid core, fringe;
  Path region, coreEdge, fringeEdge;
};

float valueAt(const DrawnView& view, const Grid& grid, glm::vec2 page) {
  const glm::ivec2 node{glm::round(view.pageToNode(page))};
  if (node.x < 0 || node.y < 0 || node.x >= grid.size.x || node.y >= grid.size.y) return NAN;
  return grid.at(node.x, node.y);
}

/// Dots on a lattice of the page that is the layer's own, so that those of two layers stand beside each
/// other. None on another's fill, which they would bury: there the edge must do.
Dots dotsOf(const DrawnView& view, const SeenLayer& layer, std::size_t number,
            const std::vector<std::uint32_t>& covered) {
  Dots dots{{}, kDotRadiusMm, Ink{layer.muscle->edge}};
  const float rowMm = kDotPitchMm * 0.8660254F;
  const auto k = static_cast<float>(number);
  const glm::vec2 shift{std::fmod(0.37F * k, 1.0F) * kDotPitchMm, std::fmod(0.61F * k, 1.0F) * rowMm};
  const Area& area = view.place();
  int row = 0;
  for (float y = area.y + shift.y; y < area.bottom(); y += rowMm, ++row) {
    const float start = area.x + shift.x + (row % 2 == 0 ? 0.0F : 0.5F * kDotPitchMm);
    for (float x = start; x < area.right(); x += kDotPitchMm) {
      if (!(valueAt(view, layer.fringe, {x, y}) < -kDotInsetMm)) continue;
      const glm::ivec2 node{glm::round(view.pageToNode({x, y}))};
      const std::size_t at = static_cast<std::size_t>(node.y) * static_cast<std::size_t>(layer.core.size.x) +
                             static_cast<std::size_t>(node.x);
      if (covered[at] == 0) dots.centres.emplace_back(x, y);
    }
  }
  return dots;
}

/// The dotted part alone: spillover that is not solid anyway.
Grid without(const Grid& fringe, const Grid& core) {
  Grid rest = fringe;
  for (std::size_t i = 0; i < rest.values.size(); ++i)
    rest.values[i] = std::max(rest.values[i], -core.values[i]);
  return rest;
}

/// Stripes of every n-th band at 45 degrees over an area.
Path stripes(const Area& area, std::size_t index, std::size_t count) {
  Path path;
  const float period = kBandMm * static_cast<float>(count);
  constexpr float kHalfRoot = 0.70710678F;
  const float low = (area.x + area.y) * kHalfRoot;
  const float high = (area.right() + area.bottom()) * kHalfRoot;
  const float reach = area.width + area.height;
  const glm::vec2 across{kHalfRoot, kHalfRoot};
  const glm::vec2 along{kHalfRoot, -kHalfRoot};
  const glm::vec2 middle{area.x + 0.5F * area.width, area.y + 0.5F * area.height};
  const float offset = glm::dot(middle, along);
  for (float t = std::floor(low / period) * period + kBandMm * static_cast<float>(index); t < high;
       t += period) {
    const glm::vec2 base = across * t + along * offset;
    path.lines.push_back({base - along * reach, base + along * reach, base + across * kBandMm + along * reach,
                          base + across * kBandMm - along * reach});
  }
  return path;
}

/// Bands wherever the cores of two or three layers lie over each other.
void addBands(const DrawnView& view, const std::vector<SeenLayer>& layers,
              const std::vector<std::uint32_t>& covered, std::vector<Mark>& marks) {
  struct Shared {
    int nodes = 0;
    Frame frame;
  };
  std::map<std::uint32_t, Shared> shared;
  const glm::ivec2 size = view.gridSize();
  for (std::size_t i = 0; i < covered.size(); ++i) {
    if (std::popcount(covered[i]) < 2) continue;
    Shared& one = shared[covered[i]];
    ++one.nodes;
    one.frame.add(view.nodeOnPage({static_cast<float>(i % static_cast<std::size_t>(size.x)),
                                   static_cast<float>(i / static_cast<std::size_t>(size.x))}));
  }
  std::vector<std::pair<std::uint32_t, Shared>> order(shared.begin(), shared.end());
  std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) {
    return std::popcount(a.first) < std::popcount(b.first);
  });
  for (const auto& [mask, one] : order) {
    if (one.nodes < kLeastShared) continue;
    std::vector<Path> clips;
    std::vector<std::size_t> members;
    for (std::size_t k = 0; k < layers.size(); ++k) {
      if ((mask >> k & 1U) == 0) continue;
      clips.push_back(layers[k].region);
      if (members.size() < kMostBands) members.push_back(k);
    }
    const Area area{one.frame.low.x - 1.0F, one.frame.low.y - 1.0F, one.frame.size().x + 2.0F,
                    one.frame.size().y + 2.0F};
    for (std::size_t m = 0; m < members.size(); ++m) {
      marks.emplace_back(
          Shape{stripes(area, m, members.size()), Ink{layers[members[m]].muscle->fill}, {}, 0.0F, clips});
    }
  }
}

}  // namespace

std::vector<ZoneLayer> zoneLayers(const std::vector<const TriggerPoint*>& points, const Leg& leg) {
  std::vector<ZoneLayer> layers;
  if (!leg.skin) return layers;
  const std::size_t count = leg.skin->vertexCount();
  std::vector<ZoneField> wanted;
  std::copy_if(leg.fields.begin(), leg.fields.end(), std::back_inserter(wanted), [&](const ZoneField& field) {
    return std::any_of(points.begin(), points.end(),
                       [&](const TriggerPoint* point) { return point->id == field.point; });
  });
  measureZones(wanted);
  for (const TriggerPoint* point : points) {
    const Muscle* muscle = leg.world.atlas.muscle(point->muscle);
    if (muscle == nullptr) continue;
    for (const ZoneField& field : wanted) {
      if (field.point != point->id || field.distanceMm().size() != count) continue;
      auto layer =
          std::find_if(layers.begin(), layers.end(), [&](const ZoneLayer& l) { return l.muscle == muscle; });
      if (layer == layers.end()) {
        layers.push_back(
            {muscle, std::vector<float>(count, kZoneFarMm), std::vector<float>(count, kZoneFarMm)});
        layer = std::prev(layers.end());
      }
      join(field.strength == Strength::kEssential ? layer->core : layer->fringe, field.distanceMm());
    }
  }
  return layers;
}

Path regionPath(const DrawnView& view, const std::vector<Loop>& loops) {
  Path path;
  for (const Loop& loop : loops) {
    std::vector<glm::vec2>& line = path.lines.emplace_back();
    for (const glm::vec2& p : loop.points) line.push_back(view.nodeOnPage(p));
  }
  return path;
}

std::vector<std::uint32_t> coverage(const DrawnView& view, const std::vector<ZoneLayer>& layers) {
  const glm::ivec2 size = view.gridSize();
  std::vector<std::uint32_t> covered(static_cast<std::size_t>(size.x) * static_cast<std::size_t>(size.y), 0);
  for (std::size_t k = 0; k < layers.size() && k < 32; ++k) {
    const Grid core = view.sampled(layers[k].core);
    for (std::size_t i = 0; i < covered.size(); ++i) {
      if (core.values[i] < 0.0F) covered[i] |= 1U << k;
    }
  }
  return covered;
}

void addZones(const DrawnView& view, const std::vector<ZoneLayer>& layers, std::vector<Mark>& marks) {
  const std::vector<std::uint32_t> covered = coverage(view, layers);
  std::vector<SeenLayer> seen;
  for (std::size_t k = 0; k < layers.size(); ++k) {
    SeenLayer layer{
        layers[k].muscle, view.sampled(layers[k].core), view.sampled(layers[k].fringe), {}, {}, {}};
    const std::vector<Loop> cores = contours(layer.core, leastNodes(view));
    layer.region = regionPath(view, cores);
    layer.coreEdge = edgePath(view, cores);
    layer.fringeEdge = edgePath(view, contours(without(layer.fringe, layer.core), leastNodes(view)));
    if (Dots dots = dotsOf(view, layer, k, covered); !dots.centres.empty())
      marks.emplace_back(std::move(dots));
    seen.push_back(std::move(layer));
  }
  for (const SeenLayer& layer : seen) {
    if (!layer.region.lines.empty())
      marks.emplace_back(Shape{layer.region, Ink{layer.muscle->fill, kCoreAlpha}, {}, 0.0F, {}});
  }
  addBands(view, seen, covered, marks);
  for (const SeenLayer& layer : seen) {
    if (layer.fringeEdge.lines.empty()) continue;
    marks.emplace_back(Shape{layer.fringeEdge, {}, Ink{kPaper, 0.8F}, 0.4F, {}});
    marks.emplace_back(Shape{layer.fringeEdge, {}, Ink{layer.muscle->edge}, kFringeEdgeMm, {}});
  }
  for (const SeenLayer& layer : seen) {
    if (layer.coreEdge.lines.empty()) continue;
    marks.emplace_back(Shape{layer.coreEdge, {}, Ink{kPaper}, kCasingMm, {}});
  }
  for (const SeenLayer& layer : seen) {
    if (!layer.coreEdge.lines.empty())
      marks.emplace_back(Shape{layer.coreEdge, {}, Ink{kBlack}, kEdgeMm, {}});
  }
}

void addHatch(const DrawnView& view, const std::vector<float>& distanceMm, std::vector<Mark>& marks) {
  const std::vector<Loop> loops = contours(view.sampled(distanceMm), leastNodes(view));
  const Path region = regionPath(view, loops);
  if (region.lines.empty()) return;
  Path lines;
  lines.closed = false;
  constexpr float kPitchMm = 1.3F;
  const Area& area = view.place();
  for (float t = -area.height; t < area.width; t += kPitchMm)  // falling to the right: bands rise
    lines.lines.push_back({{area.x + t, area.y}, {area.x + t + area.height, area.bottom()}});
  marks.emplace_back(Shape{lines, {}, Ink{kPaper, 0.8F}, 0.42F, {region}});
  marks.emplace_back(Shape{lines, {}, Ink{kBlack}, 0.16F, {region}});
  const Path edge = edgePath(view, loops);
  marks.emplace_back(Shape{edge, {}, Ink{kPaper}, 0.45F, {}});
  marks.emplace_back(Shape{edge, {}, Ink{kBlack}, 0.18F, {}});
}

}  // namespace crus::sheet
