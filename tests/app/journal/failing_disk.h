// A disk that fills up, as an SQLite VFS over the usual one.
#pragma once

#include <string>

namespace crus::journal::test {

/// Registered on first use; one for the whole test program, so reset() it.
class FailingDisk {
 public:
  static FailingDisk& instance();

  [[nodiscard]] std::string vfs() const { return "failing_disk"; }
  void reset() { *this = FailingDisk{}; }

  int writesLeft = -1;     // further writes that succeed before the disk is full; negative: no end
  int unsyncedWrites = 0;  // to log and database since they were last brought to the disk
  bool readOnly = false;   // opening to write fails
};

}  // namespace crus::journal::test
