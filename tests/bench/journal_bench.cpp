// A journal of a thousand sessions and ten thousand treatments: opening, saving, searching and its page.
// Saving is measured beside the least that it could cost, the same number of bytes written and synchronised.
#include <benchmark/benchmark.h>
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <filesystem>
#include <vector>

#include "app/journal/history.h"
#include "app/journal/store.h"
#include "app/leg/leg.h"
#include "tests/app/journal/sample_journal.h"
#include "tests/app/panels/harness.h"
#include "tests/source_folder.h"

namespace {

namespace journal = crus::journal;

constexpr int kSessions = 1000;
constexpr std::size_t kTreatments = 10;  // of each

/// On the disk of the working folder: what lies under /tmp may be memory.
struct Folder {
  Folder() { std::filesystem::create_directories(path); }
  ~Folder() { std::filesystem::remove_all(path); }
  std::filesystem::path path = std::filesystem::current_path() / "journal_bench";
};

journal::Session fullSession(int number) {
  journal::Session session = journal::test::numberedSession(number);
  session.treatments.resize(kTreatments, session.treatments.front());
  return session;
}

const journal::Journal& large() {
  static const journal::Journal kJournal = [] {
    journal::Journal all = journal::test::sampleJournal(1, 0);
    for (int i = 0; i < kSessions; ++i) {
      const journal::Session session = fullSession(i);
      all.sessions.emplace(session.uuid, session);
    }
    return all;
  }();
  return kJournal;
}

journal::Setting settingIn(const Folder& folder) {
  return {folder.path / "journal.db", [] { return std::int64_t{1764150000000}; }};
}

journal::Store filled(const Folder& folder) {
  journal::Store store = journal::Store::open(settingIn(folder)).value();
  const journal::Journal empty;
  const auto written = store.write(journal::changesToMerge(empty, large()).value());
  if (!written) throw std::runtime_error("the journal could not be written");
  return store;
}

void openAndLoad(benchmark::State& run) {
  const Folder folder;
  { const journal::Store first = filled(folder); }
  for (auto round : run) {
    (void)round;
    const journal::Store store = journal::Store::open(settingIn(folder)).value();
    benchmark::DoNotOptimize(store.load().value().sessions.size());
  }
}
BENCHMARK(openAndLoad)->Unit(benchmark::kMillisecond);

double percentile(std::vector<double> values, double part) {
  std::sort(values.begin(), values.end());
  return values.empty() ? 0.0
                        : values[static_cast<std::size_t>(part * static_cast<double>(values.size() - 1))];
}

double milliseconds(std::chrono::steady_clock::duration time) {
  return std::chrono::duration<double, std::milli>(time).count();
}

/// One session more; beside it a file of the bytes of its pages, appended to and synchronised.
void saveSession(benchmark::State& run) {
  const Folder folder;
  const journal::Store store = filled(folder);
  const int bare = ::open((folder.path / "bare").c_str(), O_CREAT | O_WRONLY | O_APPEND, 0600);
  const std::array<char, 16384> pages{};
  std::vector<double> saves, bounds;
  int number = kSessions;
  for (auto round : run) {
    (void)round;
    const std::vector<journal::Change> change{journal::test::puts(fullSession(number++))};
    const auto begun = std::chrono::steady_clock::now();
    const bool saved = store.write(change).has_value();
    const auto done = std::chrono::steady_clock::now();
    if (!saved || ::write(bare, pages.data(), pages.size()) < 0 || ::fsync(bare) != 0) {
      run.SkipWithError("nothing could be written");
      break;
    }
    bounds.push_back(milliseconds(std::chrono::steady_clock::now() - done));
    saves.push_back(milliseconds(done - begun));
    run.SetIterationTime(1e-3 * saves.back());
  }
  ::close(bare);
  run.counters["p95_ms"] = percentile(saves, 0.95);
  run.counters["bare_p95_ms"] = percentile(bounds, 0.95);
  run.counters["over_bare"] = percentile(saves, 0.5) / percentile(bounds, 0.5);
}
BENCHMARK(saveSession)->UseManualTime()->Iterations(300)->Unit(benchmark::kMillisecond);

void searchNotes(benchmark::State& run) {
  for (auto round : run) {
    (void)round;
    benchmark::DoNotOptimize(journal::findNotes(large(), "ball").size());
  }
}
BENCHMARK(searchNotes)->Unit(benchmark::kMicrosecond);

/// The page of sessions with its plots, drawn every frame.
void frameOfSessions(benchmark::State& run) {
  static const crus::Leg kLeg = [] {
    const std::filesystem::path assets = std::filesystem::path{CRUS_SOURCE_DIR} / "assets";
    return crus::loadLeg(assets / "models" / "right_leg.glb", assets / "knowledge").value();
  }();
  crus::World world = kLeg.world;
  world.journal = &large();
  crus::test::Harness harness{world, {1280, 800}};
  crus::AppState state = crus::update(crus::initialState(world), crus::SetJournal{true}, world);
  harness.draw(state);
  for (auto round : run) {
    (void)round;
    benchmark::DoNotOptimize(harness.draw(state, 1).data());
  }
}
BENCHMARK(frameOfSessions)->Unit(benchmark::kMillisecond);

}  // namespace
