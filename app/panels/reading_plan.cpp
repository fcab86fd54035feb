// In which order to treat what is lit and selected: key points before what they feed, releases before
// stretches.
#include <algorithm>
#include <set>
#include <string>

#include "app/atlas/linkage.h"
#include "app/panels/parts.h"
#include "app/panels/widgets.h"
#include "app/panels/words.h"

namespace crus {
namespace {

std::string pointName(const Ui& ui, const std::string& id) {
  const TriggerPoint* point = ui.world().atlas.point(id);
  return point != nullptr ? point->name : cleaned(id);
}

std::string pointNames(const Ui& ui, const std::vector<std::string>& ids) {
  std::vector<std::string> names;
  for (const std::string& id : ids) names.push_back(pointName(ui, id));
  return listed(names);
}

/// A link's reason with its source; each reason is told once on a page.
void reasons(const Ui& ui, const std::string& name, const std::vector<Link>& links,
             std::set<std::string>& told) {
  for (const Link& link : links) {
    if (!told.insert(link.id).second) continue;
    body(ui, link.why.text);
    sourceNote(ui, name + "/" + link.id, link.why.confidence, link.why.sources);
  }
}

void releaseStep(const Ui& ui, const PlanStep& step, std::set<std::string>& told) {
  const Atlas& atlas = ui.world().atlas;
  if (linkText(ui, "plan/" + step.point, pointName(ui, step.point), Type::kStrong)) ui.emit(GoTo{step.point});
  if (ImGui::IsItemHovered()) ui.hovers(step.point);
  if (const Release* release = atlas.release(step.technique))
    muted(ui, sentence("Release: " + release->name));
  if (step.after.empty()) return;
  muted(ui, "After " + pointNames(ui, step.after) + (step.because.empty() ? "." : ", because:"));
  reasons(ui, "plan/" + step.point, step.because, told);
}

void stretchStep(const Ui& ui, const PlanStep& step) {
  const Stretch* stretch = ui.world().atlas.stretch(step.technique);
  paragraph(ui, Type::kStrong, ui.colors.text, stretch != nullptr ? stretch->name : cleaned(step.technique));
  muted(ui, sentence("Stretch, after the release of " + pointNames(ui, step.after)));
}

/// The number in a disc before an entry, like the steps of a technique.
void numbered(const Ui& ui, int number) {
  const std::string digits = std::to_string(number);
  const ImVec2 start = ImGui::GetCursorScreenPos();
  const float radius = ui.px(11.0F);
  const ImVec2 centre{start.x + radius, start.y + ui.px(12.0F)};
  ImGui::GetWindowDrawList()->AddCircleFilled(centre, radius, ink(ui.colors.selected));
  const ImVec2 size = measure(ui, Type::kSmall, digits);
  drawText(ui, ImGui::GetWindowDrawList(), Type::kSmall, {centre.x - 0.5F * size.x, centre.y - 0.5F * size.y},
           ink(ui.colors.text), digits);
}

/// Muscles that were not chosen and that the chosen ones are tied to.
void lookToo(const Ui& ui, const std::string& name, std::string_view words,
             const std::vector<Reached>& found) {
  constexpr std::size_t kMost = 4;
  if (found.empty()) return;
  gap(ui, 4.0F);
  muted(ui, words);
  for (std::size_t i = 0; i < std::min(found.size(), kMost); ++i) {
    const Muscle* muscle = ui.world().atlas.muscle(found[i].node);
    if (muscle == nullptr) continue;
    if (linkText(ui, name + muscle->id, muscle->name, Type::kSmall)) ui.emit(GoTo{muscle->id});
    if (!found[i].way.empty()) tooltip(ui, found[i].way.back().why.text);
  }
}

}  // namespace

std::vector<std::string> chosenPoints(const AppState& state, const World& world) {
  std::vector<std::string> chosen;
  for (const TriggerPoint& point : world.atlas.points) {
    const bool selected = state.selected == Pick{Pick::Kind::kPoint, point.id} ||
                          state.selected == Pick{Pick::Kind::kMuscle, point.muscle};
    if (selected || state.zones.contains(point.id)) chosen.push_back(point.id);
  }
  return chosen;
}

void readPlan(const Ui& ui) {
  const std::vector<std::string> chosen = chosenPoints(ui.state(), ui.world());
  if (chosen.empty()) return;
  const std::string title =
      "In which order" + (chosen.size() > 1 ? " (" + std::to_string(chosen.size()) + " points)" : "");
  if (!section(ui, "plan", title, chosen.size() > 1)) return;
  const TreatmentPlan plan = planTreatment(ui.world().atlas, chosen);
  muted(ui, chosen.size() > 1 ? "For the points whose pain is lit, and what is selected."
                              : "For this point. Switch on the pain of others to plan them together.");
  std::set<std::string> told;
  bool ruleTold = false;
  int number = 0;
  for (const PlanStep& step : plan.steps) {
    const bool isStretch = step.kind == PlanStep::Kind::kStretch;
    if (isStretch && !ruleTold) {
      ruleTold = true;
      const Claim& rule = ui.world().atlas.stretchRule;
      const Callout box{ui, Tone::kNeutral};
      body(ui, rule.text);
      sourceNote(ui, "plan/stretch-rule", rule.confidence, rule.sources);
    }
    gap(ui, 4.0F);
    numbered(ui, ++number);
    ImGui::Indent(ui.px(30.0F));
    if (isStretch) {
      stretchStep(ui, step);
    } else {
      releaseStep(ui, step, told);
    }
    ImGui::Unindent(ui.px(30.0F));
  }
  for (const std::vector<std::string>& loop : plan.loops) {
    gap(ui, 4.0F);
    body(ui, sentence(pointNames(ui, loop) + " keep each other going: none has to come first"));
  }
  lookToo(ui, "plan/feeder/", "What may feed them; look there first:", plan.feeders);
  lookToo(ui, "plan/companion/", "Treated in the same round:", plan.companions);
}

}  // namespace crus
