#include "app/journal/plain_files.h"

#include <algorithm>
#include <optional>
#include <set>
#include <type_traits>
#include <utility>
#include <vector>

#include "app/journal/csv.h"
#include "app/journal/entry_json.h"

namespace crus::journal {
namespace {

using engine::Done;
using engine::Error;
using engine::Status;

constexpr std::string_view kMarkFile = "crus-journal.txt";
constexpr std::string_view kSessionFile = "sessions.csv";
constexpr std::string_view kTreatmentFile = "treatments.csv";
constexpr std::string_view kNoteFolder = "notes/";
constexpr std::string_view kFence = "---\n";
const std::vector<std::string> kSessionColumns{
    "uuid",      "started", "side", "tool", "remark", "knee_to_wall_right_cm", "knee_to_wall_left_cm",
    "changed_ms"};
const std::vector<std::string> kTreatmentColumns{"session", "point", "seconds", "tenderness_before",
                                                 "tenderness_after"};

// --- Writing -----------------------------------------------------------------------------------------------

std::string stamped(std::string_view name, const std::string& value, std::int64_t changedMs) {
  return std::string{name} + ": " + value + " " + std::to_string(changedMs) + "\n";
}

std::string noteFile(const Journal& journal, const Subject& subject) {
  std::string text{kFence};
  text += "subject: " + subject.first + "\nside: " + std::string{sideWord(subject.second)} + "\n";
  if (const auto state = journal.states.find(subject); state != journal.states.end())
    text += stamped("state", std::string{stateWord(state->second.state)}, state->second.changedMs);
  if (const auto found = journal.spots.find(subject); found != journal.spots.end()) {
    const OwnSpot& spot = found->second;
    text += stamped("spot",
                    spot.chart + (spot.surface.empty() ? "" : "/" + spot.surface) + " " +
                        numberWords(spot.first) + " " + numberWords(spot.second),
                    spot.changedMs);
  }
  const auto note = journal.notes.find(subject);
  if (note != journal.notes.end()) text += stamped("note", note->second.uuid, note->second.changedMs);
  text += kFence;
  if (note != journal.notes.end()) text += note->second.text;
  return text;
}

template <class T>
std::string orEmpty(const std::optional<T>& value) {
  if (!value) return {};
  if constexpr (std::is_same_v<T, double>)
    return numberWords(*value);
  else
    return std::to_string(*value);
}

// --- Reading -----------------------------------------------------------------------------------------------

Error at(int line, std::string reason) {
  return {{}, "line " + std::to_string(line), std::move(reason)};
}

std::vector<std::string_view> splitAtBlanks(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const std::size_t blank = std::min(text.find(' '), text.size());
    words.push_back(text.substr(0, blank));
    text.remove_prefix(std::min(blank + 1, text.size()));
  }
  return words;
}

/// The head of a note's file, line by line.
class HeadReader {
 public:
  HeadReader(Journal& journal, std::string_view text) : journal_{journal}, text_{text} {}

  Status read() {
    if (nextLine() != "---") return at(1, "a note's file starts with a line of three dashes");
    Status done = readSubject();
    while (done && !ended_) done = readLine(nextLine());
    if (!done) return at(line_, done.error().reason);
    if (noteUuid_.empty()) {
      if (text_.empty()) return Done{};
      return at(line_, "there is a text, but no note in the head");
    }
    done = addNote(journal_, subject_, Note{noteUuid_, std::string{text_}, noteChangedMs_});
    return done ? done : Status{at(line_ + 1, done.error().reason)};
  }
  [[nodiscard]] const Subject& subject() const { return subject_; }

 private:
  std::string_view nextLine() {
    ++line_;
    const std::size_t end = text_.find('\n');
    if (end == std::string_view::npos) {
      ended_ = true;
      return {};
    }
    const std::string_view line = text_.substr(0, end);
    text_.remove_prefix(end + 1);
    return line;
  }

  static std::optional<std::string_view> valueOf(std::string_view line, std::string_view name) {
    if (line.substr(0, name.size()) != name || line.substr(name.size(), 2) != ": ") return std::nullopt;
    return line.substr(name.size() + 2);
  }

  Status readSubject() {
    const auto id = valueOf(nextLine(), "subject");
    if (!id) return Error{{}, {}, "here stands \"subject: ID\""};
    const auto side = valueOf(nextLine(), "side");
    const std::optional<LegSide> which = side ? sideOf(*side) : std::nullopt;
    if (!which) return Error{{}, {}, "here stands \"side: right\" or \"side: left\""};
    subject_ = {std::string{*id}, *which};
    return checkId(*id);
  }

