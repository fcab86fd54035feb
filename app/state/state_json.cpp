#include "app/state/state_json.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "app/state/visibility.h"

namespace crus {
namespace {

using Json = nlohmann::ordered_json;

Json pickAsJson(const Pick& pick) {
  static constexpr const char* kKinds[] = {"nothing", "point", "muscle", "part"};
  return Json{{"kind", kKinds[static_cast<int>(pick.kind)]}, {"id", pick.id}};
}

Json askedAsJson(const std::optional<Asked>& asked) {
  if (!asked) return Json{};
  if (!asked->area.empty()) return Json{{"area", asked->area}};
  return Json{{"place", {asked->place.x, asked->place.y, asked->place.z}}};
}

constexpr std::array<std::string_view, 2> kSides{"right", "left"};
constexpr std::array<std::string_view, 3> kSkins{"solid", "glass", "off"};
constexpr std::array<std::string_view, 3> kLabels{"off", "selected", "all"};
constexpr std::array<std::string_view, 2> kThemes{"dark", "light"};
constexpr std::array<std::string_view, 5> kColors{"muscle", "classic", "deutan", "protan", "tritan"};

struct NoState {
  std::string pointer, reason;
};

/// Reads members into a state that has its defaults; throws NoState.
class StateReader {
 public:
  StateReader(const Json& json, const World& world) : json_{json}, world_{world} {}

  void flag(const char* key, bool& to) const {
    if (const Json* found = member(key)) {
      if (!found->is_boolean()) fail(key, "is neither true nor false");
      to = found->get<bool>();
    }
  }
  void integer(const char* key, int low, int high, int& to) const {
    if (const Json* found = member(key)) {
      if (!found->is_number_integer() || found->get<double>() < low || found->get<double>() > high) {
        fail(key, "is no whole number from " + std::to_string(low) + " to " + std::to_string(high));
      }
      to = found->get<int>();
    }
  }
  template <class Enum, std::size_t N>
  void choice(const char* key, const std::array<std::string_view, N>& names, Enum& to) const {
    if (const Json* found = member(key)) {
      const auto* name =
          found->is_string() ? std::find(names.begin(), names.end(), found->get<std::string>()) : names.end();
      if (name == names.end()) fail(key, "has a value that does not exist");
      to = static_cast<Enum>(name - names.begin());
    }
  }
  template <class Known>
  void ids(const char* key, std::set<std::string>& to, const Known& known) const {
    if (const Json* found = member(key)) {
      if (!found->is_array()) fail(key, "is no list");
      to.clear();
      for (const Json& id : *found) {
        if (!id.is_string()) fail(key, "holds something that is no name");
        if (known(id.get<std::string>())) {
          to.insert(id.get<std::string>());
        } else {
          ++leftOut_;
        }
      }
    }
  }
  void pick(const char* key, Pick& to) const {
    if (const Json* found = member(key)) {
      if (!found->is_object() || !found->contains("id") || !(*found)["id"].is_string())
        fail(key, "has no id");
      const std::optional<Pick> resolved = resolvePick((*found)["id"].get<std::string>(), world_);
      if (!resolved) ++leftOut_;
      to = resolved.value_or(Pick{});
    }
  }
  void number(const Json& from, const char* pointer, double low, double high, float& to) const {
    if (!from.is_number() || !(from.get<double>() >= low && from.get<double>() <= high)) {
      throw NoState{std::string{"/"} + pointer, "is no number in its range"};
    }
    to = from.get<float>();
  }
  void panes(Panes& to) const {
    const Json* found = member("panes");
    if (found == nullptr) return;
    if (!found->is_object()) fail("panes", "says nothing of panels");
    const StateReader inner{*found, world_};
    inner.flag("list", to.list);
    inner.flag("reading", to.reading);
    const auto size = [&](const char* key, Panel panel, float& into) {
      if (!found->contains(key) || (*found)[key] == 0.0) return;
      inner.number((*found)[key], "panes", boundsOf(panel).least, boundsOf(panel).most, into);
    };
    size("list_width", Panel::kList, to.listWidth);
    size("reading_width", Panel::kReading, to.readingWidth);
    size("reading_height", Panel::kReadingHeight, to.readingHeight);
  }
  void camera(engine::Camera& to) const {
    const Json* found = member("camera");
    if (found == nullptr) return;
    if (!found->is_object()) fail("camera", "is no camera");
    constexpr double kFar = 100.0;  // metres
    const auto part = [&](const char* key, double low, double high, float& into) {
      if (found->contains(key)) number((*found)[key], "camera", low, high, into);
    };
    part("azimuth_degrees", -360.0, 360.0, to.azimuthDegrees);
    part("elevation_degrees", -engine::kMaxElevationDegrees, engine::kMaxElevationDegrees,
         to.elevationDegrees);
    part("distance", 1e-4, kFar, to.distance);
    part("vertical_fov_degrees", 1.0, 120.0, to.verticalFovDegrees);
    if (found->contains("orthographic")) {
      if (!(*found)["orthographic"].is_boolean()) fail("camera", "is neither parallel nor in perspective");
      to.orthographic = (*found)["orthographic"].get<bool>();
    }
    if (found->contains("target")) {
      const Json& target = (*found)["target"];
      if (!target.is_array() || target.size() != 3) fail("camera", "looks at no place");
      for (int i = 0; i < 3; ++i)
        number(target[static_cast<std::size_t>(i)], "camera", -kFar, kFar, to.target[i]);
    }
  }
  void views(std::map<int, StoredView>& to) const {
    const Json* found = member("views");
    if (found == nullptr) return;
    if (!found->is_object()) fail("views", "is no list of views");
    for (const auto& [digit, view] : found->items()) {
      if (digit.size() != 1 || digit < "0" || digit > "9" || !view.is_object()) {
        fail("views", "holds something that is no view under a digit");
      }
      StoredView stored;
      if (view.contains("name") && view["name"].is_string()) stored.name = view["name"].get<std::string>();
      const StateReader inner{view, world_};
      inner.choice("side", kSides, stored.side);
      inner.camera(stored.camera);
      to[digit.front() - '0'] = std::move(stored);
    }
  }
  /// What was read about but is not in this world; a sentence for the user, empty when all of it is.
  [[nodiscard]] std::string leftOut() const {
    if (leftOut_ == 0) return {};
    return leftOut_ == 1
               ? "One thing in it is not on this model and was left out."
               : std::to_string(leftOut_) + " things in it are not on this model and were left out.";
  }

