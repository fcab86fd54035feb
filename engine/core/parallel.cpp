#include "engine/core/parallel.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace engine {

void parallelFor(std::size_t count, const std::function<void(std::size_t, std::size_t)>& work,
                 std::size_t threads) {
  constexpr std::size_t kPiecesPerThread = 8;
  if (threads == 0) threads = std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, 16);
  threads = std::clamp<std::size_t>(count, 1, threads);
  const std::size_t piece = std::max<std::size_t>(1, count / (threads * kPiecesPerThread));
  std::atomic<std::size_t> next{0};
  std::exception_ptr failure;
  std::mutex failureGuard;
  const auto run = [&] {
    try {
      for (std::size_t begin = next.fetch_add(piece); begin < count; begin = next.fetch_add(piece)) {
        work(begin, std::min(begin + piece, count));
      }
    } catch (...) {
      const std::lock_guard lock{failureGuard};
      failure = std::current_exception();
    }
  };
  std::vector<std::thread> helpers;
  for (std::size_t i = 1; i < threads; ++i) helpers.emplace_back(run);
  run();
  for (std::thread& helper : helpers) helper.join();
  if (failure) std::rethrow_exception(failure);
}

}  // namespace engine
