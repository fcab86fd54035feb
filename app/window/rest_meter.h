// Counts what the program does while nothing happens, for the benchmark.
#pragma once

#include <ctime>
#include <optional>

namespace crus {

class RestMeter {
 public:
  /// \param seconds  how long to count; none: never.
  explicit RestMeter(std::optional<double> seconds) : seconds_{seconds} {}

  /// \param resting  whether the view is finished and nothing is due. \return whether the time is over.
  bool step(bool resting, double now) {
    if (!seconds_) return false;
    if (!cpuAtStart_ && resting) {
      cpuAtStart_ = cpuSeconds();
      end_ = now + *seconds_;
    }
    if (!cpuAtStart_ || now < *end_) return false;
    cpu_ = cpuSeconds() - *cpuAtStart_;
    return true;
  }
  void frameDrawn() {
    if (cpuAtStart_) ++frames_;
  }

  [[nodiscard]] std::optional<double> end() const { return end_; }
  [[nodiscard]] int frames() const { return frames_; }
  [[nodiscard]] double cpuSecondsUsed() const { return cpu_; }

 private:
  static double cpuSeconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

  std::optional<double> seconds_, cpuAtStart_, end_;
  double cpu_ = 0.0;
  int frames_ = 0;
};

}  // namespace crus
