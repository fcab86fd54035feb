#include "app/panels/panels.h"

#include "app/panels/my_journal.h"
#include "app/panels/parts.h"

namespace crus {
namespace {

void drawBesideTheLeg(const Ui& ui) {
  const PanelContext& context = ui.context;
  drawToolbar(ui);
  if (context.state.panels) {
    drawMuscleList(ui);
    drawReadingPanel(ui);
  }
  drawLegend(ui);
  if (context.state.section.on) drawSectionBar(ui);
  const AppState& state = context.state;
  const bool page = state.help || state.about || state.settings || state.palette || state.pathQuestion;
  if (!page) drawEdges(ui);
  if (context.state.pinning) drawPinAim(ui);
  if (context.under != nullptr && !context.state.menu) {
    drawUnderThumb(ui);
  } else {
    drawNameTag(ui);
  }
}

}  // namespace

void drawPanels(const PanelContext& context, const Fonts& fonts, std::vector<Command>& commands) {
  const Ui ui{context, fonts, paletteOf(context.state.theme), commands};
  const AppState& state = context.state;
  if (state.release) {
    drawRelease(ui);
  } else {
    drawBesideTheLeg(ui);
  }
  drawOrientation(ui);
  drawMessageLine(ui);
  if (!state.release && !state.contact) drawHintLine(ui);
  drawLoading(ui);
  if (state.menu) drawMenu(ui);
  if (state.help) drawHelp(ui);
  if (state.about) drawAbout(ui);
  if (state.settings) drawSettings(ui);
  if (state.palette) drawPalette(ui);
  if (state.pathQuestion) drawPathQuestion(ui);
}

}  // namespace crus
