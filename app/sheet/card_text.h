// What the card says of each point, at four lengths. Pure.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "app/atlas/atlas.h"
#include "app/sheet/text_flow.h"

namespace crus::sheet {

/// How much is said, from where to press and what to spare up to every technique step by step.
enum class Detail { kBrief, kShort, kSteps, kFull };

/// A name of each point that is short enough to stand beside its X and is the point's alone: "SOL 2". Muscles
/// that share a code count their points through, in atlas order.
std::map<std::string, std::string> pointCodes(const Atlas& atlas);

/// One block per point, in this order. \param notes  the user's own words by TriggerPoint::id; long ones are
/// cut.
std::vector<Block> cardBlocks(const std::vector<const TriggerPoint*>& points, const Atlas& atlas,
                              const std::map<std::string, std::string>& notes, Detail detail);

/// The lines at the foot of every card.
inline constexpr const char* kClotWarning =
    "Never press a calf that is newly swollen, hot, red or very painful: it may be a blood clot, so seek "
    "help at once. "
    "Stop for tingling, numbness, throbbing or new weakness. Keep tools off the hollow of the knee, the "
    "fibular head, the "
    "shin bone, the Achilles tendon and the hollow behind the inner ankle.";
inline constexpr const char* kNotAdvice =
    "For learning. This card is not a medical device, gives no diagnosis and does not replace a clinician. "
    "Points and "
    "zones are approximate and differ between people.";
inline constexpr const char* kCredit =
    "Anatomy from BodyParts3D, © The Database Center for Life Science, CC BY 4.0. Models, knowledge and this "
    "card: Crus, "
    "CC BY-SA 4.0.";

}  // namespace crus::sheet
