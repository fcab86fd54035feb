#include "app/view/scene_view.h"

#include <algorithm>

#include "app/state/visibility.h"
#include "app/view/color.h"

namespace crus {
namespace {

const glm::vec3 kAccent = linearOf(Color8{0x5A, 0xB0, 0xFF});
const glm::vec3 kAccentOnLight = linearOf(Color8{0x0A, 0x62, 0xB8});
const glm::vec3 kWhite{1.0F};
const glm::vec3 kGrey = linearOf(Color8{0x9A, 0x9F, 0xA6});
const glm::vec3 kInk = linearOf(Color8{0x16, 0x18, 0x1B});

struct Backdrop {
  Color8 top, bottom;
};
constexpr Backdrop kDark{{0x2A, 0x30, 0x38}, {0x1E, 0x22, 0x27}};
constexpr Backdrop kLight{{0xF6, 0xF7, 0xF8}, {0xE6, 0xE9, 0xEC}};

std::optional<glm::vec3> skinColor(SkinTone tone) {
  switch (tone) {
    case SkinTone::kClay:
      break;  // as the model has it
    case SkinTone::kMonk3:
      return linearOf(Color8{0xF7, 0xEA, 0xD0});
    case SkinTone::kMonk5:
      return linearOf(Color8{0xD7, 0xBD, 0x96});
    case SkinTone::kMonk7:
      return linearOf(Color8{0x82, 0x5C, 0x43});
    case SkinTone::kMonk9:
      return linearOf(Color8{0x3A, 0x31, 0x2A});
  }
  return std::nullopt;
}

bool concerns(const Pick& pick, const std::string& part, const Atlas& atlas) {
  if (pick.kind == Pick::Kind::kPart) return pick.id == part;
  const Muscle* muscle = muscleOfPick(pick, atlas);
  return muscle != nullptr &&
         std::find(muscle->parts.begin(), muscle->parts.end(), part) != muscle->parts.end();
}

engine::SurfaceMode skinMode(const AppState& state) {
  switch (state.skin) {
    case SkinMode::kSolid:
      return engine::SurfaceMode::kOpaque;
    case SkinMode::kGlass:
      return engine::SurfaceMode::kGlass;
    case SkinMode::kOff:
      break;
  }
  return engine::SurfaceMode::kHidden;
}

/// Whether what lies deep is open to the light: nothing superficial is left in place, or only a chosen few
/// stand there.
bool isLaidOpen(const AppState& state, const World& world) {
  constexpr int kSuperficial = 1;
  if (!state.isolated.empty() || world.partLayers.empty()) return !state.isolated.empty();
  return std::none_of(world.partLayers.begin(), world.partLayers.end(), [&](const auto& part) {
    return part.second == kSuperficial && isVisible(state, part.first, world);
  });
}

engine::PartStyle styleOf(const std::string& part, bool isSkin, const AppState& state, const World& world) {
  const Atlas& atlas = world.atlas;
  engine::PartStyle style;
  if (isSkin) {
    style.mode = skinMode(state);
    style.color = skinColor(state.skinTone);
    style.outer = true;
    return style;
  }
  // The skin is closed: under a solid one nothing else can be seen.
  const bool underSolidSkin = state.skin == SkinMode::kSolid;
  style.mode = isVisible(state, part, world) && !underSolidSkin ? engine::SurfaceMode::kOpaque
                                                                : engine::SurfaceMode::kHidden;
  // What stands alone keeps the bones round it as ghosts, so that one sees where it is.
  if (style.mode == engine::SurfaceMode::kHidden && !underSolidSkin && !state.isolated.empty() &&
      part.rfind("bone/", 0) == 0 && state.hidden.count(part) == 0) {
    style.mode = engine::SurfaceMode::kGlass;
  }
  if (style.mode == engine::SurfaceMode::kOpaque && state.ghosted.contains(part)) {
    style.mode = engine::SurfaceMode::kGlass;
  }
  if (concerns(state.selected, part, atlas)) {
    style.tint = kAccent;
    style.tintAmount = 0.25F;
    style.outline = state.theme == Theme::kDark ? kAccent : kAccentOnLight;
    style.outlinePixels = 2.0F;
  } else if (concerns(state.hovered, part, atlas)) {
    style.tint = kWhite;
    style.tintAmount = 0.12F;
    style.outline = state.theme == Theme::kDark ? kWhite : kInk;
    style.outlinePixels = 1.0F;
  } else if (muscleOfPick(state.selected, atlas) != nullptr && atlas.muscleOfPart(part) != nullptr) {
    style.saturation = 0.6F;  // the others step back a little
  }
  return style;
}

engine::Marker markerOf(const PlacedPoint& placed, std::size_t index, const AppState& state) {
  engine::Marker marker;
  marker.id = static_cast<std::uint32_t>(index);
  marker.position = state.skin == SkinMode::kOff ? placed.inBelly : placed.onSkin;
  // Through glass one sees how deep the muscle lies under it.
  constexpr float kShallowMm = 1.5F;
  if (state.skin == SkinMode::kGlass && placed.meetsMuscle && placed.depthMm > kShallowMm)
    marker.root = placed.inBelly;
  marker.halo = kWhite;
  const bool selected = state.selected.kind == Pick::Kind::kPoint && state.selected.id == placed.point;
  const bool hovered = state.hovered.kind == Pick::Kind::kPoint && state.hovered.id == placed.point;
  marker.sizePixels = selected ? 22.0F : hovered ? 18.0F : 14.0F;
  return marker;
}

/// What one has noted about a point shows in its sign: its state by the shape, a note by a flag.
void showState(engine::Marker& marker, const std::string& point, const AppState& state, const World& world) {
  if (world.journal == nullptr) return;
  const journal::Subject subject{point, legSide(state.side)};
  marker.flag = world.journal->notes.contains(subject);
  if (const auto found = world.journal->states.find(subject); found != world.journal->states.end()) {
    marker.ring = found->second.state == journal::PointState::kActive;
    if (found->second.state == journal::PointState::kLatent) marker.shape = engine::MarkerShape::kThinCross;
    if (found->second.state == journal::PointState::kResolved)
      marker.shape = engine::MarkerShape::kHollowCross;
  }
}

/// One's own spot takes over what the point's sign says; the textbook's X stays behind, smaller and grey.
void addMarkers(std::vector<engine::Marker>& markers, std::size_t index, const AppState& state,
                const Leg& leg) {
  const PlacedPoint& placed = leg.world.points[index];
  engine::Marker marker = markerOf(placed, index, state);
  const auto own = std::find_if(
      leg.world.ownSpots.begin(), leg.world.ownSpots.end(),
      [&](const PlacedSpot& spot) { return spot.point == placed.point && spot.side == state.side; });
  if (own != leg.world.ownSpots.end()) {
    engine::Marker textbook = marker;
    textbook.halo = kGrey;
    textbook.shape = engine::MarkerShape::kThinCross;
    textbook.sizePixels = 11.0F;
    markers.push_back(textbook);
    marker.position = own->onSkin;
    marker.dot = true;
    marker.root.reset();
  }
  showState(marker, placed.point, state, leg.world);
  markers.push_back(marker);
}

engine::Marker warningAt(const glm::vec3& place) {
  engine::Marker marker;
  marker.position = place;
  marker.sizePixels = 24.0F;
  marker.shape = engine::MarkerShape::kWarning;
  marker.pickable = false;
  return marker;
}

}  // namespace

engine::SceneView sceneViewOf(const AppState& state, const Leg& leg, float pixelRatio, bool transparent,
                              SectionCache* cuts) {
  engine::SceneView view;
  view.camera = state.camera;
  view.mirrored = state.side == Side::kLeft;
  view.pixelRatio = pixelRatio;
  view.hiddenMarkerAlpha = 0.01F * static_cast<float>(state.preferences.hiddenMarkerPercent);
  const Atlas& atlas = leg.world.atlas;
  const float exposed = isLaidOpen(state, leg.world) ? 1.0F : 0.0F;
  for (std::size_t i = 0; i < leg.model.parts.size(); ++i) {
    view.parts.push_back(styleOf(leg.model.parts[i].name, leg.skinPart == i, state, leg.world));
    view.parts.back().exposed = exposed;
  }
  if (state.section.on) {
    SectionCache own;
    view.section = (cuts != nullptr ? *cuts : own).of(state, leg);
    view.gridMetres = 0.01F;
    for (std::size_t i = 0; i < view.parts.size(); ++i)
      view.parts[i].cap = capOf(state, leg, i, *view.section);
  }
  // First, so that no X is covered by them.
  const std::vector<std::string> cautions = visibleCautions(state, leg.world);
  for (const CautionField& field : leg.cautions) {
    const bool shown = std::find(cautions.begin(), cautions.end(), field.zone) != cautions.end();
    if (shown && field.deepestMm() > 0.0F) view.markers.push_back(warningAt(field.middle()));
  }
  for (std::size_t i = 0; i < leg.world.points.size(); ++i) {
    const TriggerPoint* point = atlas.point(leg.world.points[i].point);
    if (point != nullptr && isMarkerVisible(state, *point, leg.world)) {
      addMarkers(view.markers, i, state, leg);
    }
  }
  // Light at the edge of glass on a dark ground, shade on a light one.
  if (state.theme == Theme::kLight) view.glassRim = linearOf(Color8{0x74, 0x82, 0x90});
  const glm::vec3 a = toWorld(leg.world.bounds.low, state.side);
  const glm::vec3 b = toWorld(leg.world.bounds.high, state.side);
  view.bounds = {glm::min(a, b), glm::max(a, b)};
  if (!transparent) {
    const Backdrop& backdrop = state.theme == Theme::kDark ? kDark : kLight;
    view.backgroundTop = glm::vec4(linearOf(backdrop.top), 1.0F);
    view.backgroundBottom = glm::vec4(linearOf(backdrop.bottom), 1.0F);
  }
  return view;
}

std::size_t movingLevel(const engine::SceneView& view, int height) {
  // The second level is within 1.1 mm of the full one but for a few places, and mostly within half of that.
  constexpr float kSecondFromMetres = 0.00055F;
  return !view.section && engine::metresPerPixel(view.camera, height) >= kSecondFromMetres ? 2 : 1;
}

void fitMarkers(engine::SceneView& view, float viewHeight) {
  constexpr float kRoomyHeight = 360.0F;
  const float factor = std::clamp(viewHeight / kRoomyHeight, 0.6F, 1.0F);
  for (engine::Marker& marker : view.markers) marker.sizePixels *= factor;
}

Pick pickOf(const Leg& leg, std::size_t part) {
  const std::string& name = leg.model.parts.at(part).name;
  if (const Muscle* muscle = leg.world.atlas.muscleOfPart(name)) return {Pick::Kind::kMuscle, muscle->id};
  return {Pick::Kind::kPart, name};
}

Pick pickOfMarker(const Leg& leg, std::size_t marker) {
  return {Pick::Kind::kPoint, leg.world.points.at(marker).point};
}

}  // namespace crus
