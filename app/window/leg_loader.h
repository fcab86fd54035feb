// Reads a model beside the running program: the window stays alive, and a load can be left.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <thread>
#include <vector>

#include "app/leg/leg.h"
#include "app/panels/panels.h"

namespace crus {

class LegLoader {
 public:
  /// How a leg is read; runs in another thread and looks at the progress for a wish to stop.
  using Read = std::function<engine::Result<Leg>(const std::filesystem::path&, LoadProgress&)>;
  /// \param wake  called from that thread whenever there is something new to show.
  LegLoader(Read read, std::function<void()> wake);
  LegLoader(const LegLoader&) = delete;
  LegLoader& operator=(const LegLoader&) = delete;
  /// Gives up what is being read, and waits until it has stopped.
  ~LegLoader();

  /// Begins to read; what is being read already is given up.
  void start(const std::filesystem::path& file);
  /// Gives up; whatever is read to its end in spite of it is thrown away.
  void cancel();
  /// What is being read; empty when nothing is.
  [[nodiscard]] std::optional<Loading> loading() const;
  /// The leg, or why there is none, once; empty while it is being read.
  std::optional<engine::Result<Leg>> take();

 private:
  struct Job;
  Read read_;
  std::function<void()> wake_;
  std::shared_ptr<Job> job_;
  std::vector<std::pair<std::shared_ptr<Job>, std::thread>> threads_;
};

}  // namespace crus
