#include "app/atlas/atlas_reader.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>
#include <system_error>
#include <utility>

#include "app/atlas/atlas_checks.h"
#include "app/atlas/knowledge_files.h"
#include "app/atlas/toml_cursor.h"
#include "app/atlas/toml_depth.h"

namespace crus {

namespace {

namespace fs = std::filesystem;

// Far more decimal points than a file of knowledge has, far fewer levels than a stack holds.
constexpr std::size_t kMostDots = 4000;

struct FileRule {
  std::string_view name;
  void (*read)(Cursor& root, Knowledge& into);
  std::vector<IdKind> holds;
};

const std::vector<FileRule>& listFiles() {
  static const std::vector<FileRule> kFiles{
      {"general.toml", readGeneral, {}},
      {"releases.toml", readReleases, {IdKind::kRelease}},
      {"stretches.toml", readStretches, {IdKind::kStretch}},
      {"exercises.toml", readExercises, {IdKind::kExercise}},
      {"links.toml", readLinks, {IdKind::kNode}},
      {"safety_zones.toml", readSafetyZones, {IdKind::kSafetyZone}},
      {"differentials.toml", readDifferentials, {IdKind::kDifferential}},
      {"entrapments.toml", readEntrapments, {IdKind::kEntrapment}},
      {"disagreements.toml", readDisagreements, {IdKind::kDisagreement}},
      {"sources.toml", readSources, {IdKind::kSource}},
      {"evidence.toml", readEvidence, {IdKind::kFinding}},
      {"reference_leg.toml", readReferenceLeg, {}},
  };
  return kFiles;
}

const FileRule& muscleRule() {
  static const FileRule kRule{"muscles", readMuscleFile, {IdKind::kMuscle, IdKind::kNode, IdKind::kPoint}};
  return kRule;
}

/// The *.toml files of a folder in the order of their names; hidden files (editors leave them) do not count.
std::vector<std::string> tomlFilesIn(const fs::path& folder) {
  std::vector<std::string> names;
  std::error_code failed;
  for (fs::directory_iterator entry{folder, failed}, end; !failed && entry != end; entry.increment(failed)) {
    const fs::path& path = entry->path();
    if (path.extension() == ".toml" && path.filename().string().front() != '.') {
      names.push_back(path.filename().string());
    }
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::optional<std::string> contentOf(const fs::path& path) {
  std::error_code failed;
  if (!fs::is_regular_file(path, failed)) return std::nullopt;
  std::ifstream stream{path, std::ios::binary};
  std::string content{std::istreambuf_iterator<char>{stream}, std::istreambuf_iterator<char>{}};
  if (!stream.good() && !stream.eof()) return std::nullopt;
  return content;
}

/// toml++ says "Error while parsing key-value pair: ..."; the first words are ours to choose.
std::string withoutPreamble(std::string_view description) {
  constexpr std::string_view kPreamble = "Error while parsing ";
  if (description.rfind(kPreamble, 0) == 0) description.remove_prefix(kPreamble.size());
  return std::string{description};
}

template <class T>
void append(std::vector<T>& to, std::vector<T>& from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

/// Adds what one file gave; a muscle file has no general rules and so on, so nothing is overwritten.
void merge(Knowledge& all, Knowledge& piece, bool isGeneral) {
  append(all.atlas.muscles, piece.atlas.muscles);
  append(all.atlas.points, piece.atlas.points);
  append(all.atlas.releases, piece.atlas.releases);
  append(all.atlas.stretches, piece.atlas.stretches);
  append(all.atlas.exercises, piece.atlas.exercises);
  append(all.atlas.linkNodes, piece.atlas.linkNodes);
  append(all.atlas.links, piece.atlas.links);
  append(all.atlas.safetyZones, piece.atlas.safetyZones);
  append(all.atlas.differentials, piece.atlas.differentials);
  append(all.atlas.entrapments, piece.atlas.entrapments);
  append(all.atlas.disagreements, piece.atlas.disagreements);
  append(all.atlas.sources, piece.atlas.sources);
  append(all.atlas.findings, piece.atlas.findings);
  if (!piece.atlas.reference.underSkin.empty()) all.atlas.reference = std::move(piece.atlas.reference);
  if (!isGeneral) return;
  all.atlas.stretchRule = std::move(piece.atlas.stretchRule);
  all.atlas.disclaimers = std::move(piece.atlas.disclaimers);
  all.muscleOrder = std::move(piece.muscleOrder);
  all.atlas.releaseRules = std::move(piece.atlas.releaseRules);
  all.highestPressure = piece.highestPressure;
}

/// Reads one file; what it holds joins `all` only when there is no mistake in it.
ReadFile readFile(const fs::path& path, const FileRule& rule, Knowledge& all) {
  ReadFile file;
  file.record.file = path.generic_string();
  file.stem = path.stem().string();
  file.holds = rule.holds;
  const std::optional<std::string> content = contentOf(path);
  if (!content) {
    std::error_code failed;
    file.record.mistakes.push_back({0, fs::exists(path, failed) ? "cannot be read" : "is missing"});
    return file;
  }
  if (dotsOutsideStrings(*content) > kMostDots) {
    file.record.mistakes.push_back({0, "cannot be read: its keys nest too deeply"});
    return file;
  }
  Knowledge piece;
  try {
    const toml::table table = toml::parse(*content, file.record.file);
    Cursor root{table, file.stem + ".toml", file.record};
    rule.read(root, piece);
    root.finish();
  } catch (const toml::parse_error& error) {
    file.record.mistakes.push_back({static_cast<int>(error.source().begin.line),
                                    "not valid TOML: " + withoutPreamble(error.description())});
  }
  if (rule.read == readMuscleFile && !piece.atlas.muscles.empty() &&
      piece.atlas.muscles.front().id != file.stem) {
    file.record.mistakes.push_back(
        {1, "the id of the muscle must be the name of its file, \"" + file.stem + '"'});
  }
  file.broken = !file.record.mistakes.empty();
  if (!file.broken) merge(all, piece, rule.read == readGeneral);
  return file;
}

std::vector<ReadFile> readAllFiles(const fs::path& folder, Knowledge& all) {
  std::vector<ReadFile> files;
  for (const FileRule& rule : listFiles()) files.push_back(readFile(folder / rule.name, rule, all));
  const std::vector<std::string> muscles = tomlFilesIn(folder / "muscles");
  for (const std::string& name : muscles)
    files.push_back(readFile(folder / "muscles" / name, muscleRule(), all));
  if (muscles.empty()) {
    ReadFile none;
    none.record = {
        (folder / "muscles").generic_string(), {{0, "holds no muscle: one *.toml per muscle"}}, {}, {}, {}};
    none.holds = muscleRule().holds;
    files.push_back(std::move(none));
  }
  return files;
}

/// A file that nobody reads is most likely a misspelt name.
void reportStrangers(const fs::path& folder, std::vector<ReadFile>& files) {
  std::vector<std::string> known;
  for (const FileRule& rule : listFiles()) known.emplace_back(rule.name);
  for (const std::string& name : tomlFilesIn(folder)) {
    if (std::find(known.begin(), known.end(), name) != known.end()) continue;
    const std::string meant = nearest(name, known);
    ReadFile stranger;
    stranger.record.file = (folder / name).generic_string();
    stranger.record.mistakes.push_back(
        {0, "unknown file" + (meant.empty() ? "" : "; did you mean " + meant + "?")});
    files.push_back(std::move(stranger));
  }
}

/// Muscles as general.toml orders them, points after their muscle and number, and the fields that follow from
/// others.
void arrange(Knowledge& all) {
  Atlas& atlas = all.atlas;
  const auto place = [&](const std::string& muscle) {
    return std::find(all.muscleOrder.begin(), all.muscleOrder.end(), muscle) - all.muscleOrder.begin();
  };
  std::stable_sort(atlas.muscles.begin(), atlas.muscles.end(),
                   [&](const Muscle& a, const Muscle& b) { return place(a.id) < place(b.id); });
  std::stable_sort(atlas.points.begin(), atlas.points.end(),
                   [&](const TriggerPoint& a, const TriggerPoint& b) {
                     return std::pair{place(a.muscle), a.number} < std::pair{place(b.muscle), b.number};
                   });
  for (Muscle& muscle : atlas.muscles) {
    for (const TriggerPoint& point : atlas.points) {
      const auto& also = point.alsoMuscles;
      if (point.muscle == muscle.id || std::find(also.begin(), also.end(), muscle.id) != also.end()) {
        muscle.points.push_back(point.id);
      }
    }
  }
  std::vector<LinkNode> nodes;
  for (const Muscle& muscle : atlas.muscles) nodes.push_back({muscle.id, "muscle", muscle.name});
  append(nodes, atlas.linkNodes);
  atlas.linkNodes = std::move(nodes);
  for (Release& release : atlas.releases) {
    const ReleaseRules& rules = atlas.releaseRules;
    release.aftercare.insert(release.aftercare.end(), rules.aftercare.items.begin(),
                             rules.aftercare.items.end());
    release.stopIf.insert(release.stopIf.end(), rules.stopIf.items.begin(), rules.stopIf.items.end());
  }
}

std::vector<engine::Error> problemsOf(std::vector<ReadFile>& files) {
  std::vector<engine::Error> problems;
  // What concerns the file as a whole (line 0) sums up and comes last.
  const auto order = [](const Mistake& mistake) { return std::pair{mistake.line == 0, mistake.line}; };
  for (ReadFile& file : files) {
    std::stable_sort(file.record.mistakes.begin(), file.record.mistakes.end(),
                     [&](const Mistake& a, const Mistake& b) { return order(a) < order(b); });
    for (const Mistake& mistake : file.record.mistakes) {
      const std::string where = mistake.line > 0 ? "line " + std::to_string(mistake.line) : "";
      problems.push_back({file.record.file, where, mistake.reason});
    }
  }
  return problems;
}

}  // namespace

AtlasReading readAtlas(const fs::path& folder) {
  std::error_code failed;
  if (!fs::is_directory(folder, failed)) return {{}, {{folder.generic_string(), "", "no such folder"}}, {}};
  if (tomlFilesIn(folder).empty() && tomlFilesIn(folder / "muscles").empty()) {
    return {{}, {{folder.generic_string(), "", "holds no knowledge files"}}, {}};
  }
  Knowledge all;
  std::vector<ReadFile> files = readAllFiles(folder, all);
  reportStrangers(folder, files);
  checkIds(files);
  checkGeneralRules(files, all);
  dropWhatLeadsNowhere(all.atlas);
  arrange(all);
  std::map<std::string, FilePlace> places;
  for (const ReadFile& file : files) {
    if (file.broken) continue;
    for (const auto& [what, line] : file.record.lines) places[what] = {file.record.file, line};
  }
  return {std::move(all.atlas), problemsOf(files), std::move(places)};
}

}  // namespace crus
