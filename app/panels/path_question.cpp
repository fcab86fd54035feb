// A small dialog that asks for the name of a file.
#include "app/panels/overlay.h"
#include "app/panels/parts.h"
#include "app/panels/text_field.h"
#include "app/panels/widgets.h"

namespace crus {

void drawPathQuestion(const Ui& ui) {
  const PathQuestion& question = *ui.state().pathQuestion;
  const bool saving = question.saving;
  if (beginOverlay(ui, "##path", saving ? "Save the view" : "Open a saved view", 560.0F, 270.0F))
    ui.emit(Escape{});
  muted(ui, saving ? "Where? Enter saves, Esc leaves everything as it is."
                   : "Which file? Enter opens it, Esc leaves.");
  gap(ui, 4.0F);
  if (const auto typed = textField(ui, "path", question.path, "a file, such as views/heel.json")) {
    ui.emit(AskPath{saving, *typed});
  }
  if (question.replaces) {
    gap(ui, 4.0F);
    const Callout box{ui, Tone::kCaution};
    body(ui, "That file is there already. Enter once more replaces it.");
  }
  gap(ui, 6.0F);
  const std::string_view label = !saving ? "Open" : question.replaces ? "Replace" : "Save";
  if (button(ui, "path/take", label, ButtonLook{true, false, Type::kBody})) ui.emit(TakeChoice{});
  endOverlay();
}

}  // namespace crus
