#include "app/view/inset.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <string_view>

#include "app/view/color.h"

namespace crus {
namespace {

constexpr float kFarMm = 30.0F;
constexpr std::size_t kSlots = 4;

/// Distances per vertex to what one muscle lights.
struct Layer {
  const Muscle* muscle = nullptr;
  std::vector<float> core, fringe;
};

/// Joins two distances so that areas which meet flow into each other (polynomial smooth minimum, I. Quilez).
float joined(float a, float b) {
  constexpr float kRoundMm = 6.0F;
  const float q = std::clamp(0.5F + 0.5F * (b - a) / kRoundMm, 0.0F, 1.0F);
  return glm::mix(b, a, q) - kRoundMm * q * (1.0F - q);
}

std::vector<Layer> layersOf(const std::vector<LitArea>& lit, const BodyFigure& figure, const Atlas& atlas) {
  const std::size_t count = figure.mesh().positions.size();
  std::vector<Layer> layers;
  for (const LitArea& one : lit) {
    const Muscle* muscle = atlas.muscle(one.muscle);
    const BodyArea* area = figure.area(one.area);
    if (muscle == nullptr || area == nullptr) continue;
    auto layer =
        std::find_if(layers.begin(), layers.end(), [&](const Layer& l) { return l.muscle == muscle; });
    if (layer == layers.end()) {
      layers.push_back({muscle, std::vector<float>(count, kFarMm), std::vector<float>(count, kFarMm)});
      layer = std::prev(layers.end());
    }
    std::vector<float>& into = one.core ? layer->core : layer->fringe;
    for (std::size_t i = 0; i < count; ++i) into[i] = joined(into[i], area->distanceMm[i]);
  }
  return layers;
}

/// Coordinates for patterns: the body seen from the front or back, or from the side, whichever the triangle
/// faces more.
glm::vec2 patternMm(const glm::vec3& p, bool sideways) {
  return 1000.0F * glm::vec2{sideways ? p.z : p.x, p.y};
}

struct Backdrop {
  Color8 top, bottom;
};
constexpr Backdrop kDark{{0x34, 0x3B, 0x45}, {0x2A, 0x30, 0x38}};
constexpr Backdrop kLight{{0xFF, 0xFF, 0xFF}, {0xF1, 0xF3, 0xF5}};

}  // namespace

std::string bodyAreaOf(const Patch& patch) {
  if (!patch.area.empty()) return patch.area;
  const bool thigh = patch.region == "posterior_thigh" || patch.region == "lateral_thigh";
  // The leg model goes this far up the thigh.
  constexpr float kThighOnLeg = 0.3F;
  if (thigh) return patch.t && patch.t->high > kThighOnLeg ? patch.region : "";
  constexpr std::array<std::string_view, 5> kOffLeg{"si_joint", "jaw_face", "buttock", "iliac_crest",
                                                    "sacrum"};
  return std::find(kOffLeg.begin(), kOffLeg.end(), patch.region) == kOffLeg.end() ? "" : patch.region;
}

std::vector<LitArea> litAreas(const AppState& state, const World& world) {
  std::vector<LitArea> lit;
  for (const TriggerPoint* point : visibleZones(state, world)) {
    for (const Zone& zone : point->zones) {
      const bool core = zone.strength == Strength::kEssential;
      if (!core && !state.spillover) continue;
      for (const Patch& patch : zone.patches) {
        LitArea area{point->muscle, bodyAreaOf(patch), core};
        if (!area.area.empty() && std::find(lit.begin(), lit.end(), area) == lit.end())
          lit.push_back(std::move(area));
      }
    }
  }
  return lit;
}

std::string askedRegion(const Atlas& atlas, const std::string& area) {
  if (area.empty()) return {};
  for (const TriggerPoint& point : atlas.points) {
    for (const Zone& zone : point.zones) {
      for (const Patch& patch : zone.patches) {
        if (bodyAreaOf(patch) == area) return patch.region;
      }
    }
  }
  return {};
}

engine::Overlay insetOverlay(const std::vector<LitArea>& lit, const BodyFigure& figure, const Atlas& atlas) {
  engine::Overlay overlay;
  const std::vector<Layer> layers = layersOf(lit, figure, atlas);
  for (const Layer& layer : layers)
    overlay.layers.push_back({linearOf(layer.muscle->fill), linearOf(layer.muscle->edge)});
  const engine::TriangleMesh& mesh = figure.mesh();
  std::vector<engine::OverlayVertex>& corners = overlay.levels.emplace_back();
  for (const auto& triangle : mesh.triangles) {
    std::vector<std::size_t> here;
    for (std::size_t i = 0; i < layers.size() && here.size() < kSlots; ++i) {
      const bool touched = std::any_of(triangle.begin(), triangle.end(), [&](std::uint32_t v) {
        return std::min(layers[i].core[v], layers[i].fringe[v]) < 0.0F;
      });
      if (touched) here.push_back(i);
    }
    if (here.empty()) continue;
    const glm::vec3& n = mesh.normals[triangle[0]];
    for (const std::uint32_t v : triangle) {
      engine::OverlayVertex vertex;
      vertex.position = mesh.positions[v];
      vertex.normal = mesh.normals[v];
      vertex.patternMm = patternMm(mesh.positions[v], std::abs(n.x) > std::abs(n.z));
      vertex.core = vertex.fringe = glm::vec4{kFarMm};
      for (std::size_t slot = 0; slot < here.size(); ++slot) {
        const auto k = static_cast<glm::length_t>(slot);
        vertex.layer[k] = static_cast<std::uint8_t>(here[slot] + 1);
        vertex.core[k] = layers[here[slot]].core[v];
        vertex.fringe[k] = layers[here[slot]].fringe[v];
      }
      corners.push_back(vertex);
    }
  }
  return overlay;
}

engine::SceneView insetView(const std::vector<LitArea>& lit, const BodyFigure& figure, const AppState& state,
                            const engine::Camera& leg, float aspect, float pixelRatio) {
  constexpr float kHalfWidth = 0.27F * kBodyScale;    // of the trunk with the arms
  constexpr float kLeastHeight = 0.80F * kBodyScale;  // enough to see whose back it is
  constexpr float kFineness = 0.5F;                   // of edges and dots: the areas are small
  constexpr float kRound = 0.12F * kBodyScale;
  engine::Box shown;
  for (const LitArea& one : lit) {
    if (const BodyArea* area = figure.area(one.area)) shown = engine::merge(shown, area->box);
  }
  const engine::Box whole = engine::boundingBox(figure.model);
  if (shown.empty() || state.asking) shown = whole;  // whoever is to point at a place must find it
  const float middle = 0.5F * (shown.low.y + shown.high.y);
  const float half = std::max(0.5F * (shown.high.y - shown.low.y) + kRound, 0.5F * kLeastHeight);
  // No air above the head or below the feet.
  const float top = std::min(std::max(middle + half, whole.low.y + 2.0F * half), whole.high.y);
  const float bottom = std::max(std::min(middle - half, whole.high.y - 2.0F * half), whole.low.y);

  engine::SceneView view;
  view.camera.azimuthDegrees = leg.azimuthDegrees;
  view.camera.elevationDegrees = std::clamp(0.25F * leg.elevationDegrees, -12.0F, 12.0F);
  view.camera.orthographic = leg.orthographic;
  view.camera = engine::framed(
      view.camera, {{-kHalfWidth, bottom, -0.5F * kHalfWidth}, {kHalfWidth, top, 0.5F * kHalfWidth}}, aspect);
  view.mirrored = state.side == Side::kLeft;
  view.parts.resize(figure.model.parts.size());
  view.pixelRatio = kFineness * pixelRatio;
  view.bounds = whole;  // the same on both sides
  const Backdrop& backdrop = state.theme == Theme::kDark ? kDark : kLight;
  view.backgroundTop = glm::vec4(linearOf(backdrop.top), 1.0F);
  view.backgroundBottom = glm::vec4(linearOf(backdrop.bottom), 1.0F);
  return view;
}

std::string insetCaption(const std::vector<LitArea>& lit, const BodyFigure& figure, Side side,
                         const engine::Camera& camera) {
  std::vector<const BodyArea*> areas;
  for (const LitArea& one : lit) {
    const BodyArea* area = figure.area(one.area);
    if (area != nullptr && std::find(areas.begin(), areas.end(), area) == areas.end()) areas.push_back(area);
  }
  constexpr std::size_t kMost = 3;  // more would outgrow the picture
  const std::size_t more = areas.size() > kMost ? areas.size() - (kMost - 1) : 0;
  areas.resize(areas.size() - more);
  std::string caption;
  const glm::vec3 eye = engine::eyePosition(camera);
  for (const BodyArea* area : areas) {
    if (!caption.empty()) caption += ", ";
    caption += area->name;
    const glm::vec3 towards = eye - toWorld(area->middle, side);
    if (glm::dot(toWorld(area->normal, side), towards) < 0.0F) caption += " (behind)";
  }
  return more > 0 ? caption + " and " + std::to_string(more) + " more" : caption;
}

glm::vec2 insetSize(glm::vec2 viewSize, float scale) {
  constexpr float kLeastView = 400.0F;
  if (std::min(viewSize.x, viewSize.y) < kLeastView * scale) return glm::vec2{0.0F};
  const float height = std::clamp(0.38F * viewSize.y, 150.0F * scale, 280.0F * scale);
  return glm::round(glm::vec2{std::min(0.6F * height, 0.3F * viewSize.x), height});
}

}  // namespace crus
