// How long the parts of a start take, beside the bare cost of reading the file from disk.
#include <benchmark/benchmark.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <vector>

#include "app/atlas/atlas_reader.h"
#include "app/leg/leg.h"
#include "engine/gltf/gltf.h"
#include "tests/source_folder.h"

namespace {

const std::filesystem::path kAssets = std::filesystem::path{CRUS_SOURCE_DIR} / "assets";
const std::filesystem::path kModel = kAssets / "models" / "right_leg.glb";

void readBytes(benchmark::State& state) {
  for (auto round : state) {
    (void)round;
    std::ifstream file{kModel, std::ios::binary};
    std::vector<char> bytes{std::istreambuf_iterator<char>{file}, {}};
    benchmark::DoNotOptimize(bytes.data());
  }
}
BENCHMARK(readBytes)->Unit(benchmark::kMillisecond);

void loadModel(benchmark::State& state) {
  for (auto round : state) {
    (void)round;
    const auto model = engine::loadGltf(kModel);
    if (!model) throw std::runtime_error(engine::describe(model.error()));
    benchmark::DoNotOptimize(model->parts.data());
  }
}
BENCHMARK(loadModel)->Unit(benchmark::kMillisecond);

void readKnowledge(benchmark::State& state) {
  for (auto round : state) {
    (void)round;
    const auto reading = crus::readAtlas(kAssets / "knowledge");
    benchmark::DoNotOptimize(reading.atlas.points.data());
  }
}
BENCHMARK(readKnowledge)->Unit(benchmark::kMillisecond);

void wholeLeg(benchmark::State& state) {
  for (auto round : state) {
    (void)round;
    const auto leg = crus::loadLeg(kModel, kAssets / "knowledge");
    benchmark::DoNotOptimize(leg.has_value());
  }
}
BENCHMARK(wholeLeg)->Unit(benchmark::kMillisecond);

}  // namespace
