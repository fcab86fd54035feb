// The journal in a running program: read and written by a thread of its own, so that no frame waits for a
// disk.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "app/journal/store.h"

namespace crus::journal {

class Keeper {
 public:
  /// Starts to open the journal. \param wake  called from the other thread whenever there is news.
  Keeper(Setting setting, std::function<void()> wake);
  Keeper(const Keeper&) = delete;
  Keeper& operator=(const Keeper&) = delete;
  /// Writes what is still waiting, if it can be written.
  ~Keeper();

  /// Saves the changes, all or none, after those that wait already.
  void write(std::vector<Change> changes);

  struct News {
    std::optional<Journal> journal;      // read anew, with everything in it that was given to write()
    std::vector<std::string> sentences;  // for the user
  };
  /// What has come since this was last asked.
  News news();

  /// Whether everything that was given to write() is on the disk.
  [[nodiscard]] bool saved() const;
  /// Why the last attempt failed; empty while all goes well. It is tried again every few seconds.
  [[nodiscard]] std::string trouble() const;
  /// Waits until everything is saved or cannot be. \return what trouble() says then.
  std::string finish();

 private:
  using Batch = std::vector<Change>;

  void run();
  /// Opens when it is not open, or when another file lies in its place. \return whether it is open now.
  bool ready();
  void reload();
  void writeNext(const Batch& batch);
  void give(const std::string& sentence);
  void fail(const std::string& reason);

  Setting setting_;
  std::function<void()> wake_;
  // Of the thread alone
  std::optional<Store> store_;
  std::set<std::string> told_;  // each sentence once

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Batch> waiting_;  // not on the disk yet
  News news_;
  std::string trouble_;
  std::size_t attempts_ = 0;  // to write; for those who wait for one
  bool opened_ = false;       // whether opening was tried
  bool hurry_ = false;        // somebody waits for the next attempt
  bool newsworthy_ = false;   // something has changed since the last wake_()
  bool stop_ = false;
  std::thread thread_;
};

}  // namespace crus::journal
