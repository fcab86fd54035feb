// The journal in the window: follows the edits that the state counts, keeps what it shows up to date with the
// disk, and says how saving goes.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "app/journal/keeper.h"
#include "app/state/journal_commands.h"
#include "app/window/session.h"

namespace crus {

class JournalDesk {
 public:
  /// Starts to open the journal, in the background. \param wake  called from another thread when something
  /// has changed.
  JournalDesk(journal::Setting setting, std::function<void()> wake);

  /// A leg has come into the window with a state of its own: earlier edits can no longer be taken back.
  void begin(Session& session);
  /// After a command was applied: makes the edit that it counted, or takes edits back and makes them again
  /// until they are as many as the state says. \param side  the leg shown before the command.
  void follow(const Command& command, Side side, Session& session);
  /// What the disk has told since. \return whether there was anything.
  bool takeNews(Session& session);

  struct Status {
    std::string text;  // "Saved", "Saving ...", or why it could not be saved
    bool saved = false;
    bool trouble = false;
  };
  [[nodiscard]] Status status() const;
  /// Waits until everything is saved or cannot be. \return a sentence when it cannot.
  std::string finish() { return keeper_->finish(); }

 private:
  struct Edit {
    journal::Change done, back;
  };
  /// \return the change that takes it back.
  journal::Change make(const journal::Change& change);
  void show(Session& session) const;

  journal::Setting setting_;
  std::unique_ptr<journal::Keeper> keeper_;
  std::unique_ptr<journal::Journal> journal_;  // others point to it
  std::vector<Edit> edits_;
  std::size_t position_ = 0;  // edits made and not taken back
  bool everWritten_ = false;
  std::string lastStatus_;
};

}  // namespace crus
