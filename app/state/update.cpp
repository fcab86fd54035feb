#include "app/state/update.h"

#include <algorithm>
#include <glm/geometric.hpp>

#include "app/atlas/reverse_lookup.h"
#include "app/state/camera_moves.h"
#include "app/state/visibility.h"

namespace crus {
namespace {

constexpr LookFrom kStartView{55.0F,
                              8.0F};  // outer front: the peroneal X, its zone and the foot are all seen
constexpr const char* kStartPoint = "peroneus_longus_trp1";

float sceneRadius(const World& world) {
  return world.bounds.empty() ? 1.0F : 0.5F * glm::length(world.bounds.high - world.bounds.low);
}

std::string unknown(const std::string& id) {
  return "There is nothing called '" + id + "' here.";
}

std::string nameOf(const Pick& pick, const World& world) {
  if (const TriggerPoint* point = world.atlas.point(pick.id)) return point->name;
  if (const Muscle* muscle = world.atlas.muscle(pick.id)) return muscle->name;
  return "This";
}

/// What each command does to a state; every function returns through `state`.
struct Updater {
  AppState& state;
  const World& world;

  void select(const Pick& pick) {
    state.selected = pick;
    if (pick.kind == Pick::Kind::kPoint) state.zones.insert(pick.id);
    reveal(state, pick, world);
  }

  void turnTo(const PlacedPoint& placed) { state.camera = lookingFrom(state, viewOf(placed), world); }

  void goTo(const Pick& pick) {
    select(pick);
    const PlacedPoint* placed = pointOfInterest(pick, world);
    if (placed != nullptr && !isFacing(state, *placed, world)) turnTo(*placed);
  }

  void ask(Asked asked) {
    state.asked = std::move(asked);
    state.asking = false;
    state.panels = true;  // the answer stands there
  }

  // View
  void operator()(const Orbit& c) {
    const float azimuth = state.side == Side::kLeft ? c.thetaDegrees : -c.thetaDegrees;
    state.camera = engine::orbited(state.camera, azimuth, c.elevationDegrees);
  }
  void operator()(const Pan& c) { state.camera = engine::panned(state.camera, {c.x, c.y}); }
  void operator()(const Zoom& c) {
    if (c.factor > 0.0F) {
      state.camera =
          engine::zoomed(state.camera, c.factor, {c.ndcX, c.ndcY}, world.aspect, sceneRadius(world));
    }
  }
  void operator()(const LookFrom& c) { state.camera = lookingFrom(state, c, world); }
  void operator()(const FocusOn& c) { state.camera.target = {c.x, c.y, c.z}; }
  void operator()(const FrameAll&) {
    const engine::Box box = shownBox(state, world);
    if (!box.empty()) state.camera = engine::framed(state.camera, box, world.aspect);
  }
  void operator()(const FrameSelection&) {
    const engine::Box box = selectionBox(state, world);
    if (!box.empty()) {
      state.camera = engine::framed(state.camera, box, world.aspect);
    } else {
      state.message = state.selected ? nameOf(state.selected, world) + " is not on this model."
                                     : std::string{"Nothing is selected."};
    }
  }
  void operator()(const ResetCamera&) {
    state.camera = engine::Camera{};
    state.camera = lookingFrom(state, kStartView, world);
  }
  void operator()(const BestView&) {
    if (const PlacedPoint* placed = pointOfInterest(state.selected, world)) {
      turnTo(*placed);
    } else {
      state.message = state.selected ? nameOf(state.selected, world) + " has no trigger point on this model."
                                     : std::string{"Select a trigger point first."};
    }
  }
  void operator()(const SetOrthographic& c) { state.camera.orthographic = c.on; }

  // What is shown
  void operator()(const SetSide& c) {
    if (c.side == state.side) return;
    state.side = c.side;
    state.camera.azimuthDegrees = azimuthOfTheta(state.camera.azimuthDegrees, Side::kRight);  // a mirror in X
    state.camera.target.x = -state.camera.target.x;
  }
  void operator()(const SetSkin& c) { state.skin = c.mode; }
  void operator()(const SetSkinTone& c) { state.skinTone = c.tone; }
  void operator()(const SetSection& c) {
    const bool opened = c.section.on && !state.section.on;
    state.section = c.section;
    if (opened) state.camera = seeingCut(state, world);
  }
  void operator()(const LookAtSection&) {
    state.section.on = true;
    state.camera = facingCut(state, world);
  }
  void operator()(const MoveSection& c) {
    if (state.section.on) {
      state.section = moved(state.section, c.mm, world);
    } else {
      state.message = "Nothing is cut open. C cuts the leg.";
    }
  }
  void operator()(const SetMarkers& c) { state.markers = c.on; }
  void operator()(const SetSpillover& c) { state.spillover = c.on; }
  void operator()(const SetZone& c) {
    if (setZone(state, c, world)) return;
    state.message = resolvePick(c.id, world) ? "There is no referred pain for this." : unknown(c.id);
  }
  void operator()(const SetVisible& c) {
    if (!setVisible(state, c, world)) state.message = unknown(c.id);
  }
  void operator()(const SetGhost& c) {
    if (!setGhost(state, c, world)) state.message = unknown(c.id);
  }
  void operator()(const SetPeel& c) {
    state.peel = std::clamp(c.layers, 0, kMostPeel);
    if (state.peel > 0 && state.skin == SkinMode::kSolid)
      state.skin = SkinMode::kGlass;  // or nothing is seen
  }
  void operator()(const HideOthers& c) {
    const std::optional<Pick> pick = resolvePick(c.id, world);
    if (!pick || !*pick) {
      state.message = unknown(c.id);
      return;
    }
    for (const Muscle& muscle : world.atlas.muscles) setVisible(state, {muscle.id, false, false}, world);
    for (const auto& [part, layer] : world.partLayers) state.hidden.insert(part);
    setVisible(state, {c.id, true, false}, world);
  }
  void operator()(const Isolate& c) {
    const std::optional<Pick> pick = resolvePick(c.id, world);
    if (!pick) {
      state.message = unknown(c.id);
    } else if (!isolate(state, *pick, world)) {
      state.message = nameOf(*pick, world) + " is not on this model.";
    }
  }
  void operator()(const SetLabels& c) { state.labels = c.mode; }

