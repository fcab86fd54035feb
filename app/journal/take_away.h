// Journals as files outside: what `crus journal export` writes and `import` reads.
#pragma once

#include <filesystem>

#include "app/journal/journal.h"

namespace crus::journal {

/// A name that ends with ".json" becomes one JSON file; any other a folder of plain files (see
/// plain_files.h), which must be new, empty, or an earlier export.
engine::Status exportTo(const Journal& journal, const std::filesystem::path& target);

/// A JSON file, or a folder of plain files.
/// \return Error with file, line and reason; then nothing of it is to be used.
engine::Result<Journal> importFrom(const std::filesystem::path& source);

}  // namespace crus::journal
