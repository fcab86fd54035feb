// A leg that is loaded beside other work, and its model before the rest of it is there.
#pragma once

#include <filesystem>
#include <future>

#include "app/leg/leg.h"

namespace crus {

/// Reads in a thread of its own. To be asked by one thread, model() before leg().
class LegLoading {
 public:
  LegLoading(const std::filesystem::path& model, const std::filesystem::path& knowledge);

  /// Waits for the model, so that it can be taken to where it is drawn while points and zones are placed on
  /// it; once. It stays where it is until leg() is called. Null when there is none before the leg is there.
  [[nodiscard]] const engine::Model* model();
  /// Waits for all of it; once. \return as loadLeg().
  [[nodiscard]] engine::Result<Leg> leg();

 private:
  std::future<engine::Result<Leg>> leg_;
  std::future<const engine::Model*> read_;
  std::promise<void>
      taken_;  // nobody looks at the model any more; the first to go, or leg_ would wait for it
};

}  // namespace crus
