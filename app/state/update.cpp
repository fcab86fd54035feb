#include "app/state/update.h"

#include <algorithm>
#include <glm/geometric.hpp>

#include "app/atlas/reverse_lookup.h"
#include "app/settings/setting_table.h"
#include "app/state/camera_moves.h"
#include "app/state/cockpit.h"
#include "app/state/journal_commands.h"
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

/// Shows or folds away one panel. With the last of them goes the lot, so that one key brings both back.
void showPanel(AppState& state, Panel panel, bool on) {
  if (!state.panels) state.panes.list = state.panes.reading = false;
  (panel == Panel::kList ? state.panes.list : state.panes.reading) = on;
  state.panels = state.panes.list || state.panes.reading;
  if (!state.panels) state.panes.list = state.panes.reading = true;
}

std::string colorsSentence(Colors colors) {
  switch (colors) {
    case Colors::kMuscle:
      break;
    case Colors::kClassic:
      return "All zones in the red of the classic plates.";
    case Colors::kDeutan:
      return "The muscles' colours as seen without green cones (deuteranopia).";
    case Colors::kProtan:
      return "The muscles' colours as seen without red cones (protanopia).";
    case Colors::kTritan:
      return "The muscles' colours as seen without blue cones (tritanopia).";
  }
  return "Colours by muscle.";
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
    showPanel(state, Panel::kList, true);  // the answer stands there
  }

  /// The point fills the window; the leg turns so that it faces the user.
  void beginRelease(const std::string& point) {
    state.release = startedSession(world.atlas, point);
    state.zones.insert(point);
    state.camera = releaseView(state, point, world);
  }

  void endRelease() {
    state.camera = viewAfterRelease(state, world);
    state.release.reset();
  }

  // View
  void operator()(const Orbit& c) {
    state.hints = false;
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
  void operator()(const LookFrom& c) {
    state.camera = lookingFrom(state, c, world);
    state.contact = false;
  }
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
  void operator()(const SetMarker& c) {
    if (!setMarker(state, c, world)) state.message = unknown(c.id);
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
    const std::string next = neighbouringPoint(state, c.by, world);
    if (next.empty()) {
      state.message = state.onlyMine ? "You have marked no point on this model."
                                     : "There is no trigger point on this model.";
      return;
    }
    if (state.selected.kind == Pick::Kind::kPoint) state.zones.erase(state.selected.id);
    goTo(Pick{Pick::Kind::kPoint, next});
    if (state.release) beginRelease(next);
  }

  // The window
  void operator()(const SetSearch& c) {
    state.search = c.text;
    state.chosen = 0;
  }
  void operator()(const FocusSearch&) {
    showPanel(state, Panel::kList, true);
    state.focus = "search";
    if (state.release) endRelease();
    ++state.searchFocus;
  }
  void operator()(const StepChoice& c) { state.chosen += c.by; }
  void operator()(const SetPalette& c) {
    if (c.on && !state.palette) closePages(state);
    if (c.on) state.palette = c.text;
    if (!c.on) state.palette.reset();
    state.chosen = 0;
  }
  void operator()(const SetFullScreen& c) { state.fullScreen = c.on; }

  // The user's own
  void operator()(const MarkPoint& c) {
    if (!markPoints(state, c, world)) state.message = unknown(c.id);
  }
  void operator()(const SetOnlyMine& c) {
    state.onlyMine = c.on;
    if (c.on && state.mine.empty())
      state.message = "You have marked no point yet: the star beside a point marks it.";
  }
  void operator()(const StoreView& c) {
    const std::string name = c.name.empty() ? viewName(state, world) : c.name;
    state.views[c.digit] = StoredView{name, state.camera, state.side};
    state.message = "Stored as " + std::to_string(c.digit) + ": " + name + ".";
  }
  void operator()(const RecallView& c) {
    const auto stored = state.views.find(c.digit);
    if (stored == state.views.end()) {
      state.message = "No view is stored under " + std::to_string(c.digit) + "; Ctrl+Shift+" +
                      std::to_string(c.digit) + " stores this one.";
      return;
    }
    state.camera = stored->second.camera;
    state.side = stored->second.side;
  }
  void operator()(const ForgetView& c) {
    if (state.views.erase(c.digit) == 0) {
      state.message = "No view is stored under " + std::to_string(c.digit) + ".";
    }
  }
  void operator()(const SetSetting& c) {
    const SettingRow* row = settingNamed(c.key);
    if (row != nullptr) row->set(state, c.value);
  }
  void operator()(const SetKey& c) {
    if (c.back) {
      state.preferences.keys.erase(c.chord);
    } else {
      state.preferences.keys[c.chord] = c.line;
    }
  }
  void operator()(const SetSettingsPanel& c) {
    closePages(state);
    state.settings = c.on;
  }

  // A release session
  void operator()(const StartRelease& c) {
    if (c.id.empty()) {
      endRelease();
      return;
    }
    const std::optional<Pick> pick = resolvePick(c.id, world);
    const std::string point = pick ? firstPointOf(*pick, world.atlas) : std::string{};
    if (point.empty()) {
      state.message = pick ? nameOf(*pick, world) + " has no trigger point to release." : unknown(c.id);
      return;
    }
    closePages(state);
    select(Pick{Pick::Kind::kPoint, point});
    beginRelease(point);
  }
  void operator()(const MoveRelease& c) {
    if (!state.release) {
      state.message = "No release session is going on.";
      return;
    }
    if (const auto next = movedRelease(*state.release, c.move, world.atlas)) {
      state.release = *next;
    } else {
      (*this)(StepPoint{1});
    }
  }
  void operator()(const ReleaseTick& c) {
    if (state.release) state.release = after(*state.release, c.seconds);
  }
  void operator()(const AskPath& c) {
    const bool opens = !state.pathQuestion;
    if (opens) closePages(state);
    if (!opens || !c.path.empty()) state.lastPath = c.path;
    state.pathQuestion = PathQuestion{c.saving, state.lastPath, c.replaces};
  }
  void operator()(const SetPanels& c) { state.panels = c.on; }
  void operator()(const SetPanel& c) { showPanel(state, c.panel, c.on); }
  void operator()(const SetPanelSize& c) {
    const PanelBounds bounds = boundsOf(c.panel);
    float& size = c.panel == Panel::kList      ? state.panes.listWidth
                  : c.panel == Panel::kReading ? state.panes.readingWidth
                                               : state.panes.readingHeight;
    size = c.units > 0.0F ? std::clamp(c.units, bounds.least, bounds.most) : 0.0F;
  }
  void operator()(const SetColors& c) {
    state.colors = c.colors;
    state.message = colorsSentence(c.colors);
  }
  void operator()(const SetPatterns& c) { state.patterns = c.on; }
  void operator()(const SetCompartment& c) {
    const std::vector<Muscle>& muscles = world.atlas.muscles;
    const bool known = std::any_of(muscles.begin(), muscles.end(),
                                   [&](const Muscle& muscle) { return muscle.compartment == c.name; });
    if (known || c.name.empty()) {
      state.compartment = c.name;
    } else {
      state.message = unknown(c.name);
    }
  }
  void operator()(const SetOnlyLit& c) { state.onlyLit = c.on; }
  void operator()(const SetFocus& c) { state.focus = c.name; }
  void operator()(const SetContact& c) { state.contact = c.on; }
  void operator()(const SetHelp& c) {
    closePages(state);
    state.help = c.on;
  }
  void operator()(const SetAbout& c) {
    closePages(state);
    state.about = c.on;
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
  void operator()(const SetNote& c) { editJournal(state, c, world); }
  void operator()(const SetPointState& c) { editJournal(state, c, world); }
  void operator()(const SetOwnSpot& c) { editJournal(state, c, world); }
  void operator()(const SaveSession& c) { editJournal(state, c, world); }
  void operator()(const DeleteSession& c) { editJournal(state, c, world); }
  void operator()(const SetPinning& c) { setPinning(state, c, world); }
  /// While pinning, the window, which knows what lies in the middle, makes it a SetOwnSpot.
  void operator()(const PinMiddle&) {
    if (!state.pinning) setPinning(state, SetPinning{true}, world);
  }
  void operator()(const FocusNote&) {
    if (state.selected.kind == Pick::Kind::kPart) {
      state.message = "Notes are on trigger points, muscles and the whole leg.";
      return;
    }
    state.panels = true;
    state.journal = false;
    ++state.noteFocus;
  }
  void operator()(const SetJournal& c) {
    state.journal = c.on;
    if (c.on) state.panels = true;
    if (!c.on) state.sessionForm.clear();
  }
  void operator()(const EditSession& c) { editSession(state, c, world); }
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
    if (state.palette || state.pathQuestion || state.help || state.about || state.settings) {
      closePages(state);
    } else if (state.release) {
      endRelease();
    } else if (!state.focus.empty()) {
      if (state.focus == "search") state.search.clear();
      state.focus.clear();
    } else if (state.asking || state.asked) {
      state.asking = false;
      state.asked.reset();
    } else if (state.pinning) {
      state.pinning = false;
    } else if (!state.sessionForm.empty()) {
      state.sessionForm.clear();
    } else if (state.journal) {
      state.journal = false;
    } else if (state.probing) {
      (*this)(SetProbing{false});
    } else if (!state.search.empty()) {
      state.search.clear();
    } else if (state.contact) {
      state.contact = false;
    } else if (!state.isolated.empty()) {
      state.isolated.clear();
    } else {
      state.selected = Pick{};
    }
  }

  // Not about this state alone: History and the program around it.
  void operator()(const Undo&) {}
  void operator()(const Redo&) {}
  void operator()(const TakeChoice&) {}
  void operator()(const ReleaseRecord& c) { editJournal(state, c, world); }
  void operator()(const StepFocus&) {}
  void operator()(const PressFocused&) {}
  void operator()(const ScrollPage&) {}
  void operator()(const LoadModel&) {}
  void operator()(const Screenshot&) {}
  void operator()(const CleanPicture&) {}
  void operator()(const PrintCard&) {}
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
         std::holds_alternative<ReleaseTick>(command) || std::holds_alternative<ReleaseRecord>(command) ||
         std::holds_alternative<SetFocus>(command) || std::holds_alternative<StepFocus>(command) ||
         std::holds_alternative<PressFocused>(command) || std::holds_alternative<ScrollPage>(command) ||
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
