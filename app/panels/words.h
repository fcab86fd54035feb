// What ids and numbers are called when people read them. Pure functions.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/atlas/atlas.h"
#include "app/state/update.h"

namespace crus {

/// "bone/metatarsal_1" -> "Metatarsal 1".
std::string partLabel(std::string_view part);
/// "bone/tibia" -> "bone"; empty without a slash.
std::string partKind(std::string_view part);
/// "bone" -> "Bones"; other kinds are cleaned up.
std::string kindHeading(std::string_view kind);
/// Underscores to blanks, first letter large.
std::string cleaned(std::string_view id);
/// First letter large, the rest as it is.
std::string capitalised(std::string_view text);
/// Ends with a full stop, unless it ends with a mark already or is empty.
std::string sentence(std::string_view text);

std::string confidenceWords(Confidence confidence);
std::string depthWords(Depth depth);
/// How a point is reached with the fingers; empty when there is nothing to say.
std::string palpableWords(std::string_view palpable);
/// What the point's own rule on pressing says; empty when pressing is allowed.
std::string selfPressureWords(std::string_view selfPressure);
/// "no_pressure" -> "No pressure here".
std::string safetyLevelWords(std::string_view level);
/// "30–90 s", "60 s", "1–2 min" from 120 s on; empty for nothing.
std::string secondsWords(const Interval& seconds);

/// How a link reads from one of its ends: "Can set off points in" (outgoing) or "Can follow from points in".
std::string linkWords(const Link& link, bool outgoing);

/// Name of a region that no leg model has ("the sacroiliac joint"); empty for regions of the leg.
std::string remoteRegion(std::string_view region);
/// Names of the remote regions of a point's zones, each once.
std::vector<std::string> remoteRegions(const TriggerPoint& point);

/// How soon somebody should look at it: 0 emergency .. 3 routine.
int urgencyRank(std::string_view urgency);

/// "TrP1 (lower, medial)" of "Soleus TrP1 (lower, medial)"; the whole name when there is no number in it.
std::string shortPointName(const TriggerPoint& point);

/// The muscle's belly can be seen on this model.
bool isOnModel(const Muscle& muscle, const World& world);

/// What people call a pick.
std::string nameOf(const Pick& pick, const World& world);

/// The ids of both lists, each once.
std::vector<std::string> joined(std::vector<std::string> ids, const std::vector<std::string>& more);
/// The same of what a technique and its steps rest on.
std::vector<std::string> withSteps(std::vector<std::string> sources, const std::vector<Step>& steps);

/// "a, b and c".
std::string listed(const std::vector<std::string>& items);

}  // namespace crus
