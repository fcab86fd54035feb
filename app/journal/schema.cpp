#include "app/journal/schema.h"

#include <array>

namespace crus::journal {
namespace {

constexpr std::string_view kFirst = R"(
  CREATE TABLE note (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE,
    subject TEXT NOT NULL,
    side TEXT NOT NULL CHECK (side IN ('right', 'left')),
    text TEXT NOT NULL,
    changed_ms INTEGER NOT NULL,
    UNIQUE (subject, side)) STRICT;
  CREATE TABLE point_state (
    id INTEGER PRIMARY KEY,
    point TEXT NOT NULL,
    side TEXT NOT NULL CHECK (side IN ('right', 'left')),
    state TEXT NOT NULL CHECK (state IN ('latent', 'active', 'resolved')),
    changed_ms INTEGER NOT NULL,
    UNIQUE (point, side)) STRICT;
  CREATE TABLE own_spot (
    id INTEGER PRIMARY KEY,
    point TEXT NOT NULL,
    side TEXT NOT NULL CHECK (side IN ('right', 'left')),
    chart TEXT NOT NULL,
    surface TEXT NOT NULL,
    first REAL NOT NULL,
    second REAL NOT NULL,
    changed_ms INTEGER NOT NULL,
    UNIQUE (point, side)) STRICT;
  CREATE TABLE session (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE,
    started TEXT NOT NULL,
    side TEXT NOT NULL CHECK (side IN ('right', 'left')),
    tool TEXT NOT NULL,
    remark TEXT NOT NULL,
    wall_right_cm REAL,
    wall_left_cm REAL,
    changed_ms INTEGER NOT NULL) STRICT;
  CREATE TABLE treatment (
    id INTEGER PRIMARY KEY,
    session INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    point TEXT NOT NULL,
    seconds INTEGER NOT NULL,
    tenderness_before INTEGER,
    tenderness_after INTEGER,
    UNIQUE (session, place)) STRICT;
)";

constexpr std::array<std::string_view, 1> kMigrations{kFirst};

}  // namespace

std::span<const std::string_view> migrations() {
  return kMigrations;
}

engine::Result<std::int64_t> versionOf(const Database& database, std::int64_t current) {
  const engine::Result<std::string> version = database.ask("PRAGMA user_version");
  if (!version) return version.error();
  const engine::Result<std::string> owner = database.ask("PRAGMA application_id");
  if (!owner) return owner.error();
  const engine::Result<std::string> tables = database.ask("SELECT count(*) FROM sqlite_schema");
  if (!tables) return tables.error();
  const std::string file = database.file().string();
  if (*owner != std::to_string(kApplicationId) && (*tables != "0" || *version != "0"))
    return engine::Error{file, {}, "it is a database of another program"};
  const std::int64_t number = std::stoll(*version);
  if (number > current)
    return engine::Error{
        file, {}, "it was written by a newer Crus (version " + *version + " of the journal)"};
  return number;
}

engine::Status migrate(const Database& database, std::span<const std::string_view> steps) {
  engine::Result<Transaction> transaction = Transaction::begin(database);
  if (!transaction) return transaction.error();
  // Asked inside the transaction: another copy of the program may have done it meanwhile.
  const engine::Result<std::string> version = database.ask("PRAGMA user_version");
  if (!version) return version.error();
  for (auto i = static_cast<std::size_t>(std::stoll(*version)); i < steps.size(); ++i) {
    if (const engine::Status done = database.execute(std::string{steps[i]}); !done) return done;
  }
  for (const std::string& mark : {"PRAGMA application_id = " + std::to_string(kApplicationId),
                                  "PRAGMA user_version = " + std::to_string(steps.size())}) {
    if (const engine::Status done = database.execute(mark); !done) return done;
  }
  return transaction->commit();
}

engine::Result<std::string> findDamage(const Database& database) {
  engine::Result<std::string> found = database.ask("PRAGMA integrity_check(1)");
  if (!found || *found != "ok") return found;
  return database.ask("PRAGMA foreign_key_check");
}

}  // namespace crus::journal
