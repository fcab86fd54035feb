// The knowledge files that are lists of one kind of thing.
#include <algorithm>

#include "app/atlas/knowledge_files.h"

namespace crus {

namespace {

constexpr Range kHoldSeconds{0.0, 600.0};

long characters(std::string_view utf8) {
  return std::count_if(utf8.begin(), utf8.end(),
                       [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
}

std::vector<Lengthening> readLengthens(Cursor& stretch) {
  std::vector<Lengthening> all;
  for (Cursor& entry : stretch.tables("lengthens")) {
    all.push_back({entry.reference("muscle", IdKind::kMuscle),
                   entry.oneOf("degree", {"strong", "moderate", "some", "little"}),
                   entry.optionalText("when"), entry.confidence()});
    entry.finish();
  }
  return all;
}

}  // namespace

Claim readClaim(Cursor& cursor, std::string_view textKey) {
  return {cursor.text(textKey), cursor.confidence(), cursor.sources()};
}

ClaimList readClaimList(Cursor& cursor, std::string_view itemsKey) {
  return {cursor.texts(itemsKey), cursor.confidence(), cursor.sources()};
}

std::vector<Claim> readClaims(Cursor& cursor, std::string_view key) {
  std::vector<Claim> claims;
  for (Cursor& entry : cursor.optionalTables(key)) {
    claims.push_back(readClaim(entry, "text"));
    entry.finish();
  }
  return claims;
}

std::vector<Step> readSteps(Cursor& cursor, std::string_view key) {
  std::vector<Step> steps;
  for (Cursor& entry : cursor.tables(key)) {
    Step step{entry.text("text"), entry.reference("source", IdKind::kSource)};
    if (key == "steps" && characters(step.text) > kLongestStep) {
      entry.mistake("text", "a step of " + std::to_string(characters(step.text)) + " characters; at most " +
                                std::to_string(kLongestStep) + " can be read from the floor");
    }
    entry.finish();
    steps.push_back(std::move(step));
  }
  return steps;
}

void readReleases(Cursor& root, Knowledge& into) {
  for (Cursor& entry : root.tables("release")) {
    Release release;
    release.id = entry.define("id", IdKind::kRelease);
    release.name = entry.text("name");
    release.points = entry.references("points", IdKind::kPoint);
    release.tools = entry.texts("tools");
    release.position = entry.text("position");
    release.steps = readSteps(entry, "steps");
    release.pressureCap = entry.integer("pressure_cap", kPressureScale);
    release.movement = entry.text("movement");
    release.holdSeconds = entry.interval("hold_seconds", kHoldSeconds).value_or(Interval{});
    release.repetitions = entry.text("repetitions");
    release.frequency = entry.text("frequency");
    release.note = entry.optionalText("note");
    release.aftercare = entry.optionalTexts("aftercare");
    release.stopIf = entry.optionalTexts("stop_if");
    release.confidence = entry.confidence();
    release.sources = entry.sources();
    entry.finish();
    into.atlas.releases.push_back(std::move(release));
  }
}

void readStretches(Cursor& root, Knowledge& into) {
  for (Cursor& entry : root.tables("stretch")) {
    Stretch stretch;
    stretch.id = entry.define("id", IdKind::kStretch);
    stretch.name = entry.text("name");
    stretch.knee = entry.text("knee");
    stretch.ankle = entry.text("ankle");
    stretch.steps = readSteps(entry, "steps");
    stretch.lengthens = readLengthens(entry);
    for (const Lengthening& one : stretch.lengthens)
      if (one.degree != "little") stretch.muscles.push_back(one.muscle);
    stretch.holdSeconds = entry.interval("hold_seconds", kHoldSeconds).value_or(Interval{});
    stretch.repetitions = entry.text("repetitions");
    stretch.note = entry.optionalText("note");
    stretch.avoid = entry.optionalTexts("avoid");
    stretch.confidence = entry.confidence();
    stretch.sources = entry.sources();
    entry.finish();
    into.atlas.stretches.push_back(std::move(stretch));
  }
}

void readExercises(Cursor& root, Knowledge& into) {
  for (Cursor& entry : root.tables("exercise")) {
    Exercise exercise;
    exercise.id = entry.define("id", IdKind::kExercise);
    exercise.name = entry.text("name");
    exercise.muscles = entry.references("muscles", IdKind::kMuscle);
    exercise.how = entry.texts("how");
    exercise.dose = entry.text("dose");
    exercise.why = entry.text("why");
    exercise.confidence = entry.confidence();
    exercise.sources = entry.sources();
    entry.finish();
    into.atlas.exercises.push_back(std::move(exercise));
  }
}

void readLinks(Cursor& root, Knowledge& into) {
  for (Cursor& entry : root.optionalTables("node")) {
    LinkNode node;
    node.id = entry.define("id", IdKind::kNode);
    node.kind = entry.oneOf("kind", {"muscle_context", "factor", "nerve", "vessel"});
    node.label = entry.text("label");
    entry.finish();
    into.atlas.linkNodes.push_back(std::move(node));
  }
  for (Cursor& entry : root.tables("link")) {
    Link link;
    link.id = entry.define("id", IdKind::kLink);
    link.from = entry.reference("from", IdKind::kNode);
    link.to = entry.reference("to", IdKind::kNode);
    if (!link.from.empty() && link.from == link.to)
      entry.mistake("to", "a link from \"" + link.to + "\" to itself");
    link.kind = entry.oneOf("kind", {"satellite", "synergist", "antagonist", "treat_together", "overload",
                                     "referral_activates", "functional_unit", "nerve_entrapment"});
    link.directed = entry.flag("directed", true);
    link.why = readClaim(entry, "why");
    entry.finish();
    into.atlas.links.push_back(std::move(link));
  }
}

void readSafetyZones(Cursor& root, Knowledge& into) {
  for (Cursor& entry : root.tables("safety_zone")) {
    SafetyZone zone;
    zone.id = entry.define("id", IdKind::kSafetyZone);
    zone.name = entry.text("name");
    zone.level = entry.oneOf("level", {"no_pressure", "light_only"});
    zone.rule = entry.text("rule");
    zone.why = readClaim(entry, "why");
    zone.patches = readPatches(entry);
    root.record().lines[zone.id] = entry.line("patches");
    entry.finish();
    into.atlas.safetyZones.push_back(std::move(zone));
  }
}

void readDifferentials(Cursor& root, Knowledge& into) {
  for (Cursor& entry : root.tables("differential")) {
    Differential differential;
    differential.id = entry.define("id", IdKind::kDifferential);
    differential.name = entry.text("name");
    differential.urgency = entry.text("urgency");
    differential.action = entry.text("action");
    differential.signs = readClaimList(entry, "signs");
    entry.finish();
    into.atlas.differentials.push_back(std::move(differential));
  }
}

void readEntrapments(Cursor& root, Knowledge& into) {
  for (Cursor& entry : root.tables("entrapment")) {
    Entrapment entrapment;
    entrapment.id = entry.define("id", IdKind::kEntrapment);
    entrapment.muscle = entry.reference("muscle", IdKind::kMuscle);
    entrapment.structure = entry.reference("structure", IdKind::kNode);
    entrapment.where = entry.text("where");
    entrapment.note = entry.optionalText("note");
    entrapment.signs = readClaimList(entry, "signs");
    entry.finish();
    into.atlas.entrapments.push_back(std::move(entrapment));
  }
}

void readDisagreements(Cursor& root, Knowledge& into) {
  for (Cursor& entry : root.tables("disagreement")) {
    Disagreement disagreement;
    disagreement.id = entry.define("id", IdKind::kDisagreement);
    disagreement.topic = entry.text("topic");
    disagreement.positions = readSteps(entry, "positions");
    disagreement.choice = entry.text("choice");
    entry.finish();
    into.atlas.disagreements.push_back(std::move(disagreement));
  }
}

void readSources(Cursor& root, Knowledge& into) {
  for (Cursor& entry : root.tables("source")) {
    Source source;
    source.id = entry.define("id", IdKind::kSource);
    source.kind = entry.text("kind");
    source.citation = entry.text("citation");
    entry.finish();
    into.atlas.sources.push_back(std::move(source));
  }
}

}  // namespace crus
