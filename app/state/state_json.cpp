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
        if (known(id.get<std::string>())) to.insert(id.get<std::string>());
      }
    }
  }
  void pick(const char* key, Pick& to) const {
    if (const Json* found = member(key)) {
      if (!found->is_object() || !found->contains("id") || !(*found)["id"].is_string())
        fail(key, "has no id");
      to = resolvePick((*found)["id"].get<std::string>(), world_).value_or(Pick{});
    }
  }
  void number(const Json& from, const char* pointer, double low, double high, float& to) const {
    if (!from.is_number() || !(from.get<double>() >= low && from.get<double>() <= high)) {
      throw NoState{std::string{"/"} + pointer, "is no number in its range"};
    }
    to = from.get<float>();
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
};

}  // namespace

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
    reader.integer("peel", 0, kMostPeel, state.peel);
    reader.ids("isolated", state.isolated, isPart);
    reader.pick("selected", state.selected);
    reader.choice("labels", kLabels, state.labels);
    reader.flag("arcs", state.arcs);
    reader.choice("theme", kThemes, state.theme);
    reader.flag("panels", state.panels);
    reader.integer("text_percent", kSmallestText, kLargestText, state.textPercent);
    reader.camera(state.camera);
  } catch (const NoState& failure) {
    return engine::Error{{}, failure.pointer, failure.reason};
  }
  return state;
}

std::string stateAsJson(const AppState& state) {
  const engine::Camera& camera = state.camera;
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
                  {"peel", state.peel},
                  {"isolated", state.isolated},
                  {"selected", pickAsJson(state.selected)},
                  {"hovered", pickAsJson(state.hovered)},
                  {"labels", kLabels[static_cast<std::size_t>(state.labels)]},
                  {"arcs", state.arcs},
                  {"theme", kThemes[static_cast<std::size_t>(state.theme)]},
                  {"panels", state.panels},
                  {"help", state.help},
                  {"about", state.about},
                  {"menu", state.menu ? pickAsJson(state.menu->on) : Json{}},
                  {"asking", state.asking},
                  {"asked", askedAsJson(state.asked)},
                  {"probing", state.probing},
                  {"search", state.search},
                  {"text_percent", state.textPercent},
                  {"message", state.message},
                  {"camera",
                   {{"target", {camera.target.x, camera.target.y, camera.target.z}},
                    {"azimuth_degrees", camera.azimuthDegrees},
                    {"elevation_degrees", camera.elevationDegrees},
                    {"distance", camera.distance},
                    {"vertical_fov_degrees", camera.verticalFovDegrees},
                    {"orthographic", camera.orthographic}}}};
  // A file name in a message may be no UTF-8; better a replacement character than an exception.
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace crus
