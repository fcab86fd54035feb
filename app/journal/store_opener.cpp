// Opening a journal: make it, migrate it, check it, mend it.
#include <fcntl.h>
#include <sqlite3.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <system_error>
#include <utility>

#include "app/journal/backup.h"
#include "app/journal/places.h"
#include "app/journal/rescue.h"
#include "app/journal/rows.h"
#include "app/journal/schema.h"
#include "app/journal/store.h"

namespace crus::journal {
namespace {

namespace fs = std::filesystem;
using engine::Error;
using engine::Result;
using engine::Status;

constexpr const char* kManners =
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;"
    "PRAGMA secure_delete = ON; PRAGMA cell_size_check = ON";

/// While one copy of the program opens and perhaps mends the journal, another one waits.
class OpeningLock {
 public:
  explicit OpeningLock(const fs::path& journal) {
    fs::path file = journal;
    file += ".lock";
    descriptor_ = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor_ >= 0) ::flock(descriptor_, LOCK_EX);
  }
  OpeningLock(const OpeningLock&) = delete;
  OpeningLock& operator=(const OpeningLock&) = delete;
  ~OpeningLock() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }

 private:
  int descriptor_ = -1;
};

fs::path with(const fs::path& file, const char* ending) {
  fs::path result = file;
  result += ending;
  return result;
}

bool isThere(const fs::path& file) {
  std::error_code ignored;
  return fs::exists(file, ignored);
}

std::string counted(std::size_t count, const std::string& one, const std::string& many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

}  // namespace

class StoreOpener {
 public:
  explicit StoreOpener(const Setting& setting) : setting_{setting} {}

  Result<Store> open() {
    if (setting_.file.empty())
      return Error{{}, {}, "neither XDG_DATA_HOME nor HOME says where the journal is to be kept"};
    const Status folder = makePrivateFolder(setting_.file.parent_path());
    const OpeningLock lock{setting_.file};
    finishMending();
    const Status file = folder ? makePrivateFile(setting_.file) : folder;
    Result<Store> store = file ? openToWrite() : Result<Store>{file.error()};
    if (!store && damaged_) store = mend();
    if (!store && !foreign_ && isThere(setting_.file)) {
      const Error reason = store.error();
      store = openToRead();
      if (!store) return reason;
      messages_.push_back("The journal can be read but not written: " + reason.reason + ".");
    }
    if (!store) return store;
    store->messages_ = std::move(messages_);
    store->fileNumber_ = 0;
    struct stat now {};
    if (::stat(setting_.file.c_str(), &now) == 0) store->fileNumber_ = static_cast<std::uint64_t>(now.st_ino);
    store->changedByOthers();
    return store;
  }

 private:
  [[nodiscard]] std::int64_t current() const { return static_cast<std::int64_t>(setting_.steps.size()); }

  Error noting(const Database& database, const Error& error) {
    damaged_ = damaged_ || lastSaysDamaged(database);
    return error;
  }

  Result<Store> openToWrite() {
    Result<Database> opened = Database::open(setting_.file, Access::kReadWrite, setting_.vfs);
    if (!opened) return opened.error();
    Database database = std::move(opened).value();
    const std::string name = setting_.file.string();
    if (sqlite3_db_readonly(database.handle(), "main") != 0) return Error{name, {}, "it may not be written"};
    if (const Status set = database.execute(kManners); !set) return noting(database, set.error());
    const Result<std::int64_t> version = versionOf(database, current());
    if (!version) {
      foreign_ = lastWentWell(database);  // it was read, and is somebody else's
      return noting(database, version.error());
    }
    const Result<std::string> damage = findDamage(database);
    if (!damage) return noting(database, damage.error());
    if (*damage != "ok" && !damage->empty()) {
      damaged_ = true;
      return Error{name, {}, *damage};
    }
    if (*version != current()) {
      if (*version > 0) {
        const Status copied =
            addBackup(database, backupFolder(setting_.file), setting_.nowMs(), setting_.vfs);
        if (!copied)
          return Error{
              name,
              {},
              "it must be brought up to date, and first a copy could not be made: " + copied.error().reason};
      }
      if (const Status done = migrate(database, setting_.steps); !done) return noting(database, done.error());
    }
    Store store{std::move(database), setting_};
    backUpWeekly(store);
    return store;
  }

  void backUpWeekly(const Store& store) {
    const fs::path folder = backupFolder(setting_.file);
    if (!backupDue(folder, setting_.nowMs())) return;
    const Result<Journal> content = store.load();
    if (!content || *content == Journal{}) return;  // an empty copy would push out a full one
    const Status copied = store.keepCopy();
    if (!copied)
      messages_.push_back("The weekly copy of the journal was not made: " + copied.error().reason + ".");
  }

