// What a release session shows of a point, page after page, to be read from the floor.
#pragma once

#include <string>
#include <vector>

#include "app/atlas/atlas.h"

namespace crus {

struct ReleasePage {
  enum class Kind { kRuleOut, kTakeCare, kText, kHold };
  Kind kind = Kind::kText;
  std::string heading;
  std::vector<std::string> lines;   // the text, a paragraph each
  std::vector<std::string> stopIf;  // only where one presses: when to stop at once
  int step = 0;                     // of the technique, from 1; 0: not one of its steps
  double holdSeconds = 0.0;         // kHold: how long at most
};

/// What comes first and is never left out: what else feels the same and must be seen by somebody soon, then
/// what to keep clear of; then how to find the point, how to lie or sit, the steps one at a time, the hold,
/// and what to do afterwards. \param technique  index into the point's releases; another one counts as none.
/// Never empty.
std::vector<ReleasePage> releasePages(const Atlas& atlas, const TriggerPoint& point, int technique);

/// The release of that index; null when there is none.
const Release* techniqueOf(const Atlas& atlas, const TriggerPoint& point, int technique);

}  // namespace crus
