// The comparison with the reference as tables for people and as JSON.
#pragma once

#include <string>
#include <vector>

#include "tools/leg_forge/compare.h"
#include "tools/leg_forge/overlap_report.h"

namespace leg_forge {

/// Overlaps of the figures and of the model made from them, pair by pair.
struct OverlapTables {
  std::vector<PairOverlap> before;
  std::vector<PairOverlap> after;
};

/// Markdown: one line per structure with distances (mm), share left out, volumes and verdict; what has no
/// reference; and the pairs that overlap.
std::string compareTable(const Comparison& comparison, const OverlapTables& overlaps);

/// The same as one JSON object: {within, bounds, structures: [..], without_reference: [..], overlaps: [..]}.
std::string compareJson(const Comparison& comparison, const OverlapTables& overlaps);

}  // namespace leg_forge
