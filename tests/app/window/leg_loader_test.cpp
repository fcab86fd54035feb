#include "app/window/leg_loader.h"

#include <gtest/gtest.h>

#include <atomic>
#include <condition_variable>
#include <mutex>

#include "tests/source_folder.h"

namespace crus {
namespace {

/// A gate that the reading thread waits at, until the test opens it or the load is left.
class Gate {
 public:
  void open() {
    const std::lock_guard lock{mutex_};
    open_ = true;
    changed_.notify_all();
  }
  void wait(const LoadProgress& progress) {
    std::unique_lock lock{mutex_};
    while (!open_ && !progress.cancelled) changed_.wait_for(lock, std::chrono::milliseconds{2});
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  bool open_ = false;
};

/// Takes the result as the window does: again and again.
engine::Result<Leg> finished(LegLoader& loader) {
  while (loader.loading()) {
    if (auto result = loader.take()) return std::move(*result);
    std::this_thread::yield();
  }
  return engine::Error{{}, {}, "nothing is being read"};
}

TEST(LegLoader, handsOverTheLegOnceAndWakesTheWindow) {
  Gate gate;
  std::atomic<int> woken{0};
  LegLoader loader{[&](const std::filesystem::path&, LoadProgress& progress) -> engine::Result<Leg> {
                     gate.wait(progress);
                     Leg leg;
                     leg.warnings = {"read"};
                     return leg;
                   },
                   [&] { ++woken; }};
  EXPECT_FALSE(loader.loading());
  loader.start("some/where/leg.glb");
  ASSERT_TRUE(loader.loading());
  EXPECT_EQ(loader.loading()->file, "leg.glb");
  EXPECT_FALSE(loader.loading()->step.empty());
  EXPECT_FALSE(loader.take()) << "it is still being read";
  gate.open();
  const engine::Result<Leg> leg = finished(loader);
  ASSERT_TRUE(leg);
  EXPECT_EQ(leg->warnings.size(), 1U);
  EXPECT_FALSE(loader.loading());
  EXPECT_FALSE(loader.take());
  while (woken < 1) std::this_thread::yield();
}

TEST(LegLoader, whatIsLeftNeverArrives) {
  Gate gate;
  std::atomic<bool> left{false};
  {
    LegLoader loader{[&](const std::filesystem::path&, LoadProgress& progress) -> engine::Result<Leg> {
                       gate.wait(progress);
                       left = progress.cancelled.load();
                       return Leg{};
                     },
                     [] {}};
    loader.start("a.glb");
    loader.cancel();
    EXPECT_FALSE(loader.loading());
    EXPECT_FALSE(loader.take());
    loader.start("b.glb");
    EXPECT_EQ(loader.loading()->file, "b.glb") << "the next one takes its place";
  }
  EXPECT_TRUE(left) << "the end of the loader leaves what is being read, too";
}

TEST(LegLoader, sayWhyThereIsNoLeg) {
  LegLoader loader{[](const std::filesystem::path& file, LoadProgress& progress) {
                     return loadLeg(file, std::string{CRUS_SOURCE_DIR} + "/assets/knowledge", &progress);
                   },
                   [] {}};
  loader.start(std::string{CRUS_SOURCE_DIR} + "/README.md");
  const engine::Result<Leg> leg = finished(loader);
  ASSERT_FALSE(leg);
  EXPECT_FALSE(leg.error().reason.empty());
}

}  // namespace
}  // namespace crus