  void section(Section& to) const {
    const Json* found = member("section");
    if (found == nullptr) return;
    if (!found->is_object()) fail("section", "is no section");
    const auto part = [&](const char* key, double low, double high, float& into) {
      if (found->contains(key)) number((*found)[key], "section", low, high, into);
    };
    const auto flagOf = [&](const char* key, bool& into) {
      if (!found->contains(key)) return;
      if (!(*found)[key].is_boolean()) fail("section", "has something that is neither true nor false");
      into = (*found)[key].get<bool>();
    };
    flagOf("on", to.on);
    flagOf("flipped", to.flipped);
    part("height", kLowestSection, kHighestSection, to.height);
    part("shift_mm", -kFurthestShiftMm, kFurthestShiftMm, to.shiftMm);
    part("forward_degrees", -180.0, 180.0, to.forwardDegrees);
    part("outward_degrees", -180.0, 180.0, to.outwardDegrees);
  }

 private:
  [[nodiscard]] const Json* member(const char* key) const {
    const auto found = json_.find(key);
    return found == json_.end() ? nullptr : &*found;
  }
  [[noreturn]] static void fail(const char* key, const std::string& reason) {
    throw NoState{std::string{"/"} + key, reason};
  }
  const Json& json_;
  const World& world_;
  mutable int leftOut_ = 0;
};

Json cameraAsJson(const engine::Camera& camera) {
  return Json{{"target", {camera.target.x, camera.target.y, camera.target.z}},
              {"azimuth_degrees", camera.azimuthDegrees},
              {"elevation_degrees", camera.elevationDegrees},
              {"distance", camera.distance},
              {"vertical_fov_degrees", camera.verticalFovDegrees},
              {"orthographic", camera.orthographic}};
}

Json viewsAsJson(const AppState& state) {
  Json json = Json::object();
  for (const auto& [digit, view] : state.views) {
    json[std::to_string(digit)] = {{"name", view.name},
                                   {"side", kSides[static_cast<std::size_t>(view.side)]},
                                   {"camera", cameraAsJson(view.camera)}};
  }
  return json;
}

Json releaseAsJson(const std::optional<ReleaseSession>& release) {
  if (!release) return Json{};
  return Json{{"point", release->point},
              {"technique", release->technique},
              {"page", release->page},
              {"seconds", release->hold.totalSeconds},
              {"elapsed", release->hold.elapsedSeconds},
              {"running", release->hold.running}};
}

Json pathAsJson(const std::optional<PathQuestion>& question) {
  if (!question) return Json{};
  return Json{{"saving", question->saving}, {"path", question->path}, {"replaces", question->replaces}};
}

// A file name in a message may be no UTF-8; better a replacement character than an exception.
std::string asText(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

engine::Result<AppState> withOwnFromJson(AppState state, std::string_view text, const World& world) {
  const Json json = Json::parse(text, nullptr, false);
  if (!json.is_object()) return engine::Error{{}, {}, "this text holds no points and views"};
  try {
    const StateReader reader{json, world};
    reader.ids("mine", state.mine, [&](const std::string& id) { return world.atlas.point(id) != nullptr; });
    reader.views(state.views);
  } catch (const NoState& failure) {
    return engine::Error{{}, failure.pointer, failure.reason};
  }
  return state;
}

std::string ownAsJson(const AppState& state) {
  return asText(Json{{"mine", state.mine}, {"views", viewsAsJson(state)}});
}

engine::Result<AppState> stateFromJson(std::string_view text, const World& world) {
  const Json json = Json::parse(text, nullptr, false);
  if (!json.is_object()) return engine::Error{{}, {}, "this text is no state of Crus"};
  AppState state = initialState(world);
  try {
    const StateReader reader{json, world};
    const auto isPoint = [&](const std::string& id) { return world.atlas.point(id) != nullptr; };
    const auto isPart = [&](const std::string& id) { return world.partBoxes.contains(id); };
    reader.choice("side", kSides, state.side);
    reader.choice("skin", kSkins, state.skin);
    reader.section(state.section);
    reader.choice("skin_tone", kSkinTones, state.skinTone);
    reader.flag("markers", state.markers);
    reader.flag("spillover", state.spillover);
    reader.ids("zones", state.zones, isPoint);
    reader.ids("hidden", state.hidden, isPart);
    reader.ids("ghosted", state.ghosted, isPart);
    reader.ids("unmarked", state.unmarked, isPoint);
    reader.integer("peel", 0, kMostPeel, state.peel);
    reader.ids("isolated", state.isolated, isPart);
    reader.pick("selected", state.selected);
    reader.flag("only_mine", state.onlyMine);
    reader.choice("labels", kLabels, state.labels);
    reader.flag("arcs", state.arcs);
    reader.choice("theme", kThemes, state.theme);
    reader.flag("panels", state.panels);
    reader.panes(state.panes);
    reader.choice("colours", kColors, state.colors);
    reader.flag("patterns", state.patterns);
    reader.flag("hints", state.hints);
    reader.integer("text_percent", kSmallestText, kLargestText, state.textPercent);
    reader.camera(state.camera);
    state.message = reader.leftOut();
  } catch (const NoState& failure) {
    return engine::Error{{}, failure.pointer, failure.reason};
  }
  return state;
}

std::string stateAsJson(const AppState& state) {
  const Section& section = state.section;
  const Json json{{"side", kSides[static_cast<std::size_t>(state.side)]},
                  {"skin", kSkins[static_cast<std::size_t>(state.skin)]},
                  {"section",
                   {{"on", section.on},
                    {"height", section.height},
                    {"shift_mm", section.shiftMm},
                    {"forward_degrees", section.forwardDegrees},
                    {"outward_degrees", section.outwardDegrees},
                    {"flipped", section.flipped}}},
                  {"skin_tone", kSkinTones[static_cast<std::size_t>(state.skinTone)]},
                  {"markers", state.markers},
                  {"spillover", state.spillover},
                  {"zones", state.zones},
                  {"hidden", state.hidden},
                  {"ghosted", state.ghosted},
                  {"unmarked", state.unmarked},
                  {"peel", state.peel},
                  {"isolated", state.isolated},
                  {"selected", pickAsJson(state.selected)},
                  {"hovered", pickAsJson(state.hovered)},
                  {"labels", kLabels[static_cast<std::size_t>(state.labels)]},
                  {"arcs", state.arcs},
                  {"theme", kThemes[static_cast<std::size_t>(state.theme)]},
                  {"panels", state.panels},
                  {"panes",
                   {{"list", state.panes.list},
                    {"reading", state.panes.reading},
                    {"list_width", state.panes.listWidth},
                    {"reading_width", state.panes.readingWidth},
                    {"reading_height", state.panes.readingHeight}}},
                  {"colours", kColors[static_cast<std::size_t>(state.colors)]},
                  {"patterns", state.patterns},
                  {"compartment", state.compartment},
                  {"only_lit", state.onlyLit},
                  {"hints", state.hints},
                  {"focus", state.focus},
                  {"contact", state.contact},
                  {"help", state.help},
                  {"about", state.about},
                  {"menu", state.menu ? pickAsJson(state.menu->on) : Json{}},
                  {"asking", state.asking},
                  {"asked", askedAsJson(state.asked)},
                  {"pinning", state.pinning},
                  {"journal", state.journal},
                  {"session_form", state.sessionForm},
                  {"journal_edits", state.journalEdits},
                  {"probing", state.probing},
                  {"search", state.search},
                  {"text_percent", state.textPercent},
                  {"message", state.message},
                  {"mine", state.mine},
                  {"only_mine", state.onlyMine},
                  {"views", viewsAsJson(state)},
                  {"keys", state.preferences.keys},
                  {"full_screen", state.fullScreen},
                  {"settings", state.settings},
                  {"palette", state.palette ? Json(*state.palette) : Json{}},
                  {"chosen", state.chosen},
                  {"path_question", pathAsJson(state.pathQuestion)},
                  {"release", releaseAsJson(state.release)},
                  {"camera", cameraAsJson(state.camera)}};
  return asText(json);
}

}  // namespace crus
