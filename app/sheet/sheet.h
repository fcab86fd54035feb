// The card to print: the whole diagram, or only chosen points, on one page.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "app/leg/leg.h"
#include "app/sheet/figures.h"
#include "app/sheet/page.h"
#include "app/sheet/typeface.h"
#include "app/state/state.h"
#include "app/view/body_figure.h"

namespace crus::sheet {

enum class Paper { kA4, kLetter };

struct CardRequest {
  std::vector<std::string> points;  // TriggerPoint ids, drawn in atlas order; empty: all
  Side side = Side::kRight;
  Paper paper = Paper::kA4;
  std::string isoDate;                       // YYYY-MM-DD, printed in words
  std::map<std::string, std::string> notes;  // the user's own words, by TriggerPoint id
};

struct Card {
  Page page;
  std::map<FigureKind, std::vector<std::string>> shown;  // the points whose X stands on each figure
};

/// Needs an OpenGL context. \param figure  for what is felt off the leg; null: that is only said in words.
/// \return Error when a point is unknown, the model has no charts, or the page cannot hold it all.
engine::Result<Card> drawCard(const Leg& leg, const BodyFigure* figure, const CardRequest& request,
                              const Typeface& face);

/// Draws the card and writes it; the end of the name says as what. Needs an OpenGL context. \return Error
/// with file and reason; then nothing is left behind.
engine::Status printCard(const Leg& leg, const CardRequest& request, const std::filesystem::path& file);

/// Today, or the day of SOURCE_DATE_EPOCH (UTC) where that is set, as YYYY-MM-DD.
std::string todayIso();
/// "2026-11-25" -> "25 November 2026"; empty when it is no date.
std::string dateInWords(const std::string& iso);

}  // namespace crus::sheet