  Status readLine(std::string_view line) {
    if (line == "---") {
      ended_ = true;
      return Done{};
    }
    if (ended_) return Error{{}, {}, "the head has no end: a line of three dashes is missing"};
    const std::size_t colon = line.find(": ");
    const std::string_view name = line.substr(0, std::min(colon, line.size()));
    if (colon == std::string_view::npos) return Error{{}, {}, "in the head stands \"NAME: VALUE\""};
    const std::vector<std::string_view> words = splitAtBlanks(line.substr(colon + 2));
    const auto changed = words.empty() ? std::nullopt : integerOf(words.back());
    if (!changed) return Error{{}, {}, "the time of the last change (milliseconds) is missing"};
    if (name == "state" && words.size() == 2) {
      const auto state = pointStateOf(words[0]);
      if (!state) return Error{{}, {}, "a state is latent, active or resolved"};
      return addState(journal_, subject_, {*state, *changed});
    }
    if (name == "spot" && words.size() == 4) return readSpot(words, *changed);
    if (name == "note" && words.size() == 2 && noteUuid_.empty()) {
      noteUuid_ = words[0];
      noteChangedMs_ = *changed;
      return Done{};
    }
    return Error{
        {},
        {},
        "in the head stand one \"state: WORD MS\", \"spot: CHART FIRST SECOND MS\" and \"note: UUID MS\""};
  }

  Status readSpot(const std::vector<std::string_view>& words, std::int64_t changedMs) {
    OwnSpot spot;
    const std::size_t slash = std::min(words[0].find('/'), words[0].size());
    spot.chart = words[0].substr(0, slash);
    if (slash < words[0].size()) spot.surface = words[0].substr(slash + 1);
    const auto first = numberOf(words[1]);
    const auto second = numberOf(words[2]);
    if (!first || !second) return Error{{}, {}, "a spot has two numbers"};
    spot.first = *first;
    spot.second = *second;
    spot.changedMs = changedMs;
    return addSpot(journal_, subject_, std::move(spot));
  }

  Journal& journal_;
  std::string_view text_;
  Subject subject_;
  std::string noteUuid_;
  std::int64_t noteChangedMs_ = 0;
  int line_ = 0;
  bool ended_ = false;
};

/// Fields of one row as values; the first that does not fit is remembered.
class RowFields {
 public:
  explicit RowFields(const CsvRow& row) : row_{row} {}
  const std::string& text() { return row_.fields[next_++]; }
  std::int64_t integer() {
    const std::string& word = text();
    const auto value = integerOf(word);
    if (!value) fits_ = false;
    return value.value_or(0);
  }
  std::optional<int> tenderness() {
    if (row_.fields[next_].empty()) return ++next_, std::nullopt;
    return static_cast<int>(std::clamp<std::int64_t>(integer(), -1, 11));
  }
  std::optional<double> centimetres() {
    const std::string& word = text();
    if (word.empty()) return std::nullopt;
    const auto value = numberOf(word);
    if (!value) fits_ = false;
    return value;
  }
  [[nodiscard]] Status status() const {
    if (fits_) return Done{};
    return Error{{}, {}, "a number is expected"};
  }

