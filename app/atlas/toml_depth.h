// A guard in front of toml++, which limits how deep brackets nest but not dotted keys: "[a.a.a ...]" with
// some ten thousand dots overflows the stack when its tables are destroyed. Inside app/atlas only.
#pragma once

#include <cstddef>
#include <string_view>

namespace crus {

/// The dots of a TOML text that stand outside strings and comments: an upper bound of the depth that dotted
/// keys make (decimal points count as well). Exact up to the first syntax error, where a parser stops anyway.
std::size_t dotsOutsideStrings(std::string_view toml);

}  // namespace crus
