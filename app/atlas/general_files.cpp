// general.toml, evidence.toml and reference_leg.toml: what is not about one muscle, point or technique.
#include "app/atlas/knowledge_files.h"

namespace crus {

namespace {

constexpr Range kHeight{-0.3, 1.5};
constexpr Range kAngle{-360.0, 360.0};
constexpr Range kFraction{0.0, 1.05};

Claim claimAt(Cursor& root, std::string_view key) {
  std::optional<Cursor> table = root.table(key);
  if (!table) return {};
  Claim claim = readClaim(*table, "text");
  table->finish();
  return claim;
}

ClaimList listAt(Cursor& root, std::string_view key) {
  std::optional<Cursor> table = root.table(key);
  if (!table) return {};
  ClaimList list = readClaimList(*table, "items");
  table->finish();
  return list;
}

}  // namespace

void readGeneral(Cursor& root, Knowledge& into) {
  into.muscleOrder = root.references("muscle_order", IdKind::kMuscle);
  into.atlas.disclaimers = root.texts("disclaimers");
  into.atlas.stretchRule = claimAt(root, "stretch_rule");
  if (std::optional<Cursor> rules = root.table("release_rules")) {
    into.highestPressure = rules->integer("highest_pressure", kPressureScale);
    ReleaseRules& all = into.atlas.releaseRules;
    all.pressure = claimAt(*rules, "pressure");
    all.dose = claimAt(*rules, "dose");
    all.stopIf = listAt(*rules, "stop_if");
    all.aftercare = listAt(*rules, "aftercare");
    all.whenNot = listAt(*rules, "when_not");
    rules->finish();
  }
}

void readEvidence(Cursor& root, Knowledge& into) {
  for (Cursor& entry : root.tables("finding")) {
    ResearchFinding finding;
    finding.id = entry.define("id", IdKind::kFinding);
    finding.claim = readClaim(entry, "text");
    entry.finish();
    into.atlas.findings.push_back(std::move(finding));
  }
}

void readReferenceLeg(Cursor& root, Knowledge& into) {
  ReferenceLeg& leg = into.atlas.reference;
  for (Cursor& entry : root.tables("landmark")) {
    Landmark landmark;
    landmark.name = entry.text("name");
    landmark.chart = entry.oneOf("chart", {"leg", "foot"});
    landmark.h = entry.optionalNumber("h", kHeight);
    landmark.thetaDegrees = entry.optionalNumber("theta_deg", kAngle);
    landmark.u = entry.optionalNumber("u", kFraction);
    landmark.v = entry.optionalNumber("v", kFraction);
    if (landmark.chart == "leg" ? !landmark.h || landmark.u || landmark.v
                                : !landmark.u || landmark.h || landmark.thetaDegrees)
      entry.mistake("chart",
                    "a landmark of the leg has \"h\" (and \"theta_deg\"), one of the foot \"u\" (and \"v\")");
    landmark.confidence = entry.confidence();
    landmark.sources = entry.sources();
    entry.finish();
    leg.landmarks.push_back(std::move(landmark));
  }
  if (std::optional<Cursor> map = root.table("under_skin")) {
    leg.confidence = map->confidence();
    leg.sources = map->sources();
    for (Cursor& entry : map->tables("sectors")) {
      leg.underSkin.push_back({entry.number("h", kHeight),
                               entry.interval("theta_deg", kAngle).value_or(Interval{}), entry.text("what"),
                               entry.optionalTexts("parts")});
      entry.finish();
    }
    map->finish();
  }
  leg.volumes = readClaims(root, "volumes");
}

}  // namespace crus
