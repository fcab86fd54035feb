// A muscle's page: names, attachments, action, nerve, its points, what it is linked with.
#include <string>

#include "app/panels/my_journal.h"
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

std::string rounded(float value, int digits) {
  std::string text = std::to_string(value);
  text.resize(text.find('.') + static_cast<std::size_t>(digits) + (digits > 0 ? 1U : 0U));
  return text;
}

std::string sharedWords(const Ui& ui, const MuscleVolume& volume) {
  std::vector<std::string> others;
  for (const std::string& id : volume.sharedWith)
    if (const Muscle* other = ui.world().atlas.muscle(id)) others.push_back(other->name);
  return others.empty() ? "" : ", measured together with " + listed(others);
}

/// How large it is and how it is built, as measured.
void readSize(const Ui& ui, const Muscle& muscle) {
  const bool any = muscle.belly || muscle.volume || muscle.architecture;
  if (!any || !section(ui, "size", "Size and build", false)) return;
  if (const std::optional<BellySpan>& belly = muscle.belly) {
    labelled(ui, "Its flesh",
             "From " + rounded(100.0F * belly->h.low, 0) + " to " + rounded(100.0F * belly->h.high, 0) +
                 " % of the way from ankle to knee, on the measured leg.");
    sourceNote(ui, "size/belly", belly->confidence, belly->sources);
  }
  if (const std::optional<MuscleVolume>& volume = muscle.volume) {
    std::string words =
        rounded(volume->cm3, 0) + " cm³ in a living body of 1.71 m and 72 kg" + sharedWords(ui, *volume);
    if (volume->ownShareCm3 > 0.0F)
      words +=
          "; about " + rounded(volume->ownShareCm3, 0) + " cm³ of it are its own, by the masses of specimens";
    labelled(ui, "Volume", sentence(words));
    sourceNote(ui, "size/volume", volume->confidence, volume->sources);
  }
  if (const std::optional<Architecture>& built = muscle.architecture) {
    labelled(ui, "Build",
             "Fibres of " + rounded(built->fibreLengthCm, 1) + " cm at " +
                 rounded(built->pennationDegrees, 0) + "°, " + rounded(built->pcsaCm2, 1) +
                 " cm² across all of them, " + rounded(built->massGrams, 0) +
                 " g: the mean of elderly specimens.");
    sourceNote(ui, "size/build", built->confidence, built->sources);
  }
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
  drawMyNotes(ui, muscle.id);
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
  readSize(ui, muscle);
  readPlan(ui);
  readLinks(ui, muscle);
  readSources(ui, muscle.sources);
}

}  // namespace crus
