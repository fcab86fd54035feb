#include "app/journal/entry_json.h"

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>

namespace crus::journal {
namespace {

using engine::Done;
using engine::Error;
using engine::Status;
using nlohmann::json;
using nlohmann::ordered_json;

/// Far more than there are muscles and points.
constexpr std::size_t kMostNotes = 10000;

Error refused(std::string reason) {
  return {{}, {}, std::move(reason)};
}

/// Members of one object, each taken once; the first thing that is wrong is remembered.
class Members {
 public:
  explicit Members(const json& object) : object_{object} {
    if (!object.is_object()) complain("an entry is an object in braces");
  }

  std::string text(const char* name) {
    const json* value = take(name);
    if (value == nullptr) return {};
    if (!value->is_string()) return complain(quoted(name) + " is a text"), std::string{};
    return value->get<std::string>();
  }
  std::int64_t integer(const char* name) {
    const json* value = take(name);
    if (value == nullptr) return 0;
    const bool fits =
        value->is_number_integer() &&
        (!value->is_number_unsigned() ||
         value->get<std::uint64_t>() <= std::uint64_t{std::numeric_limits<std::int64_t>::max()});
    if (!fits) return complain(quoted(name) + " is a whole number"), 0;
    return value->get<std::int64_t>();
  }
  double number(const char* name) {
    const json* value = take(name);
    if (value == nullptr) return 0.0;
    if (!value->is_number()) return complain(quoted(name) + " is a number"), 0.0;
    return value->get<double>();
  }
  bool isNull(const char* name) {
    const bool null = object_.is_object() && object_.contains(name) && object_[name].is_null();
    if (null) ++taken_;
    return null;
  }
  LegSide side() {
    const std::optional<LegSide> side = sideOf(text("side"));
    if (!side) complain(R"("side" is "right" or "left")");
    return side.value_or(LegSide::kRight);
  }
  const json* array(const char* name) {
    const json* value = take(name);
    if (value != nullptr && !value->is_array()) complain(quoted(name) + " is a list in brackets");
    return problem_.empty() ? value : nullptr;
  }
  void complain(const std::string& reason) {
    if (problem_.empty()) problem_ = reason;
  }
  /// Nothing may be left over: it would be lost.
  Status finish() {
    if (problem_.empty() && taken_ != object_.size()) complain("there are members that Crus does not know");
    if (problem_.empty()) return Done{};
    return refused(problem_);
  }

 private:
  static std::string quoted(const char* name) { return '"' + std::string{name} + '"'; }
  const json* take(const char* name) {
    if (!object_.is_object() || !object_.contains(name)) {
      complain(quoted(name) + " is missing");
      return nullptr;
    }
    ++taken_;
    return &object_[name];
  }

