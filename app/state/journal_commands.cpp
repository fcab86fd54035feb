#include "app/state/journal_commands.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <utility>

namespace crus {
namespace {

using journal::Change;
using journal::Journal;
using journal::Subject;

constexpr const char* kNewSession = "new";

/// Where nothing can be kept, nothing is to seem kept.
bool canKeep(AppState& state, const World& world) {
  if (world.journal != nullptr) return true;
  state.message = "There is no journal open to keep this in.";
  return false;
}

bool isPoint(AppState& state, const std::string& id, const World& world) {
  if (world.atlas.point(id) != nullptr) return true;
  state.message = "There is no trigger point called '" + id + "' here.";
  return false;
}

/// Counts the edit when nothing speaks against it.
void count(AppState& state, const engine::Status& allowed) {
  if (allowed) {
    ++state.journalEdits;
  } else {
    std::string reason = allowed.error().reason;
    if (!reason.empty()) reason[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(reason[0])));
    state.message = reason + ".";
  }
}

template <class Things>
const typename Things::mapped_type* find(const Things& things, const typename Things::key_type& key) {
  const auto found = things.find(key);
  return found == things.end() ? nullptr : &found->second;
}

/// The session as it will be kept.
journal::Session completed(journal::Session session, const Stamp& stamp) {
  if (session.uuid.empty()) session.uuid = stamp.uuid;
  if (session.started.empty()) session.started = stamp.localTime;
  return session;
}

constexpr std::size_t kDayLetters = 10;  // of "YYYY-MM-DDTHH:MM"

int wholeSeconds(const ReleaseRecord& record) {
  return static_cast<int>(
      std::lround(std::clamp(record.secondsHeld, 0.0, static_cast<double>(journal::kMostSeconds))));
}

struct ChangeMaker {
  Side side;
  const Journal& kept;
  const Stamp& stamp;

  std::optional<Change> operator()(const SetNote& c) const {
    const Subject subject{c.id, legSide(c.side.value_or(side))};
    if (c.text.empty()) return journal::ChangeNote{subject, std::nullopt};
    const journal::Note* now = find(kept.notes, subject);
    return journal::ChangeNote{subject, journal::Note{now != nullptr ? now->uuid : stamp.uuid, c.text}};
  }
  std::optional<Change> operator()(const SetPointState& c) const {
    journal::ChangeState change{{c.id, legSide(side)}, std::nullopt};
    if (c.state) change.state = journal::StateOfPoint{*c.state};
    return change;
  }
  std::optional<Change> operator()(const SetOwnSpot& c) const {
    return journal::ChangeSpot{{c.id, legSide(side)}, c.spot};
  }
  std::optional<Change> operator()(const SaveSession& c) const {
    const journal::Session session = completed(c.session, stamp);
    return journal::ChangeSession{session.uuid, session};
  }
  std::optional<Change> operator()(const DeleteSession& c) const {
    return journal::ChangeSession{c.uuid, std::nullopt};
  }
  std::optional<Change> operator()(const ReleaseRecord& c) const {
    journal::Session session;
    session.side = legSide(c.side);
    const std::string day = stamp.localTime.substr(0, kDayLetters);
    for (const journal::Session* known : journal::byDate(kept)) {
      const bool joins = known->side == session.side && known->started.substr(0, kDayLetters) == day &&
                         known->treatments.size() < journal::kMostTreatments;
      if (joins) session = *known;
    }
    session.treatments.push_back({c.point, wholeSeconds(c), std::nullopt, std::nullopt});
    session = completed(session, stamp);
    return journal::ChangeSession{session.uuid, session};
  }
  template <class Other>
  std::optional<Change> operator()(const Other&) const {
    return std::nullopt;
  }
};

}  // namespace

journal::LegSide legSide(Side side) {
  return side == Side::kRight ? journal::LegSide::kRight : journal::LegSide::kLeft;
}
Side sideOf(journal::LegSide side) {
  return side == journal::LegSide::kRight ? Side::kRight : Side::kLeft;
}

