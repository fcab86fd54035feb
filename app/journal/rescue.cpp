#include "app/journal/rescue.h"

#include <limits>
#include <utility>

#include "app/journal/rows.h"

namespace crus::journal {
namespace {

/// How many ids are tried in all where rows broke off: numbers in a damaged page may say anything.
constexpr int kMostProbes = 50000;

class TableRescue {
 public:
  TableRescue(const Database& database, const RowReader::Table& table, RowReader& reader)
      : database_{database}, table_{table}, reader_{reader} {}

  /// \return whether it was read from end to end without meeting damage.
  bool run() {
    bool whole = true;
    while (!scan()) {
      whole = false;
      if (!takeNext()) break;
    }
    return whole;
  }

 private:
  [[nodiscard]] std::string select(std::string_view rest) const {
    return "SELECT " + std::string{table_.columns} + " FROM " + std::string{table_.name} + " NOT INDEXED " +
           std::string{rest};
  }

  /// All rows behind the last one taken, as far as they go. \return false when they broke off.
  bool scan() {
    engine::Result<Statement> rows = database_.prepare(select("WHERE id > ? ORDER BY id"));
    if (!rows) return false;
    rows->bind(0, last_);
    while (true) {
      const engine::Result<bool> row = rows->next();
      if (!row) return false;
      if (!*row) return true;
      // In a damaged tree the same page may hang in two places.
      if (rows->integer(0) <= last_) return false;
      last_ = rows->integer(0);
      (reader_.*table_.take)(*rows);
    }
  }

  /// Takes the next row that can be reached by its id alone. \return false when there is none.
  bool takeNext() {
    const engine::Result<std::string> greatest =
        database_.ask("SELECT id FROM " + std::string{table_.name} + " NOT INDEXED ORDER BY id DESC LIMIT 1");
    const std::int64_t end =
        greatest ? integerOf(*greatest).value_or(0) : std::numeric_limits<std::int64_t>::max();
    engine::Result<Statement> row = database_.prepare(select("WHERE id = ?"));
    if (!row) return false;
    while (last_ < end && probesLeft_-- > 0) {
      row->bind(0, ++last_);
      const engine::Result<bool> found = row->next();
      if (found && *found) (reader_.*table_.take)(*row);
      row->reset();
      if (found && *found) return true;
    }
    return false;
  }

  const Database& database_;
  const RowReader::Table& table_;
  RowReader& reader_;
  std::int64_t last_ = 0;
  int probesLeft_ = kMostProbes;
};

}  // namespace

Rescued rescue(const std::filesystem::path& file) {
  Rescued rescued;
  engine::Result<Database> database = Database::open(file, Access::kReadOnly);
  if (!database || !database->ask("SELECT count(*) FROM sqlite_schema"))
    database = Database::open(file, Access::kFrozen);  // without what was written last, if that is in the way
  if (!database || !database->ask("SELECT count(*) FROM sqlite_schema")) return rescued;
  RowReader reader;
  rescued.complete = true;
  for (const RowReader::Table& table : RowReader::tables()) {
    if (!TableRescue{*database, table, reader}.run()) rescued.complete = false;
  }
  rescued.rows = reader.taken();
  rescued.refused = reader.refused();
  rescued.journal = std::move(reader).finish();
  return rescued;
}

}  // namespace crus::journal