  const json& object_;
  std::size_t taken_ = 0;
  std::string problem_;
};

int smallNumber(std::int64_t value) {
  return static_cast<int>(std::clamp<std::int64_t>(value, -1, kMostSeconds + 1));
}

std::optional<int> tenderness(Members& members, const char* name) {
  if (members.isNull(name)) return std::nullopt;
  return smallNumber(members.integer(name));
}

std::optional<double> wall(Members& members, const char* name) {
  if (members.isNull(name)) return std::nullopt;
  return members.number(name);
}

template <class T>
ordered_json orNull(const std::optional<T>& value) {
  return value ? ordered_json(*value) : ordered_json(nullptr);
}

Status readNote(Journal& journal, Members& members) {
  const Subject subject{members.text("subject"), members.side()};
  Note note{members.text("uuid"), members.text("text"), members.integer("changed_ms")};
  if (Status read = members.finish(); !read) return read;
  return addNote(journal, subject, std::move(note));
}

Status readState(Journal& journal, Members& members) {
  const Subject point{members.text("point"), members.side()};
  const std::optional<PointState> state = pointStateOf(members.text("state"));
  const std::int64_t changed = members.integer("changed_ms");
  if (!state) members.complain(R"("state" is "latent", "active" or "resolved")");
  if (Status read = members.finish(); !read) return read;
  return addState(journal, point, {*state, changed});
}

Status readSpot(Journal& journal, Members& members) {
  const Subject point{members.text("point"), members.side()};
  OwnSpot spot{members.text("chart"), members.text("surface"), members.number("first"),
               members.number("second"), members.integer("changed_ms")};
  if (Status read = members.finish(); !read) return read;
  return addSpot(journal, point, std::move(spot));
}

Status readSession(Journal& journal, Members& members) {
  Session session;
  session.uuid = members.text("uuid");
  session.started = members.text("started");
  session.side = members.side();
  session.tool = members.text("tool");
  session.remark = members.text("remark");
  session.wallRightCm = wall(members, "knee_to_wall_right_cm");
  session.wallLeftCm = wall(members, "knee_to_wall_left_cm");
  session.changedMs = members.integer("changed_ms");
  const json* treatments = members.array("treatments");
  if (Status read = members.finish(); !read) return read;
  if (treatments->size() > kMostTreatments) return refused("a session has at most 1000 points");
  for (const json& entry : *treatments) {
    Members one{entry};
    Treatment treatment{one.text("point"), smallNumber(one.integer("seconds")),
                        tenderness(one, "tenderness_before"), tenderness(one, "tenderness_after")};
    if (Status read = one.finish(); !read) return read;
    session.treatments.push_back(std::move(treatment));
  }
  return addSession(journal, std::move(session));
}

}  // namespace

ordered_json noteJson(const Subject& subject, const Note& note) {
  return {{"subject", subject.first},
          {"side", sideWord(subject.second)},
          {"uuid", note.uuid},
          {"changed_ms", note.changedMs},
          {"text", note.text}};
}
ordered_json stateJson(const Subject& point, const StateOfPoint& state) {
  return {{"point", point.first},
          {"side", sideWord(point.second)},
          {"state", stateWord(state.state)},
          {"changed_ms", state.changedMs}};
}
ordered_json spotJson(const Subject& point, const OwnSpot& spot) {
  return {{"point", point.first},        {"side", sideWord(point.second)},
          {"chart", spot.chart},         {"surface", spot.surface},
          {"first", spot.first},         {"second", spot.second},
          {"changed_ms", spot.changedMs}};
}
ordered_json sessionJson(const Session& session) {
  ordered_json treatments = ordered_json::array();
  for (const Treatment& treatment : session.treatments) {
    treatments.push_back({{"point", treatment.point},
                          {"seconds", treatment.seconds},
                          {"tenderness_before", orNull(treatment.before)},
                          {"tenderness_after", orNull(treatment.after)}});
  }
  return {{"uuid", session.uuid},
          {"started", session.started},
          {"side", sideWord(session.side)},
          {"tool", session.tool},
          {"remark", session.remark},
          {"knee_to_wall_right_cm", orNull(session.wallRightCm)},
          {"knee_to_wall_left_cm", orNull(session.wallLeftCm)},
          {"changed_ms", session.changedMs},
          {"treatments", treatments}};
}

Status addEntry(Journal& journal, Section section, const json& entry) {
  Members members{entry};
  switch (section) {
    case Section::kNotes:
      return readNote(journal, members);
    case Section::kStates:
      return readState(journal, members);
    case Section::kSpots:
      return readSpot(journal, members);
    case Section::kSessions:
      break;
  }
  return readSession(journal, members);
}

Status addNote(Journal& journal, const Subject& subject, Note note) {
  if (Status id = checkId(subject.first); !id) return id;
  if (Status checked = checkNote(note); !checked) return checked;
  if (journal.notes.size() >= kMostNotes) return refused("there are too many notes");
  for (const auto& [other, known] : journal.notes) {
    if (known.uuid == note.uuid) return refused("two notes have the uuid " + note.uuid);
  }
  if (!journal.notes.emplace(subject, std::move(note)).second)
    return refused("there are two notes on " + subject.first + " of the same side");
  return Done{};
}

Status addState(Journal& journal, const Subject& point, const StateOfPoint& state) {
  if (Status id = checkId(point.first); !id) return id;
  if (Status changed = checkChanged(state.changedMs); !changed) return changed;
  if (!journal.states.emplace(point, state).second)
    return refused("there are two states of " + point.first + " of the same side");
  return Done{};
}

Status addSpot(Journal& journal, const Subject& point, OwnSpot spot) {
  if (Status id = checkId(point.first); !id) return id;
  if (Status checked = checkSpot(spot); !checked) return checked;
  if (!journal.spots.emplace(point, std::move(spot)).second)
    return refused("there are two spots of " + point.first + " of the same side");
  return Done{};
}

Status addSession(Journal& journal, Session session) {
  if (Status checked = checkSession(session); !checked) return checked;
  const std::string uuid = session.uuid;
  if (!journal.sessions.emplace(uuid, std::move(session)).second)
    return refused("two sessions have the uuid " + uuid);
  return Done{};
}

}  // namespace crus::journal
