// SQLite behind two small handles. Errors are sentences; nothing is thrown.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "engine/core/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace crus::journal {

/// A prepared statement, walked with next(). Indices of parameters and columns count from 0.
class Statement {
 public:
  Statement& bind(int index, std::string_view text);  // the text must live until the statement is reset
  Statement& bind(int index, std::int64_t value);
  Statement& bind(int index, double value);
  Statement& bindNull(int index);

  /// Moves to the next row. \return false after the last one.
  engine::Result<bool> next();
  /// For what gives no rows; ready to be bound and run again.
  engine::Status run();
  void reset();

  [[nodiscard]] std::string text(int column) const;
  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] double real(int column) const;
  [[nodiscard]] bool isNull(int column) const;

 private:
  friend class Database;
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
  sqlite3* database_ = nullptr;
};

enum class Access { kReadWrite, kReadOnly, kFrozen };  // the last: nobody else writes, no files beside it

class Database {
 public:
  /// Opens an existing file. \param vfs  the name of a registered SQLite VFS, empty for the usual one.
  static engine::Result<Database> open(const std::filesystem::path& file, Access access,
                                       const std::string& vfs = {});

  engine::Result<Statement> prepare(std::string_view sql) const;
  /// Statements without parameters or rows, separated by semicolons.
  engine::Status execute(const std::string& sql) const;
  /// The first column of the first row.
  engine::Result<std::string> ask(const std::string& sql) const;
  [[nodiscard]] const std::filesystem::path& file() const { return file_; }
  [[nodiscard]] sqlite3* handle() const { return database_.get(); }

 private:
  struct Close {
    void operator()(sqlite3* database) const;
  };
  std::unique_ptr<sqlite3, Close> database_;
  std::filesystem::path file_;
};

/// Whether the last failure on this connection says that the file is damaged or no database at all.
bool lastSaysDamaged(const Database& database);
/// Whether SQLite had nothing to complain of.
bool lastWentWell(const Database& database);

/// A transaction that writes; rolled back unless committed.
class Transaction {
 public:
  static engine::Result<Transaction> begin(const Database& database);
  engine::Status commit();
  Transaction(Transaction&& other) noexcept : database_{std::exchange(other.database_, nullptr)} {}
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();

 private:
  explicit Transaction(const Database& database) : database_{&database} {}
  const Database* database_;
};

}  // namespace crus::journal
