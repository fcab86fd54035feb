#include "app/cli/bench_frames.h"

#include <algorithm>
#include <cmath>
#include <ctime>

#include "app/state/visibility.h"
#include "app/view/scene_view.h"

namespace crus::cli {
namespace {

constexpr int kFullSamples = 4;
constexpr int kPicks = 18;

/// Of this process so far, all threads.
double cpuMilliseconds() {
  return 1000.0 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

engine::SceneView viewOf(const Stage& stage, const AppState& state, const OrbitRules& rules) {
  engine::SceneView view = sceneViewOf(state, stage.leg, 1.0F, false);
  if (rules.moving) view.level = movingLevel(view, rules.size.y);
  return view;
}

void drawFrame(const Stage& stage, const AppState& state, const OrbitRules& rules) {
  const engine::SceneView view = viewOf(stage, state, rules);
  if (rules.flat) {
    stage.renderer.drawFlat(view, rules.size, rules.samples);
  } else {
    stage.renderer.draw(view, rules.size, rules.samples);
  }
}

}  // namespace

double percentile(std::vector<double> values, double fraction) {
  std::sort(values.begin(), values.end());
  return values[static_cast<std::size_t>(std::lround(fraction * static_cast<double>(values.size() - 1)))];
}

OrbitTimes orbit(Stage& stage, AppState state, const OrbitRules& rules) {
  engine::Renderer& renderer = stage.renderer;
  if (rules.zones) renderer.setOverlay(stage.overlay.of(state, stage.leg, viewOf(stage, state, rules).level));
  const Orbit step{360.0F / static_cast<float>(rules.frames), 0.0F};
  std::vector<double> frames;
  std::vector<double> submitted;
  std::vector<double> gpu;
  double cpuBefore = 0.0;
  for (int i = -1; i < rules.frames; ++i) {  // the first is not counted: new targets, new variants of shaders
    state = update(std::move(state), step, stage.leg.world);
    if (i == 0) cpuBefore = cpuMilliseconds();
    const Stopwatch watch;
    renderer.startTimer();
    drawFrame(stage, state, rules);
    const double submit = watch.milliseconds();
    const double gpuMs = renderer.stopTimer();
    renderer.finish();
    if (i < 0) continue;
    frames.push_back(watch.milliseconds());
    submitted.push_back(submit);
    gpu.push_back(gpuMs);
  }
  const double cpuMs = (cpuMilliseconds() - cpuBefore) / rules.frames;
  const Stopwatch all;
  for (int i = 0; i < rules.frames; ++i) {
    state = update(std::move(state), step, stage.leg.world);
    drawFrame(stage, state, rules);
  }
  renderer.finish();
  return {percentile(frames, 0.5),    percentile(frames, 0.95), cpuMs,
          percentile(submitted, 0.5), percentile(gpu, 0.5),     1000.0 * rules.frames / all.milliseconds()};
}

PickTimes pickTimes(engine::Renderer& renderer, AppState state, const Leg& leg, glm::ivec2 size) {
  std::vector<double> fresh;
  std::vector<double> again;
  for (int i = 0; i < kPicks; ++i) {
    state = update(std::move(state), Orbit{360.0F / kPicks, 0.0F}, leg.world);
    const engine::SceneView view = sceneViewOf(state, leg, 1.0F, false);
    const Stopwatch first;
    renderer.pick(view, size, size / 2);
    fresh.push_back(first.milliseconds());
    const Stopwatch second;
    renderer.pick(view, size, size / 2);
    again.push_back(second.milliseconds());
  }
  return {percentile(fresh, 0.5), percentile(again, 0.5)};
}

double toggleMs(Stage& stage, AppState& state, const Command& command, glm::ivec2 size) {
  const Stopwatch watch;
  const auto zones = visibleZones(state, stage.leg.world);
  state = update(std::move(state), command, stage.leg.world);
  if (visibleZones(state, stage.leg.world) != zones)
    stage.renderer.setOverlay(stage.overlay.of(state, stage.leg, 0));
  stage.renderer.draw(sceneViewOf(state, stage.leg, 1.0F, false), size, kFullSamples);
  stage.renderer.finish();
  return watch.milliseconds();
}

}  // namespace crus::cli
