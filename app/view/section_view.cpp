#include "app/view/section_view.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <glm/matrix.hpp>

#include "app/state/visibility.h"
#include "app/view/color.h"
#include "app/view/labels.h"

namespace crus {
namespace {

const glm::vec3 kAccent = linearOf(Color8{0x5A, 0xB0, 0xFF});

std::string kindOf(const std::string& part) {
  return part.substr(0, part.find('/'));
}

/// Fat, parted into lobules, under the band of the true skin.
engine::CapStyle skinFace() {
  engine::CapStyle cap;
  cap.fill = linearOf(Color8{0xE8, 0xCF, 0x8C});
  cap.wall = linearOf(Color8{0xED, 0xDB, 0xAA});
  cap.cellMetres = 0.0034F;
  cap.wallShare = 0.10F;
  cap.seam = linearOf(Color8{0xCF, 0x9B, 0x84});
  cap.seamMetres = 0.0016F;
  return cap;
}

/// Bundles of fibres in paler sheaths, within a fascia that wears the muscle's own colour.
engine::CapStyle muscleFace(const Muscle* muscle) {
  constexpr float kOwnColor = 0.06F;
  engine::CapStyle cap;
  cap.order = 10;
  cap.fill = linearOf(Color8{0xA2, 0x4C, 0x44});
  if (muscle != nullptr) cap.fill = glm::mix(cap.fill, linearOf(muscle->fill), kOwnColor);
  cap.wall = glm::mix(cap.fill, linearOf(Color8{0xE6, 0xC4, 0xB8}), 0.30F);
  cap.cellMetres = 0.0022F;
  cap.wallShare = 0.07F;
  cap.seam = muscle != nullptr ? linearOf(muscle->fill) : linearOf(Color8{0xE2, 0xC6, 0xB6});
  cap.seamMetres = muscle != nullptr ? 0.0009F : 0.0004F;
  return cap;
}

engine::CapStyle sinewFace() {
  engine::CapStyle cap;
  cap.order = 20;
  cap.fill = linearOf(Color8{0xEF, 0xE8, 0xDA});
  cap.wall = linearOf(Color8{0xD5, 0xC7, 0xB0});
  cap.cellMetres = 0.0009F;
  cap.wallShare = 0.12F;
  return cap;
}

/// A dense shell, thicker on a larger bone, round spongy bone.
engine::CapStyle boneFace(double area) {
  constexpr float kShellShare = 0.22F;  // of the radius of a circle as large
  engine::CapStyle cap;
  cap.order = 30;
  cap.fill = linearOf(Color8{0xD9, 0xAE, 0x78});
  cap.wall = linearOf(Color8{0xF0, 0xE1, 0xC0});
  cap.cellMetres = 0.0017F;
  cap.wallShare = 0.30F;
  cap.seam = linearOf(Color8{0xF3, 0xEA, 0xD6});
  const auto radius = static_cast<float>(std::sqrt(std::max(area, 0.0) / 3.14159265));
  cap.seamMetres = std::clamp(kShellShare * radius, 0.0008F, 0.0045F);
  return cap;
}

bool belongsTo(const Pick& pick, const std::string& part, const Muscle* muscle, const Atlas& atlas) {
  if (pick.kind == Pick::Kind::kPart) return pick.id == part;
  return muscle != nullptr && muscleOfPick(pick, atlas) == muscle;
}

/// The names' place on a face: once for each muscle, where it is widest.
struct Named {
  std::string text;
  const Muscle* muscle = nullptr;
  const engine::CutOutline* outline = nullptr;
  int rank = 2;  // 0 selected, 1 hovered
};

/// Membranes and ligaments, of which nobody presses any.
bool isSheet(const std::string& part) {
  return kindOf(part) == "membrane" || kindOf(part) == "ligament";
}

std::string nameOfPart(const engine::Part& part) {
  const auto name = part.extras.find("name");
  return name == part.extras.end() ? part.name : name->second;
}

std::vector<Named> namedFaces(const AppState& state, const Leg& leg, const engine::SceneView& view,
                              bool brief) {
  constexpr double kSmallest = 12e-6;  // square metres
  const Atlas& atlas = leg.world.atlas;
  std::vector<Named> faces;
  for (std::size_t i = 0; i < view.parts.size(); ++i) {
    const engine::CutOutline& outline = view.section->outlines[i];
    if (brief && isSheet(leg.model.parts[i].name)) continue;  // has no short name
    if (leg.skinPart == i || !view.parts[i].cap.drawn || !outline.closed || outline.area < kSmallest)
      continue;
    const std::string& part = leg.model.parts[i].name;
    Named face{nameOfPart(leg.model.parts[i]), atlas.muscleOfPart(part), &outline};
    if (face.muscle != nullptr) face.text = brief ? face.muscle->code : face.muscle->name;
    const bool selected = belongsTo(state.selected, part, face.muscle, atlas);
    if (!selected && state.labels != LabelMode::kAll) continue;
    face.rank = selected ? 0 : belongsTo(state.hovered, part, face.muscle, atlas) ? 1 : 2;
    const auto twin = std::find_if(faces.begin(), faces.end(), [&](const Named& other) {
      return face.muscle != nullptr && other.muscle == face.muscle;
    });
    if (twin == faces.end()) {
      faces.push_back(face);
    } else if (twin->outline->area < outline.area) {
      *twin = face;
    }
  }
  std::stable_sort(faces.begin(), faces.end(), [](const Named& a, const Named& b) {
    return a.rank != b.rank ? a.rank < b.rank : a.outline->area > b.outline->area;
  });
  return faces;
}

engine::Box faceBox(const engine::Section& section) {
  engine::Box box;
  for (const engine::CutOutline& outline : section.outlines) box = engine::merge(box, outline.box);
  return box;
}

}  // namespace

std::shared_ptr<const engine::Section> SectionCache::of(const AppState& state, const Leg& leg) {
  const engine::ClipPlane plane = planeOf(state.section, leg.world);
  if (!section_ || leg_ != &leg || section_->plane != plane) {
    section_ = std::make_shared<const engine::Section>(engine::cutModel(leg.model, plane));
    leg_ = &leg;
  }
  return section_;
}

engine::CapStyle capOf(const AppState& state, const Leg& leg, std::size_t part,
                       const engine::Section& section) {
  const std::string& name = leg.model.parts[part].name;
  const std::string kind = kindOf(name);
  const Muscle* muscle = leg.world.atlas.muscleOfPart(name);
  engine::CapStyle cap;
  if (leg.skinPart == part) {
    cap = skinFace();
  } else if (kind == "bone") {
    cap = boneFace(section.outlines[part].area);
  } else if (kind == "muscle" || kind == "context_muscle") {
    cap = muscleFace(muscle);
  } else {
    cap = sinewFace();
  }
  cap.drawn = isVisible(state, name, leg.world) && !state.ghosted.contains(name);
  const bool selected = belongsTo(state.selected, name, muscle, leg.world.atlas);
  if (leg.skinPart != part && (selected || belongsTo(state.hovered, name, muscle, leg.world.atlas))) {
    const float amount = selected ? 0.35F : 0.12F;
    const glm::vec3 tint = selected ? kAccent : glm::vec3(1.0F);
    cap.fill = glm::mix(cap.fill, tint, amount);
    cap.wall = glm::mix(cap.wall, tint, amount);
    if (selected) {
      cap.line = kAccent;
      cap.linePixels = 3.0F;
      cap.order += 5;
    }
  }
  return cap;
}

std::vector<Label> sliceLabels(const AppState& state, const Leg& leg, const engine::SceneView& view,
                               glm::vec2 viewSize) {
  constexpr float kRoomForNames = 800.0F;
  std::vector<Label> labels;
  if (!view.section || state.labels == LabelMode::kOff || !engine::seesFace(view)) return labels;
  const glm::ivec2 size{viewSize};
  const glm::mat4 toClip = engine::viewProjection(view, size);
  for (const Named& face : namedFaces(state, leg, view, viewSize.x < kRoomForNames)) {
    const auto pixel = engine::project(toClip, toWorld(face.outline->inner, state.side), size);
    if (!pixel || pixel->x < 0.0F || pixel->y < 0.0F || pixel->x >= viewSize.x || pixel->y >= viewSize.y)
      continue;
    labels.push_back({face.text, glm::vec2(*pixel), face.rank == 0, true});
    if (labels.size() == kMostLabels) break;
  }
  return labels;
}

std::optional<ScaleBar> scaleBarOf(const engine::SceneView& view, glm::vec2 viewSize) {
  constexpr float kRoomForScale = 240.0F;  // in a lower view it would stand on names
  if (!view.section || !engine::seesFace(view) || viewSize.x < 1.0F || viewSize.y < kRoomForScale)
    return std::nullopt;
  const engine::Box box = faceBox(*view.section);
  if (box.empty()) return std::nullopt;
  const glm::vec3 middle{engine::modelMatrix(view) * glm::vec4(0.5F * (box.low + box.high), 1.0F)};
  const glm::ivec2 size{viewSize};
  const glm::mat4 toClip = engine::viewProjection(view, size);
  const auto from = engine::project(toClip, middle, size);
  const auto to = engine::project(toClip, middle + 0.01F * engine::rightDirection(view.camera), size);
  if (!from || !to) return std::nullopt;
  const float perMm = 0.1F * (to->x - from->x);
  ScaleBar bar;
  for (const float mm : {1.0F, 2.0F, 5.0F, 10.0F, 20.0F, 50.0F, 100.0F, 200.0F}) {
    if (mm * perMm <= 0.25F * viewSize.x) bar = {mm, mm * perMm};
  }
  return bar.mm > 0.0F ? std::optional{bar} : std::nullopt;
}

std::optional<float> cutDepthMm(const Leg& leg, const engine::SceneView& view, glm::vec2 pixel,
                                glm::vec2 viewSize) {
  constexpr float kDeepest = 0.1F;  // metres
  if (!view.section || !leg.surface || !leg.skinPart || !engine::seesFace(view)) return std::nullopt;
  const glm::mat4 toModel =
      glm::inverse(engine::viewProjection(view, glm::ivec2(viewSize)) * engine::modelMatrix(view));
  const auto at = [&](float depth) {
    const glm::vec2 ndc{2.0F * pixel.x / viewSize.x - 1.0F, 1.0F - 2.0F * pixel.y / viewSize.y};
    const glm::vec4 place = toModel * glm::vec4(ndc, depth, 1.0F);
    return glm::vec3(place) / place.w;
  };
  const glm::vec3 near = at(-1.0F);
  const glm::vec3 far = at(1.0F);
  const float above = view.section->plane.beyond(near);
  const float below = view.section->plane.beyond(far);
  if (above <= 0.0F || below >= 0.0F) return std::nullopt;
  const glm::vec3 place = glm::mix(near, far, above / (above - below));
  if (!engine::isInside(view.section->outlines[*leg.skinPart], view.section->plane, place))
    return std::nullopt;
  const auto skin = leg.surface->nearest(place, kDeepest);
  if (!skin) return std::nullopt;
  return 1000.0F * glm::distance(skin->position, place);
}

}  // namespace crus
