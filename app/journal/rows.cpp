#include "app/journal/rows.h"

#include <algorithm>
#include <utility>

namespace crus::journal {
namespace {

using engine::Done;
using engine::Result;
using engine::Status;

constexpr const char* kUnknownDate = "1900-01-01T00:00";

/// Runs a prepared statement whose parameters `bind` sets.
template <class Bind>
Status run(const Database& database, std::string_view sql, Bind bind) {
  Result<Statement> statement = database.prepare(sql);
  if (!statement) return statement.error();
  bind(*statement);
  return statement->run();
}

Status remove(const Database& database, std::string_view sql, const Subject& subject) {
  return run(database, sql,
             [&](Statement& s) { s.bind(0, subject.first).bind(1, sideWord(subject.second)); });
}

/// The note that is stored, if any.
Result<std::optional<Note>> storedNote(const Database& database, const Subject& subject) {
  Result<Statement> statement =
      database.prepare("SELECT uuid, text, changed_ms FROM note WHERE subject = ? AND side = ?");
  if (!statement) return statement.error();
  statement->bind(0, subject.first).bind(1, sideWord(subject.second));
  const Result<bool> row = statement->next();
  if (!row) return row.error();
  std::optional<Note> note;
  if (*row) note = Note{statement->text(0), statement->text(1), statement->integer(2)};
  return note;
}

struct Writer {
  const Database& database;

  Result<bool> operator()(const ChangeNote& c) const {
    if (!c.note) {
      const Status done = remove(database, "DELETE FROM note WHERE subject = ? AND side = ?", c.subject);
      return done ? Result<bool>{false} : done.error();
    }
    const Result<std::optional<Note>> stored = storedNote(database, c.subject);
    if (!stored) return stored.error();
    Note note = *c.note;
    const bool written = *stored && (*stored)->changedMs != c.baseMs && (*stored)->text != note.text;
    if (written) {
      note.text = joinedText(note.text, (*stored)->text);
      note.changedMs = std::min(std::max(note.changedMs, (*stored)->changedMs + 1), kMostChangedMs);
      if (const Status fits = checkText(note.text); !fits)
        return engine::Error{
            {}, {}, "another copy of Crus changed this note too, and together " + fits.error().reason};
    }
    const Status done =
        run(database,
            "INSERT INTO note (uuid, subject, side, text, changed_ms) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (subject, side) DO UPDATE SET uuid = excluded.uuid, text = excluded.text,"
            " changed_ms = excluded.changed_ms",
            [&](Statement& s) {
              s.bind(0, note.uuid).bind(1, c.subject.first).bind(2, sideWord(c.subject.second));
              s.bind(3, note.text).bind(4, note.changedMs);
            });
    return done ? Result<bool>{written} : done.error();
  }

  Result<bool> operator()(const ChangeState& c) const {
    const Status done =
        !c.state ? remove(database, "DELETE FROM point_state WHERE point = ? AND side = ?", c.point)
                 : run(database,
                       "INSERT INTO point_state (point, side, state, changed_ms) VALUES (?, ?, ?, ?)"
                       " ON CONFLICT (point, side) DO UPDATE SET state = excluded.state,"
                       " changed_ms = excluded.changed_ms",
                       [&](Statement& s) {
                         s.bind(0, c.point.first).bind(1, sideWord(c.point.second));
                         s.bind(2, stateWord(c.state->state)).bind(3, c.state->changedMs);
                       });
    return done ? Result<bool>{false} : done.error();
  }

  Result<bool> operator()(const ChangeSpot& c) const {
    const Status done =
        !c.spot ? remove(database, "DELETE FROM own_spot WHERE point = ? AND side = ?", c.point)
                : run(database,
                      "INSERT INTO own_spot (point, side, chart, surface, first, second, changed_ms)"
                      " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (point, side) DO UPDATE SET"
                      " chart = excluded.chart, surface = excluded.surface, first = excluded.first,"
                      " second = excluded.second, changed_ms = excluded.changed_ms",
                      [&](Statement& s) {
                        s.bind(0, c.point.first).bind(1, sideWord(c.point.second));
                        s.bind(2, c.spot->chart).bind(3, c.spot->surface);
                        s.bind(4, c.spot->first).bind(5, c.spot->second).bind(6, c.spot->changedMs);
                      });
    return done ? Result<bool>{false} : done.error();
  }

  Result<bool> operator()(const ChangeSession& c) const {
    const Status done = c.session ? put(*c.session)
                                  : run(database, "DELETE FROM session WHERE uuid = ?",
                                        [&](Statement& s) { s.bind(0, c.uuid); });
    return done ? Result<bool>{false} : done.error();
  }

