// Which of a list the arrows have come to.
#pragma once

#include <cstddef>

namespace crus {

/// Steps count without end in both directions; the list goes round. 0 for an empty list.
inline std::size_t chosenOf(int steps, std::size_t count) {
  if (count == 0) return 0;
  const auto n = static_cast<long>(count);
  return static_cast<std::size_t>(((steps % n) + n) % n);
}

}  // namespace crus
