#include "app/leg/leg_loading.h"

#include <utility>

namespace crus {
namespace {

engine::Result<Leg> load(const std::filesystem::path& model, const std::filesystem::path& knowledge,
                         std::promise<const engine::Model*> read, const std::future<void>& taken) {
  bool said = false;
  LoadProgress progress;
  progress.modelRead = [&](const engine::Model& value) {
    said = true;
    read.set_value(&value);
    taken.wait();
  };
  try {
    engine::Result<Leg> leg = loadLeg(model, knowledge, &progress);
    if (!said) read.set_value(nullptr);
    return leg;
  } catch (...) {
    if (!said) read.set_value(nullptr);
    throw;
  }
}

}  // namespace

LegLoading::LegLoading(const std::filesystem::path& model, const std::filesystem::path& knowledge) {
  std::promise<const engine::Model*> read;
  read_ = read.get_future();
  leg_ = std::async(std::launch::async, load, model, knowledge, std::move(read), taken_.get_future());
}

const engine::Model* LegLoading::model() {
  return read_.get();
}

engine::Result<Leg> LegLoading::leg() {
  taken_.set_value();
  return leg_.get();
}

}  // namespace crus