  Status put(const Session& session) const {
    Status done = run(database,
                      "INSERT INTO session (uuid, started, side, tool, remark, wall_right_cm, wall_left_cm,"
                      " changed_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (uuid) DO UPDATE SET"
                      " started = excluded.started, side = excluded.side, tool = excluded.tool,"
                      " remark = excluded.remark, wall_right_cm = excluded.wall_right_cm,"
                      " wall_left_cm = excluded.wall_left_cm, changed_ms = excluded.changed_ms",
                      [&](Statement& s) {
                        s.bind(0, session.uuid).bind(1, session.started).bind(2, sideWord(session.side));
                        s.bind(3, session.tool).bind(4, session.remark).bind(7, session.changedMs);
                        if (session.wallRightCm) s.bind(5, *session.wallRightCm);
                        if (session.wallLeftCm) s.bind(6, *session.wallLeftCm);
                      });
    if (!done) return done;
    done = run(database, "DELETE FROM treatment WHERE session = (SELECT id FROM session WHERE uuid = ?)",
               [&](Statement& s) { s.bind(0, session.uuid); });
    if (!done) return done;
    Result<Statement> add = database.prepare(
        "INSERT INTO treatment (session, place, point, seconds, tenderness_before, tenderness_after)"
        " VALUES ((SELECT id FROM session WHERE uuid = ?), ?, ?, ?, ?, ?)");
    if (!add) return add.error();
    for (std::size_t i = 0; i < session.treatments.size(); ++i) {
      const Treatment& treatment = session.treatments[i];
      add->bind(0, session.uuid).bind(1, static_cast<std::int64_t>(i)).bind(2, treatment.point);
      add->bind(3, std::int64_t{treatment.seconds}).bindNull(4).bindNull(5);
      if (treatment.before) add->bind(4, std::int64_t{*treatment.before});
      if (treatment.after) add->bind(5, std::int64_t{*treatment.after});
      if (done = add->run(); !done) return done;
    }
    return Done{};
  }
};

std::optional<int> smallNumber(const Statement& row, int column) {
  if (row.isNull(column)) return std::nullopt;
  const std::int64_t value = row.integer(column);
  // What does not fit becomes something that is refused.
  return value < -1 || value > kMostSeconds ? -1 : static_cast<int>(value);
}

std::optional<double> centimetres(const Statement& row, int column) {
  if (row.isNull(column)) return std::nullopt;
  return row.real(column);
}

}  // namespace

const std::array<RowReader::Table, 5>& RowReader::tables() {
  static constexpr std::array<Table, 5> kTables{
      {{"note", "id, uuid, subject, side, text, changed_ms", &RowReader::takeNote},
       {"point_state", "id, point, side, state, changed_ms", &RowReader::takeState},
       {"own_spot", "id, point, side, chart, surface, first, second, changed_ms", &RowReader::takeSpot},
       {"session", "id, uuid, started, side, tool, remark, wall_right_cm, wall_left_cm, changed_ms",
        &RowReader::takeSession},
       {"treatment", "id, session, place, point, seconds, tenderness_before, tenderness_after",
        &RowReader::takeTreatment}}};
  return kTables;
}

void RowReader::takeNote(const Statement& row) {
  const std::optional<LegSide> side = sideOf(row.text(3));
  const Note note{row.text(1), row.text(4), row.integer(5)};
  const bool good = side && checkId(row.text(2)) && checkNote(note);
  if (good) journal_.notes.emplace(Subject{row.text(2), *side}, note);
  count(good);
}

void RowReader::takeState(const Statement& row) {
  const std::optional<LegSide> side = sideOf(row.text(2));
  const std::optional<PointState> state = pointStateOf(row.text(3));
  const bool good = side && state && checkId(row.text(1)) && checkChanged(row.integer(4));
  if (good) journal_.states.emplace(Subject{row.text(1), *side}, StateOfPoint{*state, row.integer(4)});
  count(good);
}

void RowReader::takeSpot(const Statement& row) {
  const std::optional<LegSide> side = sideOf(row.text(2));
  const OwnSpot spot{row.text(3), row.text(4), row.real(5), row.real(6), row.integer(7)};
  const bool good = side && checkId(row.text(1)) && checkSpot(spot);
  if (good) journal_.spots.emplace(Subject{row.text(1), *side}, spot);
  count(good);
}

void RowReader::takeSession(const Statement& row) {
  const std::optional<LegSide> side = sideOf(row.text(3));
  Session session{row.text(1),         row.text(2), side.value_or(LegSide::kRight),
                  row.text(4),         row.text(5), centimetres(row, 6),
                  centimetres(row, 7), {},          row.integer(8)};
  const bool good = side && checkSession(session);
  if (good) sessions_.emplace(row.integer(0), std::move(session));
  count(good);
}

void RowReader::takeTreatment(const Statement& row) {
  Treatment treatment{row.text(3), smallNumber(row, 4).value_or(-1), smallNumber(row, 5),
                      smallNumber(row, 6)};
  const bool good = checkTreatment(treatment).has_value();
  if (good) treatments_[row.integer(1)].emplace(row.integer(2), std::move(treatment));
  count(good);
}

Journal RowReader::finish() && {
  for (auto& [row, treatments] : treatments_) {
    auto found = sessions_.find(row);
    if (found == sessions_.end()) {
      Session lost;
      lost.uuid = newUuid();
      lost.started = kUnknownDate;
      lost.remark = "Recovered from a damaged journal: date, side and tool were lost.";
      found = sessions_.emplace(row, std::move(lost)).first;
    }
    for (auto& [place, treatment] : treatments) {
      if (found->second.treatments.size() < kMostTreatments)
        found->second.treatments.push_back(std::move(treatment));
    }
  }
  for (auto& [row, session] : sessions_) journal_.sessions.insert_or_assign(session.uuid, std::move(session));
  return std::move(journal_);
}

Result<bool> writeChange(const Database& database, const Change& change) {
  return std::visit(Writer{database}, change);
}

}  // namespace crus::journal
