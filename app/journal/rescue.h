// Everything that can still be read of a damaged journal.
#pragma once

#include <filesystem>
#include <string>

#include "app/journal/journal.h"

namespace crus::journal {

struct Rescued {
  Journal journal;
  std::size_t rows = 0;     // read
  std::size_t refused = 0;  // read, but no values of a journal
  bool complete = false;    // no table broke off
};

/// Reads row by row: where a page is damaged, from the next row that can be reached. Leaves the file alone.
Rescued rescue(const std::filesystem::path& file);

}  // namespace crus::journal
