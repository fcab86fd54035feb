// What can only be judged once every file has been read: ids used twice, ids that lead nowhere, rules of
// general.toml. Inside app/atlas only.
#pragma once

#include <string>
#include <vector>

#include "app/atlas/knowledge_files.h"
#include "app/atlas/toml_cursor.h"

namespace crus {

/// One knowledge file after reading. `broken`: it has mistakes of its own, or cannot be read, and is left
/// out.
struct ReadFile {
  FileRecord record;
  std::string stem;           // "soleus" of muscles/soleus.toml
  std::vector<IdKind> holds;  // the kinds of id that it gives
  bool broken = true;
};

/// Adds to the records of the kept files: ids given twice (naming both places) and ids that lead nowhere.
/// What leads into a broken file is not the writer's mistake there: it is counted once, on the broken file.
void checkIds(std::vector<ReadFile>& files);

/// Adds to the records: muscles that muscle_order leaves out, releases above the highest pressure.
void checkGeneralRules(std::vector<ReadFile>& files, const Knowledge& knowledge);

/// Makes the atlas safe to walk: of two things with one id the first stays, and every id that leads nowhere
/// is dropped (a link without one of its ends altogether).
void dropWhatLeadsNowhere(Atlas& atlas);

}  // namespace crus
