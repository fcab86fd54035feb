// Credits, licences, and once what this is not.
#include "app/panels/overlay.h"
#include "app/panels/parts.h"
#include "app/panels/widgets.h"

namespace crus {

void drawAbout(const Ui& ui) {
  if (beginOverlay(ui, "##about", "Crus", 560.0F)) ui.emit(SetAbout{false});
  body(ui, "An atlas of the lower leg for people who treat their own trigger points.");
  gap(ui, 8.0F);
  body(ui,
       "It is for learning and is not medical advice. The science of trigger points is disputed, and real "
       "points and "
       "pain differ between people; places and zones are approximate. See a clinician when in doubt, and "
       "when pain "
       "stays, spreads or wakes you.");
  gap(ui, 8.0F);
  separator(ui);
  gap(ui, 8.0F);
  labelled(ui, "Anatomy", "BodyParts3D, © The Database Center for Life Science, CC BY 4.0");
  gap(ui, 4.0F);
  labelled(ui, "Model and measured figures", "CC BY-SA 4.0");
  gap(ui, 4.0F);
  labelled(ui, "Program", "MIT licence");
  gap(ui, 4.0F);
  labelled(ui, "Built on",
           "GLFW, Dear ImGui, FreeType, GLM, tinygltf, stb, libdeflate, toml++, JSON for Modern C++");
  gap(ui, 8.0F);
  if (!ui.context.status.empty()) {
    separator(ui);
    gap(ui, 4.0F);
    muted(ui, ui.context.status);
  }
  endOverlay();
}

}  // namespace crus
