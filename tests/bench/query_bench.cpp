// How long a question takes that the window may ask with every move of the pointer.
#include <benchmark/benchmark.h>

#include <filesystem>
#include <random>
#include <vector>

#include "app/leg/leg_queries.h"
#include "tests/source_folder.h"

namespace {

const std::filesystem::path kAssets = std::filesystem::path{CRUS_SOURCE_DIR} / "assets";

const crus::Leg& leg() {
  static const crus::Leg kLeg =
      crus::loadLeg(kAssets / "models" / "right_leg.glb", kAssets / "knowledge").value();
  return kLeg;
}

/// The same spots all over the skin in every run.
const std::vector<glm::vec3>& places() {
  static const std::vector<glm::vec3> kPlaces = [] {
    std::mt19937 random{1};
    const std::vector<glm::vec3>& skin = leg().surface->mesh().positions;
    std::vector<glm::vec3> some;
    for (int i = 0; i < 500; ++i) some.push_back(skin[random() % skin.size()]);
    return some;
  }();
  return kPlaces;
}

void findSpot(benchmark::State& state) {
  std::size_t next = 0;
  for (auto round : state) {
    (void)round;
    benchmark::DoNotOptimize(crus::spotNear(leg(), places()[next++ % places().size()]));
  }
}
BENCHMARK(findSpot)->Unit(benchmark::kMicrosecond);

void whoRefersHere(benchmark::State& state) {
  std::size_t next = 0;
  for (auto round : state) {
    (void)round;
    const auto spot = crus::spotNear(leg(), places()[next++ % places().size()]);
    benchmark::DoNotOptimize(crus::whoRefersHere(leg(), *spot).data());
  }
}
BENCHMARK(whoRefersHere)->Unit(benchmark::kMicrosecond);

void makePressProbe(benchmark::State& state) {
  for (auto round : state) {
    (void)round;
    benchmark::DoNotOptimize(crus::pressProbeOf(leg()).has_value());
  }
}
BENCHMARK(makePressProbe)->Unit(benchmark::kMillisecond);

void underThumb(benchmark::State& state) {
  const crus::PressProbe probe = *crus::pressProbeOf(leg());
  std::size_t next = 0;
  for (auto round : state) {
    (void)round;
    const auto spot = crus::spotNear(leg(), places()[next++ % places().size()]);
    benchmark::DoNotOptimize(probe.under(*spot).layers.data());
  }
}
BENCHMARK(underThumb)->Unit(benchmark::kMicrosecond);

}  // namespace