  Result<Store> openToRead() {
    // A log beside it holds what was written last: then it may not be left out.
    std::error_code none;
    const bool log =
        isThere(with(setting_.file, "-wal")) && fs::file_size(with(setting_.file, "-wal"), none) > 0;
    for (const Access access : {Access::kReadOnly, Access::kFrozen}) {
      if (access == Access::kFrozen && log) break;
      Result<Database> opened = Database::open(setting_.file, access, setting_.vfs);
      if (!opened) continue;
      const Result<std::int64_t> version = versionOf(*opened, current());
      if (!version || *version != current()) continue;
      Store store{std::move(opened).value(), setting_};
      store.writable_ = false;
      if (store.load()) return store;
    }
    return Error{setting_.file.string(), {}, "it cannot be read"};
  }

  // --- Mending ---------------------------------------------------------------------------------------------

  [[nodiscard]] fs::path mendedFile() const { return setting_.file.parent_path() / "journal.mended.db"; }

  /// The power may have gone between setting the damaged file aside and putting the mended one in its place.
  void finishMending() const {
    std::error_code ignored;
    if (isThere(mendedFile()) && !isThere(setting_.file)) fs::rename(mendedFile(), setting_.file, ignored);
  }

  /// What the newest copy that can be read has besides; deleted things come back too, which is the lesser
  /// evil.
  std::size_t addFromBackup(Journal& journal) const {
    std::vector<fs::path> copies = backupsIn(backupFolder(setting_.file));
    for (auto copy = copies.rbegin(); copy != copies.rend(); ++copy) {
      const Rescued saved = rescue(*copy);
      if (!saved.complete || saved.rows == 0) continue;
      const Result<std::vector<Change>> missing = changesToMerge(journal, saved.journal);
      if (!missing) continue;
      std::size_t added = 0;
      for (const Change& change : *missing) {
        applyChange(journal, change);
        ++added;
      }
      return added;
    }
    return 0;
  }

  Status writeMended(const Journal& journal) const {
    std::error_code ignored;
    for (const char* ending : {"", "-wal", "-shm", "-journal"})
      fs::remove(with(mendedFile(), ending), ignored);
    if (Status made = makePrivateFile(mendedFile()); !made) return made;
    Result<Database> opened = Database::open(mendedFile(), Access::kReadWrite, setting_.vfs);
    if (!opened) return opened.error();
    const Database& database = *opened;
    if (Status ready = migrate(database, setting_.steps); !ready) return ready;
    const Result<std::vector<Change>> changes = changesToMerge(Journal{}, journal);
    if (!changes) return changes.error();
    Result<Transaction> transaction = Transaction::begin(database);
    if (!transaction) return transaction.error();
    for (const Change& change : *changes) {
      if (const Result<bool> written = writeChange(database, change); !written) return written.error();
    }
    return transaction->commit();
  }

  Result<fs::path> setAside() const {
    fs::path aside;
    for (int number = 1; aside.empty() || isThere(aside); ++number)
      aside = setting_.file.parent_path() / ("journal.damaged-" + std::to_string(number) + ".db");
    // The log goes first: it must never be taken for that of the new file.
    std::error_code problem;
    for (const char* ending : {"-shm", "-wal", ""}) {
      if (!isThere(with(setting_.file, ending))) continue;
      fs::rename(with(setting_.file, ending), with(aside, ending), problem);
      if (problem) return Error{setting_.file.string(), {}, "cannot be set aside: " + problem.message()};
    }
    return aside;
  }

  Result<Store> mend() {
    damaged_ = false;
    Rescued saved = rescue(setting_.file);
    const std::size_t fromCopy = addFromBackup(saved.journal);
    if (const Status written = writeMended(saved.journal); !written)
      return Error{setting_.file.string(),
                   {},
                   "it is damaged, and a new one cannot be written: " + written.error().reason};
    const Result<fs::path> aside = setAside();
    if (!aside) return aside.error();
    finishMending();
    std::string sentence =
        "The journal was damaged. " + counted(saved.rows, "entry was", "entries were") + " recovered";
    if (fromCopy > 0) sentence += ", " + counted(fromCopy, "more came", "more came") + " from the last copy";
    messages_.push_back(sentence + "; the damaged file is kept as " + aside->filename().string() + ".");
    return openToWrite();
  }

  const Setting& setting_;
  std::vector<std::string> messages_;
  bool damaged_ = false;
  bool foreign_ = false;
};

Result<Store> Store::open(const Setting& setting) {
  return StoreOpener{setting}.open();
}

}  // namespace crus::journal
