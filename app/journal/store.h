// The journal on disk: SQLite with a write-ahead log, every transaction on the disk before it counts as done.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/journal/change.h"
#include "app/journal/database.h"
#include "app/journal/schema.h"

namespace crus::journal {

struct Setting {
  std::filesystem::path file;
  std::function<std::int64_t()> nowMs;  // milliseconds since 1970 UTC
  std::string vfs = {};                 // a registered SQLite VFS; empty: the usual one
  std::span<const std::string_view> steps = migrations();
};
/// The usual one: journalFile() and the system's clock.
Setting usualSetting();

class Store {
 public:
  /// Opens the journal, or makes it. Brings an earlier version up to date after a backup, checks the file,
  /// and makes the weekly backup. A damaged file is set aside as "journal.damaged-N.db", and what can be read
  /// of it, and of the last backup, stands in a new one. Where nothing can be written the journal is opened
  /// to be read.
  /// \return Error when it cannot be read either; then nothing was touched.
  static engine::Result<Store> open(const Setting& setting);

  /// What the user should know of the opening: sentences, may be empty.
  [[nodiscard]] const std::vector<std::string>& messages() const { return messages_; }
  [[nodiscard]] bool writable() const { return writable_; }

  /// Everything in it.
  engine::Result<Journal> load() const;
  /// All changes or none; on the disk when it returns. \return whether the store now holds something else
  /// than the changes say (see writeChange), so that it should be loaded anew.
  engine::Result<bool> write(std::span<const Change> changes) const;
  /// Whether another copy of the program has written since this was last asked.
  bool changedByOthers();
  /// Whether the file is still the one that was opened: another copy may have set it aside.
  [[nodiscard]] bool isCurrent() const;
  engine::Status backUp(const std::filesystem::path& file) const;
  /// One more copy in the folder of backups.
  engine::Status keepCopy() const;

 private:
  Store(Database database, Setting setting) : database_{std::move(database)}, setting_{std::move(setting)} {}
  friend class StoreOpener;

  Database database_;
  Setting setting_;
  std::vector<std::string> messages_;
  std::string dataVersion_;
  std::uint64_t fileNumber_ = 0;  // inode
  bool writable_ = true;
};

}  // namespace crus::journal
