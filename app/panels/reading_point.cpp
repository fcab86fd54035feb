// A trigger point's page: where, how to release, cautions, what it does, what goes with it.
#include <algorithm>
#include <string>

#include "app/panels/my_journal.h"
#include "app/panels/parts.h"
#include "app/panels/widgets.h"
#include "app/panels/words.h"

namespace crus {
namespace {

std::vector<std::string> sourcesOf(const TriggerPoint& point, const Ui& ui) {
  std::vector<std::string> all = point.location.words.sources;
  const auto add = [&](const std::vector<std::string>& more) {
    all.insert(all.end(), more.begin(), more.end());
  };
  for (const Zone& zone : point.zones) add(zone.words.sources);
  add(point.symptoms.sources);
  add(point.activation.sources);
  add(point.cautions.sources);
  add(point.prevalence.sources);
  for (const Claim& note : point.notes) add(note.sources);
  for (const std::string& id : point.releases) {
    if (const Release* release = ui.world().atlas.release(id)) add(release->sources);
  }
  return all;
}

void actions(const Ui& ui, const TriggerPoint& point) {
  const bool on = ui.state().zones.contains(point.id);
  const auto next = [&](std::string_view label, const ButtonLook& look = {}) {
    ImGui::SameLine(0.0F, ui.px(6.0F));
    if (ImGui::GetContentRegionAvail().x < buttonWidth(ui, label, look)) ImGui::NewLine();
  };
  const ButtonLook filled{on, false, Type::kSmall};
  if (button(ui, "page/zone", on ? "Referred pain on" : "Referred pain off", filled))
    ui.emit(SetZone{point.id, !on});
  tooltip(ui, "Show on the leg where this point is felt (O)");
  next("Release session");
  if (button(ui, "page/release", "Release session")) ui.emit(StartRelease{point.id});
  tooltip(ui, "Step by step in large letters, with a timer (Enter)");
  next("Look at it");
  if (button(ui, "page/look", "Look at it")) ui.emit(BestView{});
  tooltip(ui, "Turn the leg so that the point faces you (0)");
  const bool isolated = !ui.state().isolated.empty();
  const std::string_view only = isolated ? "Show the rest" : "Only this muscle";
  const Muscle* muscle = ui.world().atlas.muscle(point.muscle);
  if (muscle == nullptr || !isOnModel(*muscle, ui.world())) return;
  next(only);
  if (button(ui, "page/isolate", only)) ui.emit(Isolate{isolated ? std::string{} : point.muscle});
  tooltip(ui, "I");
}

void whereItIs(const Ui& ui, const TriggerPoint& point) {
  if (!section(ui, "where", "How to find it", true)) return;
  const PointLocation& place = point.location;
  body(ui, place.words.text);
  std::string reach = depthWords(place.depth);
  if (const std::string palpable = palpableWords(place.palpable); !palpable.empty()) reach += "; " + palpable;
  muted(ui, sentence(reach));
  if (!place.palpation.empty()) {
    gap(ui, 4.0F);
    labelled(ui, "With the fingers", place.palpation);
  }
  if (!place.contactNote.empty()) {
    gap(ui, 4.0F);
    labelled(ui, "Where to press", place.contactNote);
  }
  if (place.chart == "hip") muted(ui, "This point lies at the hip, off this model.");
  sourceNote(ui, "where", place.words.confidence, place.words.sources);
  if (point.prevalence.text.empty()) return;
  gap(ui, 4.0F);
  labelled(ui, "How common", point.prevalence.text);
  sourceNote(ui, "prevalence", point.prevalence.confidence, point.prevalence.sources);
}

void cautions(const Ui& ui, const TriggerPoint& point) {
  const bool any = !point.cautions.items.empty() || !point.safetyZones.empty();
  if (!any || !section(ui, "cautions", "Take care", true)) return;
  if (!point.cautions.items.empty()) {
    const Callout box{ui, Tone::kCaution};
    for (const std::string& item : point.cautions.items) bullet(ui, sentence(item));
    sourceNote(ui, "cautions", point.cautions.confidence, point.cautions.sources);
  }
  for (const std::string& id : point.safetyZones) {
    const SafetyZone* zone = ui.world().atlas.safetyZone(id);
    if (zone == nullptr) continue;
    gap(ui, 4.0F);
    paragraph(ui, Type::kStrong, ui.colors.text, zone->name);
    paragraph(ui, Type::kSmall, zone->level == "no_pressure" ? ui.colors.danger : ui.colors.caution,
              safetyLevelWords(zone->level));
    body(ui, zone->rule);
    sourceNote(ui, "safety/" + id, zone->why.confidence, zone->why.sources);
  }
}

std::string_view strengthWords(Strength strength) {
  switch (strength) {
    case Strength::kEssential:
      return "Nearly everyone";
    case Strength::kSpillover:
      return "Some people (spillover)";
    case Strength::kExceptional:
      break;
  }
  return "Now and then";
}

void whereItIsFelt(const Ui& ui, const TriggerPoint& point) {
  if (point.zones.empty() || !section(ui, "felt", "Where the pain is felt", true)) return;
  int index = 0;
  for (const Zone& zone : point.zones) {
    if (index > 0) gap(ui, 4.0F);
    labelled(ui, strengthWords(zone.strength), zone.words.text);
    sourceNote(ui, "zone/" + std::to_string(index++), zone.words.confidence, zone.words.sources);
  }
  if (const std::vector<std::string> remote = remoteRegions(point); !remote.empty()) {
    const Callout box{ui, Tone::kNeutral};
    body(ui, "Also felt at " + listed(remote) + ", off this leg.");
  }
}

void claims(const Ui& ui, const std::string& name, std::string_view title, const ClaimList& list, bool open) {
  if (list.items.empty() || !section(ui, name, title, open)) return;
  for (const std::string& item : list.items) bullet(ui, sentence(item));
  sourceNote(ui, name, list.confidence, list.sources);
}

void stepButtons(const Ui& ui, const TriggerPoint& point) {
  const std::vector<PlacedPoint>& points = ui.world().points;
  const auto here = std::find_if(points.begin(), points.end(),
                                 [&](const PlacedPoint& placed) { return placed.point == point.id; });
  if (here == points.end() || points.size() < 2) return;
  const std::string count =
      "Point " + std::to_string(here - points.begin() + 1) + " of " + std::to_string(points.size());
  if (button(ui, "page/previous", "←", ButtonLook{false, false, Type::kSmall})) ui.emit(StepPoint{-1});
  tooltip(ui, "Previous point (,)");
  ImGui::SameLine(0.0F, ui.px(4.0F));
  if (button(ui, "page/next", "→", ButtonLook{false, false, Type::kSmall})) ui.emit(StepPoint{1});
  tooltip(ui, "Next point (.)");
  ImGui::SameLine(0.0F, ui.px(8.0F));
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const ImVec2 size = measure(ui, Type::kSmall, count);
  drawText(ui, ImGui::GetWindowDrawList(), Type::kSmall,
           {at.x, at.y + 0.5F * (ui.px(kControlHeight) - size.y)}, ink(ui.colors.muted), count);
  ImGui::Dummy({size.x, ui.px(kControlHeight)});
}

}  // namespace

void readPoint(const Ui& ui, const TriggerPoint& point) {
  const Muscle* muscle = ui.world().atlas.muscle(point.muscle);
  stepButtons(ui, point);
  pageHead(ui, muscle, muscle != nullptr ? std::string_view{muscle->name} : std::string_view{}, point.name,
           "");
  actions(ui, point);
  if (const std::string rule = selfPressureWords(point.location.selfPressure); !rule.empty()) {
    const Callout box{ui, Tone::kCaution};
    paragraph(ui, Type::kStrong, ui.colors.text, rule);
  }
  readReleases(ui, point.releases);
  drawMyNotes(ui, point.id);
  drawPointHistory(ui, point.id);
  cautions(ui, point);
  whereItIs(ui, point);
  whereItIsFelt(ui, point);
  claims(ui, "symptoms", "What it feels like", point.symptoms, true);
  claims(ui, "activation", "What sets it off", point.activation, false);
  readPlan(ui);
  if (muscle != nullptr) readLinks(ui, *muscle);
  readStretches(ui, point.stretches);
  readExercises(ui, point.exercises);
  readEntrapments(ui, point.entrapments);
  readDifferentials(ui, point.differentials);
  readDisagreements(ui, point.disagreements);
  readReleaseRules(ui);
  if (!point.notes.empty() && section(ui, "notes", "Notes", false)) {
    int number = 0;
    for (const Claim& note : point.notes) {
      bullet(ui, note.text);
      sourceNote(ui, "note/" + std::to_string(number++), note.confidence, note.sources);
    }
  }
  readSources(ui, sourcesOf(point, ui));
}

}  // namespace crus
