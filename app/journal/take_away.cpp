#include "app/journal/take_away.h"

#include <map>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "app/journal/json_file.h"
#include "app/journal/places.h"
#include "app/journal/plain_files.h"

namespace crus::journal {
namespace {

namespace fs = std::filesystem;
using engine::Error;
using engine::Result;
using engine::Status;

constexpr std::uintmax_t kLargestFile = std::uintmax_t{256} << 20U;
constexpr std::size_t kMostFiles = 50000;
constexpr const char* kMarkFile = "crus-journal.txt";
constexpr const char* kNotes = "notes";

bool isEarlierExport(const fs::path& folder) {
  const Result<std::string> mark = readWholeFile(folder / kMarkFile, 1U << 20U);
  return mark && mark->rfind(kFolderMark, 0) == 0;
}

/// Notes of an earlier export that are no more.
void removeStaleNotes(const fs::path& folder, const std::map<std::string, std::string>& files) {
  std::error_code problem;
  std::vector<fs::path> stale;
  for (fs::directory_iterator entry{folder / kNotes, problem}, end; !problem && entry != end;
       entry.increment(problem)) {
    const fs::path& file = entry->path();
    if (file.extension() == ".md" && !files.contains(std::string{kNotes} + "/" + file.filename().string()))
      stale.push_back(file);
  }
  for (const fs::path& file : stale) fs::remove(file, problem);
}

Status exportFolder(const Journal& journal, const fs::path& folder) {
  std::error_code problem;
  if (fs::exists(folder, problem)) {
    if (!fs::is_directory(folder, problem)) return Error{folder.string(), {}, "is no folder"};
    const bool empty = fs::is_empty(folder, problem);
    if (problem) return Error{folder.string(), {}, "cannot be read: " + problem.message()};
    if (!empty && !isEarlierExport(folder))
      return Error{folder.string(), {}, "is not empty and no earlier export; name a new folder"};
  } else if (const Status made = makePrivateFolder(folder); !made) {
    return made;
  }
  const std::map<std::string, std::string> files = asPlainFiles(journal);
  fs::create_directory(folder / kNotes, problem);
  if (problem) return Error{(folder / kNotes).string(), {}, "cannot be made: " + problem.message()};
  for (const auto& [name, content] : files) {
    if (Status written = writePrivateFile(folder / name, content); !written) return written;
  }
  removeStaleNotes(folder, files);
  return engine::Done{};
}

/// All files of ours in the folder, by their path inside it.
Result<std::map<std::string, std::string>> readFolder(const fs::path& folder) {
  std::vector<std::string> names{kMarkFile, "sessions.csv", "treatments.csv"};
  std::error_code problem;
  for (fs::directory_iterator entry{folder / kNotes, problem}, end; !problem && entry != end;
       entry.increment(problem)) {
    if (entry->path().extension() != ".md") continue;
    names.push_back(std::string{kNotes} + "/" + entry->path().filename().string());
    if (names.size() > kMostFiles) return Error{folder.string(), {}, "has too many files"};
  }
  std::map<std::string, std::string> files;
  std::uintmax_t size = 0;
  for (const std::string& name : names) {
    if (!fs::exists(folder / name, problem)) continue;
    Result<std::string> content = readWholeFile(folder / name, kLargestFile);
    if (!content) return content.error();
    size += content->size();
    if (size > kLargestFile) return Error{folder.string(), {}, "is larger than 256 MiB"};
    files.emplace(name, std::move(content).value());
  }
  return files;
}

}  // namespace

Status exportTo(const Journal& journal, const fs::path& target) {
  if (target.extension() == ".json") return writePrivateFile(target, asJson(journal));
  return exportFolder(journal, target);
}

Result<Journal> importFrom(const fs::path& source) {
  std::error_code problem;
  if (fs::is_directory(source, problem)) {
    const Result<std::map<std::string, std::string>> files = readFolder(source);
    if (!files) return files.error();
    Result<Journal> journal = fromPlainFiles(*files);
    if (!journal)
      return Error{(source / journal.error().file).string(), journal.error().where, journal.error().reason};
    return journal;
  }
  const Result<std::string> text = readWholeFile(source, kLargestFile);
  if (!text) return text.error();
  Result<Journal> journal = fromJson(*text);
  if (!journal) return Error{source.string(), journal.error().where, journal.error().reason};
  return journal;
}

}  // namespace crus::journal
