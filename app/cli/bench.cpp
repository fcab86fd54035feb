// Honest figures, all taken in one run on this machine. Every time ends with glFinish and a steady clock.
#include <sys/resource.h>

#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <thread>

#include "app/cli/bench_frames.h"
#include "app/cli/cli.h"
#include "app/cli/commit.h"
#include "app/cli/complain.h"
#include "app/cli/growth.h"
#include "app/leg/leg.h"
#include "app/view/overlay_builder.h"
#include "app/view/scene_view.h"
#include "app/window/application.h"
#include "engine/gl/gl_error.h"
#include "engine/platform/headless_context.h"
#include "engine/platform/window.h"
#include "engine/render/renderer.h"

namespace crus::cli {
namespace {

constexpr int kSamples = 4;
constexpr double kRestSeconds = 5.0;

std::string processorName() {
  std::ifstream file{"/proc/cpuinfo"};
  for (std::string line; std::getline(file, line);) {
    if (line.rfind("model name", 0) == 0) return line.substr(line.find(':') + 2);
  }
  return "unknown";
}

/// Frames and processor time of a window at rest; null without a display.
nlohmann::ordered_json restFigures(const BenchOptions& options) {
  if (!engine::Window::displayAvailable())
    return {{"idle_frames", nullptr}, {"idle_note", "needs a display"}};
  ApplicationOptions window;
  window.model = options.model;
  window.knowledge = options.knowledge;
  window.measureRestSeconds = kRestSeconds;
  std::ostringstream out;
  try {
    const engine::Result<ApplicationReport> report = runApplication(window, out, out);
    if (!report) return {{"idle_frames", nullptr}, {"idle_note", engine::describe(report.error())}};
    return {{"window_first_frame_ms", report->firstFrameSeconds * 1000.0},
            {"idle_seconds", kRestSeconds},
            {"idle_frames", report->framesAtRest},
            {"idle_cpu_percent", report->cpuSecondsAtRest / kRestSeconds * 100.0}};
  } catch (const engine::GlError& error) {
    return {{"idle_frames", nullptr}, {"idle_note", error.what()}};
  }
}

nlohmann::ordered_json asJson(const OrbitTimes& times) {
  return {{"median_ms", times.medianMs}, {"p95_ms", times.p95Ms},
          {"cpu_ms", times.cpuMs},       {"submit_ms", times.submitMs},
          {"gpu_ms", times.gpuMs},       {"frames_per_second", times.framesPerSecond}};
}

double peakMegabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

/// The turning leg with all zones: as it is while it moves, at rest, with something selected, and the least
/// it could cost; and as a new user sees it.
nlohmann::ordered_json turning(Stage& stage, const AppState& state, glm::ivec2 size) {
  constexpr int kFewer = 36;
  nlohmann::ordered_json json;
  const OrbitTimes moving = orbit(stage, state, {size, 1, true});
  json["orbit_moving"] = asJson(moving);
  json["triangles_moving"] = stage.renderer.trianglesDrawn();
  const OrbitTimes bound = orbit(stage, state, {size, 1, true, 2 * kFewer, true});
  json["bare_bound_moving"] = asJson(bound);
  json["bare_triangles_moving"] = stage.renderer.trianglesDrawn();
  json["moving_over_bare_bound"] = moving.medianMs / bound.medianMs;
  json["orbit_samples1"] = asJson(orbit(stage, state, {size, 1, false, kFewer}));
  json["orbit_samples4"] = asJson(orbit(stage, state, {size, kSamples, false, kFewer}));
  json["triangles_drawn"] = stage.renderer.trianglesDrawn();
  json["bare_bound_samples4"] = asJson(orbit(stage, state, {size, kSamples, false, kFewer, true}));
  const AppState selected = update(state, Select{"soleus"}, stage.leg.world);
  json["orbit_moving_selected"] = asJson(orbit(stage, selected, {size, 1, true}));
  const AppState first = initialState(stage.leg.world);
  json["orbit_as_at_start_samples4"] = asJson(orbit(stage, first, {size, kSamples, false, kFewer}));
  json["triangles_as_at_start"] = stage.renderer.trianglesDrawn();
  return json;
}

nlohmann::ordered_json measure(const BenchOptions& options, Leg leg, double loadMs,
                               const Stopwatch& sinceStart) {
  leg.world.aspect = static_cast<float>(options.size.x) / static_cast<float>(options.size.y);
  AppState state = initialState(leg.world);
  const engine::HeadlessContext context;
  engine::Renderer renderer;
  renderer.setModel(leg.model);
  Stage stage{renderer, leg};
  renderer.setOverlay(stage.overlay.of(state, leg, 0));
  renderer.draw(sceneViewOf(state, leg, 1.0F, false), options.size, kSamples);
  renderer.finish();
  const double firstFrameMs = sinceStart.milliseconds();
  nlohmann::ordered_json json;
  json["machine"] = {{"processor", processorName()}, {"cores", std::thread::hardware_concurrency()}};
  json["driver"] = renderer.limits().driver;
  json["opengl"] = renderer.limits().version;
  json["version"] = CRUS_VERSION;
  json["commit"] = std::string{kCommit};
  json["model"] = options.model.filename().string();
  json["triangles"] = engine::triangleCount(leg.model);
  json["size"] = {options.size.x, options.size.y};
  json["load_ms"] = loadMs;
  json["first_frame_ms"] = firstFrameMs;
  json["toggle_layer_ms"] = toggleMs(stage, state, SetPeel{1}, options.size);
  toggleMs(stage, state, SetPeel{0}, options.size);
  json["all_zones_on_ms"] = toggleMs(stage, state, SetZone{"all", true}, options.size);
  toggleMs(stage, state, SetZone{"all", false}, options.size);
  json["all_zones_on_again_ms"] = toggleMs(stage, state, SetZone{"all", true}, options.size);
  toggleMs(stage, state, SetZone{"soleus", false}, options.size);
  json["one_muscles_zones_on_ms"] = toggleMs(stage, state, SetZone{"soleus", true}, options.size);
  state = update(std::move(state), Select{}, leg.world);
  json["peak_memory_mb"] = peakMegabytes();  // before frames are queued on purpose
  json.update(turning(stage, state, options.size));
  const PickTimes pick = pickTimes(renderer, state, leg, options.size);
  json["pick_new_view_ms"] = pick.newViewMs;
  json["pick_same_view_ms"] = pick.sameViewMs;
  json["model_bytes_per_triangle"] =
      static_cast<double>(renderer.modelBytes()) / static_cast<double>(engine::triangleCount(leg.model));
  if (options.growthTriangles > 0) json["growth"] = growth(leg, state, options.growthTriangles, options.size);
  return json;
}

}  // namespace

int bench(const BenchOptions& options) {
  const Stopwatch sinceStart;
  engine::Result<Leg> leg = loadLeg(options.model, options.knowledge);
  const double loadMs = sinceStart.milliseconds();
  if (!leg) return refuse(leg.error(), kCouldNot);
  nlohmann::ordered_json json = measure(options, std::move(leg).value(), loadMs, sinceStart);
  if (!options.brief) json.update(restFigures(options));
  if (options.json) {
    std::cout << json.dump(2) << '\n';
    return kDone;
  }
  for (const auto& [key, value] : json.items()) std::cout << key << ": " << value.dump() << '\n';
  return kDone;
}

}  // namespace crus::cli
