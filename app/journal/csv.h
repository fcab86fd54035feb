// Comma-separated values (RFC 4180): lines end with a line feed, quotes only where they are needed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/core/result.h"

namespace crus::journal {

struct CsvRow {
  int line = 0;  // where it starts
  std::vector<std::string> fields;
};

std::string csvLine(const std::vector<std::string>& fields);

/// \return Error with the line when a quote is never closed or stands inside a word.
engine::Result<std::vector<CsvRow>> parseCsv(std::string_view text);

}  // namespace crus::journal
