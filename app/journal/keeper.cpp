#include "app/journal/keeper.h"

#include <chrono>
#include <utility>

namespace crus::journal {
namespace {

/// How often another copy's writing is noticed, and a failed write tried again.
constexpr std::chrono::seconds kPause{2};

}  // namespace

Keeper::Keeper(Setting setting, std::function<void()> wake)
    : setting_{std::move(setting)}, wake_{std::move(wake)}, thread_{[this] { run(); }} {}

Keeper::~Keeper() {
  {
    const std::lock_guard lock{mutex_};
    stop_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void Keeper::write(std::vector<Change> changes) {
  {
    const std::lock_guard lock{mutex_};
    waiting_.push_back(std::move(changes));
  }
  changed_.notify_all();
}

Keeper::News Keeper::news() {
  const std::lock_guard lock{mutex_};
  News news = std::exchange(news_, {});
  if (news.journal) {
    for (const Batch& batch : waiting_) {
      for (const Change& change : batch) applyChange(*news.journal, change);
    }
  }
  return news;
}

bool Keeper::saved() const {
  const std::lock_guard lock{mutex_};
  return waiting_.empty();
}

std::string Keeper::trouble() const {
  const std::lock_guard lock{mutex_};
  return trouble_;
}

std::string Keeper::finish() {
  std::unique_lock lock{mutex_};
  const std::size_t before = attempts_;
  const auto settled = [&] {
    return opened_ && (waiting_.empty() || (attempts_ > before && !trouble_.empty()));
  };
  hurry_ = true;
  changed_.notify_all();
  changed_.wait(lock, settled);
  return waiting_.empty() ? std::string{} : trouble_;
}

void Keeper::give(const std::string& sentence) {
  if (!told_.insert(sentence).second) return;
  const std::lock_guard lock{mutex_};
  news_.sentences.push_back(sentence);
  newsworthy_ = true;
}

/// Says it once, however often it is tried.
void Keeper::fail(const std::string& reason) {
  const std::lock_guard lock{mutex_};
  ++attempts_;
  std::string trouble = "Not saved: " + reason + ". It will be tried again.";
  if (trouble == trouble_ || waiting_.empty()) return;
  trouble_ = std::move(trouble);
  newsworthy_ = true;
  news_.sentences.push_back(trouble_);
}

bool Keeper::ready() {
  bool wanted = false;
  bool first = false;
  {
    const std::lock_guard lock{mutex_};
    wanted = !waiting_.empty();
    first = !opened_;
  }
  if (store_ && (store_->writable() || !wanted) && store_->isCurrent()) return true;
  if (!first && !wanted && !store_) return false;  // nothing to be tried again
  store_.reset();
  engine::Result<Store> store = Store::open(setting_);
  if (!store) {
    if (first) give("Your notes cannot be read or kept: " + store.error().reason + ".");
    fail(store.error().reason);
    return false;
  }
  for (const std::string& sentence : store->messages()) give(sentence);
  store_ = std::move(store).value();
  reload();
  return true;
}

void Keeper::reload() {
  engine::Result<Journal> journal = store_->load();
  if (!journal) {
    give("Your notes cannot be read: " + journal.error().reason + ".");
    return;
  }
  const std::lock_guard lock{mutex_};
  news_.journal = std::move(journal).value();
  newsworthy_ = true;
}

void Keeper::writeNext(const Batch& batch) {
  const engine::Result<bool> written = store_->write(batch);
  if (!written && !written.error().file.empty()) {
    fail(written.error().reason);
    return;
  }
  {
    const std::lock_guard lock{mutex_};
    ++attempts_;
    trouble_.clear();
    newsworthy_ = true;
    // What was read before this was written lacks it.
    if (news_.journal && written) {
      for (const Change& change : batch) applyChange(*news_.journal, change);
    }
    waiting_.pop_front();
  }
  // What can never be written must not hold up the rest.
  if (!written) give("Not saved: " + written.error().reason + ".");
  if (!written || *written) reload();
}

void Keeper::run() {
  while (true) {
    const bool open = ready();
    Batch batch;
    bool tell = false;
    {
      const std::lock_guard lock{mutex_};
      opened_ = true;
      if (!waiting_.empty()) batch = waiting_.front();
    }
    if (open && !batch.empty()) {
      writeNext(batch);
    } else if (open && store_->changedByOthers()) {
      reload();
    }
    {
      const std::lock_guard lock{mutex_};
      tell = std::exchange(newsworthy_, false);
    }
    if (tell) wake_();
    changed_.notify_all();
    std::unique_lock lock{mutex_};
    const bool troubled = !trouble_.empty();
    if (stop_ && (waiting_.empty() || troubled)) return;
    if (!waiting_.empty() && !troubled) continue;
    changed_.wait_for(lock, kPause, [&] { return stop_ || hurry_ || (!troubled && !waiting_.empty()); });
    hurry_ = false;
  }
}

}  // namespace crus::journal
