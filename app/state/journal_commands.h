// Commands that change the journal. The journal itself lies outside the state: update() checks such a command
// and counts it in AppState::journalEdits, so that undo and redo move that count like anything else of the
// state; the program around it follows the count (see app/window/journal_desk.h).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "app/journal/change.h"
#include "app/state/command.h"
#include "app/state/update.h"

namespace crus {

/// Each counts one more edit, or says in the state's message why it cannot be made.
void editJournal(AppState& state, const SetNote& command, const World& world);
void editJournal(AppState& state, const SetPointState& command, const World& world);
void editJournal(AppState& state, const SetOwnSpot& command, const World& world);
void editJournal(AppState& state, const SaveSession& command, const World& world);
void editJournal(AppState& state, const DeleteSession& command, const World& world);
/// A hold of a release session joins the latest session of that day and leg, or begins one.
void editJournal(AppState& state, const ReleaseRecord& command, const World& world);
void setPinning(AppState& state, const SetPinning& command, const World& world);
void editSession(AppState& state, const EditSession& command, const World& world);

/// What a journal's change needs from outside.
struct Stamp {
  std::int64_t nowMs = 0;  // milliseconds since 1970 UTC
  std::string localTime;   // "YYYY-MM-DDTHH:MM"
  std::string uuid;        // for what is new
};

/// The change that a command makes, that update() has counted. None for any other command.
/// \param side  the leg shown when it was given.
std::optional<journal::Change> changeOf(const Command& command, Side side, const journal::Journal& journal,
                                        const Stamp& stamp);

/// The change dated now, later than all that is in the journal, and made from what stands there.
journal::Change stamped(journal::Change change, const journal::Journal& journal, std::int64_t nowMs);

/// Arguments of the script's commands; nothing when they do not fit the syntax.
using ParsedCommand = std::optional<engine::Result<Command>>;
ParsedCommand parseNote(std::span<const std::string> words, const AppState& state);
ParsedCommand parsePointState(std::span<const std::string> words, const AppState& state);
ParsedCommand parsePin(std::span<const std::string> words, const AppState& state);
ParsedCommand parseSession(std::span<const std::string> words, const AppState& state);
ParsedCommand parseEditSession(std::span<const std::string> words, const AppState& state);
ParsedCommand parseDeleteSession(std::span<const std::string> words, const AppState& state);

}  // namespace crus
