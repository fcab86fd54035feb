#include "app/journal/database.h"

#include <sqlite3.h>

#include <utility>

namespace crus::journal {
namespace {

constexpr int kBusyMs = 5000;  // how long one waits while another copy of the program writes

/// What a user can do something about, in words.
std::string reasonOf(sqlite3* database, int code) {
  switch (code & 0xFF) {
    case SQLITE_FULL:
      return "the disk is full";
    case SQLITE_READONLY:
      return "it may not be written";
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return "another program is writing to it";
    case SQLITE_IOERR:
      return "the disk does not take or give the data (" + std::string{sqlite3_errstr(code)} + ")";
    case SQLITE_CANTOPEN:
      return "it cannot be opened";
    case SQLITE_CORRUPT:
      return "it is damaged";
    case SQLITE_NOTADB:
      return "it is no journal";
    default:
      return database != nullptr ? sqlite3_errmsg(database) : sqlite3_errstr(code);
  }
}

engine::Error errorOf(sqlite3* database, int code) {
  const char* name = database != nullptr ? sqlite3_db_filename(database, "main") : nullptr;
  return {name != nullptr ? name : "", {}, reasonOf(database, code)};
}

/// A path as SQLite's URI wants it.
std::string uriOf(const std::filesystem::path& file, std::string_view query) {
  std::string uri = "file:";
  for (const char c : file.string()) {
    if (c == '%' || c == '?' || c == '#') {
      constexpr std::string_view kDigits = "0123456789ABCDEF";
      const auto byte = static_cast<unsigned char>(c);
      uri += '%';
      uri += kDigits[byte >> 4U];
      uri += kDigits[byte & 15U];
    } else {
      uri += c;
    }
  }
  return uri.append(query);
}

}  // namespace

void Statement::Finalize::operator()(sqlite3_stmt* statement) const {
  sqlite3_finalize(statement);
}
void Database::Close::operator()(sqlite3* database) const {
  sqlite3_close_v2(database);
}

Statement& Statement::bind(int index, std::string_view text) {
  const char* data = text.data() != nullptr ? text.data() : "";  // a null pointer would be NULL
  sqlite3_bind_text64(statement_.get(), index + 1, data, text.size(), SQLITE_STATIC, SQLITE_UTF8);
  return *this;
}
Statement& Statement::bind(int index, std::int64_t value) {
  sqlite3_bind_int64(statement_.get(), index + 1, value);
  return *this;
}
Statement& Statement::bind(int index, double value) {
  sqlite3_bind_double(statement_.get(), index + 1, value);
  return *this;
}
Statement& Statement::bindNull(int index) {
  sqlite3_bind_null(statement_.get(), index + 1);
  return *this;
}

engine::Result<bool> Statement::next() {
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  return errorOf(database_, code);
}

engine::Status Statement::run() {
  const engine::Result<bool> stepped = next();
  reset();
  if (!stepped) return stepped.error();
  return engine::Done{};
}

void Statement::reset() {
  sqlite3_reset(statement_.get());
}

std::string Statement::text(int column) const {
  const unsigned char* text = sqlite3_column_text(statement_.get(), column);
  if (text == nullptr) return {};
  return {reinterpret_cast<const char*>(text),
          static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}
std::int64_t Statement::integer(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}
double Statement::real(int column) const {
  return sqlite3_column_double(statement_.get(), column);
}
bool Statement::isNull(int column) const {
  return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}

engine::Result<Database> Database::open(const std::filesystem::path& file, Access access,
                                        const std::string& vfs) {
  const int flags = (access == Access::kReadWrite ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY) |
                    SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX;
  sqlite3* raw = nullptr;
  const std::string uri = uriOf(file, access == Access::kFrozen ? "?immutable=1" : "");
  const int code = sqlite3_open_v2(uri.c_str(), &raw, flags, vfs.empty() ? nullptr : vfs.c_str());
  Database database;
  database.database_.reset(raw);
  database.file_ = file;
  if (code != SQLITE_OK) return engine::Error{file.string(), {}, reasonOf(raw, code)};
  sqlite3_busy_timeout(raw, kBusyMs);
  sqlite3_db_config(raw, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(raw, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  return database;
}

engine::Result<Statement> Database::prepare(std::string_view sql) const {
  sqlite3_stmt* raw = nullptr;
  const int code =
      sqlite3_prepare_v2(database_.get(), sql.data(), static_cast<int>(sql.size()), &raw, nullptr);
  if (code != SQLITE_OK) return errorOf(database_.get(), code);
  Statement statement;
  statement.statement_.reset(raw);
  statement.database_ = database_.get();
  return statement;
}

engine::Status Database::execute(const std::string& sql) const {
  const int code = sqlite3_exec(database_.get(), sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return errorOf(database_.get(), code);
  return engine::Done{};
}

engine::Result<std::string> Database::ask(const std::string& sql) const {
  engine::Result<Statement> statement = prepare(sql);
  if (!statement) return statement.error();
  const engine::Result<bool> row = statement->next();
  if (!row) return row.error();
  return *row ? statement->text(0) : std::string{};
}

bool lastSaysDamaged(const Database& database) {
  const int code = sqlite3_errcode(database.handle()) & 0xFF;
  return code == SQLITE_CORRUPT || code == SQLITE_NOTADB;
}

bool lastWentWell(const Database& database) {
  const int code = sqlite3_errcode(database.handle());
  return code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE;
}

engine::Result<Transaction> Transaction::begin(const Database& database) {
  if (const engine::Status begun = database.execute("BEGIN IMMEDIATE"); !begun) return begun.error();
  return Transaction{database};
}

engine::Status Transaction::commit() {
  engine::Status committed = database_->execute("COMMIT");
  if (committed) database_ = nullptr;
  return committed;
}

Transaction::~Transaction() {
  // Where nothing is open any more (a full disk rolls back by itself) this says so, and that is all.
  if (database_ != nullptr) (void)database_->execute("ROLLBACK");
}

}  // namespace crus::journal
