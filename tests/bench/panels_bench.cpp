// What the panels cost in a frame with everything unfolded; the bound is 2 ms of processor time.
#include <benchmark/benchmark.h>

#include <filesystem>
#include <set>

#include "app/leg/leg.h"
#include "tests/app/panels/harness.h"
#include "tests/source_folder.h"

namespace {

const std::filesystem::path kAssets = std::filesystem::path{CRUS_SOURCE_DIR} / "assets";

const crus::World& world() {
  static const crus::Leg kLeg =
      crus::loadLeg(kAssets / "models" / "right_leg.glb", kAssets / "knowledge").value();
  return kLeg.world;
}

/// Every row and section of a page unfolded, all pain on, the filters open.
crus::AppState unfolded(crus::test::Harness& harness, const std::string& selected) {
  crus::AppState state = crus::initialState(world());
  state = crus::update(state, crus::Select{selected}, world());
  state = crus::update(state, crus::SetZone{"all", true}, world());
  std::set<std::string> pressed;
  for (bool more = true; more;) {
    more = false;
    harness.draw(state);
    for (const crus::FocusStop& stop : std::vector<crus::FocusStop>{harness.stops}) {
      const bool opens = stop.name.starts_with("expand/") || stop.name.starts_with("section/") ||
                         stop.name.starts_with("sources/") || stop.name == "filter";
      // Sections that are open at first fold and unfold again: pressed twice at most.
      if (!opens || !pressed.insert(stop.name).second) continue;
      const std::size_t before = harness.stops.size();
      for (int i = 0; i < 2; ++i) {
        state.focus = stop.name;
        harness.press = true;
        harness.draw(state, 1);
        state.focus.clear();
        harness.draw(state, 2);
        if (harness.stops.size() >= before) break;
      }
      more = true;
    }
  }
  return state;
}

void frameOfAllPanels(benchmark::State& run, const std::string& selected) {
  crus::test::Harness harness{world(), {1280, 800}};
  const crus::AppState state = unfolded(harness, selected);
  for (auto round : run) {
    (void)round;
    benchmark::DoNotOptimize(harness.draw(state, 1).data());
  }
  run.counters["stops"] = static_cast<double>(harness.stops.size());
}
BENCHMARK_CAPTURE(frameOfAllPanels, point, "soleus_trp1")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(frameOfAllPanels, muscle, "soleus")->Unit(benchmark::kMillisecond);

}  // namespace
