#include "app/window/leg_loader.h"

#include <algorithm>
#include <atomic>
#include <utility>

namespace crus {

/// Shared with its thread; `result` is written before `done` is set.
struct LegLoader::Job {
  std::filesystem::path file;
  LoadProgress progress;
  std::optional<engine::Result<Leg>> result;
  std::atomic<bool> done{false};
};

LegLoader::LegLoader(Read read, std::function<void()> wake)
    : read_{std::move(read)}, wake_{std::move(wake)} {}

LegLoader::~LegLoader() {
  cancel();
  for (auto& [job, thread] : threads_) thread.join();
}

void LegLoader::start(const std::filesystem::path& file) {
  cancel();
  std::erase_if(threads_, [](auto& entry) {
    if (!entry.first->done) return false;
    entry.second.join();
    return true;
  });
  job_ = std::make_shared<Job>();
  job_->file = file;
  job_->progress.changed = wake_;
  threads_.emplace_back(job_, std::thread{[job = job_, read = read_, wake = wake_] {
                          job->result = read(job->file, job->progress);
                          job->done = true;
                          wake();
                        }});
}

void LegLoader::cancel() {
  if (job_) job_->progress.cancelled = true;
  job_.reset();
}

std::optional<Loading> LegLoader::loading() const {
  if (!job_) return std::nullopt;
  const int step = job_->progress.step;
  return Loading{job_->file.filename().string(), std::string{loadStepWords(step)},
                 static_cast<float>(step) / static_cast<float>(kLoadSteps)};
}

std::optional<engine::Result<Leg>> LegLoader::take() {
  if (!job_ || !job_->done) return std::nullopt;
  std::optional<engine::Result<Leg>> result = std::move(job_->result);
  job_.reset();
  return result;
}

}  // namespace crus
