// Rows of the tables <-> values of a journal.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string_view>

#include "app/journal/change.h"
#include "app/journal/database.h"

namespace crus::journal {

/// Collects rows as they are read; what is no valid value of a journal is counted and left out.
class RowReader {
 public:
  /// One table: what to ask for (the row's id first), and what to do with a row.
  struct Table {
    std::string_view name, columns;
    void (RowReader::*take)(const Statement& row);
  };
  static const std::array<Table, 5>& tables();

  /// The journal of all rows taken. Treatments whose session was not read make one of an unknown date.
  [[nodiscard]] Journal finish() &&;
  [[nodiscard]] std::size_t taken() const { return taken_; }
  [[nodiscard]] std::size_t refused() const { return refused_; }

 private:
  void takeNote(const Statement& row);
  void takeState(const Statement& row);
  void takeSpot(const Statement& row);
  void takeSession(const Statement& row);
  void takeTreatment(const Statement& row);
  void count(bool good) { ++(good ? taken_ : refused_); }

  Journal journal_;
  std::map<std::int64_t, Session> sessions_;                              // by row
  std::map<std::int64_t, std::map<std::int64_t, Treatment>> treatments_;  // by row of the session, by place
  std::size_t taken_ = 0, refused_ = 0;
};

/// Writes one change inside a transaction that is open. \return whether something else than the change was
/// written: a note that another copy of the program had written meanwhile was joined with it.
engine::Result<bool> writeChange(const Database& database, const Change& change);

}  // namespace crus::journal
