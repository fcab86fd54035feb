#include "app/sheet/body_inset.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include "app/panels/words.h"
#include "app/sheet/text_flow.h"
#include "app/view/inset.h"
#include "app/view/scene_view.h"

namespace crus::sheet {
namespace {

constexpr float kHeadingMm = 4.6F;
constexpr float kFacing = 0.5F;
constexpr float kLetterMm = 3.2F;
constexpr float kFigureMm = 40.0F;      // with the heading
constexpr std::size_t kMostBeside = 4;  // more areas are listed below the figure, in running text
constexpr float kListMm = 2.3F;         // an area in running text takes about so much

std::vector<LitArea> litBy(const TriggerPoint& point, const World& world) {
  AppState state;
  state.zones.insert(point.id);
  return litAreas(state, world);
}

bool faces(const BodyArea& area, float thetaDegrees, Side side) {
  engine::Camera camera;
  camera.azimuthDegrees = azimuthOfTheta(thetaDegrees, side);
  const glm::vec3 towards = engine::eyePosition(camera) - camera.target;
  return glm::dot(toWorld(area.normal, side), glm::normalize(towards)) > kFacing;
}

/// Theta of the views that between them show all areas, at most two.
std::vector<float> viewsFor(const std::vector<RemoteArea>& areas, Side side) {
  constexpr std::array<float, 4> kCandidates{180.0F, 90.0F, 0.0F, 135.0F};
  std::vector<float> views;
  std::vector<const BodyArea*> open;
  for (const RemoteArea& one : areas) open.push_back(one.area);
  while (!open.empty() && views.size() < 2) {
    const auto count = [&](float theta) {
      return std::count_if(open.begin(), open.end(),
                           [&](const BodyArea* area) { return faces(*area, theta, side); });
    };
    const float best = *std::max_element(kCandidates.begin(), kCandidates.end(),
                                         [&](float a, float b) { return count(a) < count(b); });
    if (count(best) == 0) break;
    views.push_back(best);
    std::erase_if(open, [&](const BodyArea* area) { return faces(*area, best, side); });
  }
  return views;
}

/// From the lowest to the highest area with enough round them to see whose body it is.
Frame frameFor(const std::vector<RemoteArea>& areas, const BodyFigure& figure, float aspect) {
  constexpr float kRound = 0.14F * kBodyScale;
  constexpr float kLeastHeight = 0.75F * kBodyScale;
  engine::Box shown;
  for (const RemoteArea& one : areas) shown = engine::merge(shown, one.area->box);
  const engine::Box whole = engine::boundingBox(figure.model);
  const float middle = 0.5F * (shown.low.y + shown.high.y);
  const float half = std::max(0.5F * (shown.high.y - shown.low.y) + kRound, 0.5F * kLeastHeight);
  const float air = 0.01F * kBodyScale;
  const float top = std::min(middle + half, whole.high.y + air);
  const float bottom = std::max(top - 2.0F * half, whole.low.y - air);
  const float wide = 0.5F * (top - bottom) * aspect;
  return {{-wide, bottom}, {wide, top}};
}

std::vector<ZoneLayer> bodyLayers(const std::vector<CardPoint>& points, const World& world,
                                  const BodyFigure& figure) {
  const std::size_t count = figure.mesh().positions.size();
  std::vector<ZoneLayer> layers;
  for (const CardPoint& one : points) {
    for (const LitArea& lit : litBy(*one.point, world)) {
      const Muscle* muscle = world.atlas.muscle(lit.muscle);
      const BodyArea* area = figure.area(lit.area);
      if (muscle == nullptr || area == nullptr) continue;
      auto layer =
          std::find_if(layers.begin(), layers.end(), [&](const ZoneLayer& l) { return l.muscle == muscle; });
      if (layer == layers.end()) {
        layers.push_back(
            {muscle, std::vector<float>(count, kZoneFarMm), std::vector<float>(count, kZoneFarMm)});
        layer = std::prev(layers.end());
      }
      std::vector<float>& into = lit.core ? layer->core : layer->fringe;
      for (std::size_t i = 0; i < count; ++i) into[i] = std::min(into[i], area->distanceMm[i]);
    }
  }
  return layers;
}

std::string letterOf(std::size_t index) {
  return std::string(1, static_cast<char>('a' + static_cast<char>(index % 26)));
}

/// Letters at the two edges of a figure, with lines to their areas.
void addLetters(const DrawnView& view, const std::vector<RemoteArea>& areas, float theta, Side side,
                std::vector<bool>& done, const Typeface& face, std::vector<Mark>& marks) {
  struct Letter {
    std::size_t index;
    glm::vec2 at;
  };
  std::array<std::vector<Letter>, 2> sides;
  const Area& place = view.place();
  for (std::size_t i = 0; i < areas.size(); ++i) {
    if (done[i] || !faces(*areas[i].area, theta, side)) continue;
    done[i] = true;
    const glm::vec2 at = view.toPage(areas[i].area->middle);
    sides[at.x < place.x + 0.5F * place.width ? 0 : 1].push_back({i, at});
  }
  for (std::size_t s = 0; s < 2; ++s) {
    std::stable_sort(sides[s].begin(), sides[s].end(),
                     [](const Letter& a, const Letter& b) { return a.at.y < b.at.y; });
    float next = place.y;
    for (const Letter& letter : sides[s]) {
      const float y = std::max(letter.at.y, next);
      next = y + kLetterMm;
      const float x = s == 0 ? place.x + 0.6F : place.right() - 0.6F;
      const Path leader{{{{x + (s == 0 ? 1.2F : -1.2F), y}, letter.at}}, false};
      marks.emplace_back(Shape{leader, {}, Ink{kPaper, 0.85F}, 0.5F, {}});
      marks.emplace_back(Shape{leader, {}, Ink{kBlack}, 0.16F, {}});
      marks.emplace_back(line(face, letterOf(letter.index), {x, y + 0.8F}, kSmallestPt, true, kBlack, 0.5F));
    }
  }
}

}  // namespace

std::vector<RemoteArea> remoteAreas(const std::vector<CardPoint>& points, const World& world,
                                    const BodyFigure& figure) {
  std::vector<RemoteArea> areas;
  for (const CardPoint& one : points) {
    for (const LitArea& lit : litBy(*one.point, world)) {
      const BodyArea* area = figure.area(lit.area);
      if (area == nullptr) continue;
      auto found =
          std::find_if(areas.begin(), areas.end(), [&](const RemoteArea& r) { return r.area == area; });
      if (found == areas.end()) {
        areas.push_back({area, {}});
        found = std::prev(areas.end());
      }
      if (std::find(found->codes.begin(), found->codes.end(), one.code) == found->codes.end())
        found->codes.push_back(one.code);
    }
  }
  return areas;
}

float insetHeight(std::size_t areas) {
  if (areas == 0) return 0.0F;
  return kFigureMm + (areas > kMostBeside ? kListMm * static_cast<float>(areas) : 0.0F);
}

void addInset(engine::Renderer& renderer, const BodyFigure& figure, const std::vector<RemoteArea>& areas,
              const std::vector<CardPoint>& points, const World& world, Side side, const Area& box,
              const Typeface& face, std::vector<Mark>& marks) {
  marks.emplace_back(line(face, "Felt off the leg", {box.x, box.y + 2.6F}, 7.5F, true, kBlack));
  const std::vector<float> views = viewsFor(areas, side);
  const float height = kFigureMm - kHeadingMm;
  const float width = 0.52F * height;
  const std::vector<ZoneLayer> layers = bodyLayers(points, world, figure);
  std::vector<bool> done(areas.size(), false);
  float x = box.x;
  for (const float theta : views) {
    ViewRequest request;
    request.scene.camera.azimuthDegrees = azimuthOfTheta(theta, side);
    request.scene.mirrored = side == Side::kLeft;
    request.scene.parts.resize(figure.model.parts.size());
    request.scene.bounds = engine::boundingBox(figure.model);
    request.mesh = &figure.mesh();
    request.place = {x, box.y + kHeadingMm, width, height};
    request.frame = frameFor(areas, figure, width / height);
    const float foot = request.frame.low.y;
    request.opacity = [foot](const glm::vec3& p) {
      return glm::smoothstep(foot + 0.002F * kBodyScale, foot + 0.10F * kBodyScale, p.y);
    };
    const DrawnView view{renderer, request};
    addSurface(view, marks);
    addZones(view, layers, marks);
    addLetters(view, areas, theta, side, done, face, marks);
    x += width + 1.5F;
  }
  const bool beside = areas.size() <= kMostBeside;
  std::vector<Block> list;
  Paragraph running;
  for (std::size_t i = 0; i < areas.size(); ++i) {
    const std::string name = areas[i].area->name;
    const std::string codes = listed(areas[i].codes);
    if (beside) {
      Paragraph paragraph;
      paragraph.marker = letterOf(i);
      paragraph.indentMm = 2.4F;
      paragraph.spans = {{name, false, kBlack}, {codes, true, kBlack}};
      list.push_back({{paragraph}, {}, false, true, 0.5F});
    } else {
      running.spans.push_back({letterOf(i), true, kBlack});
      running.spans.push_back({name + ", " + codes + (i + 1 < areas.size() ? ";" : "."), false, kBlack});
    }
  }
  if (!beside) list.push_back({{running}, {}, false, true, 0.0F});
  const Area right{x + 1.0F, box.y + kHeadingMm, box.right() - x - 1.0F, height};
  const Area below{box.x, box.y + kFigureMm + 0.5F, box.width, box.height - kFigureMm};
  if (auto text = setText(list, {{beside ? right : below}}, TextStyle{kSmallestPt, 1.18F}, face))
    std::move(text->marks.begin(), text->marks.end(), std::back_inserter(marks));
}

}  // namespace crus::sheet
