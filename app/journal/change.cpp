#include "app/journal/change.h"

#include <algorithm>

namespace crus::journal {
namespace {

template <class Map, class Key, class Value>
std::optional<Value> exchanged(Map& map, const Key& key, const std::optional<Value>& value) {
  std::optional<Value> before;
  if (const auto found = map.find(key); found != map.end()) before = found->second;
  if (value) {
    map.insert_or_assign(key, *value);
  } else {
    map.erase(key);
  }
  return before;
}

struct Applier {
  Journal& journal;

  Change operator()(const ChangeNote& c) const {
    return ChangeNote{c.subject, exchanged(journal.notes, c.subject, c.note), c.note ? c.note->changedMs : 0};
  }
  Change operator()(const ChangeState& c) const {
    return ChangeState{c.point, exchanged(journal.states, c.point, c.state)};
  }
  Change operator()(const ChangeSpot& c) const {
    return ChangeSpot{c.point, exchanged(journal.spots, c.point, c.spot)};
  }
  Change operator()(const ChangeSession& c) const {
    return ChangeSession{c.uuid, exchanged(journal.sessions, c.uuid, c.session)};
  }
};

/// The thing of `mine` under the key when it is there.
template <class Map>
const typename Map::mapped_type* in(const Map& mine, const typename Map::key_type& key) {
  const auto found = mine.find(key);
  return found == mine.end() ? nullptr : &found->second;
}

template <class Map>
bool wanted(const Map& mine, const typename Map::key_type& key, const typename Map::mapped_type& theirs) {
  const auto* here = in(mine, key);
  return here == nullptr || theirs.changedMs > here->changedMs;
}

engine::Result<std::optional<Change>> mergedNote(const Journal& mine, const Subject& subject,
                                                 const Note& theirs) {
  const Note* here = in(mine.notes, subject);
  std::optional<Change> change;
  if (here == nullptr || (here->uuid == theirs.uuid && theirs.changedMs > here->changedMs)) {
    change = ChangeNote{subject, theirs, here == nullptr ? 0 : here->changedMs};
  } else if (here->uuid != theirs.uuid) {
    Note joined = *here;
    joined.text = joinedText(here->text, theirs.text);
    joined.changedMs = std::min(std::max(here->changedMs, theirs.changedMs) + 1, kMostChangedMs);
    if (const engine::Status text = checkText(joined.text); !text)
      return engine::Error{{}, {}, "joined with the note that is there, " + text.error().reason};
    if (joined.text != here->text) change = ChangeNote{subject, joined, here->changedMs};
  }
  return change;
}

}  // namespace

Change applyChange(Journal& journal, const Change& change) {
  return std::visit(Applier{journal}, change);
}

std::string joinedText(const std::string& mine, const std::string& theirs) {
  if (mine.find(theirs) != std::string::npos) return mine;
  if (theirs.find(mine) != std::string::npos) return theirs;
  return mine + "\n\n" + theirs;
}

engine::Result<std::vector<Change>> changesToMerge(const Journal& mine, const Journal& theirs) {
  std::vector<Change> changes;
  for (const auto& [subject, note] : theirs.notes) {
    engine::Result<std::optional<Change>> change = mergedNote(mine, subject, note);
    if (!change)
      return engine::Error{
          {}, subject.first + ", " + std::string{sideWord(subject.second)}, change.error().reason};
    if (*change) changes.push_back(std::move(**change));
  }
  for (const auto& [point, state] : theirs.states) {
    if (wanted(mine.states, point, state)) changes.emplace_back(ChangeState{point, state});
  }
  for (const auto& [point, spot] : theirs.spots) {
    if (wanted(mine.spots, point, spot)) changes.emplace_back(ChangeSpot{point, spot});
  }
  for (const auto& [uuid, session] : theirs.sessions) {
    if (wanted(mine.sessions, uuid, session)) changes.emplace_back(ChangeSession{uuid, session});
  }
  return changes;
}

}  // namespace crus::journal
