#include "app/cli/bench_frames.h"

#include <algorithm>
#include <cmath>
#include <ctime>

#include "app/state/visibility.h"
#include "app/view/overlay_builder.h"
#include "app/view/scene_view.h"

namespace crus::cli {
namespace {

constexpr int kFullSamples = 4;
constexpr int kPicks = 18;

/// Of this process so far, all threads.
double cpuMilliseconds() {
  return 1000.0 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

}  // namespace

double percentile(std::vector<double> values, double fraction) {
  std::sort(values.begin(), values.end());
  return values[static_cast<std::size_t>(std::lround(fraction * static_cast<double>(values.size() - 1)))];
}

OrbitTimes orbit(engine::Renderer& renderer, AppState state, const Leg& leg, const OrbitRules& rules) {
  std::vector<double> frames;
  double cpuBefore = 0.0;
  for (int i = -1; i < rules.frames; ++i) {  // the first is not counted: new targets, new variants of shaders
    state = update(std::move(state), Orbit{360.0F / static_cast<float>(rules.frames), 0.0F}, leg.world);
    if (i == 0) cpuBefore = cpuMilliseconds();
    const Stopwatch watch;
    engine::SceneView view = sceneViewOf(state, leg, 1.0F, false);
    view.level = rules.level;
    if (rules.flat) {
      renderer.drawFlat(view, kBenchSize, rules.samples);
    } else {
      renderer.draw(view, kBenchSize, rules.samples);
    }
    renderer.finish();
    if (i >= 0) frames.push_back(watch.milliseconds());
  }
  return {percentile(frames, 0.5), percentile(frames, 0.95), (cpuMilliseconds() - cpuBefore) / rules.frames};
}

PickTimes pickTimes(engine::Renderer& renderer, AppState state, const Leg& leg) {
  std::vector<double> fresh;
  std::vector<double> again;
  for (int i = 0; i < kPicks; ++i) {
    state = update(std::move(state), Orbit{360.0F / kPicks, 0.0F}, leg.world);
    const engine::SceneView view = sceneViewOf(state, leg, 1.0F, false);
    const Stopwatch first;
    renderer.pick(view, kBenchSize, kBenchSize / 2);
    fresh.push_back(first.milliseconds());
    const Stopwatch second;
    renderer.pick(view, kBenchSize, kBenchSize / 2);
    again.push_back(second.milliseconds());
  }
  return {percentile(fresh, 0.5), percentile(again, 0.5)};
}

double toggleMs(engine::Renderer& renderer, AppState& state, const Leg& leg, const Command& command) {
  const Stopwatch watch;
  const auto zones = visibleZones(state, leg.world);
  state = update(std::move(state), command, leg.world);
  if (visibleZones(state, leg.world) != zones) renderer.setOverlay(buildOverlay(state, leg));
  renderer.draw(sceneViewOf(state, leg, 1.0F, false), kBenchSize, kFullSamples);
  renderer.finish();
  return watch.milliseconds();
}

}  // namespace crus::cli
