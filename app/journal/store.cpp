#include "app/journal/store.h"

#include <sys/stat.h>

#include <chrono>

#include "app/journal/backup.h"
#include "app/journal/places.h"
#include "app/journal/rows.h"

namespace crus::journal {
namespace {

std::uint64_t fileNumberOf(const std::filesystem::path& file) {
  struct stat now {};
  return ::stat(file.c_str(), &now) == 0 ? static_cast<std::uint64_t>(now.st_ino) : 0;
}

}  // namespace

Setting usualSetting() {
  return {journalFile(), [] {
            return std::chrono::duration_cast<std::chrono::milliseconds>(
                       std::chrono::system_clock::now().time_since_epoch())
                .count();
          }};
}

engine::Result<Journal> Store::load() const {
  // One moment for all tables.
  if (const engine::Status begun = database_.execute("BEGIN"); !begun) return begun.error();
  RowReader reader;
  std::optional<engine::Error> problem;
  for (const RowReader::Table& table : RowReader::tables()) {
    engine::Result<Statement> rows =
        database_.prepare("SELECT " + std::string{table.columns} + " FROM " + std::string{table.name} +
                          (table.name == "treatment" ? " ORDER BY session, place" : ""));
    engine::Result<bool> row = rows ? rows->next() : engine::Result<bool>{rows.error()};
    while (row && *row) {
      (reader.*table.take)(*rows);
      row = rows->next();
    }
    if (!row && !problem) problem = row.error();
  }
  (void)database_.execute("COMMIT");
  if (problem) return *problem;
  return std::move(reader).finish();
}

engine::Result<bool> Store::write(std::span<const Change> changes) const {
  if (!writable_) return engine::Error{database_.file().string(), {}, "it may not be written"};
  engine::Result<Transaction> transaction = Transaction::begin(database_);
  if (!transaction) return transaction.error();
  bool other = false;
  for (const Change& change : changes) {
    const engine::Result<bool> written = writeChange(database_, change);
    if (!written) return written.error();
    other = other || *written;
  }
  if (const engine::Status committed = transaction->commit(); !committed) return committed.error();
  return other;
}

bool Store::changedByOthers() {
  const engine::Result<std::string> now = database_.ask("PRAGMA data_version");
  if (!now || *now == dataVersion_) return false;
  const bool first = dataVersion_.empty();
  dataVersion_ = *now;
  return !first;
}

bool Store::isCurrent() const {
  return fileNumberOf(database_.file()) == fileNumber_;
}

engine::Status Store::backUp(const std::filesystem::path& file) const {
  return backUpTo(database_, file, setting_.vfs);
}

engine::Status Store::keepCopy() const {
  return addBackup(database_, backupFolder(setting_.file), setting_.nowMs(), setting_.vfs);
}

}  // namespace crus::journal
