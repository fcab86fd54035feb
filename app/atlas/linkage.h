// Questions to the linkage graph: what feeds a muscle, what it feeds, what to treat with it, in which order.
// Answers are values that carry the links they rest on, so that each can be shown with its reason and source.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/atlas/atlas.h"

namespace crus {

/// A node that another one leads to. `way` is a shortest chain of links between the two, beginning at the
/// node that was asked about; of equally short ones, the one that comes first in the file.
struct Reached {
  std::string node;  // LinkNode::id
  std::vector<Link> way;
  [[nodiscard]] std::size_t distance() const { return way.size(); }
};

/// Whether trouble travels along links of this kind: satellite, overload, referral_activates. Such a link
/// that is not directed carries it both ways.
bool isCausal(std::string_view kind);

/// What may switch this node on or feed it, nearest first, then in file order; all the way up to `farthest`
/// links. Empty for an unknown id.
std::vector<Reached> activators(const Atlas& atlas, std::string_view node, std::size_t farthest = 100);

/// What trouble in this node may bring about, nearest first; nerves and vessels that it may press on
/// included, which end a way.
std::vector<Reached> driven(const Atlas& atlas, std::string_view node, std::size_t farthest = 100);

/// The muscles (and other nodes) to treat in the same round: those linked by treat_together, then those that
/// are one functional_unit with it. One link each.
std::vector<Reached> treatTogether(const Atlas& atlas, std::string_view node);

/// One thing to do.
struct PlanStep {
  enum class Kind { kRelease, kStretch };
  Kind kind = Kind::kRelease;
  std::string point;               // what is released; empty for a stretch
  std::string technique;           // Release::id (may be empty) or Stretch::id
  std::vector<std::string> after;  // points whose release has to come first
  std::vector<Link> because;       // of a release: the links that put it after those; empty for a stretch,
                                   // whose reason is Atlas::stretchRule
};

struct TreatmentPlan {
  std::vector<PlanStep> steps;
  /// Groups of points whose muscles keep each other going, so that neither can come first by reason; inside a
  /// group the order is the atlas's.
  std::vector<std::vector<std::string>> loops;
  std::vector<Reached> feeders;     // muscles that feed the chosen ones and were not chosen: look there too
  std::vector<Reached> companions;  // muscles to treat in the same round that were not chosen
};

/// An order for a set of points (TriggerPoint ids; unknown and repeated ones are left out): the key point
/// before its satellites (what feeds a muscle before that muscle, also over nodes that were not chosen),
/// else as in the atlas; then the stretches, each after the release of every chosen point of the muscles that
/// it lengthens. Of each point the first of its releases and the first of its stretches, each stretch once.
/// The same for the same set, in whatever order it is given.
TreatmentPlan planTreatment(const Atlas& atlas, const std::vector<std::string>& points);

}  // namespace crus