 private:
  const CsvRow& row_;
  std::size_t next_ = 0;
  bool fits_ = true;
};

/// The rows behind the line of column names.
engine::Result<std::vector<CsvRow>> table(std::string_view text, const std::vector<std::string>& columns) {
  engine::Result<std::vector<CsvRow>> rows = parseCsv(text);
  if (!rows) return rows;
  if (rows->empty() || rows->front().fields != columns)
    return at(1, "the columns are not those of a journal");
  for (const CsvRow& row : *rows) {
    if (row.fields.size() != columns.size())
      return at(row.line, "there are " + std::to_string(row.fields.size()) + " fields instead of " +
                              std::to_string(columns.size()));
  }
  rows->erase(rows->begin());
  return rows;
}

Status readSessions(Journal& journal, std::string_view text) {
  const engine::Result<std::vector<CsvRow>> rows = table(text, kSessionColumns);
  if (!rows) return rows.error();
  for (const CsvRow& row : *rows) {
    RowFields fields{row};
    Session session;
    session.uuid = fields.text();
    session.started = fields.text();
    const std::optional<LegSide> side = sideOf(fields.text());
    session.tool = fields.text();
    session.remark = fields.text();
    session.wallRightCm = fields.centimetres();
    session.wallLeftCm = fields.centimetres();
    session.changedMs = fields.integer();
    if (!side) return at(row.line, "a side is right or left");
    session.side = *side;
    Status added = fields.status();
    if (added) added = addSession(journal, std::move(session));
    if (!added) return at(row.line, added.error().reason);
  }
  return Done{};
}

Status readTreatments(Journal& journal, std::string_view text) {
  const engine::Result<std::vector<CsvRow>> rows = table(text, kTreatmentColumns);
  if (!rows) return rows.error();
  for (const CsvRow& row : *rows) {
    RowFields fields{row};
    const auto session = journal.sessions.find(fields.text());
    if (session == journal.sessions.end()) return at(row.line, "there is no such session");
    Treatment treatment;
    treatment.point = fields.text();
    treatment.seconds = static_cast<int>(std::clamp<std::int64_t>(fields.integer(), -1, kMostSeconds + 1));
    treatment.before = fields.tenderness();
    treatment.after = fields.tenderness();
    if (const Status status = fields.status(); !status) return at(row.line, status.error().reason);
    if (const Status fits = checkTreatment(treatment); !fits) return at(row.line, fits.error().reason);
    if (session->second.treatments.size() >= kMostTreatments)
      return at(row.line, "a session has at most " + std::to_string(kMostTreatments) + " points");
    session->second.treatments.push_back(std::move(treatment));
  }
  return Done{};
}

Status readNoteFile(Journal& journal, const std::string& name, std::string_view text) {
  HeadReader head{journal, text};
  if (Status read = head.read(); !read) return read;
  const Subject& subject = head.subject();
  if (name != subject.first + "-" + std::string{sideWord(subject.second)} + ".md")
    return at(2, "the file's name is not that of its subject and side");
  return Done{};
}

}  // namespace

std::map<std::string, std::string> asPlainFiles(const Journal& journal) {
  std::map<std::string, std::string> files;
  files[std::string{kMarkFile}] =
      std::string{kFolderMark} +
      "\n\nnotes/ has one file per point, muscle or leg and side; sessions.csv one line a session,\n"
      "treatments.csv one line for each point treated. `crus journal import` reads this folder back.\n";
  std::set<Subject> subjects;
  for (const auto& [subject, note] : journal.notes) subjects.insert(subject);
  for (const auto& [subject, state] : journal.states) subjects.insert(subject);
  for (const auto& [subject, spot] : journal.spots) subjects.insert(subject);
  for (const Subject& subject : subjects) {
    files[std::string{kNoteFolder} + subject.first + "-" + std::string{sideWord(subject.second)} + ".md"] =
        noteFile(journal, subject);
  }
  std::string sessions = csvLine(kSessionColumns);
  std::string treatments = csvLine(kTreatmentColumns);
  for (const Session* s : byDate(journal)) {
    sessions += csvLine({s->uuid, s->started, std::string{sideWord(s->side)}, s->tool, s->remark,
                         orEmpty(s->wallRightCm), orEmpty(s->wallLeftCm), std::to_string(s->changedMs)});
    for (const Treatment& t : s->treatments) {
      treatments +=
          csvLine({s->uuid, t.point, std::to_string(t.seconds), orEmpty(t.before), orEmpty(t.after)});
    }
  }
  files[std::string{kSessionFile}] = std::move(sessions);
  files[std::string{kTreatmentFile}] = std::move(treatments);
  return files;
}

engine::Result<Journal> fromPlainFiles(const std::map<std::string, std::string>& files) {
  const auto in = [&](std::string_view name) -> const std::string* {
    const auto found = files.find(std::string{name});
    return found == files.end() ? nullptr : &found->second;
  };
  const auto named = [](const std::string& file, Error error) {
    error.file = file;
    return error;
  };
  const std::string* mark = in(kMarkFile);
  if (mark == nullptr || mark->rfind(kFolderMark, 0) != 0)
    return Error{std::string{kMarkFile}, "line 1",
                 "\"" + std::string{kFolderMark} + "\" does not stand there"};
  Journal journal;
  for (const auto& [path, text] : files) {
    if (path.rfind(kNoteFolder, 0) != 0 || !path.ends_with(".md")) continue;
    const Status read = readNoteFile(journal, path.substr(kNoteFolder.size()), text);
    if (!read) return named(path, read.error());
  }
  for (const auto& [name, reader] :
       {std::pair{kSessionFile, &readSessions}, std::pair{kTreatmentFile, &readTreatments}}) {
    const std::string* text = in(name);
    if (text == nullptr) return Error{std::string{name}, {}, "is missing"};
    if (const Status read = reader(journal, *text); !read) return named(std::string{name}, read.error());
  }
  return journal;
}

}  // namespace crus::journal
