#include "app/state/state_json.h"

#include <nlohmann/json.hpp>

namespace crus {
namespace {

using Json = nlohmann::ordered_json;

Json pickAsJson(const Pick& pick) {
  static constexpr const char* kKinds[] = {"nothing", "point", "muscle", "part"};
  return Json{{"kind", kKinds[static_cast<int>(pick.kind)]}, {"id", pick.id}};
}

}  // namespace

std::string stateAsJson(const AppState& state) {
  static constexpr const char* kSkins[] = {"solid", "glass", "off"};
  static constexpr const char* kLabels[] = {"off", "selected", "all"};
  const engine::Camera& camera = state.camera;
  const Json json{{"side", state.side == Side::kLeft ? "left" : "right"},
                  {"skin", kSkins[static_cast<int>(state.skin)]},
                  {"markers", state.markers},
                  {"spillover", state.spillover},
                  {"zones", state.zones},
                  {"hidden", state.hidden},
                  {"ghosted", state.ghosted},
                  {"peel", state.peel},
                  {"isolated", state.isolated},
                  {"selected", pickAsJson(state.selected)},
                  {"hovered", pickAsJson(state.hovered)},
                  {"labels", kLabels[static_cast<int>(state.labels)]},
                  {"arcs", state.arcs},
                  {"theme", state.theme == Theme::kLight ? "light" : "dark"},
                  {"panels", state.panels},
                  {"help", state.help},
                  {"about", state.about},
                  {"menu", state.menu ? pickAsJson(state.menu->on) : Json{}},
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
