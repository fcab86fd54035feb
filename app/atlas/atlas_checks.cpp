#include "app/atlas/atlas_checks.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace crus {

namespace {

struct Place {
  std::string file;
  int line = 0;
};

/// Muscles are nodes of the graph, so both share one space of ids.
IdKind idSpace(IdKind kind) {
  return kind == IdKind::kNode ? IdKind::kMuscle : kind;
}

using Index = std::map<std::pair<IdKind, std::string>, Place>;

Index definitionsOfKept(std::vector<ReadFile>& files) {
  Index index;
  for (ReadFile& file : files) {
    if (file.broken) continue;
    for (const IdUse& given : file.record.definitions) {
      const auto [first, isNew] =
          index.try_emplace({idSpace(given.kind), given.id}, Place{file.record.file, given.line});
      if (isNew) continue;
      file.record.mistakes.push_back({given.line, "duplicate " + std::string{kindName(given.kind)} + " \"" +
                                                      given.id + "\": first given in " + first->second.file +
                                                      ", line " + std::to_string(first->second.line)});
    }
  }
  return index;
}

/// Whether a broken file is the likely home of the id: of a list, whose ids are uncertain while it is broken,
/// any of its kind; of a muscle, what it gives and what starts with its name.
bool isHome(const ReadFile& file, const IdUse& use) {
  if (std::find(file.holds.begin(), file.holds.end(), use.kind) == file.holds.end()) return false;
  const bool isMuscleFile = file.holds.front() == IdKind::kMuscle;
  if (!isMuscleFile || use.id.rfind(file.stem, 0) == 0) return true;
  const std::vector<IdUse>& given = file.record.definitions;
  if (use.kind == IdKind::kPoint && given.empty()) return true;
  return std::any_of(given.begin(), given.end(), [&](const IdUse& each) {
    return idSpace(each.kind) == idSpace(use.kind) && each.id == use.id;
  });
}

std::string nearestOf(const Index& index, const IdUse& use) {
  std::vector<std::string> candidates;
  for (const auto& entry : index) {
    if (entry.first.first == idSpace(use.kind)) candidates.push_back(entry.first.second);
  }
  return nearest(use.id, candidates);
}

void checkReferences(FileRecord& record, const Index& index, const std::vector<ReadFile>& files,
                     std::map<std::string, int>& lostByFile) {
  for (const IdUse& use : record.references) {
    if (index.count({idSpace(use.kind), use.id}) != 0) continue;
    const auto home = std::find_if(files.begin(), files.end(),
                                   [&](const ReadFile& file) { return file.broken && isHome(file, use); });
    if (home != files.end()) {
      ++lostByFile[home->record.file];
      continue;
    }
    const std::string meant = nearestOf(index, use);
    record.mistakes.push_back({use.line, "unknown " + std::string{kindName(use.kind)} + " \"" + use.id + '"' +
                                             (meant.empty() ? "" : "; did you mean \"" + meant + "\"?")});
  }
}

/// Calls `visit(kind, ids)` for every list of ids and `visitOne(kind, id)` for every single one.
template <class Many, class One>
void forEachReference(Atlas& atlas, const Many& visit, const One& visitOne) {
  const auto sourcesOf = [&](auto& claim) { visit(IdKind::kSource, claim.sources); };
  for (Muscle& muscle : atlas.muscles) {
    sourcesOf(muscle);
    if (muscle.architecture) sourcesOf(*muscle.architecture);
    if (muscle.belly) sourcesOf(*muscle.belly);
    if (muscle.volume) {
      sourcesOf(*muscle.volume);
      visit(IdKind::kMuscle, muscle.volume->sharedWith);
    }
  }
  for (TriggerPoint& point : atlas.points) {
    visit(IdKind::kMuscle, point.alsoMuscles);
    visit(IdKind::kRelease, point.releases);
    visit(IdKind::kStretch, point.stretches);
    visit(IdKind::kExercise, point.exercises);
    visit(IdKind::kEntrapment, point.entrapments);
    visit(IdKind::kDifferential, point.differentials);
    visit(IdKind::kSafetyZone, point.safetyZones);
    visit(IdKind::kDisagreement, point.disagreements);
    sourcesOf(point.location.words);
    for (Zone& zone : point.zones) sourcesOf(zone.words);
    sourcesOf(point.symptoms);
    sourcesOf(point.activation);
    sourcesOf(point.cautions);
    sourcesOf(point.prevalence);
    for (Claim& note : point.notes) sourcesOf(note);
  }
  for (Release& release : atlas.releases) {
    visit(IdKind::kPoint, release.points);
    sourcesOf(release);
    for (Step& step : release.steps) visitOne(IdKind::kSource, step.source);
  }
  for (Stretch& stretch : atlas.stretches) {
    visit(IdKind::kMuscle, stretch.muscles);
    for (Lengthening& one : stretch.lengthens) visitOne(IdKind::kMuscle, one.muscle);
    sourcesOf(stretch);
    for (Step& step : stretch.steps) visitOne(IdKind::kSource, step.source);
  }
  for (Exercise& exercise : atlas.exercises) {
    visit(IdKind::kMuscle, exercise.muscles);
    sourcesOf(exercise);
  }
  for (Link& link : atlas.links) {
    visitOne(IdKind::kNode, link.from);
    visitOne(IdKind::kNode, link.to);
    sourcesOf(link.why);
  }
  for (SafetyZone& zone : atlas.safetyZones) sourcesOf(zone.why);
  for (Differential& differential : atlas.differentials) sourcesOf(differential.signs);
  for (Entrapment& entrapment : atlas.entrapments) {
    visitOne(IdKind::kMuscle, entrapment.muscle);
    visitOne(IdKind::kNode, entrapment.structure);
    sourcesOf(entrapment.signs);
  }
  for (Disagreement& disagreement : atlas.disagreements) {
    for (Step& position : disagreement.positions) visitOne(IdKind::kSource, position.source);
  }
  sourcesOf(atlas.stretchRule);
  ReleaseRules& rules = atlas.releaseRules;
  for (Claim* rule : {&rules.pressure, &rules.dose}) sourcesOf(*rule);
  for (ClaimList* rule : {&rules.stopIf, &rules.aftercare, &rules.whenNot}) sourcesOf(*rule);
  for (ResearchFinding& finding : atlas.findings) sourcesOf(finding.claim);
  for (Landmark& landmark : atlas.reference.landmarks) sourcesOf(landmark);
  for (Claim& volume : atlas.reference.volumes) sourcesOf(volume);
  sourcesOf(atlas.reference);
}

template <class T>
void addIds(std::set<std::string>& ids, const std::vector<T>& list) {
  for (const T& entry : list) ids.insert(entry.id);
}

template <class T>
void keepFirstOfEachId(std::vector<T>& list) {
  std::set<std::string> seen;
  list.erase(
      std::remove_if(list.begin(), list.end(), [&](const T& entry) { return !seen.insert(entry.id).second; }),
      list.end());
}

std::map<IdKind, std::set<std::string>> knownIds(const Atlas& atlas) {
  std::map<IdKind, std::set<std::string>> known;
  addIds(known[IdKind::kMuscle], atlas.muscles);
  addIds(known[IdKind::kPoint], atlas.points);
  addIds(known[IdKind::kRelease], atlas.releases);
  addIds(known[IdKind::kStretch], atlas.stretches);
  addIds(known[IdKind::kExercise], atlas.exercises);
  addIds(known[IdKind::kNode], atlas.linkNodes);
  addIds(known[IdKind::kNode], atlas.muscles);
  addIds(known[IdKind::kSafetyZone], atlas.safetyZones);
  addIds(known[IdKind::kDifferential], atlas.differentials);
  addIds(known[IdKind::kEntrapment], atlas.entrapments);
  addIds(known[IdKind::kDisagreement], atlas.disagreements);
  addIds(known[IdKind::kSource], atlas.sources);
  return known;
}

}  // namespace

