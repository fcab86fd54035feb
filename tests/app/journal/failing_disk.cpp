#include "tests/app/journal/failing_disk.h"

#include <sqlite3.h>

#include <cstring>
#include <string_view>

namespace crus::journal::test {
namespace {

sqlite3_vfs* usual() {
  return sqlite3_vfs_find("unix");
}

struct File {
  sqlite3_file base;
  bool counts;  // a log or a database, not the index of the log
  sqlite3_file* inner() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

File* mine(sqlite3_file* file) {
  return reinterpret_cast<File*>(file);
}
sqlite3_file* inner(sqlite3_file* file) {
  return mine(file)->inner();
}

int write(sqlite3_file* file, const void* data, int count, sqlite3_int64 at) {
  FailingDisk& disk = FailingDisk::instance();
  if (disk.writesLeft == 0) {
    // A disk that is full may still take a part.
    inner(file)->pMethods->xWrite(inner(file), data, count / 2, at);
    return SQLITE_FULL;
  }
  if (disk.writesLeft > 0) --disk.writesLeft;
  if (mine(file)->counts) ++disk.unsyncedWrites;
  return inner(file)->pMethods->xWrite(inner(file), data, count, at);
}

int sync(sqlite3_file* file, int flags) {
  if (mine(file)->counts) FailingDisk::instance().unsyncedWrites = 0;
  return inner(file)->pMethods->xSync(inner(file), flags);
}

const sqlite3_io_methods kMethods{
    2,
    [](sqlite3_file* f) { return inner(f)->pMethods->xClose(inner(f)); },
    [](sqlite3_file* f, void* to, int n, sqlite3_int64 at) {
      return inner(f)->pMethods->xRead(inner(f), to, n, at);
    },
    write,
    [](sqlite3_file* f, sqlite3_int64 size) { return inner(f)->pMethods->xTruncate(inner(f), size); },
    sync,
    [](sqlite3_file* f, sqlite3_int64* size) { return inner(f)->pMethods->xFileSize(inner(f), size); },
    [](sqlite3_file* f, int lock) { return inner(f)->pMethods->xLock(inner(f), lock); },
    [](sqlite3_file* f, int lock) { return inner(f)->pMethods->xUnlock(inner(f), lock); },
    [](sqlite3_file* f, int* out) { return inner(f)->pMethods->xCheckReservedLock(inner(f), out); },
    [](sqlite3_file* f, int op, void* arg) { return inner(f)->pMethods->xFileControl(inner(f), op, arg); },
    [](sqlite3_file* f) { return inner(f)->pMethods->xSectorSize(inner(f)); },
    [](sqlite3_file* f) { return inner(f)->pMethods->xDeviceCharacteristics(inner(f)); },
    [](sqlite3_file* f, int page, int size, int extend, void volatile** out) {
      return inner(f)->pMethods->xShmMap(inner(f), page, size, extend, out);
    },
    [](sqlite3_file* f, int offset, int n, int flags) {
      return inner(f)->pMethods->xShmLock(inner(f), offset, n, flags);
    },
    [](sqlite3_file* f) { inner(f)->pMethods->xShmBarrier(inner(f)); },
    [](sqlite3_file* f, int remove) { return inner(f)->pMethods->xShmUnmap(inner(f), remove); },
    nullptr,
    nullptr};

int open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out) {
  file->pMethods = nullptr;
  if (FailingDisk::instance().readOnly && (flags & SQLITE_OPEN_READWRITE) != 0) return SQLITE_CANTOPEN;
  std::memset(inner(file), 0, static_cast<std::size_t>(usual()->szOsFile));
  const int code = usual()->xOpen(usual(), name, inner(file), flags, out);
  if (code != SQLITE_OK) return code;
  mine(file)->counts = (flags & (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL)) != 0;
  file->pMethods = &kMethods;
  return SQLITE_OK;
}

}  // namespace

FailingDisk& FailingDisk::instance() {
  static FailingDisk disk;
  static const bool registered = [] {
    static sqlite3_vfs vfs = *usual();
    vfs.zName = "failing_disk";
    vfs.szOsFile += static_cast<int>(sizeof(File));
    vfs.xOpen = open;
    return sqlite3_vfs_register(&vfs, 0) == SQLITE_OK;
  }();
  (void)registered;
  return disk;
}

}  // namespace crus::journal::test
