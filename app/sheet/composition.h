// How the card is laid out: which arrangement, how large the legs, how much is said and in what size. Pure
// but for the widths of words.
#pragma once

#include <string>
#include <vector>

#include "app/sheet/card_text.h"
#include "app/sheet/figures.h"
#include "app/sheet/text_flow.h"

namespace crus::sheet {

inline constexpr float kPageMargin = 10.0F;  // millimetres
inline constexpr float kColumnGap = 5.0F;

/// What the head, the legend and the text say.
struct CardContent {
  std::string title, subtitle;  // "5 points - 25 November 2026"
  std::string sideTag;          // "RIGHT LEG"
  std::vector<const TriggerPoint*> points;
  std::map<std::string, std::string> notes;
  float insetMm = 0.0F;  // height of the figure of the body; 0: nothing is felt off the leg
  bool presses = false;  // rings are drawn
  bool hatched = false;  // caution zones are drawn
  bool spillover = false;
};

/// A page but for its figures and its inset: those are drawn where the plan says.
struct CardPlan {
  FigurePlan figures;
  Area inset;               // empty without one
  std::vector<Mark> marks;  // head, captions, legend, text, foot
  Detail detail = Detail::kBrief;
  float textPt = 0.0F;
};

/// The best plan that fits: the most words, then the largest type, then the largest legs. \return Error when
/// not even the least fits on the page.
engine::Result<CardPlan> planCard(const CardContent& content, const std::vector<FigureShape>& shapes,
                                  Side side, glm::vec2 pageMm, const Atlas& atlas, const Typeface& face);

}  // namespace crus::sheet
