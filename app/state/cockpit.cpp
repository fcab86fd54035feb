#include "app/state/cockpit.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "app/panels/words.h"
#include "app/settings/setting_table.h"
#include "app/state/camera_moves.h"
#include "app/state/visibility.h"

namespace crus {
namespace {

constexpr float kReleaseFrameMetres = 0.13F;  // the point and a hand's breadth round it
constexpr float kReleaseAspect =
    0.7F;  // of the view beside the text, about: it is laid out after the first frame

std::string_view sideWords(const AppState& state) {
  if (state.camera.elevationDegrees < -50.0F) return "from below";
  if (state.camera.elevationDegrees > 60.0F) return "from above";
  static constexpr std::array<std::string_view, 4> kSides{"from the front", "from the outer side",
                                                          "from the back", "from the inner side"};
  const float theta = thetaOfAzimuth(state.camera.azimuthDegrees, state.side);
  return kSides[static_cast<std::size_t>(std::lround(theta / 90.0F)) % kSides.size()];
}

}  // namespace

void closePages(AppState& state) {
  state.help = state.about = state.settings = false;
  state.palette.reset();
  state.pathQuestion.reset();
}

std::string neighbouringPoint(const AppState& state, int by, const World& world) {
  const auto wanted = [&](const PlacedPoint& placed) {
    return !state.onlyMine || state.mine.contains(placed.point);
  };
  if (std::none_of(world.points.begin(), world.points.end(), wanted)) return {};
  const int count = static_cast<int>(world.points.size());
  const PlacedPoint* from = pointOfInterest(state.selected, world);
  // From nowhere, forwards is the first and backwards the last; a muscle's next point is its first.
  int index = by > 0 ? -1 : 0;
  if (from != nullptr) {
    index = static_cast<int>(from - world.points.data());
    if (state.selected.kind == Pick::Kind::kMuscle && by > 0) --index;
  }
  do {
    index = ((index + by) % count + count) % count;
  } while (!wanted(world.points[static_cast<std::size_t>(index)]));
  return world.points[static_cast<std::size_t>(index)].point;
}

bool markPoints(AppState& state, const MarkPoint& command, const World& world) {
  const std::optional<Pick> pick = resolvePick(command.id, world);
  if (!pick) return false;
  std::vector<std::string> points;
  if (pick->kind == Pick::Kind::kPoint) points.push_back(pick->id);
  if (pick->kind == Pick::Kind::kMuscle) points = world.atlas.muscle(pick->id)->points;
  if (points.empty()) return false;
  const bool all = std::all_of(points.begin(), points.end(),
                               [&](const std::string& id) { return state.mine.contains(id); });
  const bool on = command.toggle ? !all : command.on;
  for (const std::string& id : points) {
    if (on) state.mine.insert(id);
    if (!on) state.mine.erase(id);
  }
  return true;
}

std::string firstPointOf(const Pick& pick, const Atlas& atlas) {
  if (pick.kind == Pick::Kind::kPoint) return pick.id;
  const Muscle* muscle = muscleOfPick(pick, atlas);
  return muscle == nullptr || muscle->points.empty() ? std::string{} : muscle->points.front();
}

engine::Camera releaseView(const AppState& state, const std::string& point, const World& world) {
  const PlacedPoint* placed = placedPoint(world, point);
  if (placed == nullptr) return state.camera;
  const engine::Camera turned = lookingFrom(state, viewOf(*placed), world);
  const engine::Box around{placed->onSkin - kReleaseFrameMetres, placed->onSkin + kReleaseFrameMetres};
  return engine::framed(turned, worldBox(around, state.side), std::min(world.aspect, kReleaseAspect));
}

engine::Camera viewAfterRelease(const AppState& state, const World& world) {
  const PlacedPoint* placed = state.release ? placedPoint(world, state.release->point) : nullptr;
  return placed == nullptr ? state.camera : lookingFrom(state, viewOf(*placed), world);
}

AppState carriedOver(AppState to, const AppState& from) {
  to = withSettingsOf(std::move(to), from);
  to.mine = from.mine;
  to.views = from.views;
  to.fullScreen = from.fullScreen;
  return to;
}

std::optional<ReleaseSession> movedRelease(const ReleaseSession& session, ReleaseMove move,
                                           const Atlas& atlas) {
  switch (move) {
    case ReleaseMove::kForward:
      return forward(session, atlas);
    case ReleaseMove::kBack:
      return backward(session, atlas);
    case ReleaseMove::kAgain:
      return again(session, atlas);
    case ReleaseMove::kDown:
      return scrolled(session, 1);
    case ReleaseMove::kUp:
      return scrolled(session, -1);
    case ReleaseMove::kTechnique:
      break;
  }
  return otherTechnique(session, atlas);
}

std::string viewName(const AppState& state, const World& world) {
  const std::string what = state.selected ? nameOf(state.selected, world) : std::string{"The leg"};
  return what + ", " + std::string{sideWords(state)};
}

}  // namespace crus