  void operator()(const SetArcs& c) { state.arcs = c.on; }

  // Selection
  void operator()(const Select& c) {
    if (const std::optional<Pick> pick = resolvePick(c.id, world)) {
      select(*pick);
    } else {
      state.message = unknown(c.id);
    }
  }
  void operator()(const GoTo& c) {
    if (const std::optional<Pick> pick = resolvePick(c.id, world)) {
      goTo(*pick);
    } else {
      state.message = unknown(c.id);
    }
  }
  void operator()(const Hover& c) { state.hovered = resolvePick(c.id, world).value_or(Pick{}); }
  void operator()(const StepPoint& c) {
    const int count = static_cast<int>(world.points.size());
    if (count == 0) {
      state.message = "There is no trigger point on this model.";
      return;
    }
    const PlacedPoint* from = pointOfInterest(state.selected, world);
    // From nowhere, forwards is the first and backwards the last.
    int index = c.by > 0 ? -1 : 0;
    if (from != nullptr) {
      index = static_cast<int>(from - world.points.data());
      const bool fromMuscle = state.selected.kind == Pick::Kind::kMuscle;
      if (fromMuscle && c.by > 0) --index;  // a muscle's next point is its first
    }
    if (state.selected.kind == Pick::Kind::kPoint) state.zones.erase(state.selected.id);
    index = ((index + c.by) % count + count) % count;
    goTo(Pick{Pick::Kind::kPoint, world.points[static_cast<std::size_t>(index)].point});
  }

  // The window
  void operator()(const SetSearch& c) { state.search = c.text; }
  void operator()(const FocusSearch&) {
    state.panels = true;
    ++state.searchFocus;
  }
  void operator()(const SetPanels& c) { state.panels = c.on; }
  void operator()(const SetHelp& c) {
    state.help = c.on;
    if (c.on) state.about = false;
  }
  void operator()(const SetAbout& c) {
    state.about = c.on;
    if (c.on) state.help = false;
  }
  void operator()(const SetAsking& c) {
    state.asking = c.on;
    state.asked.reset();
  }
  void operator()(const AskAt& c) { ask(Asked{c.place, {}}); }
  void operator()(const AskArea& c) {
    const std::vector<std::string> areas = bodyAreas(world.atlas);
    if (std::find(areas.begin(), areas.end(), c.area) != areas.end()) {
      ask(Asked{{}, c.area});
    } else {
      state.message = unknown(c.area);
    }
  }
  void operator()(const SetProbing& c) {
    state.probing = c.on;
    state.probed.reset();
  }
  void operator()(const ProbeAt& c) {
    if (state.probing) state.probed = c.place;
  }
  void operator()(const OpenMenu& c) {
    if (const std::optional<Pick> pick = resolvePick(c.id, world)) {
      state.menu = Menu{*pick, {c.x, c.y}, c.place};
    } else {
      state.message = unknown(c.id);
    }
  }
  void operator()(const CloseMenu&) {}
  void operator()(const SetTheme& c) { state.theme = c.theme; }
  void operator()(const SetTextPercent& c) {
    state.textPercent = std::clamp(c.percent, kSmallestText, kLargestText);
  }
  void operator()(const Tell& c) { state.message = c.text; }
  void operator()(const Escape&) {
    if (state.help || state.about) {
      state.help = state.about = false;
    } else if (state.asking || state.asked) {
      state.asking = false;
      state.asked.reset();
    } else if (state.probing) {
      (*this)(SetProbing{false});
    } else if (!state.search.empty()) {
      state.search.clear();
    } else if (!state.isolated.empty()) {
      state.isolated.clear();
    } else {
      state.selected = Pick{};
    }
  }

  // Not about this state alone: History and the program around it.
  void operator()(const Undo&) {}
  void operator()(const Redo&) {}
  void operator()(const Screenshot&) {}
  void operator()(const SaveState&) {}
  void operator()(const OpenState&) {}
  void operator()(const CopyState&) {}
  void operator()(const PasteState&) {}
  void operator()(const PrintState&) {}
  void operator()(const Wait&) {}
  void operator()(const Quit&) {}
};

/// The pointer moves and frames pass all the time; a sentence and an open menu must outlive them.
bool passesBy(const Command& command) {
  return std::holds_alternative<Hover>(command) || std::holds_alternative<ProbeAt>(command) ||
         std::holds_alternative<PrintState>(command) || std::holds_alternative<Wait>(command) ||
         std::holds_alternative<Screenshot>(command);
}

}  // namespace

AppState initialState(const World& world) {
  AppState state;
  Updater updater{state, world};
  updater(ResetCamera{});
  if (world.atlas.point(kStartPoint) != nullptr) {
    updater.select(Pick{Pick::Kind::kPoint, kStartPoint});
  } else if (!world.points.empty()) {
    updater.goTo(Pick{Pick::Kind::kPoint, world.points.front().point});
  }
  return state;
}

AppState update(AppState state, const Command& command, const World& world) {
  if (!passesBy(command)) {
    state.message.clear();
    if (state.menu && std::holds_alternative<Escape>(command)) {
      state.menu.reset();
      return state;
    }
    state.menu.reset();
  }
  std::visit(Updater{state, world}, command);
  return state;
}

}  // namespace crus
