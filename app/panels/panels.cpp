#include "app/panels/panels.h"

#include "app/panels/parts.h"

namespace crus {

void drawPanels(const PanelContext& context, const Fonts& fonts, std::vector<Command>& commands) {
  const Ui ui{context, fonts, paletteOf(context.state.theme), commands};
  drawToolbar(ui);
  if (context.state.panels) {
    drawMuscleList(ui);
    drawReadingPanel(ui);
  }
  drawLegend(ui);
  if (context.state.section.on) drawSectionBar(ui);
  if (context.under != nullptr && !context.state.menu) {
    drawUnderThumb(ui);
  } else {
    drawNameTag(ui);
  }
  drawMessageLine(ui);
  if (context.state.menu) drawMenu(ui);
  if (context.state.help) drawHelp(ui);
  if (context.state.about) drawAbout(ui);
}

}  // namespace crus
