// Honest first figures, each taken in one run on this machine. Times end with a read-back of a pixel, since
// only that proves that a driver has finished.
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <thread>

#include "app/cli/cli.h"
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

constexpr glm::ivec2 kSize{1280, 800};
constexpr int kSamples = 4;
constexpr int kOrbitFrames = 72;  // 5 degrees a frame
constexpr double kRestSeconds = 5.0;

class Stopwatch {
 public:
  [[nodiscard]] double milliseconds() const {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start_).count();
  }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

double percentile(std::vector<double> values, double fraction) {
  std::sort(values.begin(), values.end());
  return values[static_cast<std::size_t>(std::lround(fraction * static_cast<double>(values.size() - 1)))];
}

std::string processorName() {
  std::ifstream file{"/proc/cpuinfo"};
  for (std::string line; std::getline(file, line);) {
    if (line.rfind("model name", 0) == 0) return line.substr(line.find(':') + 2);
  }
  return "unknown";
}

struct OrbitTimes {
  double medianMs = 0.0;
  double p95Ms = 0.0;
};

OrbitTimes orbit(engine::Renderer& renderer, AppState state, const Leg& leg, int samples,
                 std::size_t level = 0) {
  std::vector<double> frames;
  for (int i = 0; i < kOrbitFrames; ++i) {
    state = update(std::move(state), Orbit{360.0F / kOrbitFrames, 0.0F}, leg.world);
    const Stopwatch watch;
    engine::SceneView view = sceneViewOf(state, leg, 1.0F, false);
    view.level = level;
    renderer.draw(view, kSize, samples);
    renderer.finish();
    frames.push_back(watch.milliseconds());
  }
  return {percentile(frames, 0.5), percentile(frames, 0.95)};
}

struct PickTimes {
  double newViewMs = 0.0;   // the view has changed: ids are drawn
  double sameViewMs = 0.0;  // they are there already
};

PickTimes pickTimes(engine::Renderer& renderer, AppState state, const Leg& leg) {
  std::vector<double> fresh;
  std::vector<double> again;
  for (int i = 0; i < kOrbitFrames / 4; ++i) {
    state = update(std::move(state), Orbit{20.0F, 0.0F}, leg.world);
    const engine::SceneView view = sceneViewOf(state, leg, 1.0F, false);
    const Stopwatch first;
    renderer.pick(view, kSize, kSize / 2);
    fresh.push_back(first.milliseconds());
    const Stopwatch second;
    renderer.pick(view, kSize, kSize / 3);
    again.push_back(second.milliseconds());
  }
  return {percentile(fresh, 0.5), percentile(again, 0.5)};
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

nlohmann::ordered_json measure(const BenchOptions& options, Leg leg, double loadMs,
                               const Stopwatch& sinceStart) {
  leg.world.aspect = static_cast<float>(kSize.x) / static_cast<float>(kSize.y);
  AppState state = initialState(leg.world);
  nlohmann::ordered_json json;
  {
    const engine::HeadlessContext context;
    engine::Renderer renderer;
    renderer.setModel(leg.model);
    renderer.setOverlay(buildOverlay(state, leg));
    renderer.draw(sceneViewOf(state, leg, 1.0F, false), kSize, kSamples);
    renderer.finish();
    const double firstFrameMs = sinceStart.milliseconds();
    const Stopwatch toggle;
    state = update(std::move(state), SetZone{"all", true}, leg.world);
    renderer.setOverlay(buildOverlay(state, leg));
    renderer.draw(sceneViewOf(state, leg, 1.0F, false), kSize, kSamples);
    renderer.finish();
    const double toggleMs = toggle.milliseconds();
    state = update(std::move(state), Select{}, leg.world);
    const OrbitTimes full = orbit(renderer, state, leg, kSamples);
    const std::size_t trianglesDrawn = renderer.trianglesDrawn();
    const OrbitTimes quick = orbit(renderer, state, leg, 1);
    const OrbitTimes moving = orbit(renderer, state, leg, 1, 1);
    const std::size_t trianglesMoving = renderer.trianglesDrawn();
    json["machine"] = {{"processor", processorName()}, {"cores", std::thread::hardware_concurrency()}};
    json["driver"] = renderer.limits().driver;
    json["opengl"] = renderer.limits().version;
    json["version"] = CRUS_VERSION;
    json["model"] = options.model.filename().string();
    json["triangles"] = engine::triangleCount(leg.model);
    json["triangles_drawn"] = trianglesDrawn;
    json["triangles_moving"] = trianglesMoving;
    json["size"] = {kSize.x, kSize.y};
    json["load_ms"] = loadMs;
    json["first_frame_ms"] = firstFrameMs;
    json["all_zones_on_ms"] = toggleMs;
    json["orbit_samples4"] = {{"median_ms", full.medianMs}, {"p95_ms", full.p95Ms}};
    json["orbit_samples1"] = {{"median_ms", quick.medianMs}, {"p95_ms", quick.p95Ms}};
    json["orbit_moving"] = {{"median_ms", moving.medianMs}, {"p95_ms", moving.p95Ms}};
    const PickTimes pick = pickTimes(renderer, state, leg);
    json["pick_new_view_ms"] = pick.newViewMs;
    json["pick_same_view_ms"] = pick.sameViewMs;
  }
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  json["peak_memory_mb"] = static_cast<double>(usage.ru_maxrss) / 1024.0;
  json.update(restFigures(options));
  return json;
}

}  // namespace

int bench(const BenchOptions& options) {
  const Stopwatch sinceStart;
  engine::Result<Leg> leg = loadLeg(options.model, options.knowledge);
  const double loadMs = sinceStart.milliseconds();
  if (!leg) {
    std::cerr << engine::describe(leg.error()) << '\n';
    return kCouldNot;
  }
  const nlohmann::ordered_json json = measure(options, std::move(leg).value(), loadMs, sinceStart);
  if (options.json) {
    std::cout << json.dump(2) << '\n';
    return kDone;
  }
  for (const auto& [key, value] : json.items()) std::cout << key << ": " << value.dump() << '\n';
  return kDone;
}

}  // namespace crus::cli
