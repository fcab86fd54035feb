#include <filesystem>
#include <iostream>
#include <system_error>
#include <vector>

#include "app/cli/cli.h"
#include "app/journal/places.h"
#include "app/journal/store.h"
#include "app/journal/take_away.h"

namespace crus::cli {
namespace {

namespace diary = crus::journal;  // `journal` is the subcommand here
using diary::Change;
using diary::Journal;
using diary::Store;

int complain(const engine::Error& error) {
  std::cerr << engine::describe(error) << '\n';
  return kCouldNot;
}

/// The journal as it is; says what the user should know of the opening.
engine::Result<Store> opened() {
  engine::Result<Store> store = Store::open(diary::usualSetting());
  if (store) {
    for (const std::string& sentence : store->messages()) std::cerr << sentence << '\n';
  }
  return store;
}

/// For what only reads: nothing is made where there is nothing.
engine::Result<Store> existing() {
  std::error_code ignored;
  const std::filesystem::path file = diary::journalFile();
  if (!std::filesystem::exists(file, ignored))
    return engine::Error{file.string(), {}, "there is no journal yet"};
  return opened();
}

int path() {
  const std::filesystem::path file = diary::journalFile();
  if (file.empty())
    return complain({{}, {}, "neither XDG_DATA_HOME nor HOME says where the journal is kept"});
  std::cout << file.string() << '\n';
  return kDone;
}

int exportTo(const std::filesystem::path& target) {
  const engine::Result<Store> store = existing();
  if (!store) return complain(store.error());
  const engine::Result<Journal> content = store->load();
  if (!content) return complain(content.error());
  if (const engine::Status written = diary::exportTo(*content, target); !written)
    return complain(written.error());
  return kDone;
}

int backUpTo(const std::filesystem::path& file) {
  const engine::Result<Store> store = existing();
  if (!store) return complain(store.error());
  if (const engine::Status copied = store->backUp(file); !copied) return complain(copied.error());
  return kDone;
}

int importFrom(const std::filesystem::path& source) {
  const engine::Result<Journal> theirs = diary::importFrom(source);
  if (!theirs) return complain(theirs.error());
  const engine::Result<Store> store = opened();
  if (!store) return complain(store.error());
  const engine::Result<Journal> mine = store->load();
  if (!mine) return complain(mine.error());
  const engine::Result<std::vector<Change>> changes = diary::changesToMerge(*mine, *theirs);
  if (!changes) return complain({source.string(), changes.error().where, changes.error().reason});
  if (!changes->empty()) {
    // A merge cannot be taken back step by step: what was there stays as a copy.
    if (const engine::Status copied = store->keepCopy(); !copied) return complain(copied.error());
    if (const engine::Result<bool> written = store->write(*changes); !written)
      return complain(written.error());
  }
  std::cout << changes->size() << (changes->size() == 1 ? " entry" : " entries")
            << " added or brought up to date\n";
  return kDone;
}

}  // namespace

int journal(const JournalOptions& options) {
  switch (options.task) {
    case JournalOptions::Task::kPath:
      return path();
    case JournalOptions::Task::kExport:
      return exportTo(options.file);
    case JournalOptions::Task::kImport:
      return importFrom(options.file);
    case JournalOptions::Task::kBackup:
      break;
  }
  return backUpTo(options.file);
}

}  // namespace crus::cli
