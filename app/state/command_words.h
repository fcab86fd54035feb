// Words and numbers of a script line.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/result.h"

namespace crus {

/// Splits at blanks; a `"quoted word"` may hold blanks, `\"` inside quotes is a quote; a word that starts
/// with `#` outside quotes ends the line. \return Error when a quote is not closed.
engine::Result<std::vector<std::string>> splitWords(std::string_view line);

/// A finite decimal number, and nothing but it (a leading + is allowed).
std::optional<float> parseNumber(std::string_view text);
std::optional<int> parseInteger(std::string_view text);

/// How many letters must be changed, added, removed or swapped with their neighbour to turn one word into the
/// other (Damerau-Levenshtein, optimal string alignment).
std::size_t editDistance(std::string_view a, std::string_view b);

}  // namespace crus
