// One entry of a journal <-> one JSON object.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <utility>

#include "app/journal/journal.h"

namespace crus::journal {

/// The arrays of a journal's file, in this order.
enum class Section { kNotes, kStates, kSpots, kSessions };
inline constexpr std::string_view kSectionNames[] = {"notes", "states", "spots", "sessions"};

nlohmann::ordered_json noteJson(const Subject& subject, const Note& note);
nlohmann::ordered_json stateJson(const Subject& point, const StateOfPoint& state);
nlohmann::ordered_json spotJson(const Subject& point, const OwnSpot& spot);
nlohmann::ordered_json sessionJson(const Session& session);

/// Adds one entry to a journal. \return Error with the reason when members are missing, unknown or of the
/// wrong kind, when a value cannot be kept, or when the journal has this entry already.
engine::Status addEntry(Journal& journal, Section section, const nlohmann::json& entry);

/// The same checks for values that come from elsewhere.
engine::Status addNote(Journal& journal, const Subject& subject, Note note);
engine::Status addState(Journal& journal, const Subject& point, const StateOfPoint& state);
engine::Status addSpot(Journal& journal, const Subject& point, OwnSpot spot);
engine::Status addSession(Journal& journal, Session session);

}  // namespace crus::journal
