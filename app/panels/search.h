// Words -> muscles, points and structures that speak of them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/state/update.h"

namespace crus {

struct Finding {
  Pick pick;
  std::string why;  // the sentence that matched, empty for a name
  bool operator==(const Finding&) const = default;
};

/// Everything that has all the words, in any order and case, in one of its texts: names first, then points by
/// where they are felt (including places that are not on the model), then points by symptoms and causes. Each
/// point once. Everyday and anatomical words for directions and names mean the same ("outer", "lateral").
std::vector<Finding> search(const World& world, std::string_view words);

}  // namespace crus
