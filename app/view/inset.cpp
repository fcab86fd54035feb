#include "app/view/inset.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <string_view>

#include "app/view/color.h"
#include "app/view/overlay_builder.h"
#include "app/view/zone_layers.h"

namespace crus {
namespace {

/// Joins two distances so that areas which meet flow into each other (polynomial smooth minimum, I. Quilez).
float joined(float a, float b) {
  constexpr float kRoundMm = 6.0F;
  const float q = std::clamp(0.5F + 0.5F * (b - a) / kRoundMm, 0.0F, 1.0F);
  return glm::mix(b, a, q) - kRoundMm * q * (1.0F - q);
}

/// The heights between which the figure is shown for what is lit, metres of the drawn figure.
struct Span {
  float bottom = 0.0F, top = 0.0F;
};

/// \param everything whoever is to point at a place must find it.
Span spanOf(const std::vector<LitArea>& lit, const BodyFigure& figure, bool everything) {
  constexpr float kLeastHeight = 0.80F * kBodyScale;  // enough to see whose back it is
  constexpr float kRound = 0.12F * kBodyScale;
  engine::Box shown;
  for (const LitArea& one : lit) {
    if (const BodyArea* area = figure.area(one.area)) shown = engine::merge(shown, area->box);
  }
  const engine::Box whole = engine::boundingBox(figure.model);
  if (shown.empty() || everything) shown = whole;
  const float middle = 0.5F * (shown.low.y + shown.high.y);
  const float half = std::max(0.5F * (shown.high.y - shown.low.y) + kRound, 0.5F * kLeastHeight);
  // No air above the head or below the feet.
  return {std::max(std::min(middle - half, whole.high.y - 2.0F * half), whole.low.y),
          std::min(std::max(middle + half, whole.low.y + 2.0F * half), whole.high.y)};
}

/// By how much an area is drawn larger than it is, millimetres: where places far apart are lit, the figure is
/// small, and a joint would be a speck.
float growthMm(const BodyArea& area, const Span& span) {
  constexpr float kLeastPart = 0.035F;  // of the height shown, from the edge to the innermost place
  const float inside = -*std::min_element(area.distanceMm.begin(), area.distanceMm.end());
  return std::max(0.0F, kLeastPart * (span.top - span.bottom) * 1000.0F - inside);
}

std::vector<ZoneLayer> layersOf(const std::vector<LitArea>& lit, const BodyFigure& figure,
                                const Atlas& atlas) {
  const std::size_t count = figure.mesh().positions.size();
  const Span span = spanOf(lit, figure, false);
  std::vector<ZoneLayer> layers;
  for (const LitArea& one : lit) {
    const Muscle* muscle = atlas.muscle(one.muscle);
    const BodyArea* area = figure.area(one.area);
    if (muscle == nullptr || area == nullptr) continue;
    ZoneLayer& layer = layerOf(layers, *muscle, count);
    std::vector<float>& into = one.core ? layer.core : layer.fringe;
    const float growth = growthMm(*area, span);
    for (std::size_t i = 0; i < count; ++i) into[i] = joined(into[i], area->distanceMm[i] - growth);
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

engine::Overlay insetOverlay(const std::vector<LitArea>& lit, const BodyFigure& figure, const Atlas& atlas,
                             const AppState& state) {
  engine::Overlay overlay;
  const std::vector<ZoneLayer> layers = layersOf(lit, figure, atlas);
  std::vector<const ZoneLayer*> all;
  for (const ZoneLayer& layer : layers) {
    overlay.layers.push_back(overlayLayerOf(*layer.muscle, state));
    all.push_back(&layer);
  }
  const engine::TriangleMesh& mesh = figure.mesh();
  std::vector<engine::OverlayVertex> corners;
  for (const auto& triangle : mesh.triangles) {
    const ZoneSlots slots = slotsOf(triangle, all);
    if (slots[0] == nullptr) continue;
    const glm::vec3& n = mesh.normals[triangle[0]];
    for (const std::uint32_t v : triangle) {
      engine::OverlayVertex vertex;
      vertex.position = mesh.positions[v];
      vertex.normal = mesh.normals[v];
      vertex.patternMm = patternMm(mesh.positions[v], std::abs(n.x) > std::abs(n.z));
      setZones(vertex, v, slots);
      corners.push_back(vertex);
    }
  }
  overlay.levels.push_back(
      {std::make_shared<const engine::OverlayPiece>(engine::overlayPiece(corners, overlay.layers))});
  return overlay;
}

engine::SceneView insetView(const std::vector<LitArea>& lit, const BodyFigure& figure, const AppState& state,
                            const engine::Camera& leg, float aspect, float pixelRatio) {
  constexpr float kHalfWidth = 0.27F * kBodyScale;  // of the trunk with the arms
  constexpr float kFineness = 0.5F;                 // of edges and dots: the areas are small
  const Span span = spanOf(lit, figure, state.asking);

  engine::SceneView view;
  view.camera.azimuthDegrees = leg.azimuthDegrees;
  view.camera.elevationDegrees = std::clamp(0.25F * leg.elevationDegrees, -12.0F, 12.0F);
  view.camera.orthographic = leg.orthographic;
  view.camera = engine::framed(
      view.camera,
      {{-kHalfWidth, span.bottom, -0.5F * kHalfWidth}, {kHalfWidth, span.top, 0.5F * kHalfWidth}}, aspect);
  view.mirrored = state.side == Side::kLeft;
  view.parts.resize(figure.model.parts.size());
  view.pixelRatio = kFineness * pixelRatio;
  view.bounds = engine::boundingBox(figure.model);  // the same on both sides
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

bool insetAtLeft(const engine::Camera& camera, bool was) {
  constexpr float kGoes = 0.35F;
  constexpr float kComesBack = 0.15F;
  const float toesToTheRight = engine::rightDirection(camera).z;  // +Z is anterior
  return toesToTheRight > (was ? kComesBack : kGoes);
}

}  // namespace crus
