// Measures all zones behind the window, so that the first question about any spot is answered at once.
#pragma once

#include <atomic>
#include <functional>
#include <thread>
#include <utility>
#include <vector>

#include "app/atlas/zone_field.h"

namespace crus {

class ZoneMeasurer {
 public:
  /// \param wake  called from the thread that measures when it has done.
  explicit ZoneMeasurer(std::function<void()> wake) : wake_{std::move(wake)} {}

  /// Measures these from now on, on one core; what it measured before is given up.
  void start(std::vector<ZoneField> fields);
  [[nodiscard]] bool busy() const { return busy_; }

 private:
  std::function<void()> wake_;
  std::atomic<bool> busy_{false};
  std::jthread thread_;  // stops and waits when it goes
};

}  // namespace crus
