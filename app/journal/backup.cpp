#include "app/journal/backup.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <optional>
#include <string>
#include <system_error>

#include "app/journal/journal.h"
#include "app/journal/places.h"

namespace crus::journal {
namespace {

namespace fs = std::filesystem;
using std::chrono::sys_days;

constexpr std::string_view kPrefix = "journal-";
constexpr std::string_view kPattern = "journal-000000-0000-00-00.db";

sys_days dayOf(std::int64_t ms) {
  return std::chrono::floor<std::chrono::days>(
      std::chrono::sys_time<std::chrono::milliseconds>{std::chrono::milliseconds{ms}});
}

struct Copy {
  std::int64_t number = 0;
  sys_days day;
  fs::path file;
};

/// What the name says; nothing for any other file.
std::optional<Copy> copyOf(const fs::path& file) {
  const std::string name = file.filename().string();
  if (name.size() != kPattern.size() || name.rfind(kPrefix, 0) != 0 || !name.ends_with(".db"))
    return std::nullopt;
  const auto number = integerOf(std::string_view{name}.substr(8, 6));
  const std::string date = name.substr(15, 10);
  if (!number || *number < 0 || !checkDate(date + "T00:00")) return std::nullopt;
  const auto part = [&](std::size_t at, std::size_t count) {
    return static_cast<int>(*integerOf(std::string_view{date}.substr(at, count)));
  };
  return Copy{*number, sys_days{std::chrono::year{part(0, 4)} / part(5, 2) / part(8, 2)}, file};
}

std::vector<Copy> copiesIn(const fs::path& folder) {
  std::vector<Copy> copies;
  std::error_code problem;
  for (fs::directory_iterator entry{folder, problem}, end; !problem && entry != end;
       entry.increment(problem)) {
    if (const auto copy = copyOf(entry->path())) copies.push_back(*copy);
  }
  std::sort(copies.begin(), copies.end(), [](const Copy& a, const Copy& b) { return a.number < b.number; });
  return copies;
}

engine::Status copyPages(const Database& from, const Database& to) {
  sqlite3_backup* backup = sqlite3_backup_init(to.handle(), "main", from.handle(), "main");
  int code = SQLITE_ERROR;
  if (backup != nullptr) {
    constexpr int kAllPages = -1;
    sqlite3_backup_step(backup, kAllPages);
    code = sqlite3_backup_finish(backup);
  }
  if (code == SQLITE_OK) return engine::Done{};
  return engine::Error{to.file().string(), {}, sqlite3_errmsg(to.handle())};
}

}  // namespace

engine::Status backUpTo(const Database& database, const fs::path& file, const std::string& vfs) {
  fs::path beside = file;
  beside += ".new";
  std::error_code problem;
  fs::remove(beside, problem);
  engine::Status done = makePrivateFile(beside);
  if (done) {
    const engine::Result<Database> copy = Database::open(beside, Access::kReadWrite, vfs);
    done = copy ? copyPages(database, *copy) : engine::Status{copy.error()};
    // A copy stands alone: without the files that belong to a journal in use.
    if (done) done = copy->execute("PRAGMA journal_mode = DELETE");
  }
  if (done) {
    fs::rename(beside, file, problem);
    if (problem) done = engine::Error{file.string(), {}, "cannot be written: " + problem.message()};
  }
  if (!done) {
    std::error_code ignored;
    fs::remove(beside, ignored);
    return engine::Error{file.string(), {}, done.error().reason};
  }
  return done;
}

std::vector<fs::path> backupsIn(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const Copy& copy : copiesIn(folder)) files.push_back(copy.file);
  return files;
}

engine::Status addBackup(const Database& database, const fs::path& folder, std::int64_t nowMs,
                         const std::string& vfs) {
  if (engine::Status made = makePrivateFolder(folder); !made) return made;
  const std::vector<Copy> copies = copiesIn(folder);
  const std::int64_t number = copies.empty() ? 1 : copies.back().number + 1;
  const std::chrono::year_month_day day{dayOf(nowMs)};
  std::array<char, 64> name{};
  std::snprintf(name.data(), name.size(), "journal-%06lld-%04d-%02u-%02u.db", static_cast<long long>(number),
                static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                static_cast<unsigned>(day.day()));
  if (engine::Status written = backUpTo(database, folder / name.data(), vfs); !written) return written;
  std::error_code ignored;
  for (std::size_t i = 0; i + kKeptBackups <= copies.size(); ++i) fs::remove(copies[i].file, ignored);
  return engine::Done{};
}

bool backupDue(const fs::path& folder, std::int64_t nowMs) {
  const std::vector<Copy> copies = copiesIn(folder);
  if (copies.empty()) return true;
  const auto apart = dayOf(nowMs) - copies.back().day;
  return std::chrono::abs(apart) >= std::chrono::days{7};
}

}  // namespace crus::journal
