#include "app/atlas/toml_depth.h"

#include <algorithm>

namespace crus {

namespace {

/// The end of the string that opens at `at`, past its closing quotes.
std::size_t endOfString(std::string_view toml, std::size_t at) {
  const char quote = toml[at];
  const bool isEscaped = quote == '"';
  const bool isLong = toml.substr(at, 3) == std::string_view{quote == '"' ? "\"\"\"" : "'''"};
  std::size_t position = at + (isLong ? 3 : 1);
  while (position < toml.size()) {
    if (isEscaped && toml[position] == '\\') {
      position += 2;
    } else if (toml[position] != quote) {
      ++position;
    } else if (!isLong) {
      return position + 1;
    } else {
      // Up to two quotes may stand inside, right before the three that close.
      const std::size_t run = std::min(toml.find_first_not_of(quote, position), toml.size()) - position;
      position += run;
      if (run >= 3) return position;
    }
  }
  return toml.size();
}

}  // namespace

std::size_t dotsOutsideStrings(std::string_view toml) {
  std::size_t dots = 0;
  std::size_t at = 0;
  while (at < toml.size()) {
    if (toml[at] == '"' || toml[at] == '\'') {
      at = endOfString(toml, at);
    } else if (toml[at] == '#') {
      at = std::min(toml.find('\n', at), toml.size());
    } else {
      dots += toml[at] == '.' ? 1 : 0;
      ++at;
    }
  }
  return dots;
}

}  // namespace crus