void editJournal(AppState& state, const SetNote& command, const World& world) {
  if (!canKeep(state, world)) return;
  const bool known = command.id == journal::kWholeLeg || world.atlas.point(command.id) != nullptr ||
                     world.atlas.muscle(command.id) != nullptr;
  if (!known) {
    state.message = "A note is on a trigger point, a muscle or the leg; there is no '" + command.id + "'.";
    return;
  }
  const journal::Note* now =
      find(world.journal->notes, {command.id, legSide(command.side.value_or(state.side))});
  if ((now != nullptr ? now->text : std::string{}) == command.text) return;  // it stands there already
  count(state, journal::checkText(command.text));
}

void editJournal(AppState& state, const SetPointState& command, const World& world) {
  if (!canKeep(state, world) || !isPoint(state, command.id, world)) return;
  const journal::StateOfPoint* now = find(world.journal->states, {command.id, legSide(state.side)});
  const std::optional<journal::PointState> before = now != nullptr ? std::optional{now->state} : std::nullopt;
  if (before != command.state) ++state.journalEdits;
}

void editJournal(AppState& state, const SetOwnSpot& command, const World& world) {
  if (!canKeep(state, world) || !isPoint(state, command.id, world)) return;
  state.pinning = false;
  if (!command.spot && find(world.journal->spots, {command.id, legSide(state.side)}) == nullptr) return;
  count(state, command.spot ? journal::checkSpot(*command.spot) : engine::Status{engine::Done{}});
}

void editJournal(AppState& state, const SaveSession& command, const World& world) {
  if (!canKeep(state, world)) return;
  const Stamp any{0, "2000-01-01T00:00", "00000000-0000-4000-8000-000000000000"};
  const engine::Status allowed = journal::checkSession(completed(command.session, any));
  count(state, allowed);
  if (allowed) state.sessionForm.clear();
}

void editJournal(AppState& state, const ReleaseRecord& command, const World& world) {
  // A hold given up at once is none, and where nothing is kept a session goes on all the same.
  if (world.journal == nullptr || world.atlas.point(command.point) == nullptr) return;
  if (wholeSeconds(command) > 0) ++state.journalEdits;
}

void editJournal(AppState& state, const DeleteSession& command, const World& world) {
  if (!canKeep(state, world)) return;
  if (!world.journal->sessions.contains(command.uuid)) {
    state.message = "There is no such session.";
    return;
  }
  ++state.journalEdits;
  if (state.sessionForm == command.uuid) state.sessionForm.clear();
}

void setPinning(AppState& state, const SetPinning& command, const World& world) {
  state.pinning = false;
  if (!command.on || !canKeep(state, world)) return;
  if (state.selected.kind != Pick::Kind::kPoint) {
    state.message = "Select a trigger point first.";
    return;
  }
  state.pinning = true;
  state.asking = false;
  state.message = "Click on the skin where your own spot is, or turn it to the middle and press Shift+N.";
}

void editSession(AppState& state, const EditSession& command, const World& world) {
  if (!canKeep(state, world)) return;
  const bool known =
      command.uuid.empty() || command.uuid == kNewSession || world.journal->sessions.contains(command.uuid);
  if (!known) {
    state.message = "There is no such session.";
    return;
  }
  state.sessionForm = command.uuid;
  if (!command.uuid.empty()) state.journal = state.panels = true;
}

std::optional<Change> changeOf(const Command& command, Side side, const Journal& journal,
                               const Stamp& stamp) {
  std::optional<Change> change = std::visit(ChangeMaker{side, journal, stamp}, command);
  if (change) change = stamped(std::move(*change), journal, stamp.nowMs);
  return change;
}

Change stamped(Change change, const Journal& journal, std::int64_t nowMs) {
  const std::int64_t date =
      std::min(std::max(nowMs, journal::lastChange(journal) + 1), journal::kMostChangedMs);
  if (auto* note = std::get_if<journal::ChangeNote>(&change)) {
    const journal::Note* now = find(journal.notes, note->subject);
    note->baseMs = now != nullptr ? now->changedMs : 0;
    if (note->note) note->note->changedMs = date;
  } else if (auto* state = std::get_if<journal::ChangeState>(&change)) {
    if (state->state) state->state->changedMs = date;
  } else if (auto* spot = std::get_if<journal::ChangeSpot>(&change)) {
    if (spot->spot) spot->spot->changedMs = date;
  } else if (auto* session = std::get_if<journal::ChangeSession>(&change)) {
    if (session->session) session->session->changedMs = date;
  }
  return change;
}

}  // namespace crus