void checkIds(std::vector<ReadFile>& files) {
  const Index index = definitionsOfKept(files);
  std::map<std::string, int> lostByFile;
  for (ReadFile& file : files) {
    if (!file.broken) checkReferences(file.record, index, files, lostByFile);
  }
  for (ReadFile& file : files) {
    const auto lost = lostByFile.find(file.record.file);
    if (lost == lostByFile.end()) continue;
    file.record.mistakes.push_back({0, "left out until it is mended; " + std::to_string(lost->second) +
                                           " references from other files lead to it"});
  }
}

void checkGeneralRules(std::vector<ReadFile>& files, const Knowledge& knowledge) {
  for (ReadFile& file : files) {
    if (file.broken) continue;
    if (file.stem == "general" && !file.record.references.empty()) {
      for (const Muscle& muscle : knowledge.atlas.muscles) {
        const auto& order = knowledge.muscleOrder;
        if (std::find(order.begin(), order.end(), muscle.id) != order.end()) continue;
        file.record.mistakes.push_back(
            {file.record.references.front().line, "\"muscle_order\" leaves out \"" + muscle.id + '"'});
      }
    }
    for (const IdUse& given : file.record.definitions) {
      const Release* release = given.kind == IdKind::kRelease ? knowledge.atlas.release(given.id) : nullptr;
      if (release == nullptr || release->pressureCap <= knowledge.highestPressure) continue;
      file.record.mistakes.push_back({given.line, "release \"" + given.id + "\" asks for more than the " +
                                                      "\"highest_pressure\" of general.toml, " +
                                                      std::to_string(knowledge.highestPressure)});
    }
  }
}

void dropWhatLeadsNowhere(Atlas& atlas) {
  keepFirstOfEachId(atlas.muscles);
  keepFirstOfEachId(atlas.points);
  keepFirstOfEachId(atlas.releases);
  keepFirstOfEachId(atlas.stretches);
  keepFirstOfEachId(atlas.exercises);
  keepFirstOfEachId(atlas.linkNodes);
  keepFirstOfEachId(atlas.links);
  keepFirstOfEachId(atlas.safetyZones);
  keepFirstOfEachId(atlas.differentials);
  keepFirstOfEachId(atlas.entrapments);
  keepFirstOfEachId(atlas.disagreements);
  keepFirstOfEachId(atlas.sources);
  keepFirstOfEachId(atlas.findings);
  std::map<IdKind, std::set<std::string>> known = knownIds(atlas);
  forEachReference(
      atlas,
      [&](IdKind kind, std::vector<std::string>& ids) {
        const std::set<std::string>& there = known[kind];
        ids.erase(std::remove_if(ids.begin(), ids.end(),
                                 [&](const std::string& id) { return there.count(id) == 0; }),
                  ids.end());
      },
      [&](IdKind kind, std::string& id) {
        if (known[kind].count(id) == 0) id.clear();
      });
  atlas.links.erase(std::remove_if(atlas.links.begin(), atlas.links.end(),
                                   [](const Link& link) { return link.from.empty() || link.to.empty(); }),
                    atlas.links.end());
}

}  // namespace crus
