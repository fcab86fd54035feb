// A muscle's page: names, attachments, action, nerve, its points, what it is linked with.
#include <string>

#include "app/panels/parts.h"
#include "app/panels/widgets.h"
#include "app/panels/words.h"
#include "app/state/visibility.h"

namespace crus {
namespace {

void actions(const Ui& ui, const Muscle& muscle) {
  const auto next = [&](std::string_view label) {
    ImGui::SameLine(0.0F, ui.px(6.0F));
    if (ImGui::GetContentRegionAvail().x < buttonWidth(ui, label)) ImGui::NewLine();
  };
  bool any = false;
  if (!muscle.points.empty()) {
    bool on = true;
    for (const std::string& id : muscle.points) on = on && ui.state().zones.contains(id);
    if (button(ui, "page/zone", on ? "Referred pain on" : "Referred pain off",
               ButtonLook{on, false, Type::kSmall})) {
      ui.emit(SetZone{muscle.id, !on});
    }
    any = true;
  }
  if (!isOnModel(muscle, ui.world())) {
    muted(ui, "Not on this model");
    return;
  }
  const bool shown = isMuscleVisible(ui.state(), muscle, ui.world());
  const std::string_view hide = shown ? "Hide" : "Show";
  if (any) next(hide);
  if (button(ui, "page/hide", hide)) ui.emit(SetVisible{muscle.id, !shown});
  const bool isolated = !ui.state().isolated.empty();
  const std::string_view only = isolated ? "Show the rest" : "Only this muscle";
  next(only);
  if (button(ui, "page/isolate", only)) ui.emit(Isolate{isolated ? std::string{} : muscle.id});
}

}  // namespace

void readMuscle(const Ui& ui, const Muscle& muscle) {
  pageHead(ui, &muscle, capitalised(muscle.compartment), muscle.name, muscle.latin);
  actions(ui, muscle);

  if (!muscle.points.empty() &&
      section(ui, "points", muscle.points.size() == 1 ? "Its trigger point" : "Its trigger points", true)) {
    for (const std::string& id : muscle.points) {
      if (const TriggerPoint* point = ui.world().atlas.point(id)) {
        ImGui::PushID("page");  // the same rows stand in the list
        if (linkText(ui, "page/point/" + id, point->name, Type::kStrong)) ui.emit(GoTo{id});
        ImGui::PopID();
        body(ui, point->location.words.text);
        gap(ui, 4.0F);
      }
    }
  }
  if (section(ui, "anatomy", "Anatomy", true)) {
    labelled(ui, "From", sentence(muscle.origin));
    labelled(ui, "To", sentence(muscle.insertion));
    labelled(ui, "What it does", sentence(capitalised(listed(muscle.actions))));
    std::string nerve = capitalised(muscle.nerve);
    if (!muscle.roots.empty()) nerve += ", " + listed(muscle.roots);
    labelled(ui, "Nerve", sentence(nerve));
    if (!muscle.synonyms.empty()) labelled(ui, "Also called", sentence(listed(muscle.synonyms)));
    sourceNote(ui, "anatomy", muscle.confidence, muscle.sources);
  }
  readLinks(ui, muscle);
  readSources(ui, muscle.sources);
}

}  // namespace crus
