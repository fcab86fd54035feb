// Changes of a journal as values: what is written, taken back and merged.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/journal/journal.h"

namespace crus::journal {

/// Each puts a thing in place of what was there; without a value it takes it away.
/// `baseMs`: the version that the text was made from, 0 for none. When storage holds another one by then
/// (another copy of the program wrote it), both texts are kept, one below the other.
struct ChangeNote {
  Subject subject;
  std::optional<Note> note;
  std::int64_t baseMs = 0;
  bool operator==(const ChangeNote&) const = default;
};
struct ChangeState {
  Subject point;
  std::optional<StateOfPoint> state;
  bool operator==(const ChangeState&) const = default;
};
struct ChangeSpot {
  Subject point;
  std::optional<OwnSpot> spot;
  bool operator==(const ChangeSpot&) const = default;
};
struct ChangeSession {
  std::string uuid;
  std::optional<Session> session;
  bool operator==(const ChangeSession&) const = default;
};
using Change = std::variant<ChangeNote, ChangeState, ChangeSpot, ChangeSession>;

/// \return the change that takes it back.
Change applyChange(Journal& journal, const Change& change);

/// Both texts, one below the other, unless one holds the other already.
std::string joinedText(const std::string& mine, const std::string& theirs);

/// What must change in `mine` so that it also holds `theirs`: what is missing is added; of two versions of
/// one thing (same uuid, or same point and side) the later one stays; two notes of different origin on one
/// subject are joined. Merging the same again changes nothing. What was deleted here and is in `theirs`
/// comes back. \return Error when two joined notes would be too long.
engine::Result<std::vector<Change>> changesToMerge(const Journal& mine, const Journal& theirs);

}  // namespace crus::journal
