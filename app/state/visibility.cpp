#include "app/state/visibility.h"

#include <algorithm>

namespace crus {
namespace {

bool isSkin(const std::string& part) {
  return part == "skin" || part.starts_with("skin/");
}

bool owns(const Muscle& muscle, const std::string& part) {
  return std::find(muscle.parts.begin(), muscle.parts.end(), part) != muscle.parts.end();
}

bool isShared(const std::string& part, const Muscle& muscle, const World& world) {
  return std::any_of(world.atlas.muscles.begin(), world.atlas.muscles.end(),
                     [&](const Muscle& other) { return &other != &muscle && owns(other, part); });
}

/// The parts that say whether the muscle is shown.
std::vector<std::string> ownParts(const Muscle& muscle, const World& world) {
  std::vector<std::string> parts = partsOf(muscle);
  const std::vector<std::string> all = parts;
  std::erase_if(parts, [&](const std::string& part) { return isShared(part, muscle, world); });
  return parts.empty() ? all : parts;
}

bool isHidden(const AppState& state, const Muscle& muscle, const World& world) {
  const std::vector<std::string> parts = ownParts(muscle, world);
  return std::all_of(parts.begin(), parts.end(),
                     [&](const std::string& part) { return state.hidden.contains(part); });
}

/// What the user has chosen, whatever is peeled off.
bool isSwitchedOn(const AppState& state, const Muscle& muscle, const World& world) {
  if (isHidden(state, muscle, world)) return false;
  if (state.isolated.empty()) return true;
  const std::vector<std::string> parts = ownParts(muscle, world);
  return std::any_of(parts.begin(), parts.end(),
                     [&](const std::string& part) { return state.isolated.contains(part); });
}

bool isPeeled(const AppState& state, const std::string& part, const World& world) {
  const auto layer = world.partLayers.find(part);
  return layer != world.partLayers.end() && layer->second <= state.peel && !state.isolated.contains(part);
}

bool isPeeled(const AppState& state, const Muscle& muscle, const World& world) {
  const std::vector<std::string> parts = ownParts(muscle, world);
  return std::all_of(parts.begin(), parts.end(),
                     [&](const std::string& part) { return isPeeled(state, part, world); });
}

void setMuscle(AppState& state, const Muscle& muscle, bool on, const World& world) {
  if (on) {
    for (const std::string& part : partsOf(muscle)) state.hidden.erase(part);
    return;
  }
  for (const std::string& part : ownParts(muscle, world)) state.hidden.insert(part);
  // A shared tendon goes with the last of its muscles.
  for (const std::string& part : muscle.parts) {
    const bool used =
        std::any_of(world.atlas.muscles.begin(), world.atlas.muscles.end(),
                    [&](const Muscle& other) { return owns(other, part) && !isHidden(state, other, world); });
    if (!used) state.hidden.insert(part);
  }
}

std::vector<std::string> partsOfKind(const std::string& kind, const World& world) {
  std::vector<std::string> parts;
  for (const auto& [part, box] : world.partBoxes) {
    if (part.starts_with(kind + "/") && !isSkin(part)) parts.push_back(part);
  }
  return parts;
}

void setParts(AppState& state, const std::vector<std::string>& parts, bool on) {
  for (const std::string& part : parts) {
    if (on) {
      state.hidden.erase(part);
    } else {
      state.hidden.insert(part);
    }
  }
}

bool isMuscle(const std::string& id, const World& world) {
  const std::optional<Pick> pick = resolvePick(id, world);
  return pick && pick->kind == Pick::Kind::kMuscle;
}

/// The points that an id is about: itself, those of a muscle, or "all".
std::vector<std::string> pointsOf(const std::string& id, const World& world) {
  if (world.atlas.point(id) != nullptr) return {id};
  std::vector<std::string> points;
  const std::string muscle = isMuscle(id, world) ? resolvePick(id, world)->id : std::string{};
  for (const TriggerPoint& point : world.atlas.points) {
    const auto& also = point.alsoMuscles;
    const bool its = !muscle.empty() &&
                     (point.muscle == muscle || std::find(also.begin(), also.end(), muscle) != also.end());
    if (id == "all" || its) points.push_back(point.id);
  }
  return points;
}

}  // namespace

const Muscle* muscleOfPick(const Pick& pick, const Atlas& atlas) {
  switch (pick.kind) {
    case Pick::Kind::kMuscle:
      return atlas.muscle(pick.id);
    case Pick::Kind::kPoint: {
      const TriggerPoint* point = atlas.point(pick.id);
      return point == nullptr ? nullptr : atlas.muscle(point->muscle);
    }
    case Pick::Kind::kPart:
      return atlas.muscleOfPart(pick.id);
    case Pick::Kind::kNothing:
      break;
  }
  return nullptr;
}

std::vector<std::string> partsOf(const Muscle& muscle) {
  return muscle.parts.empty() ? std::vector<std::string>{"muscle/" + muscle.id} : muscle.parts;
}

bool isVisible(const AppState& state, const std::string& part, const World& world) {
  if (isSkin(part)) return state.skin != SkinMode::kOff;
  if (state.hidden.contains(part) || isPeeled(state, part, world)) return false;
  return state.isolated.empty() || state.isolated.contains(part);
}

bool isMuscleVisible(const AppState& state, const Muscle& muscle, const World& world) {
  return isSwitchedOn(state, muscle, world) && !isPeeled(state, muscle, world);
}

bool isFilteredAway(const AppState& state, const std::string& point) {
  const bool selected = state.selected.kind == Pick::Kind::kPoint && state.selected.id == point;
  return state.onlyMine && !selected && !state.mine.contains(point);
}

bool isMarkerVisible(const AppState& state, const TriggerPoint& point, const World& world) {
  if (!state.markers || state.unmarked.contains(point.id) || isFilteredAway(state, point.id)) return false;
  const Muscle* muscle = world.atlas.muscle(point.muscle);
  if (muscle == nullptr) return true;
  if (!isSwitchedOn(state, *muscle, world)) return false;
  return state.skin != SkinMode::kOff || !isPeeled(state, *muscle, world);
}

std::vector<const TriggerPoint*> visibleZones(const AppState& state, const World& world) {
  std::vector<const TriggerPoint*> points;
  for (const TriggerPoint& point : world.atlas.points) {
    const bool hovered = state.hovered.kind == Pick::Kind::kPoint && state.hovered.id == point.id;
    if (!hovered && (!state.zones.contains(point.id) || isFilteredAway(state, point.id))) continue;
    const Muscle* muscle = world.atlas.muscle(point.muscle);
    if (muscle == nullptr || isSwitchedOn(state, *muscle, world)) points.push_back(&point);
  }
  return points;
}

std::vector<std::string> visibleCautions(const AppState& state, const World& world) {
  if (state.skin == SkinMode::kOff || state.selected.kind != Pick::Kind::kPoint) return {};
  return world.cautions.of(state.selected.id);
}

bool setVisible(AppState& state, const SetVisible& command, const World& world) {
  if (command.id == "all") {
    const bool anyAway = !state.hidden.empty() || state.peel > 0;
    const bool on = command.toggle ? anyAway : command.on;
    if (on) {
      state.hidden.clear();
      state.isolated.clear();
      state.ghosted.clear();
      state.peel = 0;
    } else {
      for (const auto& [part, box] : world.partBoxes) {
        if (!isSkin(part)) state.hidden.insert(part);
      }
      for (const Muscle& muscle : world.atlas.muscles) setParts(state, partsOf(muscle), false);
    }
    return true;
  }
  if (isSkin(command.id)) {
    const bool on = command.toggle ? state.skin == SkinMode::kOff : command.on;
    if (on != (state.skin != SkinMode::kOff)) state.skin = on ? SkinMode::kGlass : SkinMode::kOff;
    return true;
  }
  if (const std::vector<std::string> parts = partsOfKind(command.id, world); !parts.empty()) {
    const bool anyHidden = std::any_of(parts.begin(), parts.end(),
                                       [&](const std::string& part) { return state.hidden.contains(part); });
    setParts(state, parts, command.toggle ? anyHidden : command.on);
    return true;
  }
  const std::optional<Pick> pick = resolvePick(command.id, world);
  if (!pick) return false;
  if (const Muscle* muscle = muscleOfPick(*pick, world.atlas)) {
    const bool on = command.toggle ? !isMuscleVisible(state, *muscle, world) : command.on;
    setMuscle(state, *muscle, on, world);
    if (on) reveal(state, *pick, world);
    return true;
  }
  const bool on = command.toggle ? !isVisible(state, pick->id, world) : command.on;
  setParts(state, {pick->id}, on);
  if (on) reveal(state, *pick, world);
  return true;
}

void reveal(AppState& state, const Pick& pick, const World& world) {
  if (!pick) return;
  if (pick.kind == Pick::Kind::kPoint) {
    state.markers = true;
    state.unmarked.erase(pick.id);
  }
  std::vector<std::string> parts{pick.id};
  if (pick.kind != Pick::Kind::kPart) {
    const Muscle* muscle = muscleOfPick(pick, world.atlas);
    if (muscle == nullptr) return;
    const bool shown = isMuscleVisible(state, *muscle, world);
    if (shown) return;
    parts = partsOf(*muscle);
  } else if (isSkin(pick.id)) {
    return;
  }
  for (const std::string& part : parts) {
    state.hidden.erase(part);
    if (!state.isolated.empty()) state.isolated.insert(part);
    if (isPeeled(state, part, world)) state.peel = world.partLayers.at(part) - 1;
  }
}

bool setZone(AppState& state, const SetZone& command, const World& world) {
  const std::vector<std::string> points = pointsOf(command.id, world);
  if (points.empty() && !isMuscle(command.id, world)) return false;
  const bool allOn = std::all_of(points.begin(), points.end(),
                                 [&](const std::string& id) { return state.zones.contains(id); });
  const bool on = command.toggle ? !allOn : command.on;
  for (const std::string& id : points) {
    if (!on) {
      state.zones.erase(id);
      continue;
    }
    state.zones.insert(id);
    if (command.id == "all") continue;
    // A zone is worth seeing without its X.
    const bool markers = state.markers;
    const bool unmarked = state.unmarked.contains(id);
    reveal(state, Pick{Pick::Kind::kPoint, id}, world);
    state.markers = markers;
    if (unmarked) state.unmarked.insert(id);
  }
  return true;
}

bool setMarker(AppState& state, const SetMarker& command, const World& world) {
  const std::vector<std::string> points = pointsOf(command.id, world);
  if (points.empty()) return false;
  const bool anyOff = std::any_of(points.begin(), points.end(),
                                  [&](const std::string& id) { return state.unmarked.contains(id); });
  const bool on = command.toggle ? anyOff || !state.markers : command.on;
  for (const std::string& id : points) {
    if (on) {
      state.unmarked.erase(id);
    } else {
      state.unmarked.insert(id);
    }
  }
  state.markers = state.markers || on;
  return true;
}

bool setGhost(AppState& state, const SetGhost& command, const World& world) {
  std::vector<std::string> parts = partsOfKind(command.id, world);
  if (parts.empty()) {
    const std::optional<Pick> pick = resolvePick(command.id, world);
    if (!pick || !*pick || isSkin(pick->id)) return false;
    const Muscle* muscle = muscleOfPick(*pick, world.atlas);
    parts = muscle == nullptr ? std::vector<std::string>{pick->id} : ownParts(*muscle, world);
  }
  const bool all = std::all_of(parts.begin(), parts.end(),
                               [&](const std::string& part) { return state.ghosted.contains(part); });
  for (const std::string& part : parts) {
    if (command.toggle ? !all : command.on) {
      state.ghosted.insert(part);
    } else {
      state.ghosted.erase(part);
    }
  }
  return true;
}

bool isolate(AppState& state, const Pick& pick, const World& world) {
  std::set<std::string> parts;
  if (pick.kind == Pick::Kind::kPart && !isSkin(pick.id)) {
    parts.insert(pick.id);
  } else if (const Muscle* muscle = muscleOfPick(pick, world.atlas)) {
    parts.insert(muscle->parts.begin(), muscle->parts.end());
  }
  if (pick && parts.empty()) return false;
  state.isolated = std::move(parts);
  for (const std::string& part : state.isolated) state.hidden.erase(part);
  return true;
}

std::vector<Pick> hiddenThings(const AppState& state, const World& world) {
  std::vector<Pick> things;
  for (const Muscle& muscle : world.atlas.muscles) {
    if (isHidden(state, muscle, world)) things.push_back({Pick::Kind::kMuscle, muscle.id});
  }
  for (const std::string& part : state.hidden) {
    const bool counted =
        std::any_of(world.atlas.muscles.begin(), world.atlas.muscles.end(), [&](const Muscle& muscle) {
          const std::vector<std::string> parts = partsOf(muscle);
          return std::find(parts.begin(), parts.end(), part) != parts.end();
        });
    if (!counted) things.push_back({Pick::Kind::kPart, part});
  }
  return things;
}

std::optional<Pick> resolvePick(const std::string& id, const World& world) {
  if (id.empty()) return Pick{};
  if (world.atlas.point(id) != nullptr) return Pick{Pick::Kind::kPoint, id};
  if (world.atlas.muscle(id) != nullptr) return Pick{Pick::Kind::kMuscle, id};
  if (const Muscle* muscle = world.atlas.muscleOfPart(id)) return Pick{Pick::Kind::kMuscle, muscle->id};
  if (world.partBoxes.contains(id)) return Pick{Pick::Kind::kPart, id};
  return std::nullopt;
}

}  // namespace crus
