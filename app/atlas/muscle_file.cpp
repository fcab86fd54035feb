// muscles/<id>.toml: one muscle with its trigger points.
#include <algorithm>
#include <cmath>
#include <set>

#include "app/atlas/chart.h"
#include "app/atlas/knowledge_files.h"

namespace crus {

namespace {

constexpr Range kHeight{-0.3, 1.5};
constexpr Range kAngle{0.0, 360.0};
constexpr Range kFraction{0.0, 1.05};
constexpr Range kPointNumber{1.0, 20.0};
// How far from the point one may be told to press instead: within a hand's breadth.
constexpr float kContactHeight = 0.15F;
constexpr float kContactAngle = 70.0F;
constexpr float kContactFoot = 0.2F;

void checkInBand(Cursor& cursor, std::string_view key, float value, const std::optional<Interval>& band) {
  if (band && (value < band->low || value > band->high)) {
    cursor.mistake(key, '"' + std::string{key} + "\" lies outside its own band");
  }
}

void readLegPlace(Cursor& cursor, PointLocation& place) {
  place.h = cursor.number("h", kHeight);
  place.thetaDegrees = cursor.number("theta_deg", kAngle);
  const std::optional<Interval> hBand = cursor.interval("h_band", kHeight);
  const std::optional<Interval> thetaBand = cursor.interval("theta_band_deg", {-360.0, 360.0});
  checkInBand(cursor, "h", place.h, hBand);
  checkInBand(cursor, "theta_deg", place.thetaDegrees, thetaBand);
  place.hBand = hBand.value_or(Interval{});
  place.thetaBand = thetaBand.value_or(Interval{});
}

Depth readDepth(Cursor& cursor) {
  const std::string word = cursor.oneOf("depth", {"superficial", "intermediate", "deep"});
  if (word == "deep") return Depth::kDeep;
  return word == "intermediate" ? Depth::kIntermediate : Depth::kSuperficial;
}

/// Where to press: close to the point, and only where pressing is allowed at all.
Contact readContact(Cursor& cursor, const PointLocation& place) {
  Contact contact;
  const auto near = [&](std::string_view key, float value, float own, float farthest) {
    if (cursor.has(key) && !place.chart.empty() && std::abs(value - own) > farthest)
      cursor.mistake(key, '"' + std::string{key} + "\" of the contact is too far from the point's own");
  };
  if (place.chart == "leg" || place.chart.empty()) {  // empty: a mistake of its own already
    contact.h = cursor.number("h", kHeight);
    contact.thetaDegrees = cursor.number("theta_deg", kAngle);
    near("h", contact.h, place.h, kContactHeight);
    near("theta_deg", angleDifference(contact.thetaDegrees, place.thetaDegrees), 0.0F, kContactAngle);
  } else if (place.chart == "foot_dorsum" || place.chart == "foot_plantar") {
    contact.u = cursor.number("u", kFraction);
    contact.v = cursor.number("v", kFraction);
    near("u", contact.u, place.u, kContactFoot);
    near("v", contact.v, place.v, kContactFoot);
  } else {
    cursor.mistake("", "a point of the hip has no \"contact\": its chart has no coordinates");
  }
  if (place.selfPressure == "none")
    cursor.mistake("", "\"contact\" where \"self_pressure\" is \"none\": nothing is to be pressed");
  cursor.finish();
  return contact;
}

PointLocation readLocation(Cursor& cursor) {
  PointLocation place;
  place.words = readClaim(cursor, "words");
  place.chart = cursor.oneOf("chart", {"leg", "foot_dorsum", "foot_plantar", "hip"});
  if (place.chart == "leg") readLegPlace(cursor, place);
  if (place.chart == "foot_dorsum" || place.chart == "foot_plantar") {
    place.surface = cursor.oneOf("surface", {"dorsal", "plantar", "medial", "lateral", "posterior"});
    place.u = cursor.number("u", kFraction);
    place.v = cursor.number("v", kFraction);
  }
  place.depth = readDepth(cursor);
  place.palpable = cursor.oneOf("palpable", {"direct", "indirect", "not_palpable"});
  place.palpation = cursor.text("palpation");
  place.contactNote = cursor.optionalText("contact_note");
  place.selfPressure = cursor.oneOf("self_pressure", {"allowed", "light", "none"});
  place.coordinatesConfidence = cursor.confidence("coordinates_confidence");
  if (cursor.has("contact")) {
    if (std::optional<Cursor> contact = cursor.table("contact")) place.contact = readContact(*contact, place);
  }
  cursor.finish();
  return place;
}

Zone readZone(Cursor& cursor) {
  Zone zone;
  const std::string word = cursor.oneOf("strength", {"essential", "spillover", "exceptional"});
  if (word == "spillover") zone.strength = Strength::kSpillover;
  if (word == "exceptional") zone.strength = Strength::kExceptional;
  zone.words = readClaim(cursor, "words");
  zone.patches = readPatches(cursor);
  cursor.finish();
  return zone;
}

std::vector<Zone> readZones(Cursor& cursor, const std::string& point) {
  std::vector<Zone> zones;
  for (Cursor& entry : cursor.tables("zone")) {
    zones.push_back(readZone(entry));
    cursor.record().lines[point + '/' + std::string{strengthName(zones.back().strength)}] =
        entry.line("patches");
  }
  std::stable_sort(zones.begin(), zones.end(),
                   [](const Zone& a, const Zone& b) { return a.strength < b.strength; });
  const auto twins = std::adjacent_find(
      zones.begin(), zones.end(), [](const Zone& a, const Zone& b) { return a.strength == b.strength; });
  if (twins != zones.end())
    cursor.mistake("zone", "two zones of the same \"strength\": join their patches in one");
  if (!zones.empty() && zones.front().strength != Strength::kEssential) {
    cursor.mistake("zone", "a point needs a zone of strength \"essential\"");
  }
  return zones;
}

ClaimList readItems(Cursor& point, std::string_view key) {
  std::optional<Cursor> cursor = point.table(key);
  if (!cursor) return {};
  ClaimList list = readClaimList(*cursor, "items");
  cursor->finish();
  return list;
}

/// What is said of how often a point is met; nothing of most.
Claim readPrevalence(Cursor& cursor) {
  if (!cursor.has("prevalence")) return {};
  std::optional<Cursor> table = cursor.table("prevalence");
  if (!table) return {};
  Claim claim = readClaim(*table, "text");
  table->finish();
  return claim;
}

HowCommon readHowCommon(Cursor& cursor) {
  const std::string word = cursor.optionalOneOf("how_common", {"common", "rare"});
  if (!word.empty() && !cursor.has("prevalence"))
    cursor.mistake("how_common", "\"how_common\" without the \"prevalence\" that it sums up");
  if (word == "common") return HowCommon::kCommon;
  return word == "rare" ? HowCommon::kRare : HowCommon::kUnknown;
}

TriggerPoint readPoint(Cursor& cursor, const std::string& muscle) {
  TriggerPoint point;
  point.id = cursor.define("id", IdKind::kPoint);
  point.muscle = muscle;
  point.alsoMuscles = cursor.optionalReferences("also_muscles", IdKind::kMuscle);
  point.number = cursor.integer("number", kPointNumber);
  point.name = cursor.text("name");
  point.prevalence = readPrevalence(cursor);
  point.howCommon = readHowCommon(cursor);
  point.releases = cursor.optionalReferences("releases", IdKind::kRelease);
  point.stretches = cursor.optionalReferences("stretches", IdKind::kStretch);
  point.exercises = cursor.optionalReferences("exercises", IdKind::kExercise);
  point.entrapments = cursor.optionalReferences("entrapments", IdKind::kEntrapment);
  point.differentials = cursor.optionalReferences("differentials", IdKind::kDifferential);
  point.safetyZones = cursor.optionalReferences("safety_zones", IdKind::kSafetyZone);
  point.disagreements = cursor.optionalReferences("disagreements", IdKind::kDisagreement);
  point.notes = readClaims(cursor, "notes");
  if (std::optional<Cursor> location = cursor.table("location")) {
    point.location = readLocation(*location);
    cursor.record().lines[point.id + "/location"] = location->line("chart");
    cursor.record().lines[point.id + "/contact"] = location->line("contact");
  }
  point.zones = readZones(cursor, point.id);
  point.symptoms = readItems(cursor, "symptoms");
  point.activation = readItems(cursor, "activation");
  point.cautions = readItems(cursor, "cautions");
  cursor.finish();
  return point;
}

BellySpan readBelly(Cursor& cursor) {
  BellySpan belly;
  belly.h = cursor.interval("h", kHeight).value_or(Interval{});
  belly.skinThetaDegrees = cursor.optionalIntervals("skin_theta_deg", {-360.0, 360.0});
  belly.confidence = cursor.confidence();
  belly.sources = cursor.sources();
  cursor.finish();
  return belly;
}

MuscleVolume readVolume(Cursor& cursor) {
  MuscleVolume volume;
  volume.cm3 = cursor.number("cm3", {1.0, 2000.0});
  volume.slope = cursor.number("slope", {0.0, 1.0});
  volume.interceptCm3 = cursor.number("intercept_cm3", {-200.0, 200.0});
  volume.sharedWith = cursor.optionalReferences("shared_with", IdKind::kMuscle);
  if (const std::optional<float> own = cursor.optionalNumber("own_share_cm3", {1.0, 2000.0})) {
    volume.ownShareCm3 = *own;
    if (volume.sharedWith.empty() || *own >= volume.cm3)
      cursor.mistake("own_share_cm3", "\"own_share_cm3\" must be a part of what is \"shared_with\" another");
  }
  volume.confidence = cursor.confidence();
  volume.sources = cursor.sources();
  cursor.finish();
  return volume;
}

Architecture readArchitecture(Cursor& cursor) {
  Architecture built;
  built.massGrams = cursor.number("mass_g", {0.1, 2000.0});
  built.fibreLengthCm = cursor.number("fibre_length_cm", {0.1, 60.0});
  built.pennationDegrees = cursor.number("pennation_deg", {0.0, 60.0});
  built.pcsaCm2 = cursor.number("pcsa_cm2", {0.1, 200.0});
  built.confidence = cursor.confidence();
  built.sources = cursor.sources();
  cursor.finish();
  return built;
}

void readPalette(Cursor& cursor, Muscle& muscle) {
  muscle.code = cursor.text("code");
  const bool threeCapitals =
      muscle.code.size() == 3 &&
      std::all_of(muscle.code.begin(), muscle.code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  if (!muscle.code.empty() && !threeCapitals)
    cursor.mistake("code", "\"code\" must be three capital letters");
  muscle.fill = cursor.color("fill");
  muscle.edge = cursor.color("edge");
  cursor.finish();
}

void readParts(Cursor& root, Muscle& muscle) {
  muscle.parts = root.optionalTexts("parts");
  if (!root.has("parts"))
    root.mistake("parts", "\"parts\" is missing: the model's parts, or [] when off the model");
  for (const std::string& part : muscle.parts) {
    if (part.rfind("muscle/", 0) != 0)
      root.mistake("parts", "part \"" + part + "\" must start with \"muscle/\"");
    root.record().definitions.push_back({IdKind::kPart, part, root.line("parts")});
  }
}

}  // namespace

void readMuscleFile(Cursor& root, Knowledge& into) {
  Muscle muscle;
  std::set<int> numbers;
  muscle.id = root.define("id", IdKind::kMuscle);
  muscle.name = root.text("name");
  muscle.latin = root.text("latin");
  muscle.synonyms = root.optionalTexts("synonyms");
  muscle.role = root.oneOf("role", {"lower_leg", "upstream", "downstream"});
  muscle.compartment = root.text("compartment");
  muscle.origin = root.text("origin");
  muscle.insertion = root.text("insertion");
  muscle.actions = root.texts("actions");
  muscle.nerve = root.text("nerve");
  muscle.roots = root.texts("roots");
  muscle.confidence = root.confidence();
  muscle.sources = root.sources();
  readParts(root, muscle);
  if (root.has("belly")) {
    if (std::optional<Cursor> belly = root.table("belly")) muscle.belly = readBelly(*belly);
  }
  if (root.has("volume")) {
    if (std::optional<Cursor> volume = root.table("volume")) muscle.volume = readVolume(*volume);
  }
  if (root.has("architecture")) {
    if (std::optional<Cursor> built = root.table("architecture"))
      muscle.architecture = readArchitecture(*built);
  }
  if (root.has("palette")) {
    if (std::optional<Cursor> palette = root.table("palette")) readPalette(*palette, muscle);
  } else {
    root.mistake("palette", "a muscle without a colour: [palette] with code, fill and edge is missing");
  }
  for (Cursor& entry : root.optionalTables("point")) {
    into.atlas.points.push_back(readPoint(entry, muscle.id));
    if (!numbers.insert(into.atlas.points.back().number).second) {
      entry.mistake("number", "another point of this muscle has the same \"number\"");
    }
  }
  into.atlas.muscles.push_back(std::move(muscle));
}

}  // namespace crus
